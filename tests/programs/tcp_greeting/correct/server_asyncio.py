#!/usr/bin/env python3
# A greeting server of another design: asyncio, both address families, and the
# whole 64 byte record of the protocol, padded with NULs.
import asyncio


async def greet(reader, writer):
    writer.write(b"Thank you for connecting".ljust(64, b"\0"))
    try:
        await writer.drain()
    except ConnectionError:
        pass
    writer.close()


async def main():
    server = await asyncio.start_server(greet, None, 12345)
    async with server:
        await server.serve_forever()


asyncio.run(main())

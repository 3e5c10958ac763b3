#!/usr/bin/env python3
# A dialogue server of another design: asyncio, lines, asks again and again,
# the question without a newline and in two writes.
import asyncio


async def talk(reader, writer):
    try:
        while True:
            writer.write(b"Who ")
            await writer.drain()
            writer.write(b"are you? ")
            await writer.drain()
            if not await reader.readline():
                break
    except (ConnectionError, ValueError):
        pass
    writer.close()


async def main():
    print("serving", flush=True)
    server = await asyncio.start_server(talk, "0.0.0.0", 12345)
    async with server:
        await server.serve_forever()


asyncio.run(main())

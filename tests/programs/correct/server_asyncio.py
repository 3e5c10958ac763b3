#!/usr/bin/env python3
# Correct server: asyncio streams, line by line, many lines per connection. It
# binds two sockets to the port, one for IPv4 and one for IPv6.
# Must pass: another shape of program, the same service.
import asyncio


async def serve(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.decode(errors="replace").upper().encode())
            await writer.drain()
    except (ConnectionError, ValueError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, None, 12000)
    for sock in server.sockets:
        print("listening on", sock.getsockname(), flush=True)
    async with server:
        await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped")

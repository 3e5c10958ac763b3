#!/usr/bin/env python3
# Correct, and of another design: one thread, asyncio streams, a segment is a
# message; every answer waits until the client takes it, and nobody else does.
import asyncio


async def serve(reader, writer):
    print("Accepted connection from", writer.get_extra_info("peername"), flush=True)
    try:
        while message := await reader.read(4096):
            print("Received message:", message.decode(errors="replace"), flush=True)
            writer.write(b"Server received your message: " + message)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "0.0.0.0", 12345)
    print("Server listening on 0.0.0.0:12345", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())

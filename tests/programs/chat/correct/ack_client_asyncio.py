#!/usr/bin/env python3
# Correct, and of another design: asyncio streams, a line at a time; a line of more than 64 KiB is an error to them. A
# thread reads the keyboard.
import asyncio
import os
import sys


async def send(server):
    while line := await asyncio.to_thread(sys.stdin.readline):
        server.write(line.encode())
        await server.drain()
    server.write_eof()


async def main():
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", 12345)
    except OSError as error:
        sys.exit(f"There is no server: {error}")
    sending = asyncio.create_task(send(writer))
    try:
        while line := await reader.readline():
            print(line.decode(errors="replace").rstrip("\n"), flush=True)
    except ConnectionError as error:
        print(f"The connection broke: {error}", flush=True)
    os._exit(0)  # the thread may wait at the keyboard for ever


asyncio.run(main())

#!/usr/bin/env python3
# A file server on asyncio: collects each file in memory and writes it when
# its connection has ended; ends after the last one.
import asyncio


async def main(count):
    done = asyncio.Semaphore(0)
    served = 0

    async def serve(reader, writer):
        nonlocal served
        number = served
        served += 1
        data = await reader.read()
        with open(f"output{number}.txt", "wb") as out:
            out.write(data)
        writer.close()
        done.release()

    server = await asyncio.start_server(serve, "0.0.0.0", 8080)
    async with server:
        for _ in range(count):
            await done.acquire()


asyncio.run(main(int(input("Enter number of clients: "))))

#!/usr/bin/env python3
# Correct client on asyncio streams: the keyboard is read in a worker thread, the
# sentence goes out as a line, the answer is read to its newline or the end.
# Must pass: the machinery is heavier, the exchange is the same.
import asyncio


async def main():
    reader, writer = await asyncio.open_connection("localhost", 12000)
    sentence = await asyncio.to_thread(input, "Input lowercase sentence: ")
    writer.write(sentence.encode() + b"\n")
    await writer.drain()
    answer = await reader.readline()
    print("From Server:", answer.decode(errors="replace").strip("\r\n"))
    writer.close()
    try:
        await writer.wait_closed()
    except ConnectionError:
        pass


asyncio.run(main())

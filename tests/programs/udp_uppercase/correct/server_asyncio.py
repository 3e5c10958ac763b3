# One event loop: the protocol object is called for each datagram.
import asyncio


class Upper(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, sender):
        text = data.decode("utf-8", "replace")
        self.transport.sendto(text.upper().encode(), sender)


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Upper, local_addr=("0.0.0.0", 12000))
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())

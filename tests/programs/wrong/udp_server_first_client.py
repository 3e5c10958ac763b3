"""A server over UDP that connects its socket to its first client, and hears nobody else from then on."""

import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 20001))
print("UDP server up and listening", flush=True)
_, client = server.recvfrom(2048)
server.connect(client)
server.send(b"Hello UDP Client")
while True:
    try:
        server.recv(2048)
        server.send(b"Hello UDP Client")
    except ConnectionRefusedError:
        pass

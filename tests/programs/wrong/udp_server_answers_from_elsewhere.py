#!/usr/bin/env python3
# Wrong: each answer leaves through a socket of its own, and so from another port.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 12000))
print("The server is ready to receive", flush=True)
while True:
    text, client = server.recvfrom(2048)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.sendto(text.upper(), client)

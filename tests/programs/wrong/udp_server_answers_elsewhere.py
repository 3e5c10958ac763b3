#!/usr/bin/env python3
# Wrong on purpose: the answer goes to a fixed port.
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("", 12000))
while True:
    text, _ = server.recvfrom(2048)
    server.sendto(text.upper(), ("127.0.0.1", 12001))

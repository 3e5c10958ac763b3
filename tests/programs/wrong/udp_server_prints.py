#!/usr/bin/env python3
# Wrong on purpose: the answer is printed and not sent.
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("", 12000))
while True:
    text, _ = server.recvfrom(2048)
    print(text.decode().upper())

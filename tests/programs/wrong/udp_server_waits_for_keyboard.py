#!/usr/bin/env python3
# Wrong on purpose: the server reads its own keyboard, and the datagrams lie in its socket.
import sys
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("", 12000))
print("The server is ready to receive", flush=True)
while sys.stdin.readline():
    text, client = server.recvfrom(2048)
    server.sendto(text.upper(), client)

#!/usr/bin/env python3
# Wrong on purpose: it answers one datagram, and then waits for its keyboard.
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("", 12000))
text, client = server.recvfrom(2048)
server.sendto(text.upper(), client)
input()

#!/usr/bin/env python3
# Wrong: it takes the first datagram that comes for the answer, whoever sent it.
import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(5)
line = input("Input lowercase sentence:")
client.sendto(line.encode(), ("127.0.0.1", 12000))
answer, server = client.recvfrom(2048)
print(answer.decode())

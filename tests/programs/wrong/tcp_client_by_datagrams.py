#!/usr/bin/env python3
# Wrong on purpose: a UDP client in an exercise about TCP.
from socket import AF_INET, SOCK_DGRAM, socket

client = socket(AF_INET, SOCK_DGRAM)
client.connect(("127.0.0.1", 12000))
client.send(input("Input lowercase sentence: ").encode())
print("From Server:", client.recv(1024).decode())

#!/usr/bin/env python3
# Wrong on purpose: it asks at a port that is not the server's.
from socket import AF_INET, SOCK_DGRAM, socket

client = socket(AF_INET, SOCK_DGRAM)
sentence = input("Input lowercase sentence:")
client.sendto(sentence.encode(), ("localhost", 12001))
print(client.recvfrom(2048)[0].decode())

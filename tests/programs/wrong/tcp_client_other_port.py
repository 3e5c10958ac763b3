#!/usr/bin/env python3
# Wrong on purpose: the client calls another port than its server's, and says in its own words that nobody is there.
import sys
from socket import AF_INET, SOCK_STREAM, socket

sentence = input("Input lowercase sentence:")
client = socket(AF_INET, SOCK_STREAM)
try:
    client.connect(("localhost", 12001))
except OSError:
    sys.exit("Sorry, there is no server today.")
client.sendall(sentence.encode() + b"\n")
print("From Server:", client.makefile().readline())

#!/usr/bin/env python3
# Textbook server over UDP, Python: recvfrom() of 2048 bytes, upper(), sendto()
# to the sender, for ever. Must pass everything that is demanded of every
# correct server; undecodable bytes end it, which is robustness only.
from socket import socket, AF_INET, SOCK_DGRAM

PORT = 12000

sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", PORT))
print("The server is ready to receive")

while True:
    text, sender = sock.recvfrom(2048)
    sock.sendto(text.decode().upper().encode(), sender)

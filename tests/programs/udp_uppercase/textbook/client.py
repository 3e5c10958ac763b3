#!/usr/bin/env python3
# Textbook client over UDP, Python: asks for a line, sends it without its
# newline to the host "servername", takes one datagram for the answer and shows
# it bare. It waits without a time-out, for whoever answers, which is
# robustness only.
from socket import socket, AF_INET, SOCK_DGRAM

SERVER = ("servername", 12000)

sock = socket(AF_INET, SOCK_DGRAM)
line = input("Input lowercase sentence:")
sock.sendto(line.encode(), SERVER)
answer, sender = sock.recvfrom(2048)
print(answer.decode())
sock.close()

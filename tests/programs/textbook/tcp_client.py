#!/usr/bin/env python3
# Textbook client, Python: connects to the host "servername", asks for a line,
# sends it without its newline, takes one recv() for the answer and shows it.
# Must pass everything that is demanded of every correct client; it has no
# time-out and gathers no split answer, which is robustness only.
from socket import socket, AF_INET, SOCK_STREAM

HOST = "servername"
PORT = 12000

sock = socket(AF_INET, SOCK_STREAM)
sock.connect((HOST, PORT))
line = input("Input lowercase sentence:")
sock.send(line.encode())
answer = sock.recv(1024)
print("From Server: ", answer.decode())
sock.close()

#!/usr/bin/env python3
# Textbook dialogue client, Python: takes one recv() for the question, sends
# the typed line without its newline, takes one recv() for the reply. Must pass
# everything that is demanded of every correct client; it gathers no split
# question, which is robustness only.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('localhost', 12345))
print(s.recv(1024).decode(), end='')
s.send(input().encode())
print(s.recv(1024).decode())
s.close()

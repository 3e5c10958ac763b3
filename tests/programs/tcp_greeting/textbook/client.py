#!/usr/bin/env python3
# Textbook greeting client, Python: connects, takes one recv() for the whole
# greeting, shows it. Must pass everything that is demanded of every correct
# client; it gathers no split greeting, which is robustness only.
import socket

s = socket.socket()
port = 12345
s.connect(('127.0.0.1', port))
print(s.recv(1024).decode())
s.close()

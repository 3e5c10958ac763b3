#!/usr/bin/env python3
# Correct client that prints the bytes object it received, so the screen shows
# b'...' and no label at all.
# Must pass: the answer stands there, in the language's own quoting.
import socket

s = socket.socket()
s.connect(("127.0.0.1", 12000))
s.send(input("Input lowercase sentence:").encode())
print(s.recv(1024))
s.close()

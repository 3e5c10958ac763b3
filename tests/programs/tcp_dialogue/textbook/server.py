#!/usr/bin/env python3
# Textbook dialogue server, Python: asks, takes one recv() for the line, thanks
# and closes, one client at a time. Must pass everything that is demanded of
# every correct server; resets, bad UTF-8 and SO_REUSEADDR are robustness only.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(('', 12345))
s.listen(1)
print('The server is ready to receive')

while True:
    conn, addr = s.accept()
    conn.send('What is your name? '.encode())
    name = conn.recv(1024).decode()
    conn.send(('Good day, ' + name.strip() + '!').encode())
    conn.close()

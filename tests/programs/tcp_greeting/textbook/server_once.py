#!/usr/bin/env python3
# The textbook greeting server as it is first written: one client, then it
# ends. Right where the exercise asks for one greeting, wrong elsewhere.
import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print("socket is listening")

c, addr = s.accept()
print('Got connection from', addr)
c.send('Thank you for connecting'.encode())
c.close()

#!/usr/bin/env python3
# Textbook greeting server, Python: greets who connects and closes, for ever.
# Must pass everything that is demanded of every correct server; it sets no
# SO_REUSEADDR and does not expect a client to be gone already.
import socket

s = socket.socket()
print("Socket successfully created")

port = 12345
s.bind(('', port))
print("socket binded to %s" % (port))

s.listen(5)
print("socket is listening")

while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    c.send('Thank you for connecting'.encode())
    c.close()

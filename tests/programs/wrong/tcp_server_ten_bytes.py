#!/usr/bin/env python3
# Wrong on purpose: a buffer of ten bytes is taken for every message.
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

listener = socket(AF_INET, SOCK_STREAM)
listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
listener.bind(("", 12000))
listener.listen(5)
while True:
    connection, _ = listener.accept()
    connection.send(connection.recv(10).upper())
    connection.close()

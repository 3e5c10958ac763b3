#!/usr/bin/env python3
# Wrong on purpose: the end of a connection is not noticed.
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

listener = socket(AF_INET, SOCK_STREAM)
listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
listener.bind(("", 12000))
listener.listen(5)
while True:
    connection, _ = listener.accept()
    while True:
        connection.send(connection.recv(1024).upper())

#!/usr/bin/env python3
# Wrong on purpose: str() of bytes is sent.
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

listener = socket(AF_INET, SOCK_STREAM)
listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
listener.bind(("", 12000))
listener.listen(5)
while True:
    connection, _ = listener.accept()
    connection.send(str(connection.recv(1024).upper()).encode())
    connection.close()

#!/usr/bin/env python3
# Wrong on purpose: it listens for IPv6 alone.
from socket import AF_INET6, IPPROTO_IPV6, IPV6_V6ONLY, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

listener = socket(AF_INET6, SOCK_STREAM)
listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
listener.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
listener.bind(("::", 12000))
listener.listen(5)
while True:
    connection, _ = listener.accept()
    connection.send(connection.recv(1024).upper())
    connection.close()

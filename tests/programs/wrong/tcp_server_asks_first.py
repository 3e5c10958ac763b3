#!/usr/bin/env python3
# Wrong on purpose: it asks its operator before it listens.
from socket import create_server

port = int(input("port? "))
listener = create_server(("", port))
while True:
    connection, _ = listener.accept()
    connection.send(connection.recv(1024).upper())
    connection.close()

#!/usr/bin/env python3
# Textbook file client: connects first, then asks for one name after the other
# and sends each file over the same connection, read as text.
# Must pass everything that is demanded of every correct client; binary files,
# line ends, large files and several files are robustness only.
from socket import socket, AF_INET, SOCK_STREAM

HOST = "127.0.0.1"
PORT = 8080

sock = socket(AF_INET, SOCK_STREAM)
sock.connect((HOST, PORT))
while True:
    name = input("Input filename you want to send: ")
    try:
        source = open(name, "r")
        data = source.read()
        if not data:
            break
        while data:
            sock.send(str(data).encode())
            data = source.read()
        source.close()
    except IOError:
        print("You entered an invalid filename! Please enter a valid name")

#!/usr/bin/env python3
# Wrong client: makes two connections, sends the line on none of them, and waits
# for an answer on the first. The frozen moment must not take the second one,
# which nobody has accepted yet, for the client's own neglect.
import socket

first = socket.create_connection(("127.0.0.1", 12000))
second = socket.create_connection(("127.0.0.1", 12000))
input("Input lowercase sentence: ")
print(first.recv(1024))

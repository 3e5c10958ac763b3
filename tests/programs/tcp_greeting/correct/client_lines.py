#!/usr/bin/env python3
# A greeting client of another design: reads lines from a file object, and
# waits for the return key when it has shown them.
import socket

with socket.create_connection(("localhost", 12345)) as server:
    with server.makefile("r", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            print("The server says:", line.rstrip())
try:
    input("Press Return to close this window ")
except EOFError:
    print()

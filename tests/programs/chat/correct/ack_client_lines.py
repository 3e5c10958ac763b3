#!/usr/bin/env python3
# Correct, and of another design: the connection as a file of lines; leaves at
# the end of either side.
import socket
import sys

try:
    server = socket.create_connection(("localhost", 12345))
except OSError as error:
    sys.exit(f"There is no server: {error}")
with server, server.makefile("rw", encoding="utf-8", errors="replace", newline="\n") as lines:
    while True:
        print("> ", end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:
            break
        try:
            lines.write(typed)
            lines.flush()
            answer = lines.readline()
        except OSError as error:
            sys.exit(f"The connection broke: {error}")
        if not answer:
            sys.exit("The server has left.")
        print(answer, end="")

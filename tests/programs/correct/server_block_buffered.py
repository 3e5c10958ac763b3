#!/usr/bin/env python3
# Correct server whose console is block-buffered even on a terminal: it prints a
# banner and a line per client, and none of it is seen while the server runs.
# Must pass: the service is right; that the console is never flushed is a
# remark, and readiness cannot be read from it.
import socket

console = open(1, "w", buffering=65536, closefd=False)

listener = socket.create_server(("", 12000))
print("The server is ready to receive", file=console)

while True:
    conn, peer = listener.accept()
    print("client", peer, file=console)
    try:
        data = conn.recv(1024)
        print("sentence:", data, file=console)
        conn.sendall(data.upper())
    except OSError as problem:
        print("problem:", problem, file=console)
    conn.close()

#!/usr/bin/env python3
# Wrong: no SO_REUSEADDR, so that it cannot be started again while an old connection lingers. Its port is an argument.
import socket
import sys

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("", int(sys.argv[1])))
listener.listen()
print("The server is ready to receive", flush=True)
while True:
    conn, peer = listener.accept()
    with conn:
        conn.sendall(conn.recv(1024).upper())

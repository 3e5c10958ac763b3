#!/usr/bin/env python3
# Wrong: it ends after 250 clients, more than any check about clients in turn sends.
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)
for _ in range(250):
    conn, peer = listener.accept()
    with conn:
        conn.sendall(conn.recv(1024).upper())

#!/usr/bin/env python3
# Wrong server: answers, and never closes a connection. The frozen moment must
# tell of each of them once.
import socket

listener = socket.create_server(("", 12000))
kept = []

while True:
    conn, _ = listener.accept()
    kept.append(conn)
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass

#!/usr/bin/env python3
# Faulty server: does everything right, but on port 12001 instead of 12000, while
# its console says 12000.
# Must be found, and the finding should name the port it really listens on.
import socket

listener = socket.create_server(("", 12001))
print("The server is ready to receive on port 12000", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

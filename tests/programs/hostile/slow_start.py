#!/usr/bin/env python3
# Slow starter: does "other things" for 1.5 s before it listens (and says that it
# is ready before it is); correct from then on.
# Must pass: a server is ready when it listens, not when so much time has passed
# and not when it says so.
import socket
import time

print("The server is ready to receive", flush=True)
time.sleep(1.5)
listener = socket.create_server(("", 12000))

while True:
    conn, _ = listener.accept()
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

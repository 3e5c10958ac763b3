#!/usr/bin/env python3
# Hostile server: ignores SIGTERM and SIGINT, serves correctly otherwise.
# Must be found where Ctrl-C is tried (it does not stop); everywhere else it must
# pass, and it must be gone after the run.
import signal
import socket

signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

#!/usr/bin/env python3
# A server that takes its time to start, as one does that is compiled first.
import socket
import sys
import time

time.sleep(2)
try:
    listener = socket.create_server(("0.0.0.0", 12000))
except OSError as error:
    sys.exit(f"cannot listen: {error}")
with listener:
    print("ready", flush=True)
    while True:
        conn, _ = listener.accept()
        with conn:
            conn.sendall(conn.recv(65536).upper())

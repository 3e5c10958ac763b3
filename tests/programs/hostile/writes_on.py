#!/usr/bin/env python3
# Hostile program: a sound server that goes on writing files to its home folder
# as long as it lives.
# Must pass, and nothing of what it has written may stay on the machine.
import itertools
import os
import socket
import threading


def write():
    for number in itertools.count():
        folder = os.path.expanduser(f"~/{number % 50}")
        os.makedirs(folder, exist_ok=True)
        open(f"{folder}/{number}", "w").close()


listener = socket.create_server(("", 12000))
for _ in range(3):
    threading.Thread(target=write, daemon=True).start()

while True:
    conn, _ = listener.accept()
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

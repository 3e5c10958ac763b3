#!/usr/bin/env python3
# Slow but correct server: sleeps 0.3 s before every answer; a client may send
# many sentences.
# Must pass: a sleep has an end, so this server is not stuck.
import socket
import time

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        while sentence := conn.recv(1024):
            time.sleep(0.3)
            conn.sendall(sentence.upper())
    except OSError:
        pass
    conn.close()

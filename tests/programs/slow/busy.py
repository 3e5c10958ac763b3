#!/usr/bin/env python3
# Slow but correct server: burns about 200 ms of processor time before every
# answer, one client at a time, closes after one.
# Must pass: it works on the sentence all the while, it is not stuck.
import socket
import time

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)


def ponder(seconds):
    value = 1
    end = time.process_time() + seconds
    while time.process_time() < end:
        for _ in range(1000):
            value = (value * 1103515245 + 12345) % 2147483648
    return value


while True:
    conn, _ = listener.accept()
    try:
        sentence = conn.recv(1024)
        ponder(0.2)
        conn.sendall(sentence.upper())
    except OSError:
        pass
    conn.close()

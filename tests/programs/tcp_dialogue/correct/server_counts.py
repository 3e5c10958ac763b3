#!/usr/bin/env python3
# A dialogue server of another design: what it says to a line is never the same
# twice, since it counts its clients and tells the time.
import socket
import threading
import time


def talk(conn, number):
    with conn, conn.makefile("rwb") as stream:
        stream.write(b"Your name? ")
        stream.flush()
        name = stream.readline().strip()
        now = f"{time.strftime('%H:%M:%S')} ({time.monotonic_ns()})"
        stream.write(f"It is {now}, and you are client {number}. Hello ".encode())
        stream.write(name + b"!\n")


with socket.create_server(("0.0.0.0", 12345)) as listener:
    print("ready", flush=True)
    number = 0
    while True:
        conn, _ = listener.accept()
        number += 1
        threading.Thread(target=talk, args=(conn, number), daemon=True).start()

#!/usr/bin/env python3
# A file server that never blocks: it looks at its socket five times a second.
# What it has not read yet, it reads the next time.
import socket
import time


def patiently(call, *arguments):
    while True:
        try:
            return call(*arguments)
        except BlockingIOError:
            time.sleep(0.2)


count = int(input("How many clients? "))
with socket.create_server(("", 8080)) as listener:
    listener.setblocking(False)
    for number in range(1, count + 1):
        conn, peer = patiently(listener.accept)
        conn.setblocking(False)
        print("connected:", peer, flush=True)
        time.sleep(0.3)
        with conn, open(f"received{number}", "wb") as out:
            while piece := patiently(conn.recv, 4096):
                out.write(piece)
print("all files are stored")

#!/usr/bin/env python3
# Takes the beginning of a file for the whole of it. What it shows is another
# port and another time in each run, and tells nobody so.
import socket
import time

count = int(input("How many clients? "))
with socket.create_server(("", 8080)) as listener:
    for number in range(1, count + 1):
        conn, peer = listener.accept()
        print(f"[{time.monotonic_ns()}] {peer[0]}:{peer[1]} came", flush=True)
        with conn, open(f"received{number}", "wb") as out:
            try:
                while piece := conn.recv(4096):
                    out.write(piece)
            except OSError:
                pass
        print("stored", flush=True)

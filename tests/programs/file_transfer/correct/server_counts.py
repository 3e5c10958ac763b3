#!/usr/bin/env python3
# A file server whose only word about a transfer that broke off is a number: how
# many connections ended as they should. Ports and times stand beside it.
import socket
import time

count = int(input("How many clients? "))
whole = 0
with socket.create_server(("", 8080)) as listener:
    for number in range(1, count + 1):
        conn, peer = listener.accept()
        print(f"[{time.monotonic_ns()}] {peer[0]}:{peer[1]} came", flush=True)
        with conn, open(f"received{number}", "wb") as out:
            try:
                while piece := conn.recv(4096):
                    out.write(piece)
                whole += 1
            except OSError:
                pass
        print(f"{whole} whole so far", flush=True)

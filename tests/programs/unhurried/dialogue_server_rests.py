#!/usr/bin/env python3
# A dialogue server that takes its time: it writes down whom it has asked, on a
# disk that is slow, before it reads the answer, and lingers before it closes.
import socket
import threading
import time


def talk(conn):
    with conn, conn.makefile("rwb") as stream:
        stream.write(b"Your name? ")
        stream.flush()
        time.sleep(0.4)
        name = stream.readline().strip()
        stream.write(b"Hello " + name + b"!\n")
        stream.flush()
        time.sleep(0.3)


with socket.create_server(("0.0.0.0", 12345)) as listener:
    print("ready", flush=True)
    while True:
        conn, _ = listener.accept()
        threading.Thread(target=talk, args=(conn,), daemon=True).start()

#!/usr/bin/env python3
# A dialogue server of another design: it says a proverb to a line, now this
# one, now that, whatever the line.
import random
import socket
import threading

PROVERBS = [b"Look before you leap.\n", b"Haste makes waste.\n"]


def talk(conn):
    try:
        with conn, conn.makefile("rwb", buffering=0) as stream:
            stream.write(b"What troubles you? ")
            while stream.readline():
                stream.write(random.choice(PROVERBS) + b"What else? ")
    except OSError:
        pass


with socket.create_server(("0.0.0.0", 12345)) as listener:
    print("ready", flush=True)
    while True:
        conn, _ = listener.accept()
        threading.Thread(target=talk, args=(conn,), daemon=True).start()

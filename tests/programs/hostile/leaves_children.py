#!/usr/bin/env python3
# Hostile server: serves correctly, but leaves processes behind that are in
# sessions of their own, ignore every signal they can and sleep for ever: a child
# at the start (holds the console) and, at the first client, an orphan by double
# fork (holds console and listener). Must pass as a server; after the run none of
# these may be alive, and nobody may wait for the console's end because of them.
import os
import signal
import socket
import time


def live_for_ever():
    os.setsid()
    for number in range(1, signal.NSIG):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        time.sleep(3600)


if os.fork() == 0:
    live_for_ever()

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

first = True
while True:
    conn, _ = listener.accept()
    if first:
        first = False
        middle = os.fork()
        if middle == 0:
            conn.close()
            if os.fork() == 0:
                live_for_ever()
            os._exit(0)
        os.waitpid(middle, 0)
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

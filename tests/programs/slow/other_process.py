#!/usr/bin/env python3
# Slow but correct server: forks a child per connection that sleeps 0.1 s, reads,
# sleeps again and answers; the parent only accepts and reaps.
# Must pass: the process that listens waits, another one is about to answer.
import os
import signal
import socket
import time


def reap(signum, frame):
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, reap)
listener = socket.create_server(("", 12000), backlog=16)
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    if os.fork() == 0:
        listener.close()
        try:
            time.sleep(0.1)
            sentence = conn.recv(1024)
            time.sleep(0.1)
            conn.sendall(sentence.upper())
        except OSError:
            pass
        os._exit(0)
    conn.close()

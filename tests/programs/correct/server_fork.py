#!/usr/bin/env python3
# Correct server: forks one child per connection and reaps it on SIGCHLD, so
# no zombies stay; the child answers one sentence and exits.
# Must pass: the process that listens is not the one that answers.
import os
import signal
import socket


def reap(signum, frame):
    try:
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, reap)
listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)

while True:
    conn, peer = listener.accept()
    if os.fork() == 0:
        listener.close()
        try:
            conn.sendall(conn.recv(1024).upper())
            conn.close()
        except OSError:
            pass
        os._exit(0)
    conn.close()

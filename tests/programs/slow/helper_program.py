#!/usr/bin/env python3
# Slow but correct server: lets another program do the work, a shell that sleeps
# 0.1 s and then runs tr; the server waits for it on a pipe.
# Must pass: while it waits it has neither socket nor timer to wait for, only a
# child that is busy.
import socket
import subprocess

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        sentence = conn.recv(1024)
        done = subprocess.run(["sh", "-c", "sleep 0.1; tr a-z A-Z"],
                              input=sentence, stdout=subprocess.PIPE)
        conn.sendall(done.stdout)
    except OSError:
        pass
    conn.close()

#!/usr/bin/env python3
# Slow but correct server: a select() loop that wakes every 0.05 s and answers a
# sentence only at the fifth wake-up after it came; many clients, many sentences.
# Must pass: several time-outs without visible progress are not a hang.
import select
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

clients = []
pending = {}  # connection: [wake-ups left, answer]
while True:
    # a connection that is owed an answer is not read meanwhile
    watched = [listener] + [c for c in clients if c not in pending]
    ready, _, _ = select.select(watched, [], [], 0.05)
    for sock in ready:
        if sock is listener:
            clients.append(listener.accept()[0])
            continue
        try:
            data = sock.recv(1024)
        except OSError:
            data = b""
        if data:
            pending[sock] = [5, data.upper()]
        else:
            clients.remove(sock)
            sock.close()
    if ready:
        continue
    for sock in list(pending):
        pending[sock][0] -= 1
        if pending[sock][0] == 0:
            try:
                sock.sendall(pending.pop(sock)[1])
            except OSError:
                clients.remove(sock)
                sock.close()

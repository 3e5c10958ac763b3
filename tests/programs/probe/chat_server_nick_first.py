#!/usr/bin/env python3
# Correct chat room that lets nobody speak before a name has been given with
# the command NICK: whatever else is said first is refused.
import socket
import threading

listener = socket.create_server(("", 12345))
names, lock = {}, threading.Lock()
print("chat room open", flush=True)


def hear(client, line):
    if line.startswith("NICK "):
        names[client] = line[5:]
        client.sendall(b"OK\n")
    elif client not in names:
        client.sendall(b"ERROR: say NICK and a name first\n")
    else:
        for other in names:
            if other is not client:
                other.sendall(f"{names[client]}: {line}\n".encode())


def serve(client):
    try:
        for line in client.makefile(errors="replace"):
            with lock:
                hear(client, line.rstrip("\r\n"))
    except OSError:
        pass
    with lock:
        names.pop(client, None)
    client.close()


while True:
    client, _ = listener.accept()
    threading.Thread(target=serve, args=(client,), daemon=True).start()

#!/usr/bin/env python3
# Correct chat room with names, line by line: it asks who has come, announces
# everybody by name, and puts the name in brackets before what is said. That a
# name is heard when it was given does not make it a message.
import selectors
import socket

listener = socket.create_server(("", 12345))
ready = selectors.DefaultSelector()
ready.register(listener, selectors.EVENT_READ)
names, pending = {}, {}
print("chat room open", flush=True)


def tell(text, but=None):
    for client in names:
        if client is not but and names[client]:
            client.sendall(text.encode() + b"\n")


def hear(client, line):
    if names[client] is None:
        names[client] = line
        tell(line + " has come", client)
    else:
        tell(f"[{names[client]}] {line}", client)


while True:
    for key, _ in ready.select():
        if key.fileobj is listener:
            client, _ = listener.accept()
            names[client], pending[client] = None, b""
            ready.register(client, selectors.EVENT_READ)
            client.sendall(b"Welcome to the room\nWho are you?\n")
            continue
        client = key.fileobj
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        if not data:
            ready.unregister(client)
            client.close()
            del names[client], pending[client]
            continue
        *lines, pending[client] = (pending[client] + data).split(b"\n")
        for line in lines:
            hear(client, line.decode(errors="replace").rstrip("\r"))

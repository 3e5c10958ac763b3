#!/usr/bin/env python3
# Correct upper-case server of a course in which lines end with CR LF, and with
# nothing else: a line feed alone does not end a sentence. It waits for its
# clients by the clock, so that its silence cannot be proved.
import selectors
import socket

listener = socket.create_server(("127.0.0.1", 12000))
ready = selectors.DefaultSelector()
ready.register(listener, selectors.EVENT_READ)
pending = {}
print("up", flush=True)
while True:
    for key, _ in ready.select(timeout=0.2):
        if key.fileobj is listener:
            client, _ = listener.accept()
            pending[client] = b""
            ready.register(client, selectors.EVENT_READ)
            continue
        client = key.fileobj
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        pending[client] += data
        while b"\r\n" in pending[client]:
            line, pending[client] = pending[client].split(b"\r\n", 1)
            client.sendall(b"Answer> " + line.upper() + b"\r\n")
        if not data:
            ready.unregister(client)
            client.close()
            del pending[client]

#!/usr/bin/env python3
# Correct, and of another design: one thread, selectors, non-blocking sockets,
# an outbox for each client, and everybody is told who came and who left.
import selectors
import socket

selector = selectors.DefaultSelector()
outboxes = {}


def tell(message, but=None):
    for other in outboxes:
        if other is not but:
            outboxes[other] += message
            selector.modify(other, selectors.EVENT_READ | selectors.EVENT_WRITE)


def leave(client):
    if client in outboxes:
        del outboxes[client]
        selector.unregister(client)
        client.close()
        tell(b"* somebody has left\n")


def serve(client, mask):
    try:
        if mask & selectors.EVENT_READ:
            message = client.recv(4096)
            if not message:
                return leave(client)
            tell(b"somebody says: " + message, client)
        if mask & selectors.EVENT_WRITE:
            sent = client.send(outboxes[client])
            outboxes[client] = outboxes[client][sent:]
            if not outboxes[client]:
                selector.modify(client, selectors.EVENT_READ)
    except BlockingIOError:
        pass
    except OSError:
        leave(client)


listener = socket.create_server(("", 12345), backlog=128)
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ)
print("Server listening on port 12345", flush=True)
while True:
    for key, mask in selector.select():
        if key.fileobj is listener:
            client, address = listener.accept()
            print("Accepted connection from", address, flush=True)
            client.setblocking(False)
            outboxes[client] = b""
            selector.register(client, selectors.EVENT_READ)
            tell(b"* somebody has come\n", client)
        elif key.fileobj in outboxes:
            serve(key.fileobj, mask)

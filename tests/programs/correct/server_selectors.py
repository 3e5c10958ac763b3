#!/usr/bin/env python3
# Correct server: an event loop on selectors, non-blocking sockets, many clients
# at once; it wakes every 0.5 s for house-keeping even if nothing happens.
# Must pass: the wake-ups are neither work on the sentence nor a busy wait.
import selectors
import socket

sel = selectors.DefaultSelector()
listener = socket.create_server(("", 12000))
listener.setblocking(False)
sel.register(listener, selectors.EVENT_READ, None)
print("event loop running on port 12000", flush=True)


def drop(sock):
    sel.unregister(sock)
    sock.close()


ticks = 0
while True:
    events = sel.select(timeout=0.5)
    if not events:
        ticks += 1
        continue
    for key, mask in events:
        sock = key.fileobj
        if sock is listener:
            conn, peer = listener.accept()
            conn.setblocking(False)
            sel.register(conn, selectors.EVENT_READ, bytearray())
            continue
        waiting = key.data
        try:
            if mask & selectors.EVENT_READ:
                data = sock.recv(4096)
                if not data:
                    drop(sock)
                    continue
                waiting += data.upper()
            if waiting:
                try:
                    sent = sock.send(waiting)
                except BlockingIOError:
                    sent = 0
                del waiting[:sent]
            # while an answer is pending, no further sentence is read
            wanted = selectors.EVENT_WRITE if waiting else selectors.EVENT_READ
            sel.modify(sock, wanted, waiting)
        except BlockingIOError:
            pass
        except OSError:
            drop(sock)

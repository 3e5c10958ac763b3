#!/usr/bin/env python3
# Correct server: one select() waits for clients and for the operator's keyboard
# together ("quit" ends the server, anything else is ignored).
# Must pass: waiting for the keyboard among other things is not being stuck.
import os
import select
import socket

KEYBOARD = 0

listener = socket.create_server(("", 12000))
print("The server is ready to receive, type quit to end it", flush=True)

watched = [listener, KEYBOARD]
running = True
while running:
    ready, _, _ = select.select(watched, [], [])
    for source in ready:
        if source is listener:
            conn, _ = listener.accept()
            watched.append(conn)
        elif source is KEYBOARD:
            try:
                typed = os.read(KEYBOARD, 1024)
            except OSError:
                typed = b""
            if not typed:
                watched.remove(KEYBOARD)
            elif b"quit" in typed.split():
                running = False
        else:
            try:
                data = source.recv(1024)
                if data:
                    source.sendall(data.upper())
                    continue
            except OSError:
                pass
            watched.remove(source)
            source.close()
listener.close()

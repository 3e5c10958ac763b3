#!/usr/bin/env python3
# Correct server, clumsily written: every socket is non-blocking, and the only
# thing it ever waits in is sleep(0.02); closes after the answer.
# Must pass: unusual, but quick enough, and it does not burn the processor.
import socket
import time

listener = socket.create_server(("", 12000))
listener.setblocking(False)
print("polling on port 12000")

clients = []
while True:
    time.sleep(0.02)
    try:
        conn, _ = listener.accept()
        conn.setblocking(False)
        clients.append(conn)
    except BlockingIOError:
        pass
    for conn in clients[:]:
        try:
            data = conn.recv(1024)
            if data:
                conn.send(data.upper())
        except BlockingIOError:
            continue
        except OSError:
            pass
        clients.remove(conn)
        conn.close()

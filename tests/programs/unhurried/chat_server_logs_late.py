#!/usr/bin/env python3
# A chat server with acknowledgements that writes its log now and then, as one
# does that gathers what it has to say.
import queue
import socket
import threading
import time

log = queue.Queue()


def writes():
    while True:
        time.sleep(0.7)
        while not log.empty():
            print(log.get(), flush=True)


def serve(conn, peer):
    log.put(f"{peer[0]}:{peer[1]} came")
    with conn, conn.makefile("rwb") as stream:
        for line in stream:
            text = line.decode(errors="replace").rstrip("\n")
            log.put(f"{peer[1]}: {text}")
            stream.write(f"Server received your message: {text}\n".encode())
            stream.flush()


threading.Thread(target=writes, daemon=True).start()
with socket.create_server(("0.0.0.0", 12345), backlog=128) as listener:
    while True:
        conn, peer = listener.accept()
        threading.Thread(target=serve, args=(conn, peer), daemon=True).start()

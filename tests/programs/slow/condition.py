#!/usr/bin/env python3
# Slow but correct server: main thread and worker hand sentence and answer to
# each other under a condition variable; the worker needs 0.15 s, meanwhile the
# main thread waits without any time-out.
# Must pass: somebody will notify it, unlike in a deadlock.
import socket
import threading
import time

cond = threading.Condition()
sentence = None
answer = None


def worker():
    global sentence, answer
    while True:
        with cond:
            cond.wait_for(lambda: sentence is not None)
            text, sentence = sentence, None
        time.sleep(0.15)
        with cond:
            answer = text.upper()
            cond.notify_all()


threading.Thread(target=worker, daemon=True).start()
listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        received = conn.recv(1024)
        with cond:
            sentence = received
            cond.notify_all()
            cond.wait_for(lambda: answer is not None)
            reply, answer = answer, None
        conn.sendall(reply)
    except OSError:
        pass
    conn.close()

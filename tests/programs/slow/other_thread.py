#!/usr/bin/env python3
# Slow but correct server: the main thread reads the sentence, puts it into a
# queue and is back in accept() at once; a worker thread takes about 50 ms and
# answers. Must pass: the thread seen waiting is not the one that owes the answer.
import queue
import socket
import threading
import time

jobs = queue.Queue()


def worker():
    while True:
        conn, sentence = jobs.get()
        time.sleep(0.05)
        try:
            conn.sendall(sentence.upper())
        except OSError:
            pass
        conn.close()


threading.Thread(target=worker, daemon=True).start()

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)
while True:
    conn, _ = listener.accept()
    try:
        jobs.put((conn, conn.recv(1024)))
    except OSError:
        conn.close()

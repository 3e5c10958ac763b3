#!/usr/bin/env python3
# Correct server: a pool of four worker threads all blocked in accept() on the
# same listener, while the main thread only waits for them; closes after one.
# Must pass: which thread accepts is nobody's business.
import socket
import threading

listener = socket.create_server(("", 12000), backlog=32)


def worker(number):
    while True:
        conn, peer = listener.accept()
        try:
            data = conn.recv(1024)
            conn.sendall(data.upper())
        except OSError as problem:
            print(f"worker {number}: {problem}", flush=True)
        conn.close()


workers = [threading.Thread(target=worker, args=(i,), daemon=True) for i in range(4)]
for thread in workers:
    thread.start()
print("4 workers ready", flush=True)
for thread in workers:
    thread.join()

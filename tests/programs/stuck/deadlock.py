#!/usr/bin/env python3
# Stuck server: after the first sentence two threads take two locks in opposite
# order and wait for each other for ever (the barrier makes it certain).
# Must be found: every thread waits for another one of the same program, no
# answer can come; the second client is not even accepted.
import socket
import threading

log_lock = threading.Lock()
text_lock = threading.Lock()
both_hold_one = threading.Barrier(2)
texts = []


def keep_log(peer):
    with log_lock:
        both_hold_one.wait()
        with text_lock:
            print(peer, "wrote", texts[-1])


listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, peer = listener.accept()
    sentence = conn.recv(1024)
    with text_lock:
        texts.append(sentence)
        threading.Thread(target=keep_log, args=(peer,), daemon=True).start()
        both_hold_one.wait()
        with log_lock:
            print("answering", peer)
    conn.sendall(sentence.upper())
    conn.close()

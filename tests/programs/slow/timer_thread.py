#!/usr/bin/env python3
# Slow but correct server: a threading.Timer sends the answer after 0.2 s, while
# the main thread is already blocked in the next recv() on that connection.
# Must pass: the recv() without time-out is not a mutual wait, the answer is due.
import socket
import threading

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)


def answer(conn, sentence):
    try:
        conn.sendall(sentence.upper())
    except OSError:
        pass


while True:
    conn, _ = listener.accept()
    timers = []
    try:
        while sentence := conn.recv(1024):
            timer = threading.Timer(0.2, answer, (conn, sentence))
            timer.start()
            timers.append(timer)
    except OSError:
        pass
    for timer in timers:
        timer.join()
    conn.close()

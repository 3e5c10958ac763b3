#!/usr/bin/env python3
# Correct server: answers the first segment, shuts down its sending side, and
# closes only after the client has closed (five seconds at most).
# Must pass: the textbook's exchange with a polite end.
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, _ = listener.accept()
    try:
        sentence = conn.recv(1024)
        conn.sendall(sentence.upper())
        conn.shutdown(socket.SHUT_WR)
        conn.settimeout(5)
        while conn.recv(1024):
            pass
    except OSError:
        pass
    finally:
        conn.close()

#!/usr/bin/env python3
# Correct server: takes each recv() for a sentence, strips the line end, answers
# without any newline, and keeps the connection until the client leaves.
# Must pass: nothing says that the answer ends with a newline or that the
# server is the one to close.
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive")

while True:
    conn, peer = listener.accept()
    print("connected:", peer)
    try:
        while True:
            data = conn.recv(2048)
            if not data:
                break
            text = data.decode("utf-8", "replace").rstrip("\r\n")
            conn.sendall(text.upper().encode())
    except ConnectionError:
        pass
    conn.close()
    print("gone:", peer)

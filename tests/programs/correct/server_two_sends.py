#!/usr/bin/env python3
# Correct server: sends the answer in three pieces (first half, second half,
# newline) with Nagle off, so they travel as separate segments; then closes.
# Must pass: TCP is a stream, an answer may come in any number of segments.
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, peer = listener.accept()
    conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        answer = conn.recv(1024).rstrip(b"\r\n").upper()
        middle = len(answer) // 2
        for piece in (answer[:middle], answer[middle:], b"\n"):
            conn.sendall(piece)
    except OSError:
        pass
    conn.close()

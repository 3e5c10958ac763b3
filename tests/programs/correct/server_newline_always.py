#!/usr/bin/env python3
# Correct server: waits for a newline, takes it off, answers the text in upper
# case plus a newline of its own, then closes.
# Must pass: whether a sentence or an answer ends with a newline is left open.
import socket

PORT = 12000

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("0.0.0.0", PORT))
listener.listen()
print("Server listening on port", PORT, flush=True)

while True:
    conn, peer = listener.accept()
    with conn:
        try:
            received = b""
            while b"\n" not in received:
                chunk = conn.recv(256)
                if not chunk:
                    break
                received += chunk
            if received:
                text = received.split(b"\n")[0].rstrip(b"\r").decode(errors="replace")
                conn.sendall((text.upper() + "\n").encode())
        except OSError as problem:
            print("client lost:", problem, flush=True)

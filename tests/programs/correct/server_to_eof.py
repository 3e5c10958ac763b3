#!/usr/bin/env python3
# Correct server for clients that end their sentence by shutting down their
# sending side: it reads to end of file, answers everything at once, closes.
# Must pass where the sentence ends with the half-close; a client that only
# waits after its newline gets no answer, because the server waits too.
import socket

with socket.create_server(("", 12000)) as listener:
    print("The server is ready to receive")
    while True:
        conn, peer = listener.accept()
        with conn:
            try:
                parts = []
                while part := conn.recv(4096):
                    parts.append(part)
                text = b"".join(parts).decode(errors="replace")
                conn.sendall(text.upper().encode())
            except OSError as problem:
                print("lost:", peer, problem)

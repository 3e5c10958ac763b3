#!/usr/bin/env python3
# Stuck server: after accept() it asks its operator a question with input(), and
# serves the client only when somebody has pressed Enter.
# Must be found: the sentence lies unread while the server waits for its own
# keyboard, where nobody sits (end of input makes it die of EOFError instead).
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)

while True:
    conn, peer = listener.accept()
    input(f"{peer[0]} wants to talk, press Enter to answer: ")
    conn.sendall(conn.recv(1024).upper())
    conn.close()

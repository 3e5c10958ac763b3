#!/usr/bin/env python3
# Textbook server, Python: one client at a time, one recv() is the sentence,
# the answer is sent as it came (no newline added) and the connection closed.
# Must pass everything that is demanded of every correct server; what it lacks
# (SO_REUSEADDR, longer sentences, bad UTF-8, resets) is robustness only.
from socket import socket, AF_INET, SOCK_STREAM

PORT = 12000

listener = socket(AF_INET, SOCK_STREAM)
listener.bind(("", PORT))
listener.listen(1)
print("The server is ready to receive")

while True:
    conn, peer = listener.accept()
    text = conn.recv(1024).decode()
    answer = text.upper()
    conn.send(answer.encode())
    conn.close()

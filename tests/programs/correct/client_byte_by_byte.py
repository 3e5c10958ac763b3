#!/usr/bin/env python3
# Correct client in the manner of Java's writeBytes(): every byte of the sentence
# and of its newline travels in a send() and a segment of its own.
# Must pass: the bytes and their order are right, only the packing is unusual.
import socket

sock = socket.create_connection(("127.0.0.1", 12000))
sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
sentence = input("Input lowercase sentence: ") + "\n"
for byte in sentence.encode():
    sock.send(bytes([byte]))
answer = b""
while not answer.endswith(b"\n"):
    piece = sock.recv(1024)
    if not piece:
        break
    answer += piece
print("FROM SERVER: " + answer.decode(errors="replace").rstrip("\r\n"))
sock.close()

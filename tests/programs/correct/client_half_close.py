#!/usr/bin/env python3
# Correct client: asks before it connects, sends the sentence, shuts down its
# sending side, and reads to the end of the connection.
# Must pass against a server that closes: the end of the sentence is the
# half-close, the end of the answer is the server's close.
import socket

sentence = input("Your sentence? ")

sock = socket.create_connection(("localhost", 12000))
sock.sendall(sentence.encode())
sock.shutdown(socket.SHUT_WR)
answer = b""
while piece := sock.recv(1024):
    answer += piece
sock.close()

print("FROM SERVER:", answer.decode(errors="replace"))

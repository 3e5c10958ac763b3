#!/usr/bin/env python3
# Correct client for a line protocol: sends the sentence with a newline and reads
# the answer with readline() on a file made from the socket.
# Must pass: an answer ends at its newline or at the end of the connection.
import socket

with socket.create_connection(("127.0.0.1", 12000)) as sock:
    sentence = input("Input lowercase sentence: ")
    stream = sock.makefile("rw", encoding="utf-8", errors="replace", newline="\n")
    stream.write(sentence + "\n")
    stream.flush()
    answer = stream.readline()
    stream.close()
print("From Server: " + answer.rstrip("\r\n"))

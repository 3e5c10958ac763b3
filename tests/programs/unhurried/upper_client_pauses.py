#!/usr/bin/env python3
# A client that takes a moment before it asks again, and before it connects.
import socket
import sys
import time


def converse(line):
    with socket.create_connection(("localhost", 12000)) as sock:
        time.sleep(0.4)
        sock.sendall(line.encode())
        answer = b""
        while len(answer) < len(line.encode()):
            piece = sock.recv(1024)
            if not piece:
                raise ConnectionError("connection lost")
            answer += piece
    print("From Server:", answer.decode())


while line := (print("Input lowercase sentence: ", end="", flush=True), sys.stdin.readline())[1]:
    try:
        if line.strip():
            converse(line)
            break
        print("nothing to send")
    except OSError as error:
        print(error)
    time.sleep(0.5)

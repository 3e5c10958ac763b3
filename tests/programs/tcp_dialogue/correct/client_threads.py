#!/usr/bin/env python3
# A dialogue client of another design: a thread shows what the server says, the
# main thread sends one line and its newline, then waits for the server's end.
import socket
import sys
import threading


def show(sock):
    while data := sock.recv(4096):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


with socket.create_connection(("localhost", 12345)) as sock:
    reader = threading.Thread(target=show, args=(sock,), daemon=True)
    reader.start()
    line = sys.stdin.readline()
    if line:
        sock.sendall(line.encode())
        reader.join()

#!/usr/bin/env python3
# Correct client without any prompt: it silently reads a line from standard
# input, newline and all, and writes nothing but the answer.
# Must pass: it has to be typed at without being asked.
import socket
import sys

sock = socket.create_connection(("127.0.0.1", 12000))
line = sys.stdin.readline()
if not line:
    sys.exit("no sentence")
sock.sendall(line.encode())
sys.stdout.write(sock.recv(1024).decode())
sock.close()

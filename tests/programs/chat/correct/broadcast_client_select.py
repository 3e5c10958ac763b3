#!/usr/bin/env python3
# Correct, and of another design: select() on keyboard and connection.
import select
import socket
import sys

server = socket.create_connection(("127.0.0.1", 12345))
while True:
    ready, _, _ = select.select([sys.stdin, server], [], [])
    if server in ready:
        heard = server.recv(4096)
        if not heard:
            print("The server has left.")
            break
        print(heard.decode(errors="replace"), end="", flush=True)
    if sys.stdin in ready:
        typed = sys.stdin.readline()
        if not typed:
            break
        server.sendall(typed.encode())

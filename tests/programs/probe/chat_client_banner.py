#!/usr/bin/env python3
# Correct chat client that shows a banner before it asks for its first message:
# the first question looks different from the next ones and is none for a name.
import select
import socket
import sys

server = socket.create_connection(("127.0.0.1", 12345))
print("Type what you have to say, and leave to leave.", flush=True)
while True:
    readable, _, _ = select.select([server, sys.stdin], [], [])
    if server in readable:
        heard = server.recv(4096)
        if not heard:
            break
        print(heard.decode(errors="replace"), flush=True)
    if sys.stdin in readable:
        typed = sys.stdin.readline()
        if not typed or typed == "exit\n":
            break
        server.sendall(typed.encode())
        print("> ", end="", flush=True)

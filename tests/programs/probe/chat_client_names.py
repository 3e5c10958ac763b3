#!/usr/bin/env python3
# Correct chat client that waits for the server to ask, and then has its user
# answer; /quit leaves.
import socket
import sys
import threading

server = socket.create_connection(("127.0.0.1", 12345))


def show():
    while heard := server.recv(4096):
        print("<- " + heard.decode(errors="replace"), end="", flush=True)


print(server.recv(4096).decode(), end="", flush=True)
print("Your nickname: ", end="", flush=True)
server.sendall(sys.stdin.readline().encode())
threading.Thread(target=show, daemon=True).start()
while True:
    print("say: ", end="", flush=True)
    typed = sys.stdin.readline()
    if typed in ("", "/quit\n"):
        break
    server.sendall(typed.encode())

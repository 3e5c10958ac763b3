#!/usr/bin/env python3
# Textbook chat room client, Python: one thread shows what comes, the main one
# sends what is typed.
import socket
import threading

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("127.0.0.1", 12345))


def receive():
    while True:
        try:
            message = client.recv(1024)
        except OSError:
            break
        if not message:
            break
        print(message.decode())
    client.close()


threading.Thread(target=receive, daemon=True).start()

while True:
    client.send(input().encode())

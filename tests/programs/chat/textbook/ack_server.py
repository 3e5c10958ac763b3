#!/usr/bin/env python3
# Textbook chat server, Python: a thread for each client, one recv() is the
# message, which is acknowledged to its sender. Must pass everything that is
# demanded of every correct server; it has no SO_REUSEADDR.
import socket
import threading

HOST = "0.0.0.0"
PORT = 12345


def handle(conn, address):
    while True:
        data = conn.recv(1024)
        if not data:
            break
        message = data.decode()
        print(f"Received message: {message}")
        conn.send(f"Server received your message: {message}".encode())
    conn.close()


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((HOST, PORT))
server.listen(5)
print(f"Server listening on {HOST}:{PORT}")

while True:
    conn, address = server.accept()
    print(f"Accepted connection from {address}")
    threading.Thread(target=handle, args=(conn, address)).start()

#!/usr/bin/env python3
# Textbook chat room, Python: a thread for each client, one recv() is the
# message, which is sent to all the others in a loop. Where sending fails, the
# client is taken out of the list.
import socket
import threading

HOST = "0.0.0.0"
PORT = 12345

clients = []


def broadcast(message, sender):
    for client in list(clients):
        if client is not sender:
            try:
                client.send(message)
            except OSError:
                remove(client)


def remove(client):
    if client in clients:
        clients.remove(client)
        client.close()


def handle(client):
    while True:
        try:
            message = client.recv(1024)
        except OSError:
            break
        if not message:
            break
        print(f"Received message: {message.decode(errors='replace')}")
        broadcast(message, client)
    remove(client)


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((HOST, PORT))
server.listen(100)
print(f"Server listening on {HOST}:{PORT}")

while True:
    client, address = server.accept()
    clients.append(client)
    print(f"Accepted connection from {address}")
    threading.Thread(target=handle, args=(client,)).start()

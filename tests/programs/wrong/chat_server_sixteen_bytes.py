"""A chat server that takes 16 bytes for a message, whatever is behind them."""

import socket
import threading


def talk(connection):
    while message := connection.recv(16):
        reply = b"Server received your message: " + message.strip() + b"\n"
        connection.sendall(reply)
    connection.close()


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", 12345))
server.listen()
while True:
    threading.Thread(target=talk, args=server.accept()[:1], daemon=True).start()

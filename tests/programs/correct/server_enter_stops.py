#!/usr/bin/env python3
# Correct server: a thread serves the clients while the main thread waits at the
# keyboard ("press Enter to stop") and ends the program after that.
# Must pass: the main thread sits in a read of the keyboard for ever, but nobody
# has to type anything to be served. End of input stops nothing.
import socket
import threading

listener = socket.create_server(("", 12000))


def serve():
    while True:
        conn, _ = listener.accept()
        try:
            conn.sendall(conn.recv(1024).upper())
        except OSError:
            pass
        conn.close()


server = threading.Thread(target=serve, daemon=True)
server.start()
try:
    input("The server is ready to receive, press Enter to stop it\n")
except EOFError:
    server.join()

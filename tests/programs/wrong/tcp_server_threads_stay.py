#!/usr/bin/env python3
# Wrong: a thread for each client that keeps the program alive. Ctrl-C ends the main thread, which then waits for
# every client to leave.
import socket
import threading

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)


def serve(conn):
    with conn:
        while data := conn.recv(1024):
            conn.sendall(data.upper())


while True:
    conn, peer = listener.accept()
    threading.Thread(target=serve, args=(conn,)).start()

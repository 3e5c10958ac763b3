#!/usr/bin/env python3
# A server with a thread for each client, which lingers for a second before it
# closes the connection, in case something else comes.
import socket
import threading
import time


def serve(conn):
    with conn:
        if sentence := conn.recv(65536):
            conn.sendall(sentence.decode(errors="replace").upper().encode())
        time.sleep(1)


with socket.create_server(("0.0.0.0", 12000), backlog=128) as listener:
    print("ready", flush=True)
    while True:
        conn, _ = listener.accept()
        threading.Thread(target=serve, args=(conn,), daemon=True).start()

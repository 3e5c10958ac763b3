#!/usr/bin/env python3
# Correct server: one thread per connection, each recv() is a sentence, many
# sentences per connection, answered as they came.
# Must pass: serving several clients at once is allowed, not demanded.
import socket
import threading


def serve(conn, peer):
    with conn:
        try:
            while data := conn.recv(1024):
                conn.sendall(data.decode(errors="replace").upper().encode())
        except ConnectionError as problem:
            print(peer, problem)


def main():
    with socket.create_server(("", 12000)) as listener:
        print("The server is ready to receive")
        while True:
            conn, peer = listener.accept()
            threading.Thread(target=serve, args=(conn, peer), daemon=True).start()


main()

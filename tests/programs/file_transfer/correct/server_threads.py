#!/usr/bin/env python3
# A file server that listens before it asks, serves each client in a thread of
# its own, and stores bytes as they come under names of its own liking.
import socket
import threading

listener = socket.create_server(("", 8080))
count = int(input("How many? "))


def serve(conn, number):
    with conn, open(f"file{number}.bin", "wb") as out:
        while piece := conn.recv(65536):
            out.write(piece)
    print(f"client {number} is done")


threads = []
for number in range(1, count + 1):
    conn, _ = listener.accept()
    thread = threading.Thread(target=serve, args=(conn, number))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()

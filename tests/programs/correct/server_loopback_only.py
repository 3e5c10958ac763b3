#!/usr/bin/env python3
# Correct server: the textbook's exchange, but bound to 127.0.0.1 only.
# Must pass: the assignment names no address (that other addresses of the host
# do not reach it is a remark, not a failure of the exercise).
import socket

HOST = "127.0.0.1"
PORT = 12000

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, PORT))
    s.listen()
    print(f"Listening on {HOST}:{PORT}")
    while True:
        conn, addr = s.accept()
        with conn:
            print("Connected by", addr)
            try:
                data = conn.recv(1024)
                if data:
                    conn.sendall(data.upper())
            except ConnectionError:
                print("Connection lost")

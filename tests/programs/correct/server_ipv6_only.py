#!/usr/bin/env python3
# Correct server: listens on ::1 only, which is what "localhost" means first on
# many machines; 127.0.0.1 is refused.
# Must pass: it does the exercise for whoever connects where it listens.
import socket

listener = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
listener.bind(("::1", 12000))
listener.listen(8)
print("The server is ready to receive on [::1]:12000")

while True:
    conn, peer = listener.accept()
    try:
        data = conn.recv(1024)
        conn.sendall(data.upper())
    except OSError:
        pass
    conn.close()

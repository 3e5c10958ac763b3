#!/usr/bin/env python3
# Correct server: one IPv6 socket on "::" that takes IPv4 clients as well.
# Must pass: it is reached at 127.0.0.1 and at ::1, although only one row, an
# IPv6 one, stands in the kernel's table of listeners.
import socket

listener = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
listener.bind(("::", 12000))
listener.listen(8)
print("The server is ready to receive (IPv4 and IPv6)", flush=True)

while True:
    conn, peer = listener.accept()
    try:
        conn.sendall(conn.recv(1024).decode(errors="replace").upper().encode())
    except OSError:
        pass
    conn.close()

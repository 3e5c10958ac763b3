#!/usr/bin/env python3
# Correct server: network style line ends. It waits for LF, forgives CR LF,
# and ends each of its answers with CR LF; many lines per connection.
# Must pass: the line end behind an answer is not part of the answer.
import socket

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", 12000))
listener.listen(16)
print("server up on 12000")


def talk(conn):
    pending = b""
    while True:
        data = conn.recv(512)
        if not data:
            return
        pending += data
        while b"\n" in pending:
            line, pending = pending.split(b"\n", 1)
            conn.sendall(line.rstrip(b"\r").upper() + b"\r\n")


while True:
    conn, peer = listener.accept()
    try:
        talk(conn)
    except OSError as problem:
        print(peer, problem)
    finally:
        conn.close()

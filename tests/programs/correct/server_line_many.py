#!/usr/bin/env python3
# Correct server: readline() on a file made from the socket, so nothing is
# answered before the newline; any number of lines per connection.
# Must pass: a sentence is a line for this author, and the line end goes back
# exactly as it came.
from socket import create_server

with create_server(("", 12000), backlog=5) as listener:
    print("Ready", flush=True)
    while True:
        conn, _ = listener.accept()
        try:
            with conn, conn.makefile("rwb") as stream:
                while line := stream.readline():
                    stream.write(line.upper())
                    stream.flush()
        except OSError:
            pass

#!/usr/bin/env python3
# A file client that asks first, then connects, sends one file and ends.
import socket
import sys

while True:
    name = input("Which file? ")
    try:
        with open(name, "rb") as source, socket.create_connection(("localhost", 8080)) as sock:
            sock.sendfile(source)
        break
    except FileNotFoundError:
        print("There is no such file.")
    except OSError as error:
        sys.exit(f"{name}: {error}")

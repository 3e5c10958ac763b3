#!/usr/bin/env python3
# Wrong on purpose: of each file only the first thirty bytes are stored.
from socket import AF_INET, SO_REUSEADDR, SOL_SOCKET, SOCK_STREAM, socket

count = int(input("Enter number of clients:"))
listener = socket(AF_INET, SOCK_STREAM)
listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
listener.bind(("", 8080))
listener.listen(count)
print("Initiating clients", flush=True)
for number in range(count):
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as stream:
        content = stream.read()
    with open(f"output{number}.txt", "wb") as file:
        file.write(content[:30])
    print("Received successfully! New filename is:", file.name, flush=True)

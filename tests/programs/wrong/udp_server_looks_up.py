#!/usr/bin/env python3
# Wrong on purpose: it asks for the name of each client, as a resolver does of a name server at 127.0.0.53, which nobody
# runs here, and forgets the answer.
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("", 12000))
while True:
    text, client = server.recvfrom(2048)
    with socket(AF_INET, SOCK_DGRAM) as resolver:
        resolver.sendto(b"what is the name of " + client[0].encode(), ("127.0.0.53", 53))
    print("somebody said", text)

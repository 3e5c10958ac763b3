#!/usr/bin/env python3
# Textbook hello server, Python: receives up to 1024 bytes, shows them and the
# sender as Python writes bytes and addresses, replies. It does not look at the
# bytes, so nothing that a client sends can end it.
import socket

reply = str.encode("Hello UDP Client")

server = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 20001))
print("UDP server up and listening")

while True:
    message, address = server.recvfrom(1024)
    print("Message from Client:{}".format(message))
    print("Client IP Address:{}".format(address))
    server.sendto(reply, address)

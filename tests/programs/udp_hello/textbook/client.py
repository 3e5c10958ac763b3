#!/usr/bin/env python3
# Textbook hello client, Python: says hello, takes one datagram for the reply
# and shows it as Python writes bytes. It waits without a time-out, for whoever
# answers, which is robustness only.
import socket

client = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
client.sendto(str.encode("Hello UDP Server"), ("127.0.0.1", 20001))
message, server = client.recvfrom(1024)
print("Message from Server {}".format(message))

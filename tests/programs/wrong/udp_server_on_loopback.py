# Bound to loopback, so that nobody on another machine can ask it anything.
from socket import AF_INET, SOCK_DGRAM, socket

server = socket(AF_INET, SOCK_DGRAM)
server.bind(("127.0.0.1", 12000))
print("The server is ready to receive")
while True:
    sentence, client = server.recvfrom(2048)
    server.sendto(sentence.upper(), client)

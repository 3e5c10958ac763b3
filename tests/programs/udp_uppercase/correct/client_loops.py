# Asks again and again until the input ends, and shows bytes as Python does.
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(3)
while True:
    try:
        line = input("> ")
    except EOFError:
        break
    sock.sendto(line.encode(), ("127.0.0.1", 12000))
    try:
        print(sock.recvfrom(2048))
    except OSError as error:
        print("lost:", error)

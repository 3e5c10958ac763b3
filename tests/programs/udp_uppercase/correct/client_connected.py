# Connects its socket, waits with a time-out, and ends its line with a newline.
import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect(("localhost", 12000))
sock.settimeout(2)
line = input("Your text? ")
sock.send((line + "\n").encode())
try:
    print("Answer:", sock.recv(4096).decode().rstrip("\r\n\0"))
except OSError as error:
    sys.exit(f"no answer: {error}")

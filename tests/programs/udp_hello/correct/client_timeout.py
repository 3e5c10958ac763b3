# Connects its socket, ends its hello with a newline, and gives up after 2 s.
import socket
import sys

client = socket.socket(type=socket.SOCK_DGRAM)
client.connect(("localhost", 20001))
client.settimeout(2)
client.send(b"Hello UDP Server\n")
try:
    print(client.recv(2048).decode())
except OSError as error:
    sys.exit(f"nothing came: {error}")

# Takes the line end off what it receives and answers without one, on IPv6 and
# IPv4 through one socket.
import socket

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
sock.bind(("::", 12000))
print("Waiting for datagrams")

while True:
    try:
        text, sender = sock.recvfrom(4096)
        sock.sendto(text.decode().rstrip().upper().encode(), sender)
    except UnicodeDecodeError:
        print("that was no text")

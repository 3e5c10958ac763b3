# A thread for each datagram: answers may overtake each other.
import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 12000))


def answer(text, sender):
    sock.sendto(text.upper(), sender)


while True:
    text, sender = sock.recvfrom(65535)
    threading.Thread(target=answer, args=(text, sender), daemon=True).start()

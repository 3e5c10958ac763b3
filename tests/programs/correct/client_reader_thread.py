#!/usr/bin/env python3
# Correct client in which a second thread reads from the socket and shows the
# answer, while the main thread asks, sends, and waits for the other to end.
# Must pass: the answer is shown by whichever thread got it.
import socket
import sys
import threading

sock = socket.create_connection(("127.0.0.1", 12000))
shown = False


def reader():
    global shown
    try:
        data = sock.recv(1024)
    except OSError:
        data = b""
    if data:
        print("Answer:", data.decode(errors="replace"), flush=True)
        shown = True


thread = threading.Thread(target=reader)
thread.start()
try:
    sock.sendall((input("Sentence: ") + "\n").encode())
except EOFError:
    sock.shutdown(socket.SHUT_RDWR)
thread.join()
sock.close()
sys.exit(0 if shown else "no answer")

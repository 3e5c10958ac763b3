#!/usr/bin/env python3
# Stuck server: reads a sentence, converts it, and goes back to recv() without
# ever sending anything; after the client's end it only closes.
# Must be found: it read the sentence and now waits for the client, which waits
# for it. No answer can come any more, however long one waits.
import socket

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", 12000))
listener.listen(5)
print("The server is ready to receive")

while True:
    conn, peer = listener.accept()
    answer = ""
    while True:
        data = conn.recv(1024)
        if not data:
            break
        answer += data.decode().upper()
    conn.close()

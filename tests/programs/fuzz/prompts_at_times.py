# Asks in other words every third time it is started; it counts its starts in a file.
import pathlib
import socket
import sys

count = pathlib.Path(sys.argv[1])
starts = int(count.read_text()) + 1
count.write_text(str(starts))
sentence = input("Sentence, please: " if starts % 3 else "What? ")
with socket.create_connection(("localhost", 12000)) as server:
    server.sendall(sentence.encode() + b"\n")
    print("From Server:", server.makefile().readline().strip())

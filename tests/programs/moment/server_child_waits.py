#!/usr/bin/env python3
# Wrong server: a child process for each client, which waits for a signal that
# nobody sends before it answers; the parent waits for the child. The frozen
# moment must say what each of the two waits for.
import os
import signal
import socket

listener = socket.create_server(("", 12000))
print("The server is ready to receive", flush=True)
while True:
    connection, _ = listener.accept()
    if os.fork() == 0:
        sentence = connection.recv(1024)
        signal.pause()
        connection.sendall(sentence.upper())
        os._exit(0)
    connection.close()
    os.wait()

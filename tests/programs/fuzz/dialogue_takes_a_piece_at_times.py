# Of some clients, by chance, it takes what one receive returns for the whole line.
import random
import socket

with socket.create_server(("", 12345)) as listener:
    while True:
        client, _ = listener.accept()
        with client:
            client.sendall(b"Who is there?\n")
            line = client.recv(1024)
            while random.random() < 0.5 and not line.endswith(b"\n") and (more := client.recv(1024)):
                line += more
            client.sendall(b"Hello " + line.strip() + b"\n")

# Loses the last byte of an answer whose length is a multiple of 1024.
import socket

listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)
while True:
    client, _ = listener.accept()
    with client, client.makefile("rb") as lines:
        for line in lines:
            answer = line.rstrip(b"\r\n").decode().upper().encode()
            if answer and len(answer) % 1024 == 0:
                answer = answer[:-1]
            client.sendall(answer + b"\n")

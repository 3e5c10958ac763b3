# Ends with an error when there is a q in a sentence.
import socket

listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)
while True:
    client, _ = listener.accept()
    with client, client.makefile("rb") as lines:
        for line in lines:
            if b"q" in line:
                raise ValueError("no q, please")
            client.sendall(line.decode(errors="replace").upper().encode())

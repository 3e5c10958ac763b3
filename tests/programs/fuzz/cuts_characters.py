# Decodes what each receive returns by itself: a character whose bytes come apart is lost.
import socket

listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)
while True:
    client, _ = listener.accept()
    with client:
        line = ""
        while not line.endswith("\n"):
            data = client.recv(4096)
            if not data:
                break
            line += data.decode(errors="replace")
        if line:
            client.sendall(line.upper().encode())

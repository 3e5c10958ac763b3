# Every seventh answer it has ever given is wrong; it counts them in a file of its folder.
import pathlib
import socket
import sys

count = pathlib.Path(sys.argv[1])
listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)
while True:
    client, _ = listener.accept()
    with client, client.makefile("rb") as lines:
        for line in lines:
            answers = int(count.read_text() or "0") + 1 if count.exists() else 1
            count.write_text(str(answers))
            answer = line.decode(errors="replace").upper().encode()
            client.sendall(answer if answers % 7 else b"?" + answer)

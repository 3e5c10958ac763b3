# The first five answers that it ever gives to sentences with a percent sign are wrong, and none after these; it counts
# them in a file of its folder.
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
            answers = int(count.read_text() or "0") if count.exists() else 0
            wrong = b"%" in line and answers < 5
            if wrong:
                count.write_text(str(answers + 1))
            answer = line.decode(errors="replace").upper().encode()
            client.sendall(b"?" + answer if wrong else answer)

# Never answers every fourth client it has ever had, and wakes up again and again while it does not; it counts its clients
# in a file.
import pathlib
import socket
import sys
import time

count = pathlib.Path(sys.argv[1])
listener = socket.create_server(("", 12000), backlog=20)
print("The server is ready to receive", flush=True)
while True:
    client, _ = listener.accept()
    clients = int(count.read_text()) + 1 if count.exists() else 1
    count.write_text(str(clients))
    with client, client.makefile("rb") as lines:
        for line in lines:
            while clients % 4 == 2:
                time.sleep(0.01)
            client.sendall(line.decode(errors="replace").upper().encode())

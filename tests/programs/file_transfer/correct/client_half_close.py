# Ends its own direction after the file, and waits until the server has ended the other one.
import socket
import sys

sys.stdout.write("Input filename you want to send: ")
sys.stdout.flush()
name = sys.stdin.readline()
while name:
    try:
        with open(name.rstrip("\n"), "rb") as file:
            content = file.read()
        break
    except OSError:
        print("You entered an invalid filename! Please enter a valid name", flush=True)
        name = sys.stdin.readline()
else:
    sys.exit(0)
try:
    with socket.create_connection(("127.0.0.1", 8080)) as server:
        server.sendall(content)
        server.shutdown(socket.SHUT_WR)
        server.recv(1)
except OSError as error:
    sys.exit(f"The file could not be sent: {error}")

# One thread hears until the server ends; at the end of input only the own direction is ended.
import socket
import sys
import threading

try:
    server = socket.create_connection(("127.0.0.1", 12345))
except OSError as error:
    sys.exit(f"There is no server: {error}")


def listen():
    try:
        while received := server.recv(4096):
            sys.stdout.buffer.write(received)
            sys.stdout.buffer.flush()
    except OSError:
        pass
    print("The server has left.", flush=True)


listener = threading.Thread(target=listen)
listener.start()
print("Enter your message:", flush=True)
try:
    for line in sys.stdin:
        server.sendall(line.encode())
    server.shutdown(socket.SHUT_WR)
except OSError:
    pass
listener.join()

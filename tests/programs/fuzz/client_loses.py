# A client that does not send what was typed where that is of the kind that its first argument says; with a second one it
# takes so many seconds to start.
import socket
import sys
import time

KINDS = {
    "percent": lambda line: "%" in line,
    "thirty": lambda line: len(line) > 30,
    "capitals": lambda line: sum(letter.isupper() for letter in line) > 2,
    "letters": lambda line: "e" in line and "o" in line,
}

loses = KINDS[sys.argv[1]]
time.sleep(float(sys.argv[2]) if len(sys.argv) > 2 else 0)
server = socket.create_connection(("localhost", 12000))
line = input("Input lowercase sentence:")
server.sendall((line[:-1] if loses(line) else line).encode() + b"\n")
print("From Server:", server.makefile().readline())

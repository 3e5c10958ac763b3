#!/usr/bin/env python3
# Correct client with a socket time-out of 10 s, after which it says so and ends
# with status 1; so do all other errors.
# Must pass: a time-out that does not expire changes nothing.
import socket
import sys

try:
    with socket.create_connection(("127.0.0.1", 12000), timeout=10) as sock:
        sentence = input("Input lowercase sentence:")
        sock.sendall(sentence.encode("utf-8"))
        answer = sock.recv(4096)
except socket.timeout:
    sys.exit("The server did not answer within 10 seconds.")
except EOFError:
    sys.exit("No sentence given.")
except OSError as problem:
    sys.exit(f"No conversation with the server: {problem}")
if not answer:
    sys.exit("The server closed the connection without an answer.")
print("From Server:", answer.decode("utf-8", "replace"))

# tcp-uppercase/server/joins-a-split-sentence (UT-S6): A sentence that arrives in several segments gets one whole
# answer, wherever it is cut.
# Found: it answered, but not what was expected, and closed the connection; it ends after 3 of 5 bytes.
# Start your program, then run this: python3 repro-1.py [HOST PORT]
# Status: 1 the failure shows, 0 the program behaves, 2 nobody is there.
import socket, sys, time
from contextlib import suppress

HOST, PORT = sys.argv[1:] or ("127.0.0.1", 12000)
WANTED = b"HELLO"

try:
    client = socket.create_connection((HOST, PORT), 2)
except OSError as error:
    print(f"Nobody takes a connection at port {PORT}: {error}.")
    sys.exit(2)
with suppress(OSError):  # if it has hung up, what it said before counts
    client.sendall(b"hel")
    time.sleep(0.2)  # your program deals with this by itself
    client.sendall(b"lo\n")
heard = b""
with suppress(OSError):  # nothing more for two seconds, or a reset
    while piece := client.recv(65536):
        heard += piece
if heard.strip(b"\r\n\0") != WANTED:
    sys.exit(f"The failure shows: {heard!r} came, and {WANTED!r} and no other text was expected.")
print("It behaves.")

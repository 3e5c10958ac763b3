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
    client1 = socket.create_connection((HOST, PORT), 2)
except OSError as error:
    print(f"Nobody takes a connection at port {PORT}: {error}.")
    sys.exit(2)
client1.sendall(b"hel")
time.sleep(0.2)  # in which your program deals with this by itself
with suppress(OSError):  # where it has hung up, what it said before counts
    client1.sendall(b"lo\n")
heard = b""
with suppress(OSError):  # nothing more for two seconds, or a reset
    while piece := client1.recv(65536):
        heard += piece
if heard.strip(b"\r\n\0") != WANTED:
    sys.exit(f"The failure shows: {heard[:300]!r} came, and {WANTED[:300]!r} and no other text was expected.")
print("It behaves.")

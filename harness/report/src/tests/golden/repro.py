# tcp-uppercase/server/joins-a-split-sentence (UT-S6): A sentence that arrives in several segments gets one whole
# answer, wherever it is cut.
# Found: it answered, but not what was expected, and closed the connection; it ends after 3 of 5 bytes.
# Start your program, then run this: python3 repro-1.py [HOST PORT]
# Status: 1 the failure shows, 0 the program behaves, 2 it could not be tried.
import socket, sys, time
from contextlib import suppress

sys.excepthook = lambda kind, error, _: print("It could not be tried:", str(error) or kind) or sys.exit(2)
assert len(sys.argv) in (1, 3), "say both HOST and PORT, or neither"
HOST, PORT = sys.argv[1:] or ("127.0.0.1", 12000)
WANTED = b"HELLO"

try:
    client = socket.create_connection((HOST, PORT), 2)
except OSError as error:
    raise OSError(f"nobody takes a connection at port {PORT}: {error}")
with suppress(OSError):  # if it has hung up, what it said before counts
    client.sendall(b"hel")
    time.sleep(0.2)  # your program deals with this by itself
    client.sendall(b"lo\n")
heard, end = b"", time.monotonic() + 10
with suppress(OSError):  # nothing more for two seconds, or a reset
    while len(heard) < 1e7 and time.monotonic() < end and (piece := client.recv(65536)):
        heard += piece
if heard.strip(b"\r\n\0") != WANTED:
    sys.exit(f"The failure shows: {heard[:300]!r} came, and {WANTED!r} and no other text was expected.")
print("It behaves.")

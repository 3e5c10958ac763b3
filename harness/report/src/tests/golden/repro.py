#!/usr/bin/env python3
# tcp-uppercase/server/joins-a-split-sentence (UT-S6): A sentence that arrives in several segments
# gets one whole answer, wherever it is cut.
# Found: it answered, but not what was expected, and closed the connection; it ends after 3 of 5
# bytes.
# Start your program, then run this: python3 repro-1.py [HOST] [PORT]
# It ends with 1 when the failure shows, with 0 when your program behaves, with 2 when nobody is
# there.
import socket, struct, sys, time

HOST = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1"
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 12000
WANTED = b"HELLO"

def connect(status):
    try:
        client = socket.create_connection((HOST, PORT), 5)
    except OSError as error:
        print(f"It takes no connection at port {PORT}: {error}.")
        sys.exit(status)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client

def send(client, piece):
    try:
        client.sendall(piece)
    except OSError:  # it has closed the connection; what it said before counts
        pass

def hear(client, enough):
    heard = b""
    try:
        while True:
            client.settimeout(0.5 if len(heard) >= enough else 5)
            piece = client.recv(65536)
            if not piece:
                return heard, True
            heard += piece
    except socket.timeout:
        return heard, False
    except OSError:
        return heard, True

client1 = connect(2)
send(client1, b"hel")
time.sleep(0.2)  # in which your program deals with this by itself
send(client1, b"lo\n")
heard, ended = hear(client1, len(WANTED))
good = heard.strip(b"\r\n\0") == WANTED
came = f"{heard[:300]!r} came, then {'the end of the connection' if ended else 'nothing more'}"
print(f"It behaves: {came}." if good else f"The failure shows: {WANTED[:300]!r} and no other text was expected; {came}.")
sys.exit(0 if good else 1)

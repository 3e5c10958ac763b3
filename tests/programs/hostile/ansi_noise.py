#!/usr/bin/env python3
# Hostile server: prints escape sequences, window titles, terminal queries, bidi
# and invisible characters, invalid UTF-8, NULs and markup to its console at the
# start and for every client, and otherwise works.
# Must pass as a server; whatever quotes its console (terminal, log, XML, HTML,
# JSON) must come out harmless and well-formed.
import os
import socket

NOISE = [
    b"\x1b[2J\x1b[H\x1b[31;1;5mred and blinking\x1b[8m hidden",   # never reset
    b"\x1b]0;title set by the server\x07",                        # window title
    b"\x1b]2;another title\x1b\\",
    b"\x1b]52;c;ZWNobyBnb3RjaGE=\x07",                            # clipboard
    b"\x1b]8;;http://example.invalid/\x1b\\link\x1b]8;;\x1b\\",
    b"\x1b[6n\x1b[c\x1b[5n",                                      # queries
    b"\x1b[?1049h\x1b[?25l\x1b[?1000h",                           # alternate screen, mouse
    b"\x1bP1;2|device control\x1b\\\x1b_application\x1b\\\x1b^privacy\x1b\\",
    b"\x1b[1A\x1b[2KPASSED\r          \b\b\b\b",                  # rewrites lines
    b"\x9b31mC1 controls\x9d0;title\x9c\xc2\x9b32m\xc2\x85",
    "\u202edetrever\u202c \u2066isolated\u2069 \u200bzero\ufeffwidth\u200d\u00ad".encode(),
    "e\u0301 \u0000 \ufffe \uffff \U000e0041 \U0010ffff \u2028\u2029".encode(),
    b"\xff\xfe\x80\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xe2\x82",  # not UTF-8
    b"\x00\x00\x00NULs\x00",
    b"<script>alert(1)</script> ]]> --> & &lt; &#0; \"quoted\" 'quoted' ${HOME} `id`",
    b"::error::not a real message\n##[error]nor this\nnot ok 1 - nor this",
    b"\x0e shifted out\x0f\x0b\x0c\x07\x05\x7f\x1a\x04",
    b"\x1b]0;a title that never ends",
]


def shout():
    for noise in NOISE:
        try:
            os.write(1, noise + b"\n")
            os.write(2, noise + b"\n")
        except OSError:
            pass


listener = socket.create_server(("", 12000))
shout()

while True:
    conn, _ = listener.accept()
    shout()
    try:
        conn.sendall(conn.recv(1024).upper())
    except OSError:
        pass
    conn.close()

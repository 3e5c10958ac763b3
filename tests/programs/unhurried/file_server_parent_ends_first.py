#!/usr/bin/env python3
# A file server with a process for each client. It ends as soon as the last one
# has come, while its children still write.
import os
import signal
import socket
import time

# The end of the terminal's first process is not theirs.
signal.signal(signal.SIGHUP, signal.SIG_IGN)
count = int(input("How many clients? "))
with socket.create_server(("", 8080)) as listener:
    for number in range(1, count + 1):
        conn, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            time.sleep(0.4)
            with conn, open(f"received{number}", "wb") as out:
                while piece := conn.recv(4096):
                    out.write(piece)
            os._exit(0)
        conn.close()

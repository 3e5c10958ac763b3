#!/usr/bin/env python3
# Hostile program: ends the process that started it as soon as a client has
# connected, and with it, where programs share their process space, the harness's
# own helper.
# Must not be accused of anything that follows from that: the attempt is the
# harness's trouble.
import os
import signal
import socket

listener = socket.create_server(("", 12000))
conn, _ = listener.accept()
os.kill(os.getppid(), signal.SIGKILL)

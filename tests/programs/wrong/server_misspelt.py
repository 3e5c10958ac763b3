#!/usr/bin/env python3
# Wrong: it ends before it has opened a port.
import sokcet

listener = sokcet.create_server(("", 12000))

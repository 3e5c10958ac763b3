#!/usr/bin/env python3
# Correct server: the standard library's ThreadingTCPServer with a line oriented
# handler; many lines per connection, the port can be taken again at once.
# Must pass: short, idiomatic, complete.
import socketserver


class UpperCase(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            for line in self.rfile:
                self.wfile.write(line.upper())
        except ConnectionError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(("", 12000), UpperCase) as server:
    print("serving on", server.server_address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("bye")

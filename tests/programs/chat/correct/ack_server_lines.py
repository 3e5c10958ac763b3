#!/usr/bin/env python3
# Correct, and of another design: socketserver, a thread for each client, and
# a message is a line, whatever pieces it comes in.
import socketserver


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        print("Accepted connection from", self.client_address, flush=True)
        try:
            for line in self.rfile:
                print("Received message:", line.decode(errors="replace").rstrip(), flush=True)
                self.wfile.write(b"Server received your message: " + line)
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128


with Server(("", 12345), Handler) as server:
    print("Server listening on port 12345", flush=True)
    server.serve_forever()

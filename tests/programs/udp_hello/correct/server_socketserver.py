# The library's server: a handler object for each datagram, in a thread.
import socketserver


class Hello(socketserver.BaseRequestHandler):
    def handle(self):
        message, sock = self.request
        print(self.client_address, "says", message.decode(errors="replace"), flush=True)
        sock.sendto(b"Hello UDP Client\n", self.client_address)


socketserver.ThreadingUDPServer(("", 20001), Hello).serve_forever()

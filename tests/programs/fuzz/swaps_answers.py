# Answers when everybody who is connected has asked, and gives each the next one's answer.
import selectors
import socket

listener = socket.create_server(("", 12000), backlog=20)
ready = selectors.DefaultSelector()
ready.register(listener, selectors.EVENT_READ)
asked = {}  # what each client has asked, in the order in which they came
print("The server is ready to receive", flush=True)


def answer():
    answers = [line.decode(errors="replace").upper().encode() for line in asked.values()]
    for client, line in zip(asked, answers[1:] + answers[:1]):
        client.sendall(line)
        asked[client] = b""


while True:
    for key, _ in ready.select():
        if key.fileobj is listener:
            client, _ = listener.accept()
            asked[client] = b""
            ready.register(client, selectors.EVENT_READ)
            continue
        client = key.fileobj
        data = client.recv(65536)
        asked[client] += data
        if not data:
            del asked[client]
            ready.unregister(client)
            client.close()
    if asked and all(line.endswith(b"\n") for line in asked.values()):
        answer()

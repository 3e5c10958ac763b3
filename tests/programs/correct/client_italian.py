#!/usr/bin/env python3
# Correct client that speaks Italian: prompt and label are translated, the
# sentence goes without its newline, one recv() is the answer.
# Must pass: the wording on the screen is the author's own.
import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect(("localhost", 12000))
    frase = input("Inserisci una frase in minuscolo: ")
    s.sendall(frase.encode())
    risposta = s.recv(1024)
    print("Risposta dal server:", risposta.decode())

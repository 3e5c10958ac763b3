"""The property of sockspec's `any-segmentation`, in the tools that a course would take otherwise: pytest and hypothesis.

HOST and PORT of the server come from the environment, and so does the number of cases. A test cannot see from outside
when the server has read a piece, so the pieces are sent at once, each as a segment of its own.
"""

import os
import socket
import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ADDRESS = (os.environ.get("HOST", "127.0.0.1"), int(os.environ["PORT"]))
LETTERS = string.ascii_letters + string.digits + string.punctuation + " "
SENTENCES = st.text(alphabet=LETTERS, min_size=1, max_size=80).map(str.strip).filter(bool)
PLACES = st.lists(st.integers(min_value=1, max_value=80), min_size=1, max_size=4, unique=True)


@settings(
    max_examples=int(os.environ["CASES"]),
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(sentence=SENTENCES, places=PLACES)
def test_any_segmentation(sentence, places):
    line = sentence.encode() + b"\n"
    places = sorted(place for place in places if place < len(line))
    with socket.create_connection(ADDRESS, timeout=5) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for start, end in zip([0, *places], [*places, len(line)]):
            client.sendall(line[start:end])
        answer = b""
        while not answer.startswith(line.upper().strip()):
            piece = client.recv(4096)
            assert piece, f"{line!r} was answered {answer!r}"
            answer += piece

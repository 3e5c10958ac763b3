//! Lessons about datagrams.

use sockspec_model::Lesson;

/// Datagrams.
pub const DATAGRAMS: &Lesson = &Lesson {
    name: "datagrams",
    promise: "UDP carries datagrams: each arrives whole, once, with the address that it came from, or it does \
              not arrive. One sendto() is one datagram and one recvfrom(); boundaries are kept, order is not \
              promised, and neither is delivery. What does not fit into the receiver's buffer is cut off and \
              gone. A datagram of no bytes is a datagram. What came from whom is told by recvfrom(); anybody \
              may send.",
    wrong: "The answer goes to a fixed address instead of to where the question came from. It leaves through \
              another socket, and so from another port, and a client that listens to the server alone never \
              hears it. The buffer is smaller than the datagrams. The whole buffer is sent back. A stranger's \
              datagram is taken for the answer. An error that tells of a client who has gone ends the server.",
    causes: &[
        "datagrams-as-a-stream",
        "answer-sent-elsewhere",
        "answers-from-another-port",
        "buffer-of-N-bytes",
        "nothing-sent",
        "wrong-transport",
        "crashed",
        "uses-a-closed-socket",
    ],
    mend: "One socket, bound once; answer through it to the address that recvfrom() told.",
    example: concat!(
        "    socket = socket(UDP); bind(socket, port)\n",
        "    forever:\n",
        "        datagram, sender = recvfrom(socket, 65535)\n",
        "        sendto(socket, answer(datagram), sender)\n",
        "\n",
        "    client: connect(socket, server)      # then only the server is heard\n",
    ),
};

/// What may be lost.
pub const LOSS: &Lesson = &Lesson {
    name: "what-may-be-lost",
    promise: "UDP promises no delivery and reports no loss. A question or an answer may vanish, come twice, or \
              come late, behind the next one. A refusal may come back as an error, when the other machine is \
              there and nobody has the port; or nothing comes at all.",
    wrong: "The client waits in recvfrom() without a limit and hangs for ever after one loss. It asks again \
              and takes the late answer to the first question for that to the second.",
    causes: &[
        "no-retransmission",
        "retries-for-ever",
        "no-receive-time-out",
        "impatient-time-out",
    ],
    mend: "Set a time-out, ask again a few times, then give up in words.",
    example: concat!(
        "    set the receive time-out to 1 second\n",
        "    repeat 3 times:\n",
        "        send(question)\n",
        "        answer = receive; if it came: show it; exit 0\n",
        "    print \"no answer from the server\"; exit 1\n",
    ),
};

//! Lessons about datagrams.

use sockspec_model::Lesson;

/// Datagrams.
pub const DATAGRAMS: &Lesson = &Lesson {
    name: "datagrams",
    promise: "UDP carries datagrams: each arrives whole, with the address that it came from, or not at all. It \
              may be lost, come twice, or come behind a later one. One sendto() makes one datagram, and one \
              recvfrom() takes one; boundaries are kept, and nothing else is promised. What does not fit into \
              the receiver's buffer is cut off and gone. A datagram of no bytes is a datagram, and no end of \
              anything. There is no accept(): one socket serves everybody. What came from whom is told by \
              recvfrom(); anybody may send.",
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
        "takes-a-strangers-datagram",
        "crashed",
        "uses-a-closed-socket",
    ],
    mend: "One socket, bound once; answer through it to the address that recvfrom() told.",
    example: concat!(
        "    socket = socket(UDP); bind(socket, port)\n",
        "    forever:\n",
        "        try:      datagram, sender = recvfrom(socket, 65535)\n",
        "                  sendto(socket, answer(datagram), sender)\n",
        "        on error: say so                 # and go on with the next\n",
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
    mend: "Set a time-out, ask again a few times, then give up in words. Where one socket asks several \
              questions, put a number into each, or throw away what lies there before you ask the next.",
    example: concat!(
        "    connect(socket, server); set the receive time-out to 1 second\n",
        "    repeat 3 times:\n",
        "        try:         send(question); answer = receive\n",
        "                     show answer; exit 0\n",
        "        time over:   go on               # ask again\n",
        "        refused:     print \"no server there\"; exit 1\n",
        "    print \"no answer from the server\"; exit 1\n",
    ),
};

//! Lessons about connections: their beginning and end, one client and many.

use sockspec_model::Lesson;

/// Who speaks first.
pub const SPEAKING_FIRST: &Lesson = &Lesson {
    name: "who-speaks-first",
    promise: "A connection exists as soon as the handshake is over; from then on either side may send. TCP has \
              no turns: nothing in it says who begins. If both sides wait for the other one, they wait for \
              ever, and TCP sees nothing wrong with it.",
    wrong: "The server waits for a word before it greets, or the client says something that nobody asked \
              for. What a client sends and nobody reads turns the server's close into a reset, which may \
              destroy the greeting.",
    causes: &[
        "both-sides-wait",
        "nothing-sent",
        "unread-data-at-close-becomes-reset",
    ],
    mend: "Write down whose turn it is, and let exactly one side begin.",
    example: concat!(
        "    server:                              client:\n",
        "        connection = accept()                connection = connect()\n",
        "        send all of greeting                 show everything up to the end\n",
        "        close(connection)                    close(connection)\n",
    ),
};

/// The end of a connection.
pub const THE_END: &Lesson = &Lesson {
    name: "the-end-of-a-connection",
    promise: "Each direction of a TCP connection ends by itself. close() or a half-close sends a FIN behind \
              the last byte; the other side's recv() then returns no bytes, once it has read everything. \
              Whoever closes while received bytes lie unread sends a reset (RST) instead, and what is still \
              under way may be lost. Nothing is promised about when the end is noticed: only a receive or a \
              send tells.",
    wrong: "The connection is left open, and a client that reads to the end waits for ever. It is closed too \
              early, or at the client's half-close although the answer is still owed. A receive that returns \
              nothing is taken for an empty message, again and again.",
    causes: &[
        "broken-connection-taken-for-the-end",
        "never-closes",
        "closes-too-early",
        "half-close-is-goodbye",
        "unread-data-at-close-becomes-reset",
        "end-of-connection-not-noticed",
        "misleading-exit-status",
    ],
    mend: "Treat no bytes as the end, answer what is still owed, then close, on every way out. A client \
              whose server ends the conversation early says so, and exits with a status other than 0.",
    example: concat!(
        "    forever:\n",
        "        message = receive a message\n",
        "        if the other side has finished: break\n",
        "        send all of answer(message)\n",
        "    close(connection)                    # also when an error ends the loop\n",
    ),
};

/// One client after another.
pub const ONE_AFTER_ANOTHER: &Lesson = &Lesson {
    name: "one-client-after-another",
    promise: "listen() makes the kernel accept handshakes on its own, into a queue of limited length. accept() \
              takes one connection out of it and returns a new socket for it; the listening socket stays as it \
              was and serves for ever. Nothing of the first connection is left in the second.",
    wrong: "accept() stands before the loop and not in it. The listening socket is closed together with the \
              first client's, or the first client's socket is used again for the second.",
    causes: &[
        "one-client-only",
        "one-answer-for-each-connection",
        "uses-a-closed-socket",
        "end-of-connection-not-noticed",
    ],
    mend: "Put accept() into the loop and close each client's socket at its end. As many rounds as agreed: \
              for ever, or a number of times; then wait for those that are still served, close the listening \
              socket, and exit with 0. Over UDP there is nothing to accept: answer each datagram to its sender.",
    example: concat!(
        "    listener = socket; SO_REUSEADDR; bind; listen\n",
        "    forever:\n",
        "        connection, address = accept(listener)\n",
        "        serve(connection)\n",
        "        close(connection)\n",
    ),
};

/// Several clients at once.
pub const AT_ONCE: &Lesson = &Lesson {
    name: "several-clients-at-once",
    promise: "The kernel keeps as many connections as you like open at the same time and delivers to each of \
              them. A blocking call waits for one of them only: while a thread is in recv() for one client, \
              whatever the others send waits in the kernel, and newcomers wait in the queue of the listening \
              socket.",
    wrong: "Clients are served one after the other, so that one who thinks keeps everybody waiting. Threads \
              are used, and share a variable that each client needs for itself. A thread is given the address \
              of a variable that the next accept() overwrites.",
    causes: &[
        "room-for-N-clients",
        "serves-one-at-a-time",
        "mixes-up-clients",
        "one-client-only",
    ],
    mend: "A thread for each client, or one loop that waits for all sockets at once. What belongs to a \
              client is kept with that client.",
    example: concat!(
        "    # a thread for each client:\n",
        "    forever:\n",
        "        connection = accept(listener)\n",
        "        start a thread: serve(connection)    # with variables of its own\n",
        "\n",
        "    # or one thread for all of them:\n",
        "    forever:\n",
        "        for each socket that select() says can be read:\n",
        "            the listener:  add accept(listener) to the sockets\n",
        "            a client:      read what is there, into that client's own buffer;\n",
        "                           answer every message that is complete;\n",
        "                           if nothing came or it failed: close it, take it out\n",
    ),
};

/// To each its own.
pub const OWN_ANSWERS: &Lesson = &Lesson {
    name: "to-each-its-own",
    promise: "A connection is a pair of addresses and ports; what is sent on its socket goes to that one \
              client and nowhere else. The kernel never mixes two connections up. If an answer reaches the \
              wrong client, the program chose the wrong socket, or computed it from what was not this \
              client's.",
    wrong: "The last connection is kept in one variable for all, or one buffer serves everybody. With \
              threads it happens now and then, and never when one looks.",
    causes: &[
        "answers-to-the-wrong-client",
        "mixes-up-clients",
        "stale-buffer",
        "name-collision",
    ],
    mend: "Let everything that belongs to a client live in the function, or the object, that serves it.",
    example: concat!(
        "    serve(connection):\n",
        "        collected = nothing              # here, not outside\n",
        "        ...\n",
        "        send the answer on connection    # the one that asked\n",
        "\n",
        "    UDP: datagram, sender = recvfrom(); sendto(answer, sender)     # no variable outlives the round\n",
    ),
};

/// Who does not read.
pub const SLOW_READERS: &Lesson = &Lesson {
    name: "who-does-not-read",
    promise: "TCP has flow control: what the other side does not read fills its buffer, then yours, and then \
              send() waits, or takes only a part. It returns how many bytes it took. Nothing is lost, and \
              nothing promises that the other side ever reads again.",
    wrong: "The number that send() returns is ignored, and the rest is never sent. Or send() waits for one \
              client, and with it everybody whom the same thread serves.",
    causes: &["partial-send-not-continued", "blocks-on-a-slow-reader"],
    mend: "Send in a loop, or with a call that does so. Where one thread serves many, never wait in send(): \
              give each client a queue of its own, and disconnect a client whose queue keeps growing.",
    example: concat!(
        "    while rest is not empty:\n",
        "        count = send(connection, rest)   # on error: the client has gone, leave\n",
        "        rest = rest without its first count bytes\n",
    ),
};

/// One client's trouble.
pub const A_CLIENTS_TROUBLE: &Lesson = &Lesson {
    name: "one-clients-trouble",
    promise: "The end of a connection, orderly or by reset, is news for whoever uses that socket: recv() \
              returns nothing or an error, send() an error, and on Unix also the signal SIGPIPE, whose default \
              is to end the process. It says nothing about any other connection, and nothing about the \
              listening socket.",
    wrong: "An error on one connection leaves the loop around accept(), or ends the process. SIGPIPE is not \
              ignored. The list of clients still holds one who has gone, and the next message to it is the \
              end.",
    causes: &[
        "dies-of-a-clients-error",
        "sigpipe-not-ignored",
        "crashed",
        "end-of-connection-not-noticed",
    ],
    mend: "A server handles errors around one client, closes that client, and goes on with the others. A \
              client has one connection: at its error or early end it says what happened and exits with a \
              status other than 0.",
    example: concat!(
        "    ignore SIGPIPE                       # an error from send() says the same\n",
        "    serve(connection):\n",
        "        try:      talk\n",
        "        on error: say so on the console\n",
        "        finally:  take it off the list; close(connection)\n",
        "\n",
        "    client:\n",
        "        try:      talk\n",
        "        on error: print \"the server broke off\"; exit 1\n",
    ),
};

/// Passing on.
pub const RELAYING: &Lesson = &Lesson {
    name: "passing-on",
    promise: "TCP keeps the order of one connection and knows nothing of others. Whether all receivers see the \
              same order, whether everybody is told once, and who counts as present is the work of the server \
              in the middle.",
    wrong: "One thread goes round the list while another one changes it. A failed send ends the round, \
              and those behind in the list hear nothing. Two threads write to one client at the same time and \
              their messages mix. The sender's name, or a piece of the next message, is passed on with it.",
    causes: &[
        "answers-to-the-wrong-client",
        "mixes-up-clients",
        "blocks-on-a-slow-reader",
        "one-receive-is-one-message",
        "dies-of-a-clients-error",
        "echoes-to-the-sender",
    ],
    mend: "One list of clients, under one lock or in one thread, and a queue for each client, which a \
              thread of its own empties: so all see the same order, and nobody waits for a slow one. Let one \
              failure cost only that client, and tell the others that it has left.",
    example: concat!(
        "    relay(message, sender):\n",
        "        with the lock:                   # one order for all, and nobody sends in here\n",
        "            for each client in the list:\n",
        "                if client is not the sender:\n",
        "                    put message into the queue of client; if it is full: shutdown(client, both ways)\n",
        "    writer(client):                      # a thread for each client\n",
        "        forever:\n",
        "            message = take from the queue of client; if it is END: stop\n",
        "            send all of message; on error: stop\n",
        "    on every way out of serve(client):   # shutdown() wakes a thread that waits in send() or recv();\n",
        "        take client off the list         # close() alone does not\n",
        "        shutdown(client, both ways); empty its queue, put END into it\n",
        "        wait for writer(client); close(client)\n",
        "        relay(who has left)\n",
    ),
};

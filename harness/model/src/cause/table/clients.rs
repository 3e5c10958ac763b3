//! Several clients at one server.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "one-client-only",
        sentence: "Only one client is served: the program does not come back to accept() for the \
                   next.",
        why: "accept() hands out one connection; for every further client it has to be called \
              again. The listening socket is another socket than the connection and stays open \
              for the next client. A server that accepts once, in front of its loop, or that \
              closes the listening socket together with the connection, has served its last \
              client. TCP still greets newcomers for a while: the kernel puts them into a queue, \
              and there they wait.",
        confirm: concat!(
            "Run two clients, one after the other.\n\n",
            "    echo one | nc -N 127.0.0.1 12000; echo two | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Put accept() inside the loop, and close only the connection there.\n\n",
            "    listener = bind and listen\n",
            "    loop:\n",
            "        connection = accept(listener)\n",
            "        serve(connection)\n",
            "        close(connection)               # not the listener",
        ),
    },
    Cause {
        name: "one-answer-for-each-connection",
        sentence: "One sentence is answered, and then the program waits in accept() for another \
                   client, although the connection is still open and more was asked on it.",
        why: "A connection carries as many sentences as the two sides want. A server that \
              answers one and leaves the connection open says to its client that it may go on; \
              what the client then sends lies in the kernel, and nobody reads it. Neither an \
              error nor an end tells the client that it waits in vain. Either the server closes \
              after its answer, or it goes on reading.",
        confirm: concat!(
            "Send two sentences over one connection, and see what stays unread (Recv-Q).\n\n",
            "    (echo one; sleep 1; echo two; sleep 5) | timeout 8 nc 127.0.0.1 12000 &\n",
            "    sleep 3; ss -tn 'sport = :12000'",
        ),
        mend: concat!(
            "Read until the client has finished, then close; or close after the one answer.\n\n",
            "    connection = accept(listener)\n",
            "    loop:\n",
            "        sentence = next sentence\n",
            "        if there is none: break         # the client has closed\n",
            "        send(upper(sentence))\n",
            "    close(connection)",
        ),
    },
    Cause {
        name: "serves-one-at-a-time",
        sentence: "While one client is connected, all others wait: the program is inside recv() \
                   for that client and looks at nobody else.",
        why: "recv() returns when this one client says something, and nothing says that it ever \
              will. A single thread that waits there cannot accept or answer anybody else. The \
              kernel lets further clients connect and puts them into a queue, so to them it \
              looks as if the server were there but mute. TCP gives no promise about how soon a \
              client speaks.",
        confirm: concat!(
            "Connect, say nothing, and try a second client at the same time.\n\n",
            "    nc 127.0.0.1 12000 &                # silent\n",
            "    echo hello | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Give every client a thread or task of its own, or wait for all of them at once ",
            "with select, poll or epoll.\n\n",
            "    loop:\n",
            "        connection = accept(listener)\n",
            "        start thread serve(connection)",
        ),
    },
    Cause {
        name: "blocks-on-a-slow-reader",
        sentence: "One client that does not read stops all others: the program is blocked in \
                   send() for it.",
        why: "send() waits while the buffers between the two sides are full, and they empty only \
              as the receiver reads. TCP does that on purpose, so that a quick sender does not \
              drown a slow receiver. In a program that serves several clients in one thread, or \
              holds a lock while it sends, everybody waits along. A client that is stopped, or \
              behind a broken network, may not read for hours.",
        confirm: concat!(
            "Connect a client that never reads, let others talk much, and see whom the program ",
            "waits for.\n\n",
            "    nc 127.0.0.1 12000 | sleep 1000\n",
            "    ss -tn 'sport = :12000'             # a large Send-Q",
        ),
        mend: concat!(
            "Give every client a queue of its own that something else empties; drop a client ",
            "whose queue grows too long.\n\n",
            "    for each client:\n",
            "        if its queue is full: disconnect it\n",
            "        else: put the message into its queue\n",
            "    each client's own thread: send from its queue",
        ),
    },
    Cause {
        name: "answers-to-the-wrong-client",
        sentence: "An answer reached a client that had not asked for it: it was sent on another \
                   connection, or to another address, than the question had come from.",
        why: "Every accepted connection is a socket of its own, and what is sent on it reaches \
              that client and nobody else. If the socket is kept in one global variable, each \
              newcomer overwrites it, and answers to earlier questions go to the newcomer. In \
              UDP the address of the sender has to be taken with every datagram, and the answer \
              sent there. The network delivers to the address it is given; it cannot know who \
              had asked.",
        confirm: concat!(
            "Connect two clients, then ask with the first and see where the answer appears.\n\n",
            "    nc 127.0.0.1 12000                  # in two terminals",
        ),
        mend: concat!(
            "Pass the connection along with the question; answer on that and on nothing else.\n\n",
            "    loop:\n",
            "        connection = accept(listener)\n",
            "        start thread serve(connection)  # an argument, not a global\n",
            "    UDP: data, sender = recvfrom(); sendto(answer, sender)",
        ),
    },
    Cause {
        name: "mixes-up-clients",
        sentence: "Clients share a variable that each should have for itself: text of one \
                   conversation shows up in another.",
        why: "Threads run at the same time, and callbacks take turns in the middle of a \
              conversation; a global or static buffer, \"current\" socket or half-collected line \
              exists only once for all of them. While one client's bytes are in it, those of \
              another are written over them. The same happens \
              when a thread is given the address of a loop variable: it has changed before the \
              thread looks. TCP keeps connections strictly apart; they are mixed in the program.",
        confirm: concat!(
            "Hold two conversations at the same time and let each send half a line, then the ",
            "other half.\n\n",
            "    (printf aaa; sleep 2; echo aaa; sleep 1) | nc 127.0.0.1 12000 &\n",
            "    (sleep 1; printf bbb; sleep 2; echo bbb; sleep 1) | nc 127.0.0.1 12000",
        ),
        mend: concat!(
            "Keep everything that belongs to a conversation in one value, made when the client ",
            "is accepted and passed on as an argument; nothing of it in a global.\n\n",
            "    loop:\n",
            "        connection = accept()\n",
            "        start thread serve(connection)      # its own copy of the socket\n",
            "    serve(connection):\n",
            "        collected = empty                   # its own buffer",
        ),
    },
    Cause {
        name: "echoes-to-the-sender",
        sentence: "A message that is passed on goes back to its own sender too, where it was agreed \
                   that it goes to the others alone.",
        why: "The list of clients holds everybody, and so also the one whose message is being passed \
              on. TCP knows nothing of rooms and of who spoke: a server that sends to all of its \
              connections sends to that one as well. Whether that is wanted is an agreement. A \
              client that shows what it has sent by itself shows it twice then.",
        confirm: concat!(
            "Say something in one window while a second one is connected, and look at the first.\n\n",
            "    nc 127.0.0.1 12345",
        ),
        mend: concat!(
            "Leave out the connection that the message came from.\n\n",
            "    for each client in the list:\n",
            "        if client is not the sender:\n",
            "            send all of message to client",
        ),
    },
];

//! Lessons about programs: addresses, starting and stopping, what they hold, show and wait for.

use sockspec_model::Lesson;

/// Addresses and ports.
pub const ADDRESSES: &Lesson = &Lesson {
    name: "addresses-and-ports",
    promise: "A server is found by an address and a port, and by nothing else. bind() takes them; for TCP only \
              listen() lets anybody in. A port of TCP and one of UDP with the same number have nothing to do \
              with each other. 127.0.0.1 and ::1 exist inside one machine; 0.0.0.0 and :: stand for all its \
              addresses. A client needs no port of its own choosing: connect() gets one.",
    wrong: "A port that is not the agreed one, a loopback address for a server that others should reach, IPv6 alone, \
              a forgotten listen(), TCP instead of UDP. An error of bind() that nobody looked at.",
    causes: &[
        "wrong-port",
        "wrong-address",
        "ipv6-alone",
        "wrong-transport",
        "bound-not-listening",
        "failed-bind-not-noticed",
        "client-binds-the-servers-port",
        "crashed",
    ],
    mend: "A server binds the unspecified address and the agreed port, and says when it is done. A client \
              binds nothing and connects to the agreed host and port. Both look at every error.",
    example: concat!(
        "    server: listener = socket(TCP)       # for UDP without listen() and SO_REUSEADDR\n",
        "            set SO_REUSEADDR\n",
        "            bind(listener, \"0.0.0.0\", port)      # on error: say why, exit 1\n",
        "            listen(listener)\n",
        "            print \"ready on port\", port; flush\n",
        "\n",
        "    client: s = socket(TCP)\n",
        "            connect(s, host, port)       # on error: say why, exit 1\n",
    ),
};

/// Stopping and starting again.
pub const STARTING_AGAIN: &Lesson = &Lesson {
    name: "stopping-and-starting-again",
    promise: "Whoever closes a TCP connection first keeps its end in TIME_WAIT for up to a minute, so that \
              late segments of it cannot pass for new ones. Meanwhile bind() refuses the port, unless \
              SO_REUSEADDR says that this is known. Only one server can listen at a port of an address; the \
              second one is refused, unless both asked to share it. A UDP port does not linger, and there \
              SO_REUSEADDR means something else: on Linux it lets a second server take the same port, without \
              an error, and the newcomer gets all the datagrams. Ctrl-C sends SIGINT, whose default is to end \
              the process, whatever it waits for.",
    wrong: "SO_REUSEADDR is not set, or set after bind(). SO_REUSEPORT is set instead, and two servers share \
              the clients between them. An except around everything swallows the interrupt. Threads keep the \
              process alive until the last client has left.",
    causes: &[
        "no-SO_REUSEADDR",
        "ignores-the-interrupt",
        "shares-the-port-silently",
        "failed-bind-not-noticed",
        "misleading-exit-status",
    ],
    mend: "Over TCP set SO_REUSEADDR before bind(), over UDP nothing; take the error of bind() seriously, \
              leave SIGINT its default or end in its handler, and let no thread outlive the main one.",
    example: concat!(
        "    set SO_REUSEADDR on listener         # TCP alone\n",
        "    try:      bind(listener, address)\n",
        "    on error: print \"port taken\"; exit 1\n",
        "    thread.daemon = true                 # it ends with the program\n",
    ),
};

/// Giving back.
pub const GIVING_BACK: &Lesson = &Lesson {
    name: "giving-back",
    promise: "Every accepted connection is a descriptor, and a process has a limited number of them. A child \
              process that has ended stays in the kernel's table until its parent has asked how it ended. The \
              kernel takes everything back when the process ends, and a server is meant never to end.",
    wrong: "A way out of the function that does not pass close(). A list that only grows. A thread that \
              waits for a client who has gone. fork() without wait(), or a parent that keeps its copy of the \
              connection open.",
    causes: &[
        "leaks-descriptors",
        "leaks-threads",
        "leaks-memory",
        "leaves-zombies",
    ],
    mend: "Tie what a client costs to the block that serves it, so that every way out gives it back.",
    example: concat!(
        "    with connection:                     # closes it on every way out\n",
        "        serve(connection)\n",
        "    forget everything that was kept about it\n",
        "\n",
        "    after fork(): the child closes the listener, the parent the connection\n",
        "    when SIGCHLD comes: repeat waitpid(-1, no status, WNOHANG) until it returns no child\n",
        "    where accept() fails with EINTR: call it again     # a signal had come\n",
    ),
};

/// Waiting without work.
pub const WAITING: &Lesson = &Lesson {
    name: "waiting-without-work",
    promise: "A blocking call costs nothing: the kernel takes the thread off the processor and wakes it when \
              there is news. At the end of a connection a receive returns at once, with nothing, and does so \
              every time it is called; select() and poll() say of such a socket that it can be read.",
    wrong: "A loop that asks again and again, with a time-out of zero or a non-blocking socket. A connection \
              that has ended is left in the set of sockets to be waited for, and the loop spins from then on.",
    causes: &["busy-waiting", "end-of-connection-not-noticed"],
    mend: "Wait in a call that blocks, for everything that can happen, and take out what has ended.",
    example: concat!(
        "    forever:\n",
        "        ready = select(sockets)          # no time-out\n",
        "        for each socket in ready:\n",
        "            the listener:  add accept(listener) to sockets\n",
        "            a connection:  piece = recv(socket)\n",
        "                           if it is empty or failed: close(socket); remove it\n",
        "            a UDP socket:  one recvfrom(), one answer; an empty datagram is no end\n",
    ),
};

/// What the console tells.
pub const THE_CONSOLE: &Lesson = &Lesson {
    name: "what-the-console-tells",
    promise: "What a program prints goes through a buffer of its own before the kernel sees it. C, C++, Python, \
              Ruby and Perl empty it at every line end when it goes to a terminal; into a pipe or a file only \
              when it is full or the program ends. Java's println and Go hold nothing back. accept() and recvfrom() tell the address and port of the other side; the text and \
              the address are there to be shown.",
    wrong: "The words stand in a buffer while somebody waits for them. The address of the server's own \
              socket is shown for the client's. A message is shown in the language's own notation.",
    causes: &["output-not-flushed", "prints-bytes-not-text"],
    mend: "Flush what somebody has to see now.",
    example: concat!(
        "    print(\"ready on port\", port); flush\n",
        "    connection, address = accept(listener)\n",
        "    print(\"connection from\", address); flush\n",
    ),
};

/// Failing in words.
pub const FAILING_IN_WORDS: &Lesson = &Lesson {
    name: "failing-in-words",
    promise: "When nobody listens at a port, the kernel there refuses the connection at once, and connect() \
              returns that error. Over UDP the refusal may come back with the next call on the socket, or \
              never. A program tells its user in words and other programs by its exit status: 0 is success, \
              everything else is not.",
    wrong: "The error is not looked at, and the program goes on with a socket that is not connected. A stack \
              trace is shown to somebody who does not know the program. The status is 0 whatever happened. It \
              tries again for ever without a word.",
    causes: &[
        "fails-in-silence",
        "stack-trace-instead-of-words",
        "misleading-exit-status",
        "crashed",
        "uses-a-closed-socket",
    ],
    mend: "Catch what can go wrong where it can go wrong, say it in one sentence, and exit with a status \
              that tells.",
    example: concat!(
        "    try:      connect(address)\n",
        "    on error: print to standard error \"no server at\", address, reason\n",
        "              exit 1\n",
    ),
};

/// Showing what came.
pub const SHOWING: &Lesson = &Lesson {
    name: "showing-what-came",
    promise: "What arrives is bytes, decided by somebody else. Nothing promises that they are what you expect, \
              how long they are, or that they are harmless: percent signs, NUL bytes and quotation marks are \
              ordinary contents.",
    wrong: "The client computes the answer itself instead of showing what came. It prints the object that \
              holds the bytes, and with it the language's own notation. It uses the text as a format. It shows \
              the whole buffer, or nothing until the program ends.",
    causes: &[
        "upper-cases-locally",
        "prints-bytes-not-text",
        "answer-as-a-format",
        "nul-padding",
        "output-not-flushed",
    ],
    mend: "Receive the whole answer, decode it once, and print exactly that.",
    example: concat!(
        "    answer = decode(receive the whole answer)\n",
        "    print(\"From Server:\", answer)        # as a value, never as a format\n",
    ),
};

/// Asking before reading.
pub const ASKING: &Lesson = &Lesson {
    name: "asking-before-reading",
    promise: "The keyboard is a descriptor like a socket, and reading from it waits. The user cannot know that \
              the program waits unless it says so first. A prompt without a line end stays in the buffer of \
              many languages until it is flushed.",
    wrong: "The prompt is printed after the read, or stays in a buffer. The program reads the keyboard \
              before it has connected, or before it has shown what the other side asks.",
    causes: &["reads-keyboard-first", "output-not-flushed"],
    mend: "Print, flush, then read.",
    example: concat!(
        "    print(\"Input lowercase sentence: \", without a line end); flush\n",
        "    line = read a line from the keyboard\n",
        "\n",
        "    dialogue: show what the server asks, as it comes; flush\n",
        "              line = read a line from the keyboard       # its question, not yours\n",
    ),
};

/// Two things to wait for.
pub const TWO_SOURCES: &Lesson = &Lesson {
    name: "two-things-to-wait-for",
    promise: "A blocking read waits for its own descriptor and sees no other. End of input (Ctrl-D on an empty \
              line, or the end of a pipe or file) is no error: a read returns nothing. At the end of a pipe or \
              file every further read does so too; at a terminal the next read waits for the keyboard again. A send of no bytes \
              sends nothing over TCP: the other side never hears of it. Over UDP it is an empty datagram, \
              which may be answered. select() does not see lines that your language has read ahead into its \
              own buffer.",
    wrong: "While the program waits at the keyboard, what others say is not shown, and the server's end is \
              not noticed. An empty line is sent as no bytes, and then an answer is awaited. The end of input \
              is taken for one more empty line.",
    causes: &[
        "waits-on-the-wrong-descriptor",
        "both-sides-wait",
        "empty-input-hang",
        "end-of-input-not-noticed",
        "end-of-connection-not-noticed",
        "reads-keyboard-first",
    ],
    mend: "Wait for both at once, or let a thread show what comes while the main one reads the keyboard; \
              and give every line an end, so that an empty one is something too.",
    example: concat!(
        "    start a thread: show everything that comes; at its end, end the whole program\n",
        "                                         # Python: flush, then os._exit(status): 0 if the conversation was\n",
        "                                         # over, 1 if the server broke off; sys.exit() ends only the thread\n",
        "    for each line of the keyboard:       # ends at the end of input\n",
        "        send all of line + \"\\n\"\n",
        "    half-close; wait for the thread      # the last answer may be on its way\n",
    ),
};

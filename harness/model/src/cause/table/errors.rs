//! Errors, crashes and what is said about them.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "crashed",
        sentence: "The program was ended by a signal or by an \
                   error that it did not get over.",
        why: "Networks fail in ordinary ways: nobody answers, somebody leaves, bytes are not \
              what was expected. Every call that touches the network can report an error, and \
              some deliver less than was asked for. TCP promises that what arrives is in order; it \
              does not promise that nothing goes wrong. An error \
              that is not handled ends the thread, and in many languages the program. A bad \
              pointer or an index beyond a buffer ends it by SIGSEGV.",
        confirm: concat!(
            "The last words of the program name the place. Run it by hand, repeat the ",
            "conversation, and look at its exit status.\n\n",
            "    python3 server.py; echo \"status $?\"",
        ),
        mend: concat!(
            "Handle the error where it is still known what it means, close that one connection, ",
            "and go on.\n\n",
            "    loop:\n",
            "        connection = accept()\n",
            "        try: serve(connection)\n",
            "        if that fails: say so and go on\n",
            "        close(connection)",
        ),
    },
    Cause {
        name: "dies-of-a-clients-error",
        sentence: "One client's mishap ends the server for everybody: a client that leaves \
                   without a word, or resets its connection, is an ordinary event.",
        why: "Clients crash, lose their network, or are closed by an impatient user. The server \
              then sees no bytes, or an error such as \"connection reset by peer\" or \"broken \
              pipe\", from recv(), send() and sometimes accept(). TCP reports it for that one \
              connection and leaves the others alone. If the error leaves the function that \
              serves the client, it ends the loop that accepts all of them.",
        confirm: concat!(
            "Leave without a word; then leave before the answer has come, which makes it meet a ",
            "closed connection and turns into a reset. Is the server still there?\n\n",
            "    nc -z 127.0.0.1 12000\n",
            "    bash -c 'echo hello > /dev/tcp/127.0.0.1/12000'\n",
            "    echo hello | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Put the guard inside the loop, around one client.\n\n",
            "    loop:\n",
            "        connection = accept()\n",
            "        try: serve(connection)\n",
            "        if that fails: note it             # and go on with the next\n",
            "        close(connection)",
        ),
    },
    Cause {
        name: "uses-a-closed-socket",
        sentence: "The program receives from or sends to a socket that is not open: it has closed \
                   it before, or never opened it.",
        why: "close() gives the descriptor back; what is done with it afterwards fails with \"bad \
              file descriptor\". It happens when a connection is closed inside the loop that \
              goes on using it, and accept(), which would bring the next one, stands in front of \
              that loop. It also happens when the answer is sent after the close, or when a call \
              that failed has returned -1 and nobody looked. TCP has no part in it.",
        confirm: concat!(
            "The last lines that the program showed name the place. See what was closed before.\n\n",
            "    strace -f -e trace=network,close python3 server.py",
        ),
        mend: concat!(
            "Accept inside the loop, use the connection, and close it last.\n\n",
            "    loop:\n",
            "        connection = accept(listener)       # a new one each time\n",
            "        serve(connection)\n",
            "        close(connection)                   # and nothing behind it",
        ),
    },
    Cause {
        name: "sigpipe-not-ignored",
        sentence: "It was killed by SIGPIPE: it sent to a connection that the other side had \
                   already closed.",
        why: "Writing to a connection whose other side is gone raises the signal SIGPIPE, and \
              the default for it is to end the program without a word. The first write after the \
              other side has closed still succeeds; it provokes a reset, and the next write gets \
              the signal. TCP cannot tell in advance whether anybody will read. Python, Java, Go \
              and Rust ignore the signal and report an error; C and C++ programs have to ask for \
              that.",
        confirm: concat!(
            "Leave before the answer comes, more than once, and look at the exit status: 141 is ",
            "128 + SIGPIPE.\n\n",
            "    ./server; echo \"status $?\"",
        ),
        mend: concat!(
            "Turn the signal into an error and handle the error like any other.\n\n",
            "    signal(SIGPIPE, SIG_IGN)            # once, at the start\n",
            "    or: send(socket, data, length, MSG_NOSIGNAL)\n",
            "    if send fails with EPIPE: close this connection",
        ),
    },
    Cause {
        name: "misleading-exit-status",
        sentence: "The exit status says the opposite of what happened: 0 means success, \
                   everything else means failure.",
        why: "The exit status is the only thing that a script, a shell or another program learns \
              of how a program ended. Printing an error does not set it. Returning from main() \
              after an error still reports success, and falling out of main() in old C reports \
              whatever was in a register. The other way round, exit(1) at the end of a good \
              conversation reports a failure that did not happen.",
        confirm: concat!(
            "Look at the status right after the program has ended.\n\n",
            "    ./client; echo \"status $?\"",
        ),
        mend: concat!(
            "Choose the status where the program ends, from what happened.\n\n",
            "    if the conversation succeeded: exit 0\n",
            "    else: print the error to standard error and exit 1",
        ),
    },
    Cause {
        name: "stack-trace-instead-of-words",
        sentence: "The user is shown the inside of the program: a stack trace where one sentence \
                   would do.",
        why: "A refused connection or a server that closes is nothing unusual, and the person at \
              the keyboard can do something about it if told what happened. A stack trace tells \
              the author where the program was. It appears when an error reaches the outermost \
              level without having been handled. The system has good words for its errors, such \
              as \"connection refused\"; they only need a subject.",
        confirm: concat!(
            "Run the client while no server is there.\n\n",
            "    ./client",
        ),
        mend: concat!(
            "Handle the expected errors at the outermost level and say what could not be done, ",
            "and why.\n\n",
            "    try: run()\n",
            "    if the network failed with error:\n",
            "        print \"cannot talk to HOST:PORT:\", words of the error\n",
            "        exit 1",
        ),
    },
];

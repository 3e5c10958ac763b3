//! Errors that are kept quiet, and programs that never give up or take a break for an end.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "fails-in-silence",
        sentence: "Something went wrong, and nobody was told: the error was not looked at, or it was \
                   caught and dropped.",
        why: "A call that fails says so, by what it returns or by an exception, and it says why. The \
              person in front of the program sees neither. An empty `except` or an exit status that \
              nobody prints leaves them with a program that is gone, or that asks again as if nothing \
              had happened, and with no idea what to change.",
        confirm: concat!(
            "Let the same thing go wrong by hand and read the screen.\n\n",
            "    your-program; echo \"status $?\"     # no words, and perhaps a status",
        ),
        mend: concat!(
            "Where an error is caught, say in a sentence what was tried and what came of it.\n\n",
            "    try: connect to host, port\n",
            "    on error:\n",
            "        print \"no server at host, port:\", error    # to standard error\n",
            "        exit with status 1",
        ),
    },
    Cause {
        name: "retries-for-ever",
        sentence: "What failed is tried again and again, with no end and without a word to the user.",
        why: "A connection that is refused is refused at once: nobody listens there. Trying again \
              after a pause is sensible only while a server is just being started. \
              Without a limit the program looks as if it hung, and nobody learns that the address or \
              the port is wrong.",
        confirm: concat!(
            "Start the client without a server and wait.\n\n",
            "    timeout 10 your-client; echo \"status $?\"     # 124: it had to be stopped",
        ),
        mend: concat!(
            "Count the attempts, and give up with a word.\n\n",
            "    repeat 5 times:\n",
            "        try to connect; if it works: go on\n",
            "        wait a second\n",
            "    print \"no server\", the last error; exit with status 1",
        ),
    },
    Cause {
        name: "broken-connection-taken-for-the-end",
        sentence: "A connection that broke is treated like one that was ended properly, so that a part \
                   is passed off as the whole.",
        why: "TCP tells two ends apart. After an orderly end (a FIN) recv() returns nothing; after a \
              reset it fails, and nobody vouches for the rest: something may be missing. A program that treats an \
              error of recv() as the end of the file stores half a file and calls it received. An \
              orderly end proves less than it seems: the kernel closes the socket of a program that \
              crashed in the same way. Whoever has to be sure needs a length in front, or a mark at \
              the end.",
        confirm: concat!(
            "Break a transfer off and look at what the server says of it. Closing with SO_LINGER ",
            "at 0 seconds sends a reset.\n\n",
            "    python3 -c 'import socket, struct; \\\n",
            "        s = socket.create_connection((\"127.0.0.1\", 8080)); \\\n",
            "        s.sendall(b\"x\" * 1000); \\\n",
            "        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 1, 0)); \\\n",
            "        s.close()'",
        ),
        mend: concat!(
            "Treat the end and the error differently.\n\n",
            "    loop:\n",
            "        piece = recv(4096)          # an error: say so, remove the part that came\n",
            "        if piece is empty: the file is complete\n",
            "        write piece",
        ),
    },
];

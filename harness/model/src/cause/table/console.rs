//! The keyboard and the screen.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "output-not-flushed",
        sentence: "What was printed is still in a buffer of the program: when the console is a \
                   pipe or a file, output is shown late or, if the program is killed, never.",
        why: "Printing writes into a buffer first. At a terminal C, C++, Python, Ruby and Perl \
              empty it at every newline; into a pipe or a file they wait until some kilobytes have \
              come together or the program ends. A prompt without a newline can be held back even at \
              a terminal. So a program looks right by hand and mute in a log, a container or \
              under a supervisor. This has nothing to do with the network.",
        confirm: concat!(
            "Put a pipe behind the program and see when the first line comes.\n\n",
            "    python3 server.py | cat",
        ),
        mend: concat!(
            "Flush after what has to be seen at once, or make the output line by line.\n\n",
            "    Python: print(\"ready\", flush=True)\n",
            "    C:      setvbuf(stdout, NULL, _IOLBF, 0), or fflush(stdout)\n",
            "    Rust:   stdout().flush()",
        ),
    },
    Cause {
        name: "upper-cases-locally",
        sentence: "The client converts the text itself. It looks right, but the work is the \
                   server's, and the server's answer is what has to be shown.",
        why: "The exercise is about a conversation: the client sends what was typed and shows \
              what comes back. A client that shows its own conversion would show the same if the \
              server answered something else, or nothing. The same holds for a client that \
              converts before it sends: the server then has nothing left to do. The network \
              would have carried either text unchanged.",
        confirm: concat!(
            "Play the server by hand and answer something unexpected; the client has to show ",
            "exactly that.\n\n",
            "    nc -l 12000",
        ),
        mend: concat!(
            "Send the line as it was typed and show what was received.\n\n",
            "    send(line)\n",
            "    print(\"From Server:\", decode(received))",
        ),
    },
    Cause {
        name: "prints-bytes-not-text",
        sentence: "The screen shows the language's own notation for bytes (b'...') instead of \
                   the text in them.",
        why: "What recv() returns is bytes. Printing bytes shows how a programmer would write \
              them, with quotation marks and with \\x.. for everything beyond ASCII; a reader \
              wants the text. Turning one into the other is decoding, and the program has to say \
              in which character encoding. The bytes on the wire are the same either way.",
        confirm: concat!(
            "Look for a b and quotation marks around the text.\n\n",
            "    ./client",
        ),
        mend: concat!(
            "Decode once, where the bytes come in.\n\n",
            "    print(\"From Server:\", received.decode(\"utf-8\"))",
        ),
    },
    Cause {
        name: "answer-as-a-format",
        sentence: "The received text is used as a format: percent signs in it are taken for \
                   instructions and vanish, or worse.",
        why: "printf() reads its first argument as a program: %s, %d and %n in it are orders to \
              fetch arguments that nobody passed. A text from the network can contain any \
              characters, and whoever sends it then decides what the program prints, reads or \
              overwrites. It is one of the oldest security holes. The network delivers percent \
              signs like all other bytes.",
        confirm: concat!(
            "Play the server by hand and answer: 100% sure, 5%d\n\n",
            "    nc -l 12000",
        ),
        mend: concat!(
            "Give the format yourself and the text as an argument.\n\n",
            "    printf(\"%s\\n\", text)                # not printf(text)",
        ),
    },
];

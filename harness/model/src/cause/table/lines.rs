//! The ends of lines, blanks and words.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "strips-or-adds-line-end",
        sentence: "The end of the line is not the one that was agreed on: a newline (or CR LF) \
                   was added, taken away or exchanged.",
        why: "input() and readLine() take the newline off a line, fgets() and readline() keep \
              it, print() and println() add one. TCP and UDP carry the bytes that were sent, \
              without an opinion about lines. A receiver that waits for a newline needs it, and \
              one that compares or shows the text is disturbed by it. On some systems println() \
              writes CR LF, which is one byte more than the other side expects.",
        confirm: concat!(
            "Show every byte of what is sent; a newline is \\n, a carriage return \\r.\n\n",
            "    echo hello | nc -N 127.0.0.1 12000 | od -c",
        ),
        mend: concat!(
            "Decide at the two borders, the keyboard and the network, whether the line end ",
            "belongs to the text; take it off once, put it on once.\n\n",
            "    text = line without its final newline and carriage return\n",
            "    send(text + \"\\n\")           # only if both sides agreed on it",
        ),
    },
    Cause {
        name: "strips-blanks-too",
        sentence: "Blanks that belong to the text are removed. strip() and trim() take away \
                   every kind of white space, not only the end of the line.",
        why: "strip(), trim() and their like remove blanks, tabs and line ends at both ends of a \
              text. Only the line end is an addition of the keyboard; leading and trailing \
              blanks were typed. If every received piece is trimmed by itself, blanks vanish \
              even from the middle of a sentence, wherever the network happens to have cut it. \
              TCP and UDP deliver blanks like all other bytes.",
        confirm: concat!(
            "Send a sentence with blanks at both ends and look at the bytes of the answer.\n\n",
            "    printf '  a b  \\n' | nc -N 127.0.0.1 12000 | od -c",
        ),
        mend: concat!(
            "Take off the line end and nothing else, and only from a complete line.\n\n",
            "    text = line.rstrip(\"\\r\\n\")  # not line.strip()",
        ),
    },
    Cause {
        name: "reads-a-word-for-a-line",
        sentence: "One word is read where a line was typed: everything behind the first blank \
                   stays unread.",
        why: "scanf(\"%s\"), cin >> word and Scanner.next() stop at the first white space. The \
              rest of the line stays in the input buffer; in a loop it comes back as if it were \
              the next line. A line ends at its newline, and only functions that read lines look \
              for that. The network has no part in this: what was never read cannot be sent.",
        confirm: concat!(
            "Type a sentence of two words and look at what goes over the wire.\n\n",
            "    nc -l 12000 | od -c         # then run the client and type: hello world",
        ),
        mend: concat!(
            "Read a line, with a limit where the language needs one.\n\n",
            "    C:     fgets(line, sizeof line, stdin)\n",
            "    C++:   std::getline(std::cin, line)\n",
            "    Java:  scanner.nextLine()",
        ),
    },
];

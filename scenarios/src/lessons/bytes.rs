//! Lessons about bytes: what they are, where a message ends, what is in a file.

use sockspec_model::Lesson;

/// A stream of bytes.
pub const A_STREAM: &Lesson = &Lesson {
    name: "a-stream-of-bytes",
    promise: "What arrives over TCP is what was sent: each byte once, in order, undamaged, with no gap. That \
              it arrives is not promised: send() succeeds as soon as your own kernel has taken the bytes, and \
              only a later call, if any, tells that the connection has broken. Nor does TCP promise that bytes \
              arrive in the portions in which they were sent. A segment holds what fits and what was there; \
              one send() may fill several receives, and several sends may come out of one. recv() returns as \
              soon as anything is there, and its argument is how much you have room for, never how much will \
              come.",
    wrong: "A program reads once and takes what it got for the message. At the desk, with short messages on \
              one machine, that nearly always works, and so the mistake lives long. It shows with a long \
              message, a slow network, or a sender that writes in pieces.",
    causes: &[
        "one-receive-is-one-message",
        "leftover-not-kept",
        "buffer-of-N-bytes",
        "answers-before-the-sentence-is-complete",
        "waits-for-newline-that-the-dialect-does-not-send",
        "waits-for-more-than-the-sentence",
        "reads-a-word-for-a-line",
        "impatient-time-out",
    ],
    mend: "Agree on where a message ends: a newline, a length in front of it, or the end of the connection. \
              Receive in a loop, keep what has come, take a message out when it is whole, and keep what \
              follows it.",
    example: concat!(
        "    collected = nothing\n",
        "    forever:\n",
        "        while collected holds no newline:\n",
        "            piece = recv(4096)\n",
        "            if piece is empty:           # the other side has finished\n",
        "                if collected is not empty: handle(collected)\n",
        "                stop\n",
        "            append piece to collected\n",
        "        message, collected = split collected behind its first newline\n",
        "        handle(message)\n",
    ),
};

/// The plain exercise.
pub const THE_EXERCISE: &Lesson = &Lesson {
    name: "the-plain-exercise",
    promise: "TCP carries any bytes and looks at none of them. It adds nothing, takes nothing away and knows \
              no text, no line and no answer: all of that is an agreement between the two programs. What one \
              of them sends is exactly what the other one gets.",
    wrong: "The answer is computed and never sent; the wrong variable is sent; the text is printed in the \
              language's own notation; blanks or line ends are taken off that belong to it, or put on that do \
              not.",
    causes: &[
        "empty-taken-for-nothing",
        "nothing-sent",
        "sends-back-what-came",
        "sends-bytes-as-written",
        "strips-or-adds-line-end",
        "strips-blanks-too",
        "swaps-the-case",
        "uses-a-closed-socket",
    ],
    mend: "Read the request, take off just the line end, compute, put a line end on, send everything; where \
              a connection carries several, do that again until the other side has finished. Convert between bytes and text in one place on the way in and in one on the way out.",
    example: concat!(
        "    line = receive up to a newline\n",
        "    text = decode(line without its line end)\n",
        "    send all of encode(upper_case(text) + \"\\n\")\n",
    ),
};

/// What is in a buffer.
pub const OWN_BUFFERS: &Lesson = &Lesson {
    name: "what-is-in-a-buffer",
    promise: "recv() writes as many bytes into your buffer as came and returns their number. It does not clear \
              the rest, and it puts no zero behind them. send() takes exactly the bytes that you name, be they \
              text or what happened to lie there.",
    wrong: "The whole buffer is sent, or printed, instead of the part that was filled. Then NUL bytes follow \
              the answer, or the rest of a longer message that came before, which may have been another \
              client's.",
    causes: &[
        "one-character-too-few",
        "stops-at-nul",
        "nul-padding",
        "stale-buffer",
    ],
    mend: "Keep the number that recv() returned, look at it before you use it, and use nothing behind it.",
    example: concat!(
        "    count = recv(socket, buffer, size of buffer)\n",
        "    if count < 0: it failed; there is nothing in the buffer\n",
        "    if count = 0: over TCP the end; over UDP an empty datagram, a message like others\n",
        "    append buffer[0 .. count] to collected     # nothing behind count\n",
        "    ...\n",
        "    send all of answer                   # its length, not the buffer's\n",
    ),
};

/// Bytes and text.
pub const BYTES_AND_TEXT: &Lesson = &Lesson {
    name: "bytes-and-text",
    promise: "A network carries bytes. Which text they mean is an agreement; today it is UTF-8 nearly \
              everywhere, in which a letter takes one to four bytes. Neither TCP nor UDP knows where a letter \
              ends, and both deliver bytes that are no text at all.",
    wrong: "Each piece is decoded by itself, and a letter that was cut in two is damaged or ends the \
              program. Decoding fails for bytes that are no text, and nobody catches it. Letters are changed \
              byte by byte, as if there were only a to z. The length of the question is taken for that of the \
              answer, though upper case can be longer: \u{df} becomes SS. The rules of the machine's language \
              are used where nobody asked for them: Java's toUpperCase() makes i into \u{130} on a Turkish \
              machine, unless it is told Locale.ROOT.",
    causes: &[
        "part-of-unicode-only",
        "drops-what-it-cannot-decode",
        "bytes-decoded-per-receive",
        "crashes-on-undecodable-input",
        "ascii-only-mapping",
        "ascii-only-text",
        "case-by-subtraction",
    ],
    mend: "Collect bytes until the message is whole, decode it once, and decide what happens when that \
              fails: a replacement character, a word to the client, the end of this connection, but never the \
              end of the server.",
    example: concat!(
        "    message = collect bytes up to the newline\n",
        "    try:      text = decode_utf8(message)\n",
        "    on error: text = decode_utf8(message, replacing what is no text)\n",
        "    send all of encode_utf8(upper_case(text))\n",
    ),
};

/// Files are bytes.
pub const FILES: &Lesson = &Lesson {
    name: "files-are-bytes",
    promise: "TCP brings the bytes of a file as it brings all others, in pieces of any size. Where the file \
              ends is for the two programs to agree on: a length in front, or the end of the connection. A \
              reset says that the connection broke, and that something may be missing. An orderly end says only \
              that the sender's socket was closed, and the kernel closes it for a program that has crashed, too: whoever has to \
              be sure needs a length in front, or a mark at the end.",
    wrong: "The file is opened as text, and line ends or letters are changed on the way. It is read into \
              memory as a whole. One receive is taken for the whole file, or an empty file for none. Two \
              clients write to the same name. A name that the client chose leads out of the folder.",
    causes: &[
        "overwrites-an-older-file",
        "path-traversal",
        "reads-whole-files",
        "text-mode-file-damage",
        "name-collision",
        "buffer-of-N-bytes",
        "last-buffer-not-written",
        "bytes-decoded-per-receive",
        "crashes-on-undecodable-input",
    ],
    mend: "Open files in binary mode on both sides, copy piece by piece, write each file under a name of \
              its own, and give it its final name when it is whole.",
    example: concat!(
        "    file = create a new file, binary, under a name that nobody has\n",
        "    forever:\n",
        "        piece = recv(65536)\n",
        "        if piece is empty: break         # the sender has finished\n",
        "        write all of piece to file\n",
        "    if the length is not what was announced: say so, remove the file\n",
        "\n",
        "    name = last part of the name that was sent\n",
        "    if name is empty, \".\" or \"..\" : refuse\n",
    ),
};

/// Files that cannot be had.
pub const FILE_TROUBLE: &Lesson = &Lesson {
    name: "files-that-cannot-be-had",
    promise: "Nothing of this is the network's business: whether a file exists and may be read is known before \
              the first byte is sent. Once bytes have been sent, nobody can take them back; all that is left \
              is to end the connection, and an end in the middle has to look different from the end of a file.",
    wrong: "The file is opened after the connection was made, so that the other side gets an empty file. A \
              folder is taken for a file. An error ends the program with a stack trace where asking again was \
              meant.",
    causes: &[
        "stack-trace-instead-of-words",
        "misleading-exit-status",
        "broken-connection-taken-for-the-end",
        "dies-of-a-clients-error",
        "serves-one-at-a-time",
        "crashed",
    ],
    mend: "Open the file first, and ask again until that works; connect afterwards. What arrives incomplete \
              is reported and not kept as if it were whole.",
    example: concat!(
        "    client: forever:\n",
        "        name = ask \"Input filename: \"; if the input has ended: exit\n",
        "        try:      file = open(name, binary); first = read(file)    # a folder fails here\n",
        "                  break\n",
        "        on error: print the reason in a sentence\n",
        "    connect, send first and the rest, close\n",
        "\n",
        "    server:\n",
        "        part = create a file under a passing name\n",
        "        try:      write all that comes to part; give it its final name\n",
        "        on error: remove part; say which client broke off; go on with the others\n",
    ),
};

//! Where a message ends in a stream of bytes.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "one-receive-is-one-message",
        sentence: "One receive is taken for one message. recv() returns what has arrived so far; \
                   TCP keeps no message boundaries.",
        why: "TCP delivers bytes in order, each once. It does not promise that \
              they arrive in the portions in which they were sent: one send() may be cut into \
              several segments, and several may be glued together. recv() returns as soon as \
              anything is there, with whatever that is. On one machine a short message nearly \
              always comes in one piece, so the program seems to work; over a real network, with \
              a longer message or a sender that writes byte by byte, it does not. Where a \
              message ends is for the two programs to agree on: a newline, a length in front, or \
              the end of the connection.",
        confirm: concat!(
            "Send one message in two pieces and look at what is answered. An answer to the ",
            "first piece only, or to each piece by itself, is this.\n\n",
            "    (printf hel; sleep 1; printf 'lo\\n'; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Receive in a loop, collect what comes, and take a message out of the collection ",
            "when it is complete. Keep what follows it: that is the beginning of the next one.\n\n",
            "    while collected holds no newline:\n",
            "        piece = recv(4096)\n",
            "        if piece is empty:              # the other side has finished\n",
            "            if collected is not empty: handle(collected)\n",
            "            leave\n",
            "        append piece to collected\n",
            "    message, collected = split collected behind the first newline",
        ),
    },
    Cause {
        name: "leftover-not-kept",
        sentence: "The whole messages of a receive are handled, and what stands behind the last one is \
                   thrown away: it was the beginning of the next message.",
        why: "A receive may end anywhere, also in the middle of a message that stands behind a whole one. \
              What has been received is gone from the kernel: nobody else keeps it. A program that splits \
              what it got at the newlines and empties its buffer loses the beginning of a message whenever \
              a segment happens to end there. With short messages, typed one by one, each comes in a segment \
              of its own, and it never shows.",
        confirm: concat!(
            "Send a message with the beginning of another one, wait, and send the rest. If the second ",
            "one is answered without its beginning, it is this.\n\n",
            "    (printf 'one\\ntw'; sleep 1; printf 'o\\n'; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Keep the part behind the last newline, and put the next receive behind it.\n\n",
            "    append recv(4096) to collected\n",
            "    while collected holds a newline:\n",
            "        message, collected = split collected behind the first newline\n",
            "        handle(message)\n",
            "    # what is in collected now waits for the next receive",
        ),
    },
    Cause {
        name: "buffer-of-N-bytes",
        sentence: "What does not fit into one buffer is lost: one receive into N bytes is taken \
                   for the whole message, however long it is.",
        why: "The number given to recv() is the most that it may return, not the size of a \
              message. In TCP the rest is not lost by itself: it waits in the kernel for the \
              next recv(). A program that does not call it again handles a part, and the rest \
              turns up in front of the next message or makes the close a reset. In UDP the rest \
              of a datagram that does not fit is thrown away for good. A larger buffer only \
              moves the limit.",
        confirm: concat!(
            "Send more than the buffer holds and count what comes back.\n\n",
            "    (head -c 5000 /dev/zero | tr '\\0' a; echo) | nc -N 127.0.0.1 12000 | wc -c",
        ),
        mend: concat!(
            "Receive until the message is complete, whatever the size of a single receive. If ",
            "there has to be a limit, refuse what is longer and say so; do not cut it in ",
            "silence. Over UDP one recvfrom() with room for 65535 bytes takes the whole message; ",
            "there is nothing to loop for.\n\n",
            "    while collected holds no newline:\n",
            "        piece = recv(4096)\n",
            "        if piece is empty:              # the other side has finished\n",
            "            if collected is not empty: handle(collected)\n",
            "            leave\n",
            "        append piece to collected\n",
            "    message, collected = split collected behind the first newline",
        ),
    },
    Cause {
        name: "answers-before-the-sentence-is-complete",
        sentence: "Each piece that arrives is answered by itself, before the sentence is \
                   complete.",
        why: "A segment is not a sentence. How the network cuts a sentence into segments changes \
              from one run to the next, so answering every piece gives another conversation \
              every time: line ends, prefixes or prompts appear in the middle of a word. TCP \
              shows its receiver bytes and nothing else. That a sentence is complete has to be \
              seen in the bytes themselves, or in the end of the connection.",
        confirm: concat!(
            "Send a sentence in two pieces. If something comes back before the second piece has ",
            "been sent, it is this.\n\n",
            "    (printf hel; sleep 2; printf 'lo\\n'; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Collect until the sentence is complete, then convert and answer once.\n\n",
            "    append piece to collected\n",
            "    while collected holds a newline:\n",
            "        sentence, collected = split collected behind it\n",
            "        send(upper(sentence))",
        ),
    },
    Cause {
        name: "waits-for-newline-that-the-dialect-does-not-send",
        sentence: "The program waits for an end of the sentence, in most cases a newline, that \
                   is not sent in this conversation. It has read everything and goes on waiting.",
        why: "readLine(), Scanner, fgets() on a stream, BufReader::lines() and their like return \
              when a newline has come, or the end of the connection. Many clients take the \
              newline off what was typed and send the bare text. Then one side waits for a \
              newline and the other for the answer, for ever. TCP adds nothing to the bytes that \
              were sent; a newline that nobody writes does not arrive.",
        confirm: concat!(
            "Send a text without a newline and keep the connection open; then send the newline ",
            "alone. If the answer comes only after it, it is this.\n\n",
            "    (printf hello; sleep 3; echo; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Agree with the other side on how a sentence ends, and look for exactly that. Where ",
            "one receive is the sentence, receive once; where the sender closes its side, ",
            "receive until nothing more comes; where a newline ends it, both sides have to ",
            "know.\n\n",
            "    client:  send(text + newline)\n",
            "    server:  collect until a newline, then answer",
        ),
    },
    Cause {
        name: "waits-for-more-than-the-sentence",
        sentence: "The whole sentence has arrived and been read, and the program receives again \
                   and neither answers nor shows it: it waits for a full buffer or for the end of \
                   the connection, or its send is missing.",
        why: "A receive that insists on a full buffer (read_exact, MSG_WAITALL, a loop until N \
              bytes have come) waits for ever when fewer bytes are sent. Reading to the end of \
              the connection waits until the other side closes, and a client that expects an \
              answer does not close first. Taking a full buffer for a sign that more must follow \
              fails when a sentence has exactly that length. No call tells how much is still to \
              come; only the agreed end of a sentence does.",
        confirm: concat!(
            "Send a sentence with its newline, wait, and then end the sending side. If the ",
            "answer comes only after that, the program waited for the end of the connection.\n\n",
            "    (echo hello; sleep 3) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "After every receive, ask whether the sentence is complete; if it is, answer ",
            "without receiving again.\n\n",
            "    while collected holds no newline:\n",
            "        piece = recv(4096)      # 1 to 4096 bytes: whatever is there\n",
            "        if piece is empty:              # the other side has finished\n",
            "            if collected is not empty: handle(collected)\n",
            "            leave\n",
            "        append piece to collected\n",
            "    sentence, collected = split collected behind the first newline",
        ),
    },
    Cause {
        name: "partial-send-not-continued",
        sentence: "Only the part of the answer that send() took at once is sent. send() returns \
                   how many bytes it took, and that may be fewer than it was given.",
        why: "send() copies into a buffer in the kernel. While the other side reads slowly that \
              buffer is full; a send may then take a part and say how much, and on a \
              non-blocking socket it may take nothing. TCP delivers what was taken and knows \
              nothing of the rest. On one machine the buffers are large and the other side is \
              quick, so short answers never show it. Python's sendall(), Go's Write and Java's \
              OutputStream repeat by themselves; send() in C and in Python does not promise to.",
        confirm: concat!(
            "Ask for a large answer, read it late, and count the bytes.\n\n",
            "    (head -c 5000000 /dev/zero | tr '\\0' a; echo) > long\n",
            "    nc -N 127.0.0.1 12000 < long | (sleep 2; wc -c)",
        ),
        mend: concat!(
            "Use the call that sends everything, or send again from where it stopped.\n\n",
            "    while data is not empty:\n",
            "        sent = send(data)       # non-blocking: wait until it is writable\n",
            "        if it failed: the other side has gone, stop\n",
            "        data = data without its first `sent` bytes",
        ),
    },
];

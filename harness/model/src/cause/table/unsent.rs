//! Answers that nobody gets.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "nothing-sent",
        sentence: "What was asked has been read, and no answer was sent: the send is missing, or \
                   what was written is still in a buffer of the program.",
        why: "print() and printf() write to the program's own console, which the client does not \
              see. Only what is sent through the connection (for UDP: to the client's address) \
              reaches it. Where a connection is used like a file, what is written stays in the \
              program until the buffer is full, flushed or closed. The kernel shows that the \
              question was read; so the network has done its part.",
        confirm: concat!(
            "Ask by hand, and look at the calls that the program makes.\n\n",
            "    echo hello | nc -N 127.0.0.1 12000\n",
            "    strace -f -e trace=network,write python3 server.py",
        ),
        mend: concat!(
            "Send the answer on the connection that the question came from, and flush it.\n\n",
            "    sentence = receive up to a newline\n",
            "    send all of upper(sentence)             # and not only print()\n",
            "    or: file.write(answer); file.flush()",
        ),
    },
    Cause {
        name: "answer-sent-elsewhere",
        sentence: "The answer is sent, but not to the address and port that the question came \
                   from.",
        why: "A UDP socket has no other side: every datagram is addressed anew. recvfrom() \
              returns the sender's address together with the text, and its port is one that the \
              client's system chose, another one each time. An answer to a fixed port, to the \
              server's own address, or to whoever asked before, is delivered there, and the one \
              who asked waits in vain. Nothing reports an error.",
        confirm: concat!(
            "Watch where the datagrams go.\n\n",
            "    sudo tcpdump -n -i lo udp",
        ),
        mend: concat!(
            "Keep the address that came with the question, and answer to that.\n\n",
            "    (question, client) = socket.recvfrom(2048)\n",
            "    socket.sendto(upper(question), client)",
        ),
    },
    Cause {
        name: "sends-bytes-as-written",
        sentence: "What is sent is the language's own notation for bytes (b'...') instead of the \
                   bytes: str() was used where decode() is needed.",
        why: "In Python, str(some_bytes) makes a text for programmers, with a b and quotation \
              marks and with \\n and \\x.. written out. Turning bytes into text is decoding, and \
              turning text into bytes is encoding; both need to be told which encoding. The other \
              side gets exactly what was sent, marks and all.",
        confirm: concat!(
            "Ask by hand and look for a b and quotation marks.\n\n",
            "    echo hello | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Decode what comes in, encode what goes out, and never use str() for it.\n\n",
            "    line = receive up to a newline          # bytes\n",
            "    text = line.decode(\"utf-8\", \"replace\")\n",
            "    connection.sendall(text.upper().encode(\"utf-8\"))",
        ),
    },
];

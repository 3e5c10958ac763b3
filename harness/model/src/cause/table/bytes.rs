//! Bytes that nobody meant to send.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "nul-padding",
        sentence: "The whole buffer is sent, not only the text in it: NUL bytes follow the \
                   answer.",
        why: "A buffer has a size and a text in it has a length; send() is told how many bytes \
              to send and sends exactly those. With sizeof buffer, or the length of the whole \
              array, everything behind the text goes out as well, in most cases as NUL bytes. \
              They are invisible on a terminal, but they are part of the stream: the next thing \
              that the receiver reads begins with them. TCP and UDP do not stop at a NUL byte; \
              only C's string functions do.",
        confirm: concat!(
            "Show every byte of the answer; NUL bytes are shown as \\0.\n\n",
            "    echo hello | nc -N 127.0.0.1 12000 | od -c",
        ),
        mend: concat!(
            "Send as many bytes as the text has; recv() told you how many those are.\n\n",
            "    count = recv(buffer, size of buffer)\n",
            "    if count < 0: it failed, leave\n",
            "    send(buffer, count)         # not: send(buffer, size of buffer)",
        ),
    },
    Cause {
        name: "stale-buffer",
        sentence: "Bytes of an earlier message are still in the buffer and are taken for part of \
                   this one.",
        why: "recv() writes the bytes that have come to the beginning of the buffer and leaves \
              the rest as it was. It puts no NUL behind them and clears nothing. A program that \
              goes by the buffer's length, or by the next NUL, finds the end of a longer earlier \
              message behind a shorter one. The only thing that says how much is valid is the \
              number that recv() returns. Somebody else's data can leak that way.",
        confirm: concat!(
            "Send a long sentence and then a short one to the same program.\n\n",
            "    (echo 'a long one'; sleep 1; echo hi; sleep 1) \\\n",
            "        | timeout 5 nc -N 127.0.0.1 12000 | od -c",
        ),
        mend: concat!(
            "Use the count of every receive; where a C string is needed, end it yourself.\n\n",
            "    count = recv(buffer, size of buffer - 1)    # room for the NUL\n",
            "    if count < 0: it failed, leave\n",
            "    buffer[count] = 0",
        ),
    },
];

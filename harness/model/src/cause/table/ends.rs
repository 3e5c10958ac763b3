//! Ends: of a connection, of one direction of it, of the input.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "never-closes",
        sentence: "The connection is left open after the conversation is over, so the other side \
                   never learns that nothing more comes.",
        why: "A TCP connection stays until somebody closes it; there is no time-out for silence. \
              Where the end of the connection is the sign that the answer is complete, a reader \
              waits for that sign for ever. A socket that is copied, into a child process or a \
              second object, is closed only when the last copy is. Leaving the function does not \
              close it in every language, and a garbage collector may do so much later.",
        confirm: concat!(
            "Hold one conversation and see whether nc ends by itself, and whether the ",
            "connection is still listed.\n\n",
            "    echo hello | nc 127.0.0.1 12000 & sleep 2; ss -tnp 'sport = :12000'",
        ),
        mend: concat!(
            "Close in one place that is reached in every case.\n\n",
            "    connection, address = accept(listener)\n",
            "    with connection:                    # or try ... finally: close\n",
            "        serve(connection)\n",
            "    (after fork: parent and child both close what they do not use)",
        ),
    },
    Cause {
        name: "closes-too-early",
        sentence: "The connection is closed although the conversation goes on.",
        why: "Where a connection carries several sentences, the side that is not told to close \
              has no reason to. After a close the next sentence finds nobody: the kernel answers \
              it with a reset, and the other program finds the end of the connection, or an error, \
              instead of an answer. TCP has no notion of one question and one answer; how long a connection lasts is agreed \
              between the programs.",
        confirm: concat!(
            "Send two sentences over one connection, one after the other.\n\n",
            "    (echo one; sleep 1; echo two; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Put a loop around receiving and answering, and leave it when the other side has ",
            "finished.\n\n",
            "    loop:\n",
            "        sentence = next sentence\n",
            "        if there is none: break         # the other side has closed\n",
            "        send(upper(sentence))\n",
            "    close(connection)",
        ),
    },
    Cause {
        name: "half-close-is-goodbye",
        sentence: "The end of the client's sending is taken for its goodbye, and the answer is \
                   no longer sent.",
        why: "A TCP connection has two directions, and each is ended by itself. A client that \
              calls shutdown(SHUT_WR) says that it has said everything; it still listens. recv() \
              then returns no bytes, which means only that nothing more will come from there. A \
              client that has left for good looks the same at first. Sending finds out: the \
              first send() still succeeds and is answered with a reset, and a later one fails.",
        confirm: concat!(
            "nc -N ends its sending side when its input ends, and goes on listening.\n\n",
            "    echo hello | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "At the end of input, finish what was received, answer it, and close only then.\n\n",
            "    piece = recv(4096)\n",
            "    if piece is empty:\n",
            "        answer what has been collected\n",
            "        close(connection)",
        ),
    },
    Cause {
        name: "unread-data-at-close-becomes-reset",
        sentence: "The connection was closed while received bytes lay unread. The kernel then \
                   sends a reset instead of an orderly end, and the other side may lose what it \
                   had not read yet.",
        why: "close() on a socket with unread bytes tells the other side, by an RST, that data \
              was thrown away. The other program sees \"connection reset by peer\" instead of \
              the end of the connection. Bytes that were sent just before may be discarded on \
              their way. TCP promises delivery only between two sides that both read to the end. \
              A newline or a second sentence left in the socket is enough.",
        confirm: concat!(
            "Watch how the connection ends: F is an orderly end, R a reset.\n\n",
            "    sudo tcpdump -n -i lo 'tcp port 12000'   # in a second terminal",
        ),
        mend: concat!(
            "Read what has been sent before closing; or end your sending side, read until ",
            "nothing comes, and close then.\n\n",
            "    send(answer)\n",
            "    shutdown(connection, WRITE)\n",
            "    set receive time-out to 2 seconds\n",
            "    repeat: piece = recv(4096)\n",
            "    until piece is empty, or it failed, or the time is over\n",
            "    close(connection)",
        ),
    },
    Cause {
        name: "end-of-connection-not-noticed",
        sentence: "A receive that returns no bytes is not understood as the end: the other side \
                   has closed, and the program goes on as if it had not.",
        why: "recv() waits while nothing has come. When it returns nothing, that is news: the \
              other side has ended its sending, and every further call will return nothing as \
              well, at once. A loop that only looks for a sentence then turns round for ever and \
              uses a whole processor, or waits for something that can no longer come. After a \
              reset the same holds for the error. TCP gives this notice exactly so that both \
              programs can stop.",
        confirm: concat!(
            "Connect, leave, and look at the processor time of the program.\n\n",
            "    nc -z 127.0.0.1 12000; top -b -n 1 | head -15",
        ),
        mend: concat!(
            "Tell three results of every receive apart: bytes, nothing, an error.\n\n",
            "    piece = recv(4096)\n",
            "    if it failed:       say so, drop what is incomplete, close, leave the loop\n",
            "    if piece is empty:  answer what is still owed, close, leave the loop",
        ),
    },
    Cause {
        name: "end-of-input-not-noticed",
        sentence: "The end of input at the keyboard (Ctrl-D) is not understood: the program goes \
                   on asking.",
        why: "A terminal, a pipe and a file all have an end. A read from there then returns \
              nothing: an empty string, null, EOF, -1 or an exception, depending on the \
              language. That is different from an empty line, which still contains its newline. \
              A loop that does not look for it asks for ever, and often fills the screen with \
              its prompt. The network has no part in it.",
        confirm: concat!(
            "Give the program an input that ends at once.\n\n",
            "    ./client < /dev/null",
        ),
        mend: concat!(
            "Look for the end of input wherever a line is read, and end the conversation there.\n\n",
            "    line = read a line\n",
            "    if there is none: close(connection) and end",
        ),
    },
];

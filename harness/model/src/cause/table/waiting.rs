//! Waiting for the wrong thing.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "both-sides-wait",
        sentence: "Both programs wait for each other: each is in recv() and neither has anything \
                   left to say.",
        why: "recv() returns when the other side has sent something. If both are there at the \
              same time, nothing is under way, and nothing will be. It happens when the two \
              disagree about who speaks next, when a message is still in a buffer of the program \
              (a writer that was not flushed), or when one side waits for an end that the other \
              does not send. TCP does not break such a wait; both connections are in good order.",
        confirm: concat!(
            "See what the two programs are waiting for, and that no bytes are queued.\n\n",
            "    ss -tn 'sport = :12000 or dport = :12000'\n",
            "    sudo strace -f -p PID",
        ),
        mend: concat!(
            "Write down who speaks when and how each message ends; flush what is written; then ",
            "let exactly one side wait at any time.\n\n",
            "    client: send(question + newline); flush; wait for the answer\n",
            "    server: wait for a newline; send(answer + newline); flush",
        ),
    },
    Cause {
        name: "empty-input-hang",
        sentence: "For an empty line nothing is sent, and then an answer to it is awaited. \
                   Sending no bytes sends nothing at all.",
        why: "An empty message does not exist in TCP: send() with no bytes puts nothing on the \
              wire, and the other side notices nothing. The server goes on waiting for a \
              sentence and the client for an answer. Only something that is there even when the \
              text is empty, such as a newline or a length, makes an empty sentence visible. In \
              UDP it is different: an empty datagram is a datagram.",
        confirm: concat!(
            "Press return at the prompt without typing anything.\n\n",
            "    ./client",
        ),
        mend: concat!(
            "Send the end of the sentence along with it, or do not send and do not wait.\n\n",
            "    if line is empty: ask again (or end)\n",
            "    else: send(line + newline) and wait for the answer",
        ),
    },
    Cause {
        name: "waits-on-the-wrong-descriptor",
        sentence: "The program waits at one place while something has arrived at another: a \
                   blocking call sees only its own descriptor.",
        why: "A thread inside accept(), recv() or a read from the keyboard wakes up for that one \
              thing. What arrives elsewhere meanwhile, a message on a connection, a new client, \
              a line typed, waits in the kernel. TCP delivers and the kernel keeps it; nobody is \
              told. Which of several things comes first is not known in advance, so a fixed \
              order of blocking calls is always wrong in some run.",
        confirm: concat!(
            "See in which call the program is and where bytes lie unread (Recv-Q).\n\n",
            "    ss -tnp 'sport = :12000'; sudo strace -f -p PID",
        ),
        mend: concat!(
            "Wait for all of them at once, or give each a thread of its own.\n\n",
            "    loop:\n",
            "        ready = select(keyboard, listener, all connections)\n",
            "        for each in ready: deal with that one\n",
            "    (select() does not see lines that your language has read ahead into its own buffer)",
        ),
    },
    Cause {
        name: "reads-keyboard-first",
        sentence: "The program reads the keyboard before it has done what comes first: shown its \
                   prompt, connected, or shown what the other side said.",
        why: "A read from the keyboard returns when a line has been typed, and until then the \
              program does nothing else. Whoever sits there does not know that something is \
              expected unless it was shown before. A prompt that is still in a buffer has not \
              been shown either: print without a newline may wait for a flush. The other side of \
              a connection cannot hurry it along.",
        confirm: concat!(
            "Start the program and type nothing. Is there a prompt, and has it connected?\n\n",
            "    ss -tnp",
        ),
        mend: concat!(
            "Show first, flush, then read.\n\n",
            "    print prompt without newline; flush\n",
            "    line = read a line",
        ),
    },
    Cause {
        name: "busy-waiting",
        sentence: "The program uses the processor while it has nothing to do: it asks again and \
                   again instead of waiting.",
        why: "A blocking call costs nothing while it waits; the kernel wakes the program when \
              something has come. A loop around a non-blocking receive, around select() with a \
              time-out of zero, or around a descriptor that is always ready (as writable sockets \
              mostly are) never sleeps. It takes a whole processor away from all others and \
              makes the program slower, not quicker. Neither TCP nor UDP needs to be asked; the \
              kernel tells.",
        confirm: concat!(
            "Connect a client that says nothing and look at the processor time.\n\n",
            "    nc 127.0.0.1 12000 &\n",
            "    top -b -n 1 | head -15",
        ),
        mend: concat!(
            "Wait in a call that blocks; ask for \"writable\" only while there is something ",
            "left to send.\n\n",
            "    ready = poll(descriptors, no time-out)\n",
            "    for each in ready: deal with that one",
        ),
    },
];

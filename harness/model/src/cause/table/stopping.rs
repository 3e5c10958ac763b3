//! Being stopped, and stopping to wait.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "ignores-the-interrupt",
        sentence: "Ctrl-C does not end the program: the interrupt is caught, ignored, or reaches \
                   a thread that waits for others.",
        why: "Ctrl-C sends SIGINT to every program in the foreground of the terminal, and the \
              default is to end. A handler that only prints something takes that default away. \
              So does a catch-all around the accept loop, which swallows Python's \
              KeyboardInterrupt along with all errors. The main thread may also end as it should \
              and then wait for threads that never finish. It has nothing to do with sockets, \
              except that a blocked accept() or recv() is where most programs are when it comes.",
        confirm: concat!(
            "Press Ctrl-C; if it is still there, ask from another terminal what each of its ",
            "threads waits for.\n\n",
            "    ps -C python3 -L -o pid,tid,stat,wchan:20,args    # or the name of your program",
        ),
        mend: concat!(
            "Leave the default alone, or end in the handler; let threads not keep the program ",
            "alive.\n\n",
            "    except Exception: ...               # not a bare except:\n",
            "    on interrupt: close the listener and leave the loop\n",
            "    thread.daemon = True",
        ),
    },
    Cause {
        name: "impatient-time-out",
        sentence: "The program gives up while the answer is still on its way: its time-out is \
                   shorter than a slow answer takes.",
        why: "Nothing promises when bytes arrive. A segment that was lost comes again \
              after a fifth of a second or more, and a busy server takes its time. A time-out is \
              good against waiting for ever, but it has to be longer than anything that can \
              happen in ordinary life. A sleep before a single receive is a time-out in \
              disguise: what comes later is never read.",
        confirm: concat!(
            "Let the answer come late: play the server by hand and type after a while.\n\n",
            "    nc -l 12000",
        ),
        mend: concat!(
            "Wait in recv(), which returns as soon as something is there; if there is to be a ",
            "limit, count it in many seconds and say so when it passes.\n\n",
            "    set receive time-out to 30 seconds\n",
            "    piece = recv(4096)\n",
            "    if the time is over: print \"no answer\" and exit 1",
        ),
    },
    Cause {
        name: "no-receive-time-out",
        sentence: "The program waits for a datagram without a limit. In UDP a question or an \
                   answer may be lost, and then nothing ever comes.",
        why: "UDP promises neither delivery nor order, and nobody reports a loss. A datagram may \
              be dropped by any router on the way or by a full buffer at the receiver. recv() \
              knows nothing of that and waits. A client without a limit hangs for ever after a \
              single loss, or when no server is there. Whether to ask again, and how often, is \
              the business of the program.",
        confirm: concat!(
            "Play a server that hears and never answers, and start the client in another terminal. ",
            "(Without any server the client may be refused at once, which is something else.)\n\n",
            "    nc -u -l 12000\n",
            "    ./client                            # does it end?",
        ),
        mend: concat!(
            "Set a time-out on the socket, ask again a few times, then give up and say so.\n\n",
            "    set receive time-out to 1 second\n",
            "    repeat 3 times:\n",
            "        send(question)\n",
            "        answer = receive; if it came: done\n",
            "    print \"no answer\" and exit 1",
        ),
    },
];

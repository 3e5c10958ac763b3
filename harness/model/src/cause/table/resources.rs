//! What is taken has to be given back.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "leaks-descriptors",
        sentence: "Sockets (or files) of clients that have left are never closed. Every client \
                   costs one more, until the system refuses.",
        why: "Each accepted connection is a descriptor, and a process may hold only so many, \
              often 1024. A connection whose client has left stays in the process until close(), \
              and the kernel keeps it in the state CLOSE_WAIT. When the limit is reached \
              accept() fails with \"too many open files\", and nobody is served any more. An \
              error path that returns before the close, or a list of connections from which \
              nobody is removed, is enough.",
        confirm: concat!(
            "Count the descriptors before and after a hundred clients.\n\n",
            "    ls /proc/PID/fd | wc -l; ss -tn state close-wait",
        ),
        mend: concat!(
            "Close in one place that is reached in every case, and take the client out of every ",
            "list.\n\n",
            "    connection = accept(listener)\n",
            "    try: serve(connection)\n",
            "    finally: close(connection)",
        ),
    },
    Cause {
        name: "leaks-threads",
        sentence: "Threads that served clients long gone are still there: each waits for \
                   something that never comes.",
        why: "A thread ends when its function returns. One that waits on a queue, a lock or a \
              connection whose other side has vanished never returns, and one that is never \
              joined or detached keeps its stack in C. Each costs memory and a place in the \
              process table. The end of a connection is told to whoever receives on it: recv() \
              then returns nothing. A thread that waits elsewhere is not told.",
        confirm: concat!(
            "Count the threads before and after a hundred clients.\n\n",
            "    ls /proc/PID/task | wc -l",
        ),
        mend: concat!(
            "Let the thread of a client end where the conversation ends, whatever ended it.\n\n",
            "    serve(connection):\n",
            "        loop: sentence = next sentence; if there is none: leave the loop\n",
            "        close(connection)\n",
            "    C: pthread_detach(thread) after pthread_create",
        ),
    },
    Cause {
        name: "leaks-memory",
        sentence: "Memory grows with every client that has ever been served: something of each \
                   is kept for good.",
        why: "A list of past clients, a buffer that is allocated per connection and never freed, \
              a thread that is never joined or detached: each is small, and a server runs for \
              months. In languages with a garbage collector it is enough that something still \
              points to it. The network takes no part in it; a client that has gone needs \
              nothing any more.",
        confirm: concat!(
            "Look at the resident memory before and after many clients.\n\n",
            "    for i in $(seq 1000); do echo hi | nc -N 127.0.0.1 12000 >/dev/null; done\n",
            "    grep VmRSS /proc/PID/status",
        ),
        mend: concat!(
            "Tie everything that belongs to a client to its connection, and let go of all of it ",
            "in one place when it closes.\n\n",
            "    serve(connection):\n",
            "        state = new state\n",
            "        ...\n",
            "        free state; remove the client from all lists; detach the thread",
        ),
    },
    Cause {
        name: "leaves-zombies",
        sentence: "Child processes that have ended are never waited for and stay as zombies.",
        why: "After fork() the kernel keeps the exit status of an ended child until its parent \
              asks for it with wait(). Until then the child is a zombie: it runs nothing and \
              holds no memory, but it occupies a process number, and those are limited. A server \
              that forks for every client and never waits fills the table, until fork() fails \
              for everybody. The network has no part in it.",
        confirm: concat!(
            "Serve a few clients and look for processes marked Z or \"defunct\".\n\n",
            "    ps -ef | grep defunct",
        ),
        mend: concat!(
            "Collect ended children, or tell the kernel that you do not want their status.\n\n",
            "    signal(SIGCHLD, SIG_IGN)            # the kernel then collects them\n",
            "    or, in the loop: while waitpid(-1, NULL, WNOHANG) > 0: go on",
        ),
    },
];

//! Places that run out, and a last character too few.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "room-for-N-clients",
        sentence: "There is room for a fixed number of clients, and the next one is turned away: the table is too \
                   small, or the place of a client that has left is never given back.",
        why: "listen() and accept() put no limit to the number of clients over time; only the program's \
              own table, or a counter that is never decreased, does. With a handful of clients it is \
              never reached. A server runs for weeks, and every client that ever came counts.",
        confirm: concat!(
            "Let many clients come, one after the other, and count who is served.\n\n",
            "    for i in $(seq 200); do echo $i | nc -N 127.0.0.1 12000; done | wc -l",
        ),
        mend: concat!(
            "Keep clients in a list that grows, and take out who has left.\n\n",
            "    client = accept()\n",
            "    add client to clients\n",
            "    ...\n",
            "    when client has left: remove it from clients, close it",
        ),
    },
    Cause {
        name: "one-character-too-few",
        sentence: "The work stops one character before the end: the last one is taken for a line end that is \
                   not there, or a loop ends too early.",
        why: "A line that is read usually ends in a newline, and cutting one character off removes it. \
              But the last line of a file may have none, a receive may end anywhere, and some ways of \
              reading take the newline off themselves. Then the cut takes a letter. A loop that runs \
              to the length minus one leaves the same letter out.",
        confirm: concat!(
            "Send a line with a newline, and one without, and compare the ends.\n\n",
            "    printf 'abc\\n' | nc -N 127.0.0.1 12000; printf 'abc' | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Remove the line end only where there is one, and count to the full length.\n\n",
            "    if line ends with \"\\n\": line = line without its last character\n",
            "    if line ends with \"\\r\": line = line without its last character",
        ),
    },
    Cause {
        name: "reads-whole-files",
        sentence: "The whole file is kept in memory, although only one piece of it is needed at a time.",
        why: "A file may be larger than the memory of a machine, and several clients may come at once. \
              Reading all of it before the first byte is sent, or collecting all of it before the first \
              is written, needs as much memory as the file is long. The network takes a few kilobytes \
              at a time anyway, so nothing is gained.",
        confirm: concat!(
            "Transfer a large file and watch the memory.\n\n",
            "    head -c 500M /dev/zero > large; transfer it\n    grep VmHWM /proc/PID/status     # the most memory so far",
        ),
        mend: concat!(
            "Pass pieces on as they come.\n\n",
            "    loop:\n",
            "        piece = read(file, 65536)\n",
            "        if piece is empty: stop\n",
            "        sendall(piece)",
        ),
    },
];

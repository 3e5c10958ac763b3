//! Files on their way over the network.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "text-mode-file-damage",
        sentence: "A file is treated as text on its way: line ends are converted, or bytes \
                   decoded and encoded, and what arrives is another file.",
        why: "A file is a sequence of bytes, and only some files are text. Opened in text mode, \
              bytes are decoded (a picture is not valid UTF-8), and line ends may be converted \
              to those of the system. A block of 1024 bytes may end in the middle of a \
              character, so even a text file is damaged. C's string functions stop at the first \
              NUL byte. TCP itself delivers all 256 byte values unchanged.",
        confirm: concat!(
            "Send a file with all byte values and compare.\n\n",
            "    head -c 100000 /dev/urandom > sent\n",
            "    cmp sent received",
        ),
        mend: concat!(
            "Open in binary mode on both sides, and write exactly the bytes that each receive ",
            "returned.\n\n",
            "    open(name, \"rb\"), open(name, \"wb\")\n",
            "    loop:\n",
            "        piece = recv(65536)\n",
            "        if piece is empty: stop\n",
            "        write(file, piece)",
        ),
    },
    Cause {
        name: "name-collision",
        sentence: "Two transfers write to the same file name: the later one overwrites, or both \
                   are mixed.",
        why: "If the name is fixed, or made from something that two clients can share (a counter \
              without a lock, the time in seconds, the name that the client gave), two transfers \
              meet in one file. Opening for writing empties the file that is there. Clients of a \
              network come at the same moment more often than one thinks, and neither TCP nor \
              the file system keeps them apart. A name that a client chose may also point to a \
              file outside the folder.",
        confirm: concat!(
            "Send two different files at the same time and compare both.\n\n",
            "    echo one | ./client & echo two | ./client; wait\n",
            "    cksum one two output*.txt           # every checksum twice",
        ),
        mend: concat!(
            "Give every transfer a name of its own, chosen by the server, and create the file ",
            "only if it does not exist yet.\n\n",
            "    number = next number                # under a lock\n",
            "    open(\"output\" + number + \".txt\", create new, fail if it exists)",
        ),
    },
    Cause {
        name: "overwrites-an-older-file",
        sentence: "A file that was there before is overwritten: its name is taken without a look \
                   at what stands under it.",
        why: "Opening a file for writing empties it, whatever it held. A counter that begins at 0 \
              with every start of the server gives the names of yesterday again, and yesterday's \
              files are gone. The system can refuse that, but it has to be asked to.",
        confirm: concat!(
            "Put a file under the name that the server takes next, and send another one.\n\n",
            "    echo old > output0.txt; echo hello > new; echo new | ./client\n",
            "    cat output0.txt                     # still: old",
        ),
        mend: concat!(
            "Create a file only where there is none, and take the next name where there is.\n\n",
            "    number = 0\n",
            "    loop:\n",
            "        try: open(\"output\" + number + \".txt\", create new, fail if it exists); stop\n",
            "        if it exists already: number = number + 1\n",
            "        on any other error: say so, refuse the file",
        ),
    },
    Cause {
        name: "path-traversal",
        sentence: "The name that a client gives is used as it is, and leads out of the folder.",
        why: "A name is data of somebody else. With `..` and `/` in it, it names any place on the \
              machine that the server may write to, such as a start-up file or a key. This is one \
              of the oldest ways to break into a server.",
        confirm: concat!(
            "Give a name that leads upwards.\n\n",
            "    printf '../escaped.txt\\nhello' | nc -N 127.0.0.1 8080; ls ..    # with names=given",
        ),
        mend: concat!(
            "Use only the last part of a name, and refuse what is left of a bad one.\n\n",
            "    name = the part of name behind its last \"/\"\n",
            "    if name is empty, \".\" or \"..\": refuse\n",
            "    open(folder + \"/\" + name, create new, fail if it exists)",
        ),
    },
    Cause {
        name: "stops-at-nul",
        sentence: "The data ends where its first NUL byte is: it is treated like a string of C.",
        why: "In C a string ends at its first NUL byte, and strlen(), strcpy() and printf(\"%s\") \
              look for it. Bytes from a file or from the network may hold any number of NUL \
              bytes. How many there are is what read() or recv() returned, and nothing else.",
        confirm: concat!(
            "Send bytes with a NUL in the middle and compare.\n\n",
            "    printf 'before\\0behind' > sent; cmp sent received",
        ),
        mend: concat!(
            "Carry the length along with the bytes.\n\n",
            "    count = read(file, buffer, 4096)       # 0 at the end, -1 on an error: stop at both\n",
            "    send exactly count bytes of buffer     # never strlen(buffer)",
        ),
    },
    Cause {
        name: "last-buffer-not-written",
        sentence: "Only whole buffers are written or sent. What does not fill the last one stays in it \
                   and is lost; a short file is lost altogether.",
        why: "A file is copied in blocks, and its length is hardly ever a multiple of theirs. A loop that \
              goes on while a block is full, or writes only when its buffer has filled up, leaves the \
              rest in memory. The same happens to a file that is written through a buffer of the \
              language and is neither flushed nor closed. Neither TCP nor the file system knows \
              that there was more.",
        confirm: concat!(
            "Send a file that is a little longer than a power of two, and compare the lengths.\n\n",
            "    head -c 65537 /dev/urandom > sent\n",
            "    ls -l sent received",
        ),
        mend: concat!(
            "Deal with every piece, however short, and close the file.\n\n",
            "    loop:\n",
            "        piece = read(4096)\n",
            "        if piece is empty: stop           # not: if it is shorter than 4096\n",
            "        write all of piece\n",
            "    close(file)                           # writes what a buffer still holds",
        ),
    },
];

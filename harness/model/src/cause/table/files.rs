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
            "    ./client < one & ./client < two; wait; ls -l; cmp one output0.txt",
        ),
        mend: concat!(
            "Give every transfer a name of its own, chosen by the server, and create the file ",
            "only if it does not exist yet.\n\n",
            "    number = next number                # under a lock\n",
            "    open(\"output\" + number + \".txt\", create new, fail if it exists)",
        ),
    },
];

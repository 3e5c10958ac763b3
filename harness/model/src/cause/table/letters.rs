//! Bytes and characters, capitals and small letters.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "bytes-decoded-per-receive",
        sentence: "Every received piece is decoded by itself. A character of several bytes that \
                   arrives in two pieces is damaged, or the decoder gives up on it.",
        why: "In UTF-8 a letter such as é is two bytes, and others take three or four. TCP \
              carries bytes and cuts where it likes, also between the bytes of one character. \
              Half a character is not valid text: a strict decoder raises an error, a lenient \
              one puts the replacement character in its place, twice. It shows only when a piece \
              happens to end there, for instance at the end of a full buffer.",
        confirm: concat!(
            "Send a character in two halves.\n\n",
            "    (printf '\\303'; sleep 1; printf '\\251\\n'; sleep 1) | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Collect bytes until the sentence is complete and decode it then, or use a decoder ",
            "that keeps an unfinished character for the next piece.\n\n",
            "    append piece to bytes\n",
            "    while bytes hold a newline:\n",
            "        line, bytes = split bytes behind it\n",
            "        text = decode(line)",
        ),
    },
    Cause {
        name: "crashes-on-undecodable-input",
        sentence: "Bytes that are not valid text end the program. Decoding can fail, and the \
                   failure is not handled.",
        why: "A connection can carry any bytes: a picture, another alphabet, a port scanner's \
              greeting. TCP promises to deliver them and never looks at them. Not every sequence \
              of bytes is UTF-8 and very few are ASCII, so decode() has an error for it. Left \
              alone, that error ends the thread or the whole program, and with it the \
              conversations of all others.",
        confirm: concat!(
            "Send a byte that occurs in no UTF-8 text, then try an ordinary client.\n\n",
            "    printf '\\377\\n' | nc -N 127.0.0.1 12000\n",
            "    echo hello | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Say what is to happen to such bytes: replace them, refuse this client, or work on ",
            "bytes and do not decode at all.\n\n",
            "    try: text = decode(bytes)\n",
            "    if that fails: close this connection and serve the next\n",
            "    (Python: bytes.decode(errors=\"replace\"))",
        ),
    },
    Cause {
        name: "ascii-only-mapping",
        sentence: "Only a to z (or the letters of one small alphabet) become capitals; other \
                   letters are left as they are.",
        why: "toupper() in C looks at one byte, and in UTF-8 a letter beyond ASCII is several \
              bytes, none of which is a letter by itself. bytes.upper() in Python and \
              to_ascii_uppercase() in Rust convert a to z on purpose. What a capital letter is, \
              is known for characters and not for bytes, so the bytes have to be decoded first. \
              TCP and UDP only carry the bytes; which encoding they are in is agreed on by the two \
              programs, nowadays as UTF-8.",
        confirm: concat!(
            "Ask for the capitals of letters with accents.\n\n",
            "    echo 'éñö' | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Decode, convert the text, encode again; in C, go through wide characters in a ",
            "UTF-8 locale.\n\n",
            "    text = decode(bytes, \"UTF-8\")\n",
            "    answer = encode(text.upper(), \"UTF-8\")\n",
            "    (C: setlocale, then mbstowcs, towupper, wcstombs)",
        ),
    },
    Cause {
        name: "ascii-only-text",
        sentence: "Letters beyond ASCII turn into question marks or are left out: the text was \
                   converted to a character encoding that does not have them.",
        why: "Encoding a text as ASCII, or as the system's default encoding, has no byte for a \
              letter that is not in it. Some languages raise an error, others put a question \
              mark there, or nothing, without a word. The letter is lost for good; nobody behind that point \
              can bring it back. The network would have carried it: TCP and UDP deliver all 256 \
              bytes alike.",
        confirm: concat!(
            "Send letters with accents and look at the bytes.\n\n",
            "    echo 'éñö' | nc -N 127.0.0.1 12000 | od -c",
        ),
        mend: concat!(
            "Name the encoding wherever text becomes bytes or bytes become text, and use UTF-8 ",
            "on both sides.\n\n",
            "    bytes = encode(text, \"UTF-8\")       # not the default, not ASCII",
        ),
    },
    Cause {
        name: "case-by-subtraction",
        sentence: "32 is subtracted from bytes that are not small letters. Only from a to z does \
                   that make a capital.",
        why: "In ASCII the small letters a to z stand 32 places behind the capitals, and nothing \
              else does. A digit, a blank, a newline or a byte of an accented letter becomes \
              something entirely different; some become control characters. A capital letter \
              becomes a punctuation mark or a digit. Both borders have to be asked for, a below \
              and z above. It has nothing to do with the network: the bytes arrived as they were \
              sent.",
        confirm: concat!(
            "Send everything that is not a small letter; it has to come back unchanged.\n\n",
            "    echo 'ABC 123 !?{|}~' | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Use the conversion that the language has, or ask for both borders.\n\n",
            "    if byte >= 'a' and byte <= 'z':\n",
            "        byte = byte - 32",
        ),
    },
    Cause {
        name: "swaps-the-case",
        sentence: "Capital letters become small ones: the case is swapped where it should be \
                   raised.",
        why: "Upper case of a capital letter is that letter. Swapping (swapcase(), or toggling \
              the bit 0x20) looks right as long as the test sentence has small letters only. \
              Applied to a sentence with capitals it destroys what was right already. The \
              network has no part in it.",
        confirm: concat!(
            "Send capitals; they have to come back as they are.\n\n",
            "    echo 'Hello WORLD' | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Use upper(), which leaves capitals alone.\n\n",
            "    answer = upper(sentence)            # not swapcase(sentence)",
        ),
    },
    Cause {
        name: "sends-back-what-came",
        sentence: "The sentence comes back exactly as it was sent: what was converted is not \
                   what is sent.",
        why: "Strings do not change in place in Python, Java, JavaScript, C# and Go: upper() \
              returns a new string and leaves the old one as it was. If the result is not kept, \
              the old one is sent. In C the same happens when a copy is converted and the \
              original sent, or when toupper()'s result is not stored. TCP delivers whatever was \
              handed to send(), and that was the original.",
        confirm: concat!(
            "Print what is handed to send() just before it is sent, and compare.\n\n",
            "    print(\"sending\", answer)\n",
            "    send(answer)",
        ),
        mend: concat!(
            "Keep the result and send that.\n\n",
            "    answer = sentence.upper()           # not: sentence.upper(); send(sentence)\n",
            "    send(answer)",
        ),
    },
    Cause {
        name: "part-of-unicode-only",
        sentence: "Some letters beyond ASCII are converted and others are not: the mapping knows only the \
                   letters of one small character set.",
        why: "A character set such as Latin-1 has room for 256 letters, and its tables know the upper case \
              of those alone. Unicode has well over a thousand letters with an upper case, in Latin, Greek, \
              Cyrillic and other scripts. A program that converts byte by byte, or with the table of \
              one locale, leaves the others as they are.",
        confirm: concat!(
            "Send letters of several scripts.\n\n",
            "    printf 'é ñ привет καλημέρα\\n' | nc -N 127.0.0.1 12000",
        ),
        mend: concat!(
            "Decode the bytes to text first, and convert the text with what the language has for ",
            "Unicode.\n\n",
            "    text = decode(bytes, \"utf-8\")\n",
            "    send(encode(upper(text), \"utf-8\"))",
        ),
    },
    Cause {
        name: "drops-what-it-cannot-decode",
        sentence: "What is not valid UTF-8 is dropped without an answer, and its sender waits in vain.",
        why: "Bytes need not be text, and text need not be UTF-8. Whoever decodes has to decide what \
              happens to bytes that cannot be decoded. Passing over them in silence is the worst choice: \
              the other side cannot tell it from a loss, and waits.",
        confirm: concat!(
            "Send bytes that are no text and wait for the answer.\n\n",
            "    printf '\\377\\376' | nc -u -w1 127.0.0.1 12000",
        ),
        mend: concat!(
            "Work with the bytes as they are, or decode in a way that cannot fail, and answer in any ",
            "case.\n\n",
            "    text = decode(bytes, \"utf-8\", replace what is not valid)\n",
            "    send(encode(answer to text))",
        ),
    },
];

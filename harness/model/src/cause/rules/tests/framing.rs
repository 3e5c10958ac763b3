//! Servers that do not know where a sentence ends.

use super::sample::{Sample, client, server};
use crate::Symptom;

pub(super) fn samples() -> Vec<Sample> {
    let split = || {
        server("joins-a-split-sentence")
            .connects(0)
            .says(0, "hel")
            .says(0, "lo\n")
    };
    let joined = || {
        server("separates-joined-sentences")
            .says(0, "one\ntwo\n")
            .hears(0, "ONE\n")
    };
    vec![
        split()
            .finds(
                Symptom::PartOfTheAnswer,
                "\"HELLO\"",
                "\"HEL\", then closed the connection",
            )
            .names(
                "one-receive-is-one-message",
                "\"HEL\", then closed the connection: the answer to \"hel\", the first of 2",
            ),
        server("any-segmentation")
            .says(0, "é")
            .says(0, "x")
            .says(0, "\n")
            .says(0, "tail\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"ÉX\\nTAIL\"",
                "\"ÉX\", then nothing more",
            )
            .names("one-receive-is-one-message", "the first 2 of 4 pieces"),
        split()
            .finds(
                Symptom::OtherBytes,
                "\"HELLO\"",
                "\"HEL\\nLO\", then nothing more",
            )
            .names("answers-before-the-sentence-is-complete", "\"HEL\\nLO\""),
        joined()
            .finds(
                Symptom::NoAnswer,
                "\"TWO\"",
                "nothing, then nothing more (no)",
            )
            .names(
                "one-receive-is-one-message",
                "\"one\\ntwo\\n\" came in one segment, and it answered \"ONE\\n\"",
            ),
        joined()
            .finds(
                Symptom::NoAnswer,
                "\"TWO\"",
                "nothing, then closed the connection",
            )
            .names(
                "closes-too-early",
                "it answered \"ONE\\n\", then closed the connection",
            ),
        server("answers-every-line")
            .says(0, "one\n")
            .hears(0, "ONE\n")
            .finds(
                Symptom::Closed,
                "a connection that stays open",
                "the end of the connection",
            )
            .names(
                "closes-too-early",
                "it answered \"ONE\\n\" although more was asked",
            ),
        server("replies-to-a-split-line")
            .says(0, "Ada Love")
            .says(0, "lace\n")
            .finds(
                Symptom::OtherBytes,
                "\"Good day, Ada Lovelace!\"",
                "\"Good day, Ada Love!\\n\", then closed the connection",
            )
            .names(
                "one-receive-is-one-message",
                "it replied to \"Ada Love\" alone",
            ),
        server("any-segmentation")
            .says(0, "A")
            .says(0, "da Lovelace\n")
            .finds(
                Symptom::OtherBytes,
                "\"Good day, Ada Lovelace!\"",
                "\"Good day, A!\\n\", then closed the connection",
            )
            .names("one-receive-is-one-message", "it replied to \"A\" alone"),
        server("separates-joined-lines")
            .says(0, "Ada\nGrace\n")
            .hears(0, "Good day, Ada!\nWho else?\n")
            .finds(
                Symptom::NoAnswer,
                "\"Good day, Grace!\"",
                "\"Good day, Ada!\\nWho else?\\n\", then nothing more",
            )
            .names("one-receive-is-one-message", "came in one segment"),
        server("separates-joined-lines")
            .says(0, "Ada\nGrace\n")
            .hears(0, "Thank you.\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"Thank you.\\nThank you.\"",
                "\"Thank you.\\n\"",
            )
            .names("one-receive-is-one-message", "came in one segment"),
        server("any-segmentation")
            .says(0, "A")
            .hears(0, "Thank you.\n")
            .finds(
                Symptom::MoreBytes,
                "nothing so far",
                "\"Thank you.\\n\", then closed the connection",
            )
            .names(
                "one-receive-is-one-message",
                "only the beginning of a line had come",
            ),
        server("any-segmentation")
            .says(0, "A")
            .finds(
                Symptom::Closed,
                "nothing so far",
                "nothing, then closed the connection",
            )
            .names(
                "one-receive-is-one-message",
                "what followed was nothing, then closed the connection",
            ),
        server("any-segmentation")
            .says(0, b"Zo\xc3")
            .finds(
                Symptom::Closed,
                "nothing so far",
                "nothing, then closed the connection",
            )
            .names("bytes-decoded-per-receive", "it ended inside a character"),
        server("separates-joined-sentences")
            .says(0, "one\nt")
            .says(0, "wo\n")
            .hears(0, "ONE\nWO\n")
            .finds(
                Symptom::OtherBytes,
                "\"ONE\\nTWO\"",
                "\"ONE\\nWO\\n\", then nothing more",
            )
            .names("leftover-not-kept", "it answered \"ONE\\nWO\\n\""),
        server("separates-joined-messages")
            .says(0, "<<0>> hello\n<<1>> hello\n")
            .hears(0, "got <<0>> hello\n")
            .finds(
                Symptom::NoAnswer,
                "\"got <<1>> hello\"",
                "Anna got one alone",
            )
            .names("one-receive-is-one-message", "came in one segment"),
        server("joins-split-messages")
            .says(0, "<<0>> ")
            .says(0, "hello\n")
            .hears(0, "got <<0>> got hello\n")
            .finds(
                Symptom::OtherBytes,
                "messages as they were said",
                "\"<<0>> got hello\"",
            )
            .names(
                "answers-before-the-sentence-is-complete",
                "it answered \"<<0>> \" by itself",
            ),
        server("any-segmentation")
            .hears(0, "What is your name?\n")
            .says(0, "a")
            .says(0, "a\n")
            .hears(0, "Good day, a!\n")
            .finds(Symptom::OtherBytes, "\"Good day, aa!\"", "\"Good day, a!\"")
            .names("one-receive-is-one-message", "it replied to \"a\" alone"),
        server("acknowledges-many")
            .says(0, "this is message 1\n")
            .hears(0, "got this is message\ngot 1\n")
            .finds(
                Symptom::OtherBytes,
                "\"got this is message 1\"",
                "\"got this is message\\ngot 1\"",
            )
            .names("buffer-of-N-bytes", "the first 15 bytes of a message"),
        client("gathers-a-split-response")
            .says(0, "Server received your m")
            .says(0, "essage: hello\n")
            .shows("Server received your m\r\nServer response: essage: hello\r\n")
            .finds(
                Symptom::NotShown,
                "\"Server received your message: hello\"",
                "\"other\"",
            )
            .names("one-receive-is-one-message", "each of the 2 pieces"),
        server("joins-a-split-character")
            .says(0, b"caf\xc3")
            .says(0, b"\xa9 au lait\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"> CAFÉ AU LAIT\"",
                "\"> CAF\", then closed the connection",
            )
            .names(
                "one-receive-is-one-message",
                "the answer to \"caf\\xc3\", the first of 2 pieces",
            ),
    ]
}

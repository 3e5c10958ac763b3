//! Programs that changed letters, blanks or line ends.

use super::sample::{Sample, client, server};
use crate::Symptom;

pub(super) fn samples() -> Vec<Sample> {
    let themes = [letters, lines];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

/// What looks like these and may be something else.
pub(super) fn ambiguous() -> Vec<Sample> {
    vec![
        // Each piece may have been answered by itself.
        server("separates-joined-sentences")
            .says(0, "the fir")
            .says(0, "st\nthe second\n")
            .finds(
                Symptom::OtherBytes,
                "\"THE FIRST\\nTHE SECOND\"",
                "\"THE FIRSTTHE SECOND\"",
            ),
        // The mark for bytes that are no text is ours: the program passes them on as they are.
        client("joins-a-split-character")
            .says(0, b"\xc3")
            .says(0, b"\xa9\n")
            .shows_bytes(b"From Server: \xc3\n")
            .finds(
                Symptom::NotShown,
                "\"\u{e9}\"",
                "\"From Server: \u{fffd}\\n\"",
            ),
    ]
}

fn letters() -> Vec<Sample> {
    let answered = |said: &str, expected: &str, actual: &str| {
        let asked = server("answers-in-upper-case").says(0, format!("{said}\n"));
        asked.finds(
            Symptom::OtherBytes,
            &format!("\"{expected}\""),
            &format!("\"{actual}\""),
        )
    };
    vec![
        server("joins-a-split-character")
            .says(0, b"<<000>> caf\xc3")
            .says(0, b"\xa9 au lait\n")
            .hears(0, "got <<000>> caf\u{fffd}\u{fffd} au lait\n")
            .finds(
                Symptom::OtherBytes,
                "messages as they were said",
                "\"<<000>> caf\u{fffd}\u{fffd} au lait\"",
            )
            .names("bytes-decoded-per-receive", "a character was cut in two"),
        server("joins-a-split-character")
            .says(0, b"caf\xc3")
            .says(0, b"\xa9\n")
            .finds(
                Symptom::OtherBytes,
                "\"CAFÉ\"",
                "\"CAF\u{fffd}\u{fffd}\\n\"",
            )
            .names("bytes-decoded-per-receive", "a character was cut in two"),
        answered("café", "CAFÉ", "CAF??").names("ascii-only-text", "\"CAF??\" came"),
        client("any-answer-is-shown")
            .shows("From Server: CAF?\r\n")
            .finds(Symptom::NotShown, "\"CAFÉ\"", "\"From Server: CAF?\\n\"")
            .names("ascii-only-text", "\"CAF?\" came"),
        answered("Hi you", "HI YOU", "Hi you").names(
            "sends-back-what-came",
            "\"Hi you\" was answered by \"Hi you\"",
        ),
        answered("Hi you", "HI YOU", "hI YOU").names("swaps-the-case", "\"hI YOU\""),
        answered("a 1", "A 1", "A\\x00\\x11").names("case-by-subtraction", "was answered by"),
        answered("a{", "A{", "A[").names("case-by-subtraction", "\"A[\""),
        answered("é привет", "É ПРИВЕТ", "É привет").names("part-of-unicode-only", "\"É привет\""),
        server("survives-invalid-utf8")
            .says(0, b"\xff\xfe\n")
            .finds(Symptom::Refused, "a connection", "refused it")
            .ended("ended with status 1", "I did not expect that")
            .names(
                "crashes-on-undecodable-input",
                "not valid UTF-8, and it ended",
            ),
        answered("naïve é", "> NAÏVE É", "> NAïVE é").names("ascii-only-mapping", "\"NAïVE é\""),
    ]
}

fn lines() -> Vec<Sample> {
    vec![
        server("separates-joined-sentences")
            .says(0, "the first\nthe second\n")
            .finds(
                Symptom::OtherBytes,
                "\"THE FIRST\\nTHE SECOND\"",
                "\"THE FIRSTTHE SECOND\"",
            )
            .names("strips-or-adds-line-end", "\"THE FIRSTTHE SECOND\" came"),
        client("sends-what-was-typed")
            .hears(0, "hello\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"hello big world\"",
                "\"hello\\n\"",
            )
            .names(
                "reads-a-word-for-a-line",
                "of \"hello big world\" came \"hello\"",
            ),
        server("any-ascii-sentence")
            .says(0, " a \n")
            .finds(Symptom::OtherBytes, "\" A \"", "\"A\"")
            .names("strips-blanks-too", "\"A\" came where \" A \""),
        client("sends-what-was-typed")
            .finds(Symptom::OtherBytes, "\"hello\\n\"", "\"hello\"")
            .names(
                "strips-or-adds-line-end",
                "\"hello\" came where \"hello\\n\"",
            ),
    ]
}

//! Bytes and characters, capitals and small letters.

use super::super::Evidence;
use super::Named;
use super::text::{bytes, contains, escaped, prefix, quote, quoted, upper, without_end};
use crate::{Entry, Heard, Outcome, Question, Role, Said, Step, Symptom};

/// A decoder gave up where all that was sent is valid text: it got a part of a character.
pub(super) fn decodes_each_piece(evidence: &Evidence<'_>) -> Named {
    let whole = evidence.is(CUT_TEXT) && !evidence.says_any(&["'ascii' codec", "us-ascii"]);
    let fits = whole && evidence.finding.is_some() && evidence.says_any(UNDECODABLE);
    let seen = "what was sent is valid UTF-8, and its decoder complained about a piece of it";
    fits.then(|| ("bytes-decoded-per-receive", seen.to_owned()))
}

/// A decoder gave up, and the program with it.
pub(super) fn cannot_decode(evidence: &Evidence<'_>) -> Named {
    let ending = evidence
        .ending()
        .filter(|_| evidence.says_any(UNDECODABLE))?;
    let seen = || format!("its decoder gave up, and {}", ending.how);
    evidence
        .ended_badly()
        .then(|| ("crashes-on-undecodable-input", seen()))
}

/// Bytes that are no UTF-8 were sent, and it ended by an error.
pub(super) fn ends_at_invalid_text(evidence: &Evidence<'_>) -> Named {
    let ending = evidence
        .ending()
        .filter(|_| evidence.is(&["survives-invalid-utf8"]) && evidence.ended_badly())?;
    let invalid = evidence
        .transcript
        .iter()
        .filter(|entry| entry.step == Step::Said(Said::Bytes))
        .any(|entry| str::from_utf8(&bytes(entry.bytes.as_str())).is_err());
    let seen = || format!("bytes came that are not valid UTF-8, and {}", ending.how);
    invalid.then(|| ("crashes-on-undecodable-input", seen()))
}

/// The replacement character stands where a character was cut in two.
pub(super) fn damages_a_character(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::OtherBytes, Symptom::MoreBytes, Symptom::NotShown])?;
    // Where the finding does not quote what it expected, it is what was said.
    let said = || String::from_utf8(evidence.talk().said()).ok();
    let quotes = quoted(&finding.expected).map(|(text, _)| text.to_owned());
    let expected = quotes.or_else(said)?;
    let (actual, _) = quoted(&finding.actual)?;
    // What stands behind the character came as well: who takes the first piece for the message does not show it.
    let behind = expected
        .trim_end()
        .rsplit(|letter: char| !letter.is_ascii())
        .next();
    let on = behind.is_some_and(|behind| actual.contains(behind));
    let damaged = actual.contains(REPLACEMENT) && !expected.contains(REPLACEMENT) && on;
    let damaged = damaged && came_with_a_replacement(evidence);
    let cut = evidence.is(CUT_TEXT) && evidence.talk().sends() > 1;
    let seen = format!("a character was cut in two, and it made this of it: \"{actual}\"");
    (damaged && cut).then_some(("bytes-decoded-per-receive", seen))
}

/// Whether the program itself has put the replacement character there: of a screen, and of a message that nobody said,
/// the finding quotes what we have read as text, which puts that character in place of any bytes that are none.
fn came_with_a_replacement(evidence: &Evidence<'_>) -> bool {
    let heard = |entry: &&Entry| entry.step == Step::Heard(Heard::Bytes);
    let came = |entry: &Entry| entry.content().unwrap_or_else(|| entry.bytes.decoded());
    let mark = REPLACEMENT.to_string();
    let mut told = evidence.transcript.iter().filter(heard);
    let as_it_came = evidence.found(&[Symptom::OtherBytes, Symptom::MoreBytes]);
    as_it_came.is_some_and(|finding| quoted(&finding.expected).is_some())
        || told.any(|entry| contains(&came(entry), mark.as_bytes()))
}

/// Question marks stand where letters beyond ASCII should.
pub(super) fn asks_instead(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::OtherBytes, Symptom::MoreBytes, Symptom::NotShown])?;
    let text = String::from_utf8(bytes(quoted(&finding.expected)?.0)).ok()?;
    let each = asked(&text, |_| 1);
    let variants = [asked(&text, char::len_utf8), each.clone()];
    let telling = !text.is_ascii() && each.contains(|letter: char| letter.is_ascii_alphabetic());
    let shown = variants
        .into_iter()
        .find(|text| evidence.shows(text.as_bytes()))
        .filter(|_| telling)?;
    let seen = format!(
        "\"{}\" came where {} was expected",
        escaped(shown.as_bytes()),
        finding.expected
    );
    Some(("ascii-only-text", seen))
}

/// A text with so many question marks for each letter beyond ASCII.
fn asked(text: &str, marks: fn(char) -> usize) -> String {
    let letters = text.trim_end().chars();
    let asked = letters.map(|letter| match letter.is_ascii() {
        true => letter.to_string(),
        false => "?".repeat(marks(letter)),
    });
    asked.collect()
}

/// A sentence, the answer that was expected and the one that came, without what stands in front of both.
struct Letters {
    said: Vec<u8>,
    expected: Vec<u8>,
    actual: Vec<u8>,
}

fn letters(evidence: &Evidence<'_>) -> Option<Letters> {
    evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.role == Role::Server)?;
    let (texts, all) = (evidence.texts()?, evidence.talk().said());
    let last = evidence.talk().sentence()?;
    let mut sentences = [all.as_slice(), &last].into_iter();
    let prefixed = |said| Some((prefix(&texts.expected, said)?, without_end(said).to_vec()));
    let (prefix, said) = sentences.find_map(prefixed)?;
    let actual = texts
        .actual
        .strip_prefix(prefix)
        .unwrap_or(&texts.actual)
        .to_vec();
    Some(Letters {
        said,
        expected: texts.expected[prefix.len()..].to_vec(),
        actual,
    })
}

impl Letters {
    /// Which letters it converts: ASCII, or some beyond. A letter of a small alphabet has to be among them to tell.
    fn known_alphabet(&self) -> Option<&'static str> {
        let (said, actual) = (
            String::from_utf8_lossy(&self.said),
            String::from_utf8_lossy(&self.actual),
        );
        let pairs = || {
            said.chars()
                .zip(actual.chars())
                .filter(|(said, _)| !said.is_ascii())
        };
        match () {
            () if pairs().any(|(said, actual)| said != actual) => Some("part-of-unicode-only"),
            () if pairs().any(|(said, _)| said <= '\u{ff}') => Some("ascii-only-mapping"),
            () => None,
        }
    }

    fn seen(&self) -> String {
        format!(
            "{} was answered by {}",
            quote(&self.said),
            quote(&self.actual)
        )
    }
}

/// The sentence came back as it was sent.
pub(super) fn sends_it_back(evidence: &Evidence<'_>) -> Named {
    let letters = letters(evidence)?;
    let small = letters.said.iter().any(u8::is_ascii_lowercase);
    (small && letters.actual == letters.said).then(|| ("sends-back-what-came", letters.seen()))
}

/// Capitals came back as small letters.
pub(super) fn swaps(evidence: &Evidence<'_>) -> Named {
    let letters = letters(evidence)?;
    let swapped = |byte: &u8| {
        if byte.is_ascii_lowercase() {
            byte.to_ascii_uppercase()
        } else {
            byte.to_ascii_lowercase()
        }
    };
    let ascii = |text: &[u8]| -> Vec<u8> { text.iter().copied().filter(u8::is_ascii).collect() };
    let said: Vec<u8> = ascii(&letters.said).iter().map(swapped).collect();
    let capitals = letters.said.iter().any(u8::is_ascii_uppercase);
    (capitals && ascii(&letters.actual) == said).then(|| ("swaps-the-case", letters.seen()))
}

/// Every byte that is wrong is 32 less than the one that was sent.
pub(super) fn subtracts(evidence: &Evidence<'_>) -> Named {
    let letters = letters(evidence)?;
    let triples = letters
        .said
        .iter()
        .zip(&letters.expected)
        .zip(&letters.actual);
    let mut wrong = triples
        .filter(|((_, expected), actual)| expected != actual)
        .peekable();
    wrong.peek()?;
    let fits = wrong.all(|((said, _), actual)| *actual == said.wrapping_sub(32));
    fits.then(|| ("case-by-subtraction", letters.seen()))
}

/// A letter came back small that says nothing about the alphabet that is known.
pub(super) fn can_be_an_alphabet(evidence: &Evidence<'_>) -> bool {
    letters(evidence).is_some_and(|letters| {
        let small = letters.actual.iter().any(u8::is_ascii_lowercase);
        let stayed =
            upper(&letters.actual) == letters.expected && letters.actual != letters.expected;
        stayed && !small && letters.known_alphabet().is_none()
    })
}

/// The letters of Latin-1 were tried.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    let experiment = evidence
        .tried(Question::LettersOfLatin1)
        .filter(|_| can_be_an_alphabet(evidence))?;
    let name = match experiment.outcome {
        Outcome::Yes => "part-of-unicode-only",
        Outcome::No => "ascii-only-mapping",
        Outcome::Whole(_) | Outcome::LongerIsWhole { .. } | Outcome::Unclear(_) => return None,
    };
    let seen = letters(evidence)?.seen();
    Some((name, format!("{seen}; {}", experiment.words())))
}

/// What is missing is the upper case of letters beyond ASCII, and nothing else.
pub(super) fn knows_ascii_only(evidence: &Evidence<'_>) -> Named {
    let letters = letters(evidence)?;
    let small = letters.actual.iter().any(u8::is_ascii_lowercase);
    let fits = !small && upper(&letters.actual) == letters.expected;
    let name = letters.known_alphabet()?;
    fits.then(|| (name, letters.seen()))
}

/// Checks in which all that is sent together is valid text.
const CUT_TEXT: &[&str] = &[
    "joins-a-split-character",
    "joins-any-split-characters",
    "joins-single-bytes",
    "any-segmentation",
    "any-length",
    "any-stable-unicode-sentence",
    "answers-a-full-buffer",
    "answers-a-long-sentence",
    "gathers-a-split-answer",
    "shows-a-long-answer",
    "any-answer-is-shown",
];

pub(super) const UNDECODABLE: &[&str] = &[
    "unicodedecodeerror",
    "codec can't decode",
    "invalid utf-8",
    "valid utf-8",
    "utf8error",
    "malformedinput",
    "invalid byte sequence",
    "not utf-8",
    "no valid text",
    "is no text",
    "decoderfallbackexception",
];

const REPLACEMENT: char = '\u{fffd}';

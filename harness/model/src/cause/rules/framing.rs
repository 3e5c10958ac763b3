//! Programs that do not know where a message ends.

use super::super::Evidence;
use super::Named;
use super::talk::lines;
use super::text::{answers, bytes, contains, prefix, quote, upper, without_end};
use crate::{Role, Symptom};

/// It answered the first of several pieces, or the first few.
pub(super) fn answers_the_first_pieces(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| is_split(evidence))?;
    let texts = evidence.texts()?;
    let pieces = evidence.talk().pieces()?;
    let prefix = prefix(&texts.expected, &pieces.concat())?;
    let answer = texts
        .actual
        .strip_prefix(prefix)
        .filter(|answer| !answer.is_empty())?;
    let mut beginnings = (1..pieces.len()).map(|count| (count, pieces[..count].concat()));
    let (count, said) = beginnings.find(|(_, said)| is_upper_of(answer, said))?;
    let which = first_of(count, pieces.len());
    let seen = format!(
        "it answered {}: the answer to {}, {which}",
        finding.actual,
        quote(&said)
    );
    Some(("one-receive-is-one-message", seen))
}

/// Whether this is the upper case of these bytes, or of what is valid text in them.
fn is_upper_of(answer: &[u8], said: &[u8]) -> bool {
    let valid: Vec<u8> = said
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().bytes())
        .collect();
    let converted = [upper(said), upper(&valid), said.to_ascii_uppercase()];
    converted.iter().any(|upper| without_end(upper) == answer)
}

fn first_of(count: usize, all: usize) -> String {
    let pieces = if count == 1 {
        String::new()
    } else {
        format!("{count} ")
    };
    format!("the first {pieces}of {all} pieces")
}

/// It answered every piece by itself: the right letters with line ends between them.
pub(super) fn answers_each_piece(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::OtherBytes, Symptom::MoreBytes])
        .filter(|_| is_split(evidence))?;
    let texts = evidence.texts()?;
    let joined = |text: &[u8]| -> Vec<u8> {
        text.iter()
            .copied()
            .filter(|byte| !b"\r\n\0".contains(byte))
            .collect()
    };
    let (expected, actual) = (joined(&texts.expected), joined(&texts.actual));
    // Hearing may have stopped before the last pieces were answered.
    let begins = actual.len() > 1 && expected.starts_with(&actual);
    let fits = begins && texts.actual.len() > actual.len();
    let seen = || {
        format!(
            "it answered the pieces one by one: {}",
            quote(&texts.actual)
        )
    };
    fits.then(|| ("answers-before-the-sentence-is-complete", seen()))
}

/// Of two sentences or lines in one segment it answered the first, and is silent.
pub(super) fn answers_the_first_sentence(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::PartOfTheAnswer])?;
    let heard = evidence.talk().heard();
    let pieces = evidence.talk().pieces()?;
    let [both] = pieces.as_slice() else {
        return None;
    };
    let first = both
        .split_inclusive(|byte| *byte == b'\n')
        .next()
        .filter(|first| first.len() < both.len())?;
    let upper = evidence.is(&["separates-joined-sentences"]) && answers(&heard, first);
    let said = evidence.is(&["separates-joined-lines"])
        && (contains(&heard, without_end(first)) || says_a_part(evidence));
    let fits = (upper || said) && evidence.ending().is_none() && !evidence.hung_up();
    let seen = || {
        format!(
            "{} came in one segment, and it answered {}",
            quote(both),
            quote(&heard)
        )
    };
    fits.then(|| ("one-receive-is-one-message", seen()))
}

/// Whether a part came of what was expected.
fn says_a_part(evidence: &Evidence<'_>) -> bool {
    let part = evidence.found(&[Symptom::PartOfTheAnswer]);
    part.and_then(|_| evidence.texts())
        .is_some_and(|texts| !texts.actual.is_empty())
}

/// It answered when only the beginning of a line had come.
pub(super) fn does_not_wait_for_the_line(evidence: &Evidence<'_>) -> Named {
    let (begun, seen) = beginning(evidence, Symptom::MoreBytes)?;
    ends_whole(&begun).then_some(("one-receive-is-one-message", seen))
}

/// It closed when only the beginning of a line had come.
pub(super) fn hangs_up_in_a_line(evidence: &Evidence<'_>) -> Named {
    let (begun, seen) = beginning(evidence, Symptom::Closed)?;
    ends_whole(&begun).then_some(("one-receive-is-one-message", seen))
}

/// It answered, or closed, when the beginning of a line had come and ended inside a character. Where other places did the
/// same, the case would have become one of these.
pub(super) fn gives_up_inside_a_character(evidence: &Evidence<'_>) -> Named {
    let at = |symptom| beginning(evidence, symptom);
    let (begun, seen) = at(Symptom::MoreBytes).or_else(|| at(Symptom::Closed))?;
    let seen = format!("{seen}; it ended inside a character");
    (!ends_whole(&begun)).then_some(("bytes-decoded-per-receive", seen))
}

/// What of a line had come, and what followed that was not to follow yet.
fn beginning(evidence: &Evidence<'_>, symptom: Symptom) -> Option<(Vec<u8>, String)> {
    let finding = evidence
        .found(&[symptom])
        .filter(|_| evidence.role == Role::Server && evidence.is(WHOLE_LINES))?;
    let begun = evidence.talk().said();
    let seen = format!(
        "only the beginning of a line had come, and what followed was {}",
        finding.actual
    );
    (!begun.is_empty() && !begun.contains(&b'\n')).then_some((begun, seen))
}

/// Whether a text does not end inside a character (of UTF-8).
fn ends_whole(text: &[u8]) -> bool {
    str::from_utf8(text).map_or_else(|error| error.error_len().is_some(), |_| true)
}

/// Of each piece it answered the whole sentences; the beginning of another one behind them is missing.
pub(super) fn forgets_what_is_left_over(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::OtherBytes, Symptom::PartOfTheAnswer])
        .filter(|_| evidence.is(&["separates-joined-sentences"]))?;
    let talk = evidence.talk();
    let (pieces, answers) = (talk.pieces()?, talk.answers());
    let answered = |sentences: &[Vec<u8>]| {
        let pairs = || answers.iter().zip(sentences);
        answers.len() == sentences.len()
            && pairs().all(|(answer, said)| answer.ends_with(&upper(said)))
    };
    let seen = || {
        format!(
            "of the pieces it answered {}, which leaves out what stood behind a newline",
            quote(&talk.heard())
        )
    };
    (answered(&lines(&without_leftovers(&pieces))) && !answered(&talk.sentences()))
        .then(|| ("leftover-not-kept", seen()))
}

/// What is left of these pieces where of each that has a newline in it everything behind the last one is dropped.
fn without_leftovers(pieces: &[Vec<u8>]) -> Vec<u8> {
    let kept = pieces.iter().map(|piece| {
        let newline = piece.iter().rposition(|byte| *byte == b'\n');
        &piece[..newline.map_or(piece.len(), |at| at + 1)]
    });
    kept.collect::<Vec<_>>().concat()
}

/// A client that shows the first pieces of an answer and not the rest behind them.
pub(super) fn shows_the_first_pieces(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client)?;
    let pieces = evidence.talk().last_pieces()?;
    let typed = evidence.typed().unwrap_or_default();
    let mut beginnings = (1..pieces.len())
        .rev()
        .map(|count| pieces[..count].concat());
    let shown = beginnings.find(|said| evidence.shows(whole_letters(said)))?;
    let shown = whole_letters(&shown);
    // Who shows the rest as well has shown it in pieces, not lost it.
    let whole = pieces.concat();
    let rest = whole
        .utf8_chunks()
        .last()
        .map_or(&[][..], |chunk| chunk.valid().as_bytes());
    let rest = without_end(&rest[rest.len().saturating_sub(TAIL)..]);
    let has_rest = rest.len() >= 3 && evidence.shows(rest) && !contains(shown, rest);
    // What stands in the typed line may be its echo, and its upper case the client's own work.
    let own_work = contains(&typed, shown) || evidence.shows(&upper(&typed));
    let is_seen = shown.len() >= 3 || stands_last(&bytes(&evidence.screen()), shown);
    let fits = is_seen && !own_work && !has_rest;
    let seen = || {
        let count = pieces.len();
        format!(
            "the answer came in {count} pieces, and {} is shown without the rest",
            quote(shown)
        )
    };
    fits.then(|| ("one-receive-is-one-message", seen()))
}

/// Whether the screen ends in these few letters, as a word of their own.
fn stands_last(screen: &[u8], letters: &[u8]) -> bool {
    let before = screen.trim_ascii_end().strip_suffix(letters);
    let apart = |before: &[u8]| {
        before
            .last()
            .is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    !letters.is_empty() && before.is_some_and(apart)
}

/// Without line ends behind, and without a character that is cut in two.
fn whole_letters(bytes: &[u8]) -> &[u8] {
    let valid = bytes
        .utf8_chunks()
        .next()
        .map_or(0, |chunk| chunk.valid().len());
    let cut = bytes.len() - valid;
    without_end(if cut < 4 { &bytes[..valid] } else { bytes })
}

/// Its reply repeats the first of several pieces where it should repeat all of them.
pub(super) fn replies_to_the_first_pieces(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::OtherBytes, Symptom::PartOfTheAnswer])
        .filter(|_| evidence.role == Role::Server && evidence.is(SPLIT_LINES))?;
    let texts = evidence.texts()?;
    let pieces = evidence.talk().pieces()?;
    let whole = pieces.concat();
    let with = |said: &[u8]| replaced(&texts.expected, without_end(&whole), without_end(said));
    let mut beginnings = (1..pieces.len()).map(|count| pieces[..count].concat());
    let said = beginnings.find(|said| with(said).as_ref() == Some(&texts.actual))?;
    let seen = format!(
        "it replied to {} alone: {}",
        quote(&said),
        quote(&texts.actual)
    );
    Some(("one-receive-is-one-message", seen))
}

/// A text with another part in place of this one.
fn replaced(text: &[u8], part: &[u8], by: &[u8]) -> Option<Vec<u8>> {
    let at = text
        .windows(part.len().max(1))
        .position(|window| window == part)?;
    Some([&text[..at], by, &text[at + part.len()..]].concat())
}

/// Checks in which a line that is replied to comes in pieces.
const SPLIT_LINES: &[&str] = &["replies-to-a-split-line", "any-segmentation"];

/// The same, where a line may also be longer than a buffer, and nothing may be said to it before it ends.
const WHOLE_LINES: &[&str] = &[SPLIT_LINES[0], SPLIT_LINES[1], "joins-a-long-line"];

/// So much of the end of an answer tells whether it was shown.
const TAIL: usize = 6;

/// Checks in which a message is sent in pieces.
pub(super) fn is_split(evidence: &Evidence<'_>) -> bool {
    evidence.is(&[
        "joins-a-split-sentence",
        "joins-single-bytes",
        "any-segmentation",
        "joins-a-split-character",
        "joins-any-split-characters",
    ])
}

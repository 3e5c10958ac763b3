//! Files that have arrived other than they were sent.

use super::super::Evidence;
use super::Named;
use super::talk::Talk;
use super::text::{beginning, bytes, contains, is_cut, quote, quoted};
use crate::{Finding, Question, Role, Symptom};

/// What stood under the name of a stored file before the server was started is gone.
pub(super) fn overwrites_what_was_there(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.is(&["does-not-overwrite"]))?;
    let seen = format!("{} was there, and now {}", finding.expected, finding.actual);
    Some(("overwrites-an-older-file", seen))
}

/// Under the name of one client's file stands what another one has sent.
pub(super) fn stores_two_under_one_name(evidence: &Evidence<'_>) -> Named {
    let finding = stored(evidence)?;
    let (expected, actual) = (
        beginning_of(&finding.expected)?,
        beginning_of(&finding.actual)?,
    );
    let talks = talks(evidence);
    let own = talks.iter().find(|talk| talk.said() == expected)?.peer;
    // The file of an earlier client may only be the nearest that there is.
    let later = talks.iter().filter(|talk| talk.peer > own).map(Talk::said);
    let whose = later
        .into_iter()
        .find(|said| said.len() >= 4 && contains(&actual, said))?;
    let seen = format!(
        "where {} should be stands what a later client sent: {}",
        quote(&expected),
        quote(&whose)
    );
    Some(("name-collision", seen))
}

/// Of a file that came in pieces the first ones are there.
pub(super) fn stores_the_first_pieces(evidence: &Evidence<'_>) -> Named {
    let finding = stored(evidence).filter(|one| one.symptom == Symptom::PartOfTheAnswer)?;
    let (expected, actual) = (text_of(&finding.expected)?, text_of(&finding.actual)?);
    // Behind a long pause it may be the pause that was taken for the end.
    let (count, all) = talks(evidence).into_iter().find_map(|talk| {
        let pieces = talk.pieces().filter(|pieces| pieces.concat() == expected)?;
        let first = (1..pieces.len()).find(|count| pieces[..*count].concat() == actual)?;
        (talk.pause_after(first)? < PAUSE_US).then_some((first, pieces.len()))
    })?;
    let which = if count == 1 {
        "the first".to_owned()
    } else {
        format!("the first {count}")
    };
    Some((
        "one-receive-is-one-message",
        format!(
            "the file came in {all} pieces, and {which} of them is stored: {}",
            quote(&actual)
        ),
    ))
}

/// Whether only the beginning of a file was taken, and it may be what the first receive returned.
pub(super) fn may_be_a_short_receive(evidence: &Evidence<'_>) -> bool {
    let part = evidence.found(&[Symptom::PartOfTheAnswer]);
    part.is_some() && evidence.role == Role::Server && evidence.is(STOPS) && !evidence.ended_badly()
}

/// A file in one piece is stored, and one in two pieces is not.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    let whole = evidence
        .confirmed(Question::Plain)
        .filter(|_| may_be_a_short_receive(evidence))?;
    let pieces = evidence.refuted(Question::InTwoPieces)?;
    let seen = format!("{}; {}", whole.words(), pieces.words());
    Some(("one-receive-is-one-message", seen))
}

/// Whether nothing of a short file came, though the program has dealt with it to its end.
pub(super) fn may_be_the_last_buffer(evidence: &Evidence<'_>) -> bool {
    let part = evidence.found(&[Symptom::PartOfTheAnswer, Symptom::NoAnswer]);
    let nothing = |actual: &str| {
        actual.starts_with("an empty file") || actual.starts_with("nothing, then closed")
    };
    part.is_some_and(|finding| nothing(&finding.actual))
        && evidence.is(SHORT)
        && !evidence.ended_badly()
}

/// Whole buffers come through, and what does not fill one does not.
pub(super) fn loses_the_last_buffer(evidence: &Evidence<'_>) -> Named {
    let tried = evidence
        .confirmed(Question::FullBuffers)
        .filter(|_| may_be_the_last_buffer(evidence))?;
    let came = &evidence.finding?.actual;
    Some((
        "last-buffer-not-written",
        format!("of a short file came {came}; {}", tried.words()),
    ))
}

/// What arrived ends before the first NUL byte.
pub(super) fn stops_at_nul(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::PartOfTheAnswer, Symptom::NoAnswer])
        .filter(|_| {
            evidence.is(BINARY)
                && evidence
                    .ending()
                    .is_none_or(|end| end.status() == Some("0"))
        })?;
    let expected = bytes(beginning(quoted(&finding.expected)?.0));
    let actual = quoted(&finding.actual).map_or_else(Vec::new, |(text, _)| bytes(text));
    let fits = expected.get(actual.len()) == Some(&0) && expected.starts_with(&actual);
    let seen = format!(
        "what came ends after {} bytes, where the first NUL byte is",
        actual.len()
    );
    fits.then_some(("stops-at-nul", seen))
}

/// Replacement characters stand where bytes were that are no text.
pub(super) fn repairs_bytes(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.is(BINARY))?;
    let ((expected, _), (actual, _)) = (quoted(&finding.expected)?, quoted(&finding.actual)?);
    let repaired = actual.contains('\u{fffd}') && !expected.contains('\u{fffd}');
    // These checks send every byte value in order: the 129th is the first that is no ASCII.
    let first = evidence.is(IN_ORDER) && finding.message.ends_with("from byte 129 on");
    let seen = "what came differs from the first byte on that is not ASCII";
    (repaired || first).then(|| ("text-mode-file-damage", seen.to_owned()))
}

/// An empty file was named, and the client does not go on.
pub(super) fn hangs_at_an_empty_file(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::StillOpen])
        .filter(|_| evidence.is(&["sends-an-empty-file"]) && evidence.ending().is_none())?;
    let seen = "the file has no byte in it, and the program does not go on";
    Some(("empty-input-hang", seen.to_owned()))
}

/// A file of another name than its own folder's.
pub(super) fn follows_a_path(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.is(&["refuses-path-traversal"]))?;
    Some(("path-traversal", finding.actual.clone()))
}

/// It needs as much memory as the file is long.
pub(super) fn keeps_it_in_memory(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::Leaks])
        .filter(|_| evidence.check.ends_with("-in-little-memory"))?;
    Some(("reads-whole-files", finding.actual.clone()))
}

/// A file, a datagram or a line without a byte in it was passed over.
pub(super) fn passes_over_what_is_empty(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| evidence.is(EMPTY))?;
    let goes_on = evidence
        .ending()
        .is_none_or(|end| end.status() == Some("0"));
    let seen = format!(
        "to something without a byte in it there came {}",
        finding.actual
    );
    goes_on.then_some(("empty-taken-for-nothing", seen))
}

/// A finding about a stored file.
fn stored<'a>(evidence: &Evidence<'a>) -> Option<&'a Finding> {
    let shapes = [
        Symptom::OtherBytes,
        Symptom::PartOfTheAnswer,
        Symptom::MoreBytes,
    ];
    let finding = evidence.found(&shapes)?;
    let (_, behind) = quoted(&finding.actual)?;
    behind.contains(" bytes) in ").then_some(finding)
}

/// A text in a finding, if nothing was left out of it.
fn text_of(words: &str) -> Option<Vec<u8>> {
    let (text, _) = quoted(words).filter(|(text, _)| !is_cut(text))?;
    Some(bytes(text))
}

/// The part of a text in a finding that stands before anything that was left out.
fn beginning_of(words: &str) -> Option<Vec<u8>> {
    Some(bytes(beginning(quoted(words)?.0)))
}

/// Every connection.
fn talks<'a>(evidence: &Evidence<'a>) -> Vec<Talk<'a>> {
    let mut talks = evidence.other_talks();
    talks.push(evidence.talk());
    talks
}

/// Nobody takes so short a time for an end.
const PAUSE_US: u64 = 50_000;

/// Checks of one short file.
const SHORT: &[&str] = &["receives-a-text-file", "sends-the-file"];

/// Checks of a file that comes in many pieces, or with a pause.
const STOPS: &[&str] = &[
    "survives-a-stalled-sender",
    "receives-a-large-file-in-little-memory",
];

const BINARY: &[&str] = &[
    "receives-binary",
    "sends-binary",
    "any-bytes-any-segmentation",
];

const IN_ORDER: &[&str] = &["receives-binary", "sends-binary"];

const EMPTY: &[&str] = &[
    "receives-an-empty-file",
    "answers-an-empty-datagram",
    "replies-to-an-empty-datagram",
];

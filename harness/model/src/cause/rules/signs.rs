//! Errors without a word, and ends that are none.

use super::super::Evidence;
use super::Named;
use super::text::{bytes, quoted};
use crate::{Blocked, Heard, Lane, Role, Said, Step, Symptom};

/// Something went wrong, and nothing was said about it.
pub(super) fn fails_in_silence(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.is(REPORTS))?;
    let ended = evidence.ending().map_or("it goes on", |ending| &ending.how);
    let seen = format!("{ended}, and not a word about it was shown");
    (!finding.expected.starts_with('"')).then_some(("fails-in-silence", seen))
}

/// Without a server it waits by a clock, and the clock begins anew.
pub(super) fn retries_for_ever(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::StillOpen])?;
    let threads = &evidence.snapshot?.threads;
    let pauses = threads
        .iter()
        .any(|thread| matches!(thread.blocked, Blocked::ForAWhile { .. }));
    let fits = evidence.is(&["reports-a-missing-server"])
        && evidence.ending().is_none()
        && pauses
        && !evidence.waits_for_keyboard();
    let seen = "nobody listens where it connects to, and it goes on, pause after pause";
    fits.then(|| ("retries-for-ever", seen.to_owned()))
}

/// A file that was broken off looks like one that was sent whole.
pub(super) fn takes_a_break_for_the_end(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NotShown])?;
    let fits = evidence.is(&["tells-a-broken-file-from-a-whole-one"]);
    let seen = "nothing tells the file whose connection was reset from the one that was sent whole";
    fits.then(|| ("broken-connection-taken-for-the-end", seen.to_owned()))
}

/// Its screen, or what it was sent, shows NUL bytes behind the text, and we had sent none.
pub(super) fn shows_padding(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes, Symptom::MoreBytes])
        .filter(|_| evidence.role == Role::Client)?;
    let ours = evidence.transcript.iter().any(|entry| {
        entry.step == Step::Said(Said::Bytes) && bytes(entry.bytes.as_str()).contains(&0)
    });
    let shown = evidence
        .transcript
        .iter()
        .filter(|entry| entry.lane == Lane::Screen && entry.step == Step::Heard(Heard::Bytes));
    let padding = shown
        .map(|entry| bytes(entry.bytes.as_str()))
        .any(|shown| shown.windows(2).any(|two| two == [0, 0]));
    let on_screen = finding.expected.starts_with("a screen without");
    let seen = "NUL bytes follow the text on its screen, and nobody had sent any";
    (on_screen && padding && !ours).then(|| ("nul-padding", seen.to_owned()))
}

/// An announced text and nothing else was expected, and NUL bytes follow it.
pub(super) fn sends_padding(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::MoreBytes])?;
    let (text, rest) = quoted(&finding.expected)?;
    let (came, _) = quoted(&finding.actual)?;
    let behind = came.strip_prefix(text)?;
    let fits = behind.starts_with("\\x00\\x00") && !rest.is_empty();
    let seen = format!("NUL bytes follow \"{text}\"");
    fits.then_some(("nul-padding", seen))
}

/// Checks that want a word about what went wrong.
const REPORTS: &[&str] = &[
    "reports-a-taken-port",
    "reports-a-missing-server",
    "reports-a-forbidden-file",
    "reports-an-unreadable-file",
    "asks-again-after-a-bad-name",
];

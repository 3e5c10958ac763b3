//! Messages that do not fit: into one buffer, or into one send.

use super::super::Evidence;
use super::Named;
use super::framing::is_split;
use super::text::{beginning, quoted};
use crate::{Connection, Role, Said, Symptom};

/// What came ends where a buffer ends.
pub(super) fn fills_one_buffer(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| !is_split(evidence))?;
    let (came, of) = cut(evidence)?;
    // What lacks its last byte only may have been robbed of that, whatever its length; a smallest case was not.
    let lacks_one = of.checked_sub(1) == Some(came);
    let shrunk = evidence.check.starts_with("any-") || evidence.is(OTHER_PROPERTIES);
    let smallest = shrunk && came >= 8;
    let largest_power = if evidence.is(SLOWLY) {
        8192
    } else {
        usize::MAX
    };
    let fits = if lacks_one {
        smallest
    } else {
        is_buffer(came, largest_power)
    };
    let seen = format!("what came ends after {came} of {of} bytes");
    fits.then_some(("buffer-of-N-bytes", seen))
}

/// Whether a buffer of common size holds so much, with or without a byte for an end.
fn is_buffer(bytes: usize, largest_power: usize) -> bool {
    let power = |size: usize| size.is_power_of_two() && (8..=largest_power).contains(&size);
    let common = |size: usize| power(size) || size > 0 && size.is_multiple_of(100);
    common(bytes) || common(bytes.saturating_add(1))
}

/// A client that shows the beginning of an answer that came in one long piece.
pub(super) fn shows_one_buffer(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client)?;
    let (answer, _) = quoted(&finding.expected)?;
    let beginning: String = beginning(answer).chars().take(SHOWN).collect();
    let shown = evidence.screen().contains(&beginning) || finding.actual.contains(&beginning);
    let fits = evidence.is(&["shows-a-long-answer"])
        && beginning.chars().count() == SHOWN
        && evidence.talk().sends() == 1
        && !evidence.ended_badly();
    let seen = format!("the screen shows \"{beginning}…\", and the end of the answer is missing");
    (fits && shown).then_some(("buffer-of-N-bytes", seen))
}

/// Of a sentence that was sent in one piece the beginning is answered, and the rest was unread when it closed.
pub(super) fn leaves_the_rest_unread(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| evidence.role == Role::Server && evidence.ending().is_none())?;
    let texts = evidence.texts()?;
    let (came, of) = (texts.actual.len(), texts.expected.len());
    let begins = came > 0 && came < of && texts.expected.starts_with(&texts.actual);
    let reset = evidence.end().starts_with(", then reset the connection");
    let fits = begins && reset && evidence.talk().sends() == 1;
    let seen = format!("it answered {came} of {of} bytes and closed with the rest unread");
    fits.then_some(("buffer-of-N-bytes", seen))
}

/// A client that shows the beginning of an answer, and had left the rest of it unread when it closed.
pub(super) fn shows_the_beginning(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client)?;
    let (answer, _) = quoted(&finding.expected)?;
    let (screen, letters) = (evidence.screen(), answer.chars().count());
    let shown = (0..letters).rev().find(|count| {
        let beginning: String = answer.chars().take(*count).collect();
        screen.contains(&beginning)
    })?;
    let talk = evidence.talk();
    let reset = talk.heard_reset() && talk.sends() == 1 && !talk.did(Said::Reset);
    let fits = reset && shown >= 4 && !evidence.ended_badly();
    let seen = format!("the screen shows {shown} of {letters} letters, and the rest lay unread");
    fits.then_some(("buffer-of-N-bytes", seen))
}

/// Everything was read, a part of the answer came, and then nothing more or an orderly end.
pub(super) fn sends_once(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| evidence.is(SLOWLY))?;
    let (came, of) = cut(evidence).filter(|_| evidence.ending().is_none())?;
    let connections = evidence
        .snapshot
        .map_or(&[][..], |snapshot| &snapshot.connections);
    let done = |one: &Connection| one.accepted && one.unread == 0 && one.unsent == 0;
    let rests = !connections.is_empty() && connections.iter().all(done);
    let closed = evidence.end().starts_with(", then closed the connection");
    let seen = format!(
        "it read everything, and of {of} bytes sent {came}{}",
        evidence.end()
    );
    let fits = closed || rests && !evidence.hung_up();
    fits.then_some(("partial-send-not-continued", seen))
}

/// After how many of how many bytes what came ends.
fn cut(evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let told = || {
        let (_, place) = evidence.finding?.message.split_once("; it ends after ")?;
        let (came, rest) = place.split_once(" of ")?;
        let (of, _) = rest.split_once(" bytes")?;
        Some((came.parse().ok()?, of.parse().ok()?))
    };
    told().or_else(|| {
        evidence
            .texts()
            .map(|texts| (texts.actual.len(), texts.expected.len()))
    })
}

/// So much of an answer tells it from everything else on a screen.
const SHOWN: usize = 24;

/// Properties whose names do not begin with "any".
const OTHER_PROPERTIES: &[&str] = &["interleaved-clients-get-their-own-answers"];

const SLOWLY: &[&str] = &["answers-a-slow-reader"];

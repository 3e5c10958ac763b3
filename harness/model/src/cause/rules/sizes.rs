//! Messages that do not fit into one buffer.

use super::super::Evidence;
use super::Named;
use super::framing::is_split;
use super::messages::first_portion;
use super::pace::{SLOWLY, TO_A_SLOW_READER};
use super::showing;
use super::text::{beginning, quoted};
use crate::{Outcome, Question, Role, Said, Symptom};

/// What came, or is shown, is a beginning that one buffer could hold, and a bisection would tell.
pub(super) fn can_be_a_buffer(evidence: &Evidence<'_>) -> bool {
    let shapes = [Symptom::PartOfTheAnswer, Symptom::OtherBytes];
    let goes_on = evidence.found(&shapes).is_some() && !evidence.ended_badly();
    // Where a quick reader gets no more than a slow one, it is not the pace.
    let is_slow =
        evidence.is(TO_A_SLOW_READER) && evidence.refuted(Question::ToAFastReader).is_none();
    let comes_early = !is_split(evidence) && !is_slow;
    let came = cut(evidence).is_some_and(|(came, _)| !evidence.ends_with_a_piece(came))
        || first_portion(evidence).is_some();
    goes_on && comes_early && came || showing::beginning(evidence).is_some()
}

/// After how many bytes of how many what came ended, without words that stand before what was said.
pub(super) fn stopped_after(evidence: &Evidence<'_>) -> Option<(u32, u32)> {
    let portion = || Some((first_portion(evidence)?, evidence.talk().sentence()?.len()));
    let part = || {
        let (came, of) = cut(evidence)?;
        Some(without_prefix(evidence, came, of))
    };
    let (came, of) = showing::beginning(evidence)
        .or_else(portion)
        .or_else(part)?;
    Some((u32::try_from(came).ok()?, u32::try_from(of).ok()?))
}

/// A fresh program lets messages of so many bytes through, and no longer ones.
pub(super) fn was_measured(evidence: &Evidence<'_>) -> Named {
    let experiment = evidence
        .tried(Question::Longest)
        .filter(|_| can_be_a_buffer(evidence))?;
    let Outcome::Whole(bytes) = experiment.outcome else {
        return None;
    };
    // What lacks its last byte at any length is no matter of a buffer.
    (bytes >= SMALLEST).then(|| ("buffer-of-N-bytes", experiment.words()))
}

/// Nobody gives a buffer fewer bytes.
const SMALLEST: u32 = 4;

/// A fresh program lets a longer message through: no buffer is too small for this one.
fn comes_whole_when_longer(evidence: &Evidence<'_>) -> bool {
    let tried = evidence.tried(Question::Longest);
    tried.is_some_and(|tried| matches!(tried.outcome, Outcome::LongerIsWhole { .. }))
}

/// What came ends where a buffer ends.
pub(super) fn fills_one_buffer(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer, Symptom::OtherBytes])
        .filter(|_| !is_split(evidence) && !comes_whole_when_longer(evidence))?;
    let (came, of) = cut(evidence).filter(|(came, _)| !evidence.ends_with_a_piece(*came))?;
    let (came, of) = without_prefix(evidence, came, of);
    // What lacks its last byte only may have been robbed of that, whatever its length.
    let lacks_one = of.checked_sub(1) == Some(came);
    let largest_power = if evidence.is(SLOWLY) {
        8192
    } else {
        usize::MAX
    };
    let fits = !lacks_one && is_buffer(came, largest_power);
    let seen = format!("what came ends after {came} of {of} bytes");
    fits.then_some(("buffer-of-N-bytes", seen))
}

impl Evidence<'_> {
    /// Whether so many bytes are what came in the first of several pieces.
    fn ends_with_a_piece(&self, bytes: usize) -> bool {
        let talks = self.other_talks().into_iter().chain([self.talk()]);
        let mut pieces = talks.filter_map(|talk| talk.pieces());
        pieces.any(|pieces| {
            let lengths = pieces.iter().map(Vec::len);
            let mut ends = lengths.scan(0, |end, length| {
                *end += length;
                Some(*end)
            });
            pieces.len() > 1 && ends.any(|end| end == bytes)
        })
    }
}

/// Whether a buffer of common size holds so much, with or without a byte for an end.
pub(super) fn is_buffer(bytes: usize, largest_power: usize) -> bool {
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
    let fits = evidence.is(LONG)
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

/// After how many of how many bytes what came ends.
pub(super) fn cut(evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let finding = evidence.finding?;
    let (message, expected, actual) = (&finding.message, &finding.expected, &finding.actual);
    let sizes = || between(message, "; it ends after ", " bytes");
    let told = sizes().or_else(|| between(message, "only ", " bytes were sent"));
    let file = || {
        Some((
            number(actual, " bytes instead of ")?,
            number(expected, " bytes, as they")?,
        ))
    };
    let sent = || {
        Some((
            number(actual, " bytes")?,
            number(expected, " bytes, as they")?,
        ))
    };
    let stored = || Some((number(actual, " bytes) in ")?, number(expected, " bytes)")?));
    let texts = || {
        let part = finding.symptom == Symptom::PartOfTheAnswer;
        let texts = evidence.texts()?;
        let begins = !texts.actual.is_empty() && texts.expected.starts_with(&texts.actual);
        (part || begins).then_some((texts.actual.len(), texts.expected.len()))
    };
    let at_end = actual.starts_with("the end of the connection after ");
    told.and_then(|(came, of)| Some((came.parse().ok()?, of.parse().ok()?)))
        .or_else(file)
        .or_else(|| sent().filter(|_| at_end))
        .or_else(stored)
        .or_else(texts)
        .filter(|(came, of)| came < of)
}

/// The same for what was said alone, where the answer repeats it behind words of its own.
fn without_prefix(evidence: &Evidence<'_>, came: usize, of: usize) -> (usize, usize) {
    let repeated = || {
        let (texts, sentence) = (evidence.texts()?, evidence.talk().sentence()?);
        let prefix = texts.expected.strip_suffix(sentence.as_slice())?.len();
        Some((came.checked_sub(prefix)?, of.checked_sub(prefix)?))
    };
    repeated().unwrap_or((came, of))
}

/// The two numbers around an "of" between these words.
fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<(&'a str, &'a str)> {
    let (_, place) = text.split_once(before)?;
    let (numbers, _) = place.split_once(behind)?;
    numbers.split_once(" of ")
}

/// The number that stands in front of these words.
pub(super) fn number(text: &str, behind: &str) -> Option<usize> {
    let (before, _) = text.split_once(behind)?;
    let digits = before
        .rsplit(|letter: char| !letter.is_ascii_digit())
        .next()?;
    digits.parse().ok()
}

/// So much of an answer tells it from everything else on a screen.
const SHOWN: usize = 24;

const LONG: &[&str] = &[
    "shows-a-long-answer",
    "shows-a-long-greeting",
    "shows-a-long-prompt",
    "shows-a-full-buffer",
    "shows-a-long-response",
];

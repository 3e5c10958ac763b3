//! Places that run out, and a last character that was one too many.

use super::super::Evidence;
use super::Named;
use super::ended::TRACES;
use super::sizes::is_buffer;
use super::talk::Talk;
use super::text::{quote, upper};
use crate::{Role, Said, Step, Symptom};

/// A client is turned away without a word, after many that were served, or beside others that are being served.
pub(super) fn has_room_for_so_many(evidence: &Evidence<'_>) -> Named {
    let shapes = [
        Symptom::NoAnswer,
        Symptom::Closed,
        Symptom::Refused,
        Symptom::Reset,
    ];
    evidence
        .found(&shapes)
        .filter(|_| evidence.role == Role::Server && evidence.is(OF_MANY))?;
    let (others, talk) = (evidence.other_talks(), evidence.talk());
    // What the client has said by then makes a reset of the close.
    let silent = talk.heard().is_empty() && (talk.heard_end() || evidence.hung_up());
    let turned_away = silent || evidence.end() == ", then closed the connection";
    let fits = turned_away && evidence.ending().is_none() && !evidence.says_any(TRACES);
    let left = |talk: &&Talk<'_>| talk.did(Said::Closed) || talk.did(Said::Reset);
    let gone = others.iter().filter(left).count();
    let together = if evidence.is(QUEUES) {
        others.len() + 1
    } else {
        evidence.together()
    };
    let seen = match together {
        0..2 if gone < ENOUGH => return None,
        0..2 => {
            format!("it had served {gone} clients or more, and closed the connection of the next")
        }
        together => {
            format!("{together} clients were connected, and it closed the connection of one")
        }
    };
    fits.then_some(("room-for-N-clients", seen))
}

impl Evidence<'_> {
    /// How many clients were connected at the same time before any of them left.
    fn together(&self) -> usize {
        let leaves = |step: Step| matches!(step, Step::Said(Said::Closed | Said::Reset));
        let before = self
            .transcript
            .iter()
            .take_while(|entry| !leaves(entry.step));
        before
            .filter(|entry| entry.step == Step::Said(Said::Connected))
            .count()
    }
}

/// What came lacks its last character, or that one was not converted.
pub(super) fn takes_off_the_last_character(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer, Symptom::OtherBytes])
        .filter(|_| evidence.is(PLAIN) && evidence.ending().is_none() && !evidence.hung_up())?;
    let texts = evidence.texts()?;
    let (last, rest) = texts.expected.split_last()?;
    let lacks_it = texts.actual == rest && !is_buffer(rest.len(), usize::MAX);
    let kept = texts.actual.split_last().filter(|(_, same)| *same == rest);
    let unconverted = kept.is_some_and(|(kept, _)| upper(&[*kept]) == [*last]);
    let seen = || {
        format!(
            "{} came where {} was expected",
            quote(&texts.actual),
            quote(&texts.expected)
        )
    };
    (rest.len() > 1 && (lacks_it || unconverted)).then(|| ("one-character-too-few", seen()))
}

/// So many clients that came and left are more than chance.
const ENOUGH: usize = 9;

/// Checks of many clients, who all do the same.
const OF_MANY: &[&str] = &[
    "serves-a-hundred-in-turn",
    "greets-a-hundred",
    "prompts-a-hundred",
    "serves-clients-that-queue",
    "greets-a-queue-of-five",
    "interleaved-clients-get-their-own-answers",
    "serves-simultaneous-arrivals",
    "serves-a-hundred-at-once",
];

/// Checks whose clients all come before the first one is served.
const QUEUES: &[&str] = &["serves-clients-that-queue", "greets-a-queue-of-five"];

/// Checks of one short sentence of a known text, sent at once.
const PLAIN: &[&str] = &[
    "answers-in-upper-case",
    "greets-who-connects",
    "sends-what-was-typed",
    "sends-the-line",
    "acknowledges-a-message",
];

//! Servers that take one client for another.

use super::super::Evidence;
use super::Named;
use super::seen::Talk;
use super::text::{answers, contains, quote, upper, without_end};
use crate::{Role, Symptom};

/// An answer went to a client that had not asked.
pub(super) fn answers_another(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::OtherBytes])?;
    let own = evidence.talk();
    let got = evidence
        .texts()
        .map(|texts| texts.actual)
        .unwrap_or_default();
    let others = evidence.other_talks();
    let seen = others
        .iter()
        .filter(|_| evidence.role == Role::Server)
        .find_map(|other| {
            let (mine, theirs) = (own.sentence()?, other.sentence()?);
            let heard = other.heard();
            match () {
                () if is_answer(&got, &theirs, &mine) => Some(arrived(&own, &got, other)),
                () if is_answer(&heard, &mine, &theirs) => Some(arrived(other, &heard, &own)),
                () => None,
            }
        })?;
    Some(("answers-to-the-wrong-client", seen))
}

/// Whether this is the answer to that sentence, with little in front of it, and not to the other.
fn is_answer(answer: &[u8], sentence: &[u8], other: &[u8]) -> bool {
    let length = without_end(answer).len();
    let alike = (3..2 * upper(sentence).len()).contains(&length);
    alike && answers(answer, sentence) && !answers(answer, other)
}

fn arrived(at: &Talk<'_>, answer: &[u8], asked: &Talk<'_>) -> String {
    format!(
        "{} got {}, the answer to {}",
        at.whose(),
        quote(answer),
        asked.whose()
    )
}

/// An answer has text of another client in it.
pub(super) fn mixes_clients(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::MoreBytes, Symptom::OtherBytes])?;
    let texts = evidence.texts().filter(|_| evidence.is(AMONG_OTHERS))?;
    let own = evidence.talk();
    evidence.other_talks().iter().find_map(|other| {
        let theirs = upper(&other.sentence()?);
        let strange = theirs.len() >= 4 && !contains(&texts.expected, &theirs);
        let got = quote(&texts.actual);
        let seen = format!("{} got {got}, with text of {}", own.whose(), other.whose());
        (strange && contains(&texts.actual, &theirs)).then_some(("mixes-up-clients", seen))
    })
}

/// Checks in which several clients are served side by side.
pub(super) const AMONG_OTHERS: &[&str] = &[
    "keeps-clients-apart",
    "interleaved-clients-get-their-own-answers",
    "serves-clients-that-queue",
    "serves-others-while-one-is-idle",
];

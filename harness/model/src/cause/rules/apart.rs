//! Servers that take one client for another.

use super::super::Evidence;
use super::Named;
use super::talk::Talk;
use super::text::{answers, bytes, contains, quote, quoted, upper, without_end};
use crate::{Role, Symptom};

/// An answer went to a client that had not asked.
pub(super) fn answers_another(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::OtherBytes])?;
    let own = evidence.talk();
    let got = evidence.texts().map(|texts| texts.actual);
    let others = evidence.other_talks();
    let server = others.iter().filter(|_| evidence.role == Role::Server);
    let seen = server.into_iter().find_map(|other| {
        let (mine, theirs) = (own.sentences(), other.sentences());
        let came = || other.answers().into_iter();
        let mut strange = came().filter(|answer| is_answer(answer, &mine, &theirs));
        let here = got.iter().find(|got| is_answer(got, &theirs, &mine));
        let there = strange.next();
        here.map(|got| arrived(&own, got, other))
            .or_else(|| Some(arrived(other, &there?, &own)))
    })?;
    Some(("answers-to-the-wrong-client", seen))
}

/// A client got more answers than it has asked for, among them one to what another one asked, who got fewer.
pub(super) fn answers_another_twice(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let own = evidence.talk();
    let asked = own.sentences();
    let fits = evidence.role == Role::Server && own.answers().len() < asked.len();
    let others = evidence.other_talks();
    let lucky = others.iter().filter(|_| fits).find(|other| {
        let got = other.answers();
        let to_us = |answer: &Vec<u8>| asked.iter().any(|said| answers(answer, said));
        got.len() > other.sentences().len() && got.iter().any(to_us)
    })?;
    let seen = format!(
        "{} got more answers than it had asked for, and {} fewer",
        lucky.whose(),
        own.whose()
    );
    Some(("answers-to-the-wrong-client", seen))
}

/// Whether this answers one of these sentences, with little in front of it, and none of the others.
fn is_answer(answer: &[u8], sentences: &[Vec<u8>], others: &[Vec<u8>]) -> bool {
    let length = without_end(answer).len();
    let fits = |sentence: &Vec<u8>| {
        (3..2 * upper(sentence).len()).contains(&length) && answers(answer, sentence)
    };
    let to_others = others.iter().any(|other| answers(answer, other));
    sentences.iter().any(fits) && !to_others
}

fn arrived(at: &Talk<'_>, answer: &[u8], asked: &Talk<'_>) -> String {
    format!(
        "{} got {}, the answer to {}",
        at.whose(),
        quote(answer),
        asked.whose()
    )
}

/// An answer has text of another client in it: a sentence, or what of one came by itself.
pub(super) fn mixes_clients(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[
        Symptom::MoreBytes,
        Symptom::OtherBytes,
        Symptom::PartOfTheAnswer,
    ])?;
    let texts = evidence.texts().filter(|_| evidence.is(AMONG_OTHERS))?;
    let own = evidence.talk();
    let is_strange = |theirs: &[u8]| {
        theirs.len() >= 4 && !contains(&texts.expected, theirs) && contains(&texts.actual, theirs)
    };
    evidence.other_talks().iter().find_map(|other| {
        let pieces = other.pieces().into_iter().flatten();
        let mut theirs = other.sentence().into_iter().chain(pieces);
        let got = quote(&texts.actual);
        let seen = format!("{} got {got}, with text of {}", own.whose(), other.whose());
        theirs
            .any(|theirs| is_strange(&theirs) || is_strange(&upper(&theirs)))
            .then_some(("mixes-up-clients", seen))
    })
}

/// A message has half a line of another guest in it.
pub(super) fn mixes_messages(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.is(&["keeps-halves-apart"]))?;
    let message = bytes(quoted(&finding.actual)?.0);
    let (own, others) = (evidence.talk(), evidence.other_talks());
    let talks = || others.iter().chain([&own]);
    let halves = |talk: &Talk<'_>| talk.pieces().unwrap_or_default();
    let is_in = |half: &Vec<u8>| half.len() >= 4 && contains(&message, without_end(half));
    let mixed = talks().filter(|talk| halves(talk).iter().any(is_in));
    let seen = format!("{} is made of what several clients said", quote(&message));
    (mixed.count() > 1).then_some(("mixes-up-clients", seen))
}

/// Checks in which several clients are served side by side.
pub(super) const AMONG_OTHERS: &[&str] = &[
    "keeps-clients-apart",
    "keeps-halves-apart",
    "interleaved-clients-get-their-own-answers",
    "serves-clients-that-queue",
    "serves-others-while-one-is-idle",
];

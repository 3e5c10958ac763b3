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

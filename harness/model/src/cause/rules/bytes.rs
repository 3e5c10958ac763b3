//! Bytes behind an answer that nobody meant to send.

use super::super::Evidence;
use super::Named;
use super::apart::AMONG_OTHERS;
use super::text::{beginning, bytes, contains, quote, quoted, upper, without_end, without_start};
use crate::{Heard, Lane, Said, Step, Symptom};

/// NUL bytes follow what was sent or answered, and we had sent none.
pub(super) fn pads_with_nul(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::MoreBytes, Symptom::OtherBytes])?;
    // In a file they may be a hole, where two have written at different places.
    let (actual, _) =
        quoted(&finding.actual).filter(|(_, behind)| !behind.contains(" bytes) in "))?;
    let came = bytes(beginning(actual));
    let padding = came
        .iter()
        .position(|byte| *byte == 0)
        .filter(|text| *text > 0)?;
    let only_padding = came[padding..].iter().all(|byte| *byte == 0);
    let ours = finding.expected.contains("\\x00") || evidence.talk().said().contains(&0);
    let seen = format!("NUL bytes follow {}", quote(&came[..padding]));
    (only_padding && !ours).then_some(("nul-padding", seen))
}

/// Behind the answer stands what an earlier sentence had at the same place.
pub(super) fn sends_what_is_left(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::MoreBytes, Symptom::OtherBytes])?;
    let texts = evidence.texts().filter(|_| !evidence.is(AMONG_OTHERS))?;
    let behind = texts.actual.strip_prefix(texts.expected.as_slice())?;
    let rest = without_end(without_start(behind));
    let place = texts.actual.len() - without_start(behind).len();
    let mut earlier = earlier_sentences(evidence)
        .into_iter()
        .map(|said| upper(&said));
    let old = earlier.find(|said| is_left_of(said, place, rest))?;
    let seen = format!(
        "{} follows, from the answer to {}",
        quote(rest),
        quote(&old)
    );
    Some(("stale-buffer", seen))
}

/// Whether this is what a sentence has at this place, or an unmistakable part of it.
fn is_left_of(said: &[u8], place: usize, rest: &[u8]) -> bool {
    let there = said.get(place..).is_some_and(|left| left.starts_with(rest));
    !rest.is_empty() && (there || rest.len() >= 4 && contains(said, rest))
}

/// What we sent before the last answer began, but the last sentence.
fn earlier_sentences(evidence: &Evidence<'_>) -> Vec<Vec<u8>> {
    let said = evidence
        .transcript
        .iter()
        .filter(|entry| entry.lane == Lane::Wire && entry.step == Step::Said(Said::Bytes));
    let mut sentences: Vec<Vec<u8>> = said.map(|entry| bytes(entry.bytes.as_str())).collect();
    sentences.pop();
    let heard = |step: Step| step == Step::Heard(Heard::Bytes);
    sentences.retain(|_| evidence.transcript.iter().any(|entry| heard(entry.step)));
    sentences
}

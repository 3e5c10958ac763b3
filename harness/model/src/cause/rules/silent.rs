//! Servers that have read everything and say nothing.

use super::super::Evidence;
use super::Named;
use super::questions::said_itself;
use super::text::quote;
use super::waiting::Wait;
use crate::{Experiment, On, Question, Role, Said, Symptom};

/// Everything was read, nothing was answered, and it waits for more on that connection, as far as nothing tells otherwise.
pub(super) fn waits_for_more(evidence: &Evidence<'_>) -> Named {
    let (talk, wait) = (evidence.talk(), awaited(evidence)?);
    if evidence.confirmed(Question::Plain).is_some() {
        return None;
    }
    let said = talk.said();
    let name = if lacks_line_end(evidence) {
        FOR_A_NEWLINE
    } else {
        FOR_MORE
    };
    let seen = format!("it has read {} and answered nothing; {wait}", quote(&said));
    talk.heard().is_empty().then_some((name, seen))
}

/// Whether it has read everything, never answered, and waits for more.
pub(super) fn has_never_answered(evidence: &Evidence<'_>) -> bool {
    awaited(evidence).is_some() && evidence.talk().heard().is_empty()
}

/// Whether it has read everything, not answered what was said last, and waits for more.
pub(super) fn has_said_no_more(evidence: &Evidence<'_>) -> bool {
    awaited(evidence).is_some()
}

/// What it waits for after it has read everything and answered nothing of what came last, in words.
fn awaited(evidence: &Evidence<'_>) -> Option<String> {
    evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| evidence.role == Role::Server)?;
    let talk = evidence.talk();
    // It may be busy with clients that are in our hands only in part.
    let threads = &evidence.snapshot?.threads;
    let mut on = threads.iter().filter_map(|thread| thread.blocked.on());
    let unknown = on.any(|on| *on == On::Pipe);
    let alone = evidence.clients().0 == 1 && !unknown;
    let said = talk.last_pieces().is_none_or(|pieces| !pieces.is_empty());
    let waits = evidence
        .waits_for_words()
        .filter(|_| alone && said && !talk.did(Said::HalfClosed) && !talk.said().is_empty())?;
    waits.first().map(Wait::words)
}

/// What it waits for was tried: a newline, the end of the client's sending, the rest of a message in one piece.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    waited_for(evidence).or_else(|| one_piece(evidence))
}

/// A short message has to go unanswered too, or it is this very message that was tried: another one may be answered in any
/// case.
fn waited_for(evidence: &Evidence<'_>) -> Named {
    let wait = awaited(evidence)?;
    let itself = evidence.talk().heard().is_empty()
        && !has_a_cut_message(evidence)
        && said_itself(evidence, Question::AfterHalfClose).is_some();
    let never = itself || evidence.refuted(Question::Plain).is_some();
    let line_end = || {
        evidence
            .confirmed(Question::WithLineEnd)
            .filter(|_| lacks_line_end(evidence))
    };
    let close = || evidence.confirmed(Question::AfterHalfClose);
    let named = |name, tried: &Experiment| (name, format!("{wait}; {}", tried.words()));
    let newline = line_end().map(|tried| named(FOR_A_NEWLINE, tried));
    let more = || close().map(|tried| named(FOR_MORE, tried));
    newline.or_else(more).filter(|_| never)
}

fn one_piece(evidence: &Evidence<'_>) -> Named {
    let whole = evidence
        .confirmed(Question::Plain)
        .filter(|_| has_a_cut_message(evidence))?;
    let pieces = evidence.refuted(Question::InTwoPieces)?;
    let seen = format!("{}; {}", whole.words(), pieces.words());
    Some(("one-receive-is-one-message", seen))
}

fn lacks_line_end(evidence: &Evidence<'_>) -> bool {
    let talk = evidence.talk();
    !talk.said().ends_with(b"\n") && !talk.is_abridged()
}

/// Whether a message was sent in several pieces, so that one of them ends without a newline and is not the last.
pub(super) fn has_a_cut_message(evidence: &Evidence<'_>) -> bool {
    let pieces = evidence.talk().pieces().unwrap_or_default();
    let mut before_the_last = pieces.iter().rev().skip(1);
    before_the_last.any(|piece| !piece.ends_with(b"\n"))
}

const FOR_A_NEWLINE: &str = "waits-for-newline-that-the-dialect-does-not-send";
const FOR_MORE: &str = "waits-for-more-than-the-sentence";

//! Which experiments would tell the possible causes of a failure apart.
//!
//! Invariant: nothing is asked where the conversation itself shows the cause, and nothing about a client: its user has
//! to type for every try.

use super::super::{Evidence, name};
use super::framing::is_silent_after_everything;
use super::letters::can_be_an_alphabet;
use super::sizes::{can_be_a_buffer, stopped_after};
use crate::{Question, Role, Symptom};

/// An experiment that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// What it asks.
    pub question: Question,
    /// For a bisection: after how many bytes what came ended, and of how many.
    pub between: (u32, u32),
}

/// The experiments that are wanted, the most telling first.
#[must_use]
pub fn questions(evidence: &Evidence<'_>) -> Vec<Inquiry> {
    if evidence.role != Role::Server || evidence.finding.is_none() {
        return Vec::new();
    }
    let wanted: &[Question] = match () {
        () if is_silent_after_everything(evidence) => {
            &[Question::WithLineEnd, Question::AfterHalfClose]
        }
        () if can_be_a_buffer(evidence) => &[Question::LongestAnswered],
        () if can_be_an_alphabet(evidence) => &[Question::LettersOfLatin1],
        () if name(evidence).is_some() => &[],
        () if evidence.found(UNSERVED).is_some() && !evidence.other_talks().is_empty() => {
            &[Question::SecondClient, Question::BesideAnIdleClient]
        }
        () if evidence.found(UNSERVED).is_some() => &[Question::Plain, Question::InTwoPieces],
        () => &[],
    };
    let between = stopped_after(evidence).unwrap_or_default();
    let inquiry = |question: &Question| Inquiry {
        question: *question,
        between,
    };
    wanted.iter().map(inquiry).collect()
}

const UNSERVED: &[Symptom] = &[Symptom::NoAnswer];

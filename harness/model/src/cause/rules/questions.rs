//! Which experiments would tell the possible causes of a failure apart.
//!
//! Invariant: nothing is asked where the conversation itself shows the cause.

use super::super::{Evidence, name};
use super::letters::can_be_an_alphabet;
use super::pace::{TO_A_SLOW_READER, may_be_the_reader};
use super::showing;
use super::silent::{has_a_cut_message, has_never_answered, has_said_no_more};
use super::sizes::{can_be_a_buffer, stopped_after};
use super::stored::{may_be_a_short_receive, may_be_the_last_buffer};
use super::text::without_end;
use crate::{Experiment, Outcome, Part, Question, Role, Symptom};

/// An experiment that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Which side of the program is tried.
    pub part: Part,
    /// What it asks.
    pub question: Question,
    /// For a matter of lengths: after how many bytes what came ended, and of how many.
    pub between: (u32, u32),
    /// The message that failed, without its line end, where it is to be tried itself.
    pub message: Option<String>,
}

/// The experiments that are wanted, the most telling first. Once some were made: those that they leave open.
#[must_use]
pub fn questions(evidence: &Evidence<'_>) -> Vec<Inquiry> {
    let is_under_way = !evidence.experiments.is_empty();
    let part = evidence.found(&[Symptom::NotShown]).map(|_| Part::Shows);
    let (part, wanted) = match evidence.role {
        _ if evidence.finding.is_none() => return Vec::new(),
        Role::Pair => return Vec::new(),
        Role::Server if is_under_way => (Part::Serves, of_lengths(evidence)),
        Role::Client if is_under_way => (part.unwrap_or(Part::Sends), of_lengths(evidence)),
        Role::Server => (Part::Serves, of_a_server(evidence)),
        Role::Client => (part.unwrap_or(Part::Sends), of_a_client(evidence)),
    };
    let between = stopped_after(evidence).unwrap_or_default();
    let inquiry = |question: &Question| Inquiry {
        part,
        question: *question,
        between,
        message: said_itself(evidence, *question),
    };
    wanted.iter().map(inquiry).collect()
}

/// What was said last, if the question is about that very message: another one may be let through in any case.
pub(super) fn said_itself(evidence: &Evidence<'_>, question: Question) -> Option<String> {
    let is_about_it = matches!(question, Question::WithLineEnd | Question::AfterHalfClose);
    let said = evidence.talk().last_words().filter(|_| is_about_it)?;
    let line = String::from_utf8(without_end(&said).to_vec()).ok()?;
    (!line.is_empty() && !line.contains('\n')).then_some(line)
}

fn of_a_server(evidence: &Evidence<'_>) -> &'static [Question] {
    let unserved = evidence.found(&[Symptom::NoAnswer]).is_some();
    match () {
        () if has_never_answered(evidence) && has_a_cut_message(evidence) => PIECES_OR_MORE,
        () if has_never_answered(evidence) => WHAT_IT_WAITS_FOR,
        () if is_about_lengths(evidence) => of_lengths(evidence),
        () if can_be_an_alphabet(evidence) => &[Question::LettersOfLatin1],
        () if name(evidence).is_some() => &[],
        () if has_said_no_more(evidence) => WHAT_IT_WAITS_FOR,
        () if unserved && !evidence.other_talks().is_empty() => {
            &[Question::SecondClient, Question::BesideAnIdleClient]
        }
        () if unserved && has_a_cut_message(evidence) || may_be_a_short_receive(evidence) => {
            &[Question::Plain, Question::InTwoPieces]
        }
        () if may_be_the_last_buffer(evidence) => &[Question::FullBuffers],
        () => &[],
    }
}

fn of_a_client(evidence: &Evidence<'_>) -> &'static [Question] {
    match () {
        () if is_about_lengths(evidence) => of_lengths(evidence),
        () if showing::waits_for_more(evidence) && showing::may_be_the_pieces(evidence) => {
            PIECES_OR_MORE
        }
        () if showing::waits_for_more(evidence) => WHAT_IT_WAITS_FOR,
        () if showing::may_be_the_pieces(evidence) => &[Question::Plain, Question::InTwoPieces],
        () if name(evidence).is_some() => &[],
        () if showing::lacks_letters(evidence) => &[Question::Plain, Question::BeyondAscii],
        () if may_be_the_last_buffer(evidence) => &[Question::FullBuffers],
        () => &[],
    }
}

const PIECES_OR_MORE: &[Question] = &[
    Question::Plain,
    Question::InTwoPieces,
    Question::WithLineEnd,
    Question::AfterHalfClose,
];

const WHAT_IT_WAITS_FOR: &[Question] = &[
    Question::Plain,
    Question::WithLineEnd,
    Question::AfterHalfClose,
];

/// Whether it matters how fast the other side reads, and if not, how long a message may be.
fn of_lengths(evidence: &Evidence<'_>) -> &'static [Question] {
    let fast = evidence.confirmed(Question::ToAFastReader);
    let slow = evidence.refuted(Question::ToASlowReader);
    let untried = evidence.tried(Question::ToASlowReader).is_none();
    let waits_for_a_fast_one =
        evidence.is(TO_A_SLOW_READER) && evidence.tried(Question::ToAFastReader).is_none();
    match () {
        () if !is_about_lengths(evidence) || fast.or(slow).is_some() => &[],
        () if waits_for_a_fast_one => &[Question::ToAFastReader],
        () if may_be_the_reader(evidence) && untried => &[Question::ToASlowReader],
        () if can_be_a_buffer(evidence) => &[Question::Longest],
        () => &[],
    }
}

fn is_about_lengths(evidence: &Evidence<'_>) -> bool {
    evidence.is(TO_A_SLOW_READER) || may_be_the_reader(evidence) || can_be_a_buffer(evidence)
}

impl<'a> Evidence<'a> {
    /// What came of an experiment, if it was made.
    pub(super) fn tried(&self, question: Question) -> Option<&'a Experiment> {
        self.experiments.iter().find(|one| one.question == question)
    }

    /// What was tried, if the answer was no.
    pub(super) fn refuted(&self, question: Question) -> Option<&'a Experiment> {
        self.tried(question)
            .filter(|one| one.outcome == Outcome::No)
    }

    /// What was tried, if the answer was yes.
    pub(super) fn confirmed(&self, question: Question) -> Option<&'a Experiment> {
        self.tried(question)
            .filter(|one| one.outcome == Outcome::Yes)
    }
}

//! Clients that do not show what they are told, tried with other answers.

use super::super::{Evidence, name};
use super::Named;
use super::talk::Talk;
use super::text::{bytes, quoted, without_end};
use super::waiting::{RECEIVES, Wait};
use crate::{Confidence, Experiment, Finding, NamedCause, On, Question, Role, Said, Symptom};

/// Other answers were tried, and some of them were shown.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    not_shown(evidence)?;
    let pair = |yes, no| Some((evidence.confirmed(yes)?, evidence.refuted(no)?));
    if let Some((whole, pieces)) = pair(Question::Plain, Question::InTwoPieces) {
        return Some((ONE_RECEIVE, both(whole, pieces)));
    }
    if let Some((plain, letters)) = pair(Question::Plain, Question::BeyondAscii) {
        let shown = lacks_letters(evidence);
        return shown.then(|| ("ascii-only-text", both(plain, letters)));
    }
    // What is shown plainly is not waited for.
    let wait = awaited(evidence).filter(|_| evidence.refuted(Question::Plain).is_some())?;
    let line_end = evidence.confirmed(Question::WithLineEnd);
    let (name, tried) = match line_end.filter(|_| lacks_line_end(evidence)) {
        Some(end) => ("waits-for-newline-that-the-dialect-does-not-send", end),
        None => (
            "waits-for-more-than-the-sentence",
            evidence.confirmed(Question::AfterHalfClose)?,
        ),
    };
    Some((name, format!("{wait}; {}", tried.words())))
}

fn both(yes: &Experiment, no: &Experiment) -> String {
    format!("{}; {}", yes.words(), no.words())
}

/// Whether it has read all that it was told, shows nothing of it, and waits for more.
pub(super) fn waits_for_more(evidence: &Evidence<'_>) -> bool {
    awaited(evidence).is_some()
}

/// What it waits for, in words, where it has read everything.
fn awaited(evidence: &Evidence<'_>) -> Option<String> {
    not_shown(evidence)?;
    let talk = evidence.talk();
    let said = talk.said();
    let waits = evidence
        .waits_for_words()
        .filter(|_| !said.is_empty() && !is_shown(evidence, &said) && !has_ended(&talk))
        .or_else(|| datagrams(evidence))?;
    waits.first().map(Wait::words)
}

/// The waits for further datagrams.
fn datagrams<'a>(evidence: &Evidence<'a>) -> Option<Vec<Wait<'a>>> {
    evidence.sent_datagrams()?;
    let waits = evidence.waits()?.into_iter();
    let receives =
        |wait: &Wait<'_>| RECEIVES.contains(&wait.call) && matches!(wait.on, On::Datagrams(_));
    let said = evidence.talk().said();
    let told = !said.is_empty() && !is_shown(evidence, &said);
    Some(waits.filter(|_| told).filter(receives).collect())
}

fn has_ended(talk: &Talk<'_>) -> bool {
    talk.did(Said::HalfClosed) || talk.did(Said::Closed) || talk.did(Said::Reset)
}

/// Whether the beginning of what was said stands on the screen.
fn is_shown(evidence: &Evidence<'_>, said: &[u8]) -> bool {
    let line = said.split(|byte| *byte == b'\n').next().unwrap_or_default();
    evidence.shows(&line[..line.len().min(BEGINNING)])
}

fn lacks_line_end(evidence: &Evidence<'_>) -> bool {
    !evidence.talk().said().ends_with(b"\n")
}

/// Whether the answer came in several pieces, and nothing but that is known to be the cause.
pub(super) fn may_be_the_pieces(evidence: &Evidence<'_>) -> bool {
    let pieces = || evidence.talk().last_pieces();
    let several = not_shown(evidence).is_some() && pieces().is_some_and(|pieces| pieces.len() > 1);
    let unsettled =
        |named: NamedCause| named.name == ONE_RECEIVE && named.confidence == Confidence::Likely;
    several && name(evidence).is_none_or(unsettled)
}

/// Whether what is missing of an answer is its letters beyond ASCII, and nothing else.
pub(super) fn lacks_letters(evidence: &Evidence<'_>) -> bool {
    let rest = || {
        let (answer, _) = quoted(&not_shown(evidence)?.expected)?;
        let answer = bytes(answer);
        let rest: Vec<u8> = answer.iter().copied().filter(u8::is_ascii).collect();
        (rest.len() < answer.len()).then(|| without_end(&rest).to_vec())
    };
    rest().is_some_and(|rest| rest.len() > 2 && evidence.shows(&rest))
}

fn not_shown<'a>(evidence: &Evidence<'a>) -> Option<&'a Finding> {
    let finding = evidence.found(&[Symptom::NotShown])?;
    (evidence.role == Role::Client && !evidence.ended_badly()).then_some(finding)
}

/// The beginning of an answer that came in one piece stands on the screen, and its end does not: how many bytes of how
/// many.
pub(super) fn beginning(evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    not_shown(evidence)?;
    let answer = evidence.talk().last_piece()?;
    let answer = without_end(&answer);
    let shown = longest_beginning(answer, &evidence.whole_screen());
    (shown >= BEGINNING && shown < answer.len()).then_some((shown, answer.len()))
}

/// How much of the beginning of a text stands on a screen, at the place where most of it does. As Knuth, Morris and Pratt
/// search: a long text of one letter would take the square of its length otherwise.
fn longest_beginning(text: &[u8], screen: &[u8]) -> usize {
    let mut again = vec![0; text.len().min(1)];
    for byte in text.iter().skip(1) {
        again.push(continued(text, &again, again[again.len() - 1], *byte));
    }
    let continues = |same: &mut usize, byte: &u8| {
        *same = continued(text, &again, *same, *byte);
        Some(*same)
    };
    screen.iter().scan(0, continues).max().unwrap_or(0)
}

/// How much of the beginning of a text stands last when this byte has come, and so much did before; `again` says how much
/// of it stands at the end of each beginning.
fn continued(text: &[u8], again: &[usize], mut same: usize, byte: u8) -> usize {
    while same > 0 && text.get(same) != Some(&byte) {
        same = again[same - 1];
    }
    same + usize::from(text.get(same) == Some(&byte))
}

const ONE_RECEIVE: &str = "one-receive-is-one-message";

/// So much of an answer is no chance.
const BEGINNING: usize = 4;

#[cfg(test)]
mod tests {
    use super::longest_beginning;

    #[test]
    fn the_longest_beginning_counts() {
        assert_eq!(longest_beginning(b"HELLO", b"HE: HELL"), 4);
        assert_eq!(longest_beginning(b"HELLO", b"HELLO"), 5);
        assert_eq!(longest_beginning(b"HELLO", b""), 0);
        assert_eq!(longest_beginning(b"", b"HELLO"), 0);
        assert_eq!(longest_beginning(b"aabaac", b"aabaabaac"), 6);
        assert_eq!(longest_beginning(b"aabaac", b"aaabaaba"), 5);
    }
}

//! Ends of connections, of one direction of them, of the input.

use super::super::Evidence;
use super::Named;
use super::seen::Talk;
use super::text::quote;
use super::waiting::flat;
use crate::{Blocked, Connection, Entry, Lane, On, Role, Said, Step, Symptom, ThreadState};

/// The client had ended its sending, and the connection was closed without the answer.
pub(super) fn half_close_is_goodbye(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::PartOfTheAnswer, Symptom::Reset])?;
    let fits = evidence.is(&["answers-after-half-close"])
        && evidence.talk().did(Said::HalfClosed)
        && evidence.hung_up()
        && evidence.ending().is_none();
    let seen = || {
        format!(
            "after the client had ended its sending it answered {}",
            actual(evidence)
        )
    };
    fits.then(|| ("half-close-is-goodbye", seen()))
}

/// It answered once and closed, where it should answer again.
pub(super) fn closes_early(evidence: &Evidence<'_>) -> Named {
    let finding =
        evidence.found(&[Symptom::Closed, Symptom::NoAnswer, Symptom::PartOfTheAnswer])?;
    let heard = evidence.talk().heard();
    let closed = finding.symptom == Symptom::Closed || evidence.hung_up();
    let fits =
        evidence.is(MORE_IS_ASKED) && closed && !heard.is_empty() && evidence.ending().is_none();
    let seen = || {
        format!(
            "it answered {}{} although more was asked",
            quote(&heard),
            evidence.end()
        )
    };
    fits.then(|| ("closes-too-early", seen()))
}

/// The conversation is over, and it neither closes nor ends.
pub(super) fn does_not_close(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::StillOpen])?;
    let fits = match evidence.role {
        Role::Server => evidence.is(&["closes-after-the-answer"]),
        Role::Client => evidence.is(&["ends-cleanly"]) && !evidence.waits_for_keyboard(),
        Role::Pair => false,
    };
    fits.then(|| {
        (
            "never-closes",
            format!("the conversation is over; {}", finding.actual),
        )
    })
}

/// The connection ended by a reset of its own.
pub(super) fn resets(evidence: &Evidence<'_>) -> Named {
    let reset = evidence.end().starts_with(", then reset the connection");
    let fits = evidence.finding.is_some()
        && reset
        && evidence.role == Role::Server
        && evidence.ending().is_none()
        && !evidence.talk().did(Said::Reset)
        // A client that was never accepted is reset too, when the listening socket goes.
        && (!evidence.talk().heard().is_empty() || evidence.other_talks().is_empty());
    let seen = || format!("what came was {}", actual(evidence));
    fits.then(|| ("unread-data-at-close-becomes-reset", seen()))
}

/// The other side has left, and it computes or waits on as if it had not.
pub(super) fn misses_the_end(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Spins, Symptom::StillOpen])?;
    let left = matches!(
        last_said(evidence)?.step,
        Step::Said(Said::Closed | Said::Reset)
    );
    let fits = match evidence.role {
        Role::Server => finding.symptom == Symptom::Spins,
        Role::Client => {
            let goes_on = evidence.is(&["survives-a-close", "survives-a-reset"]);
            let looks_away = goes_on && !evidence.waits_for_keyboard();
            looks_away || evidence.is(&["notices-the-end"])
        }
        Role::Pair => false,
    };
    let seen = format!("after the other side had left: {}", finding.actual);
    (fits && left).then_some(("end-of-connection-not-noticed", seen))
}

/// It has read the end of a client that left, keeps the connection, and computes without an end of its own.
pub(super) fn computes_after_the_end(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer, Symptom::Refused])
        .filter(|_| evidence.role == Role::Server && evidence.ending().is_none())?;
    let snapshot = evidence.snapshot?;
    let left = |talk: &Talk<'_>| talk.did(Said::Closed);
    let runs = snapshot
        .threads
        .iter()
        .any(|thread| thread.blocked == Blocked::Running);
    let kept = |one: &&Connection| one.accepted && one.ended && one.unread == 0;
    let kept = snapshot.connections.iter().find(kept)?;
    let fits = runs && evidence.other_talks().iter().any(left);
    let seen = || {
        format!(
            "the client at {} has left, and the program, which has read that, computes on",
            kept.remote
        )
    };
    fits.then(|| ("end-of-connection-not-noticed", seen()))
}

/// The last thing that we did on a connection.
fn last_said<'a>(evidence: &Evidence<'a>) -> Option<&'a Entry> {
    let ours = |entry: &&Entry| entry.lane == Lane::Wire && matches!(entry.step, Step::Said(_));
    evidence.transcript.iter().rev().find(ours)
}

/// End of input was typed, and it does not end.
pub(super) fn misses_the_end_of_input(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::StillOpen])?;
    let threads = evidence
        .snapshot
        .map_or(&[][..], |snapshot| &snapshot.threads);
    // Who waits for something else may not have come to the keyboard yet, or may be done with it.
    let looks = |thread: &ThreadState| match thread.blocked.on() {
        Some(on) => flat(on).contains(&&On::Keyboard),
        None => true,
    };
    let fits = evidence.is(&["ends-on-end-of-input"])
        && evidence.did(Said::EndOfInput)
        && (threads.is_empty() || threads.iter().any(looks));
    let seen = format!("after the end of input: {}", finding.actual);
    fits.then_some(("end-of-input-not-noticed", seen))
}

fn actual<'a>(evidence: &Evidence<'a>) -> &'a str {
    evidence
        .finding
        .map_or("", |finding| finding.actual.as_str())
}

/// Checks in which more than one thing is said on a connection.
const MORE_IS_ASKED: &[&str] = &[
    "answers-every-line",
    "separates-joined-sentences",
    "acknowledges-many",
];

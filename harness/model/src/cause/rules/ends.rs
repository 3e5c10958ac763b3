//! Ends of connections, of one direction of them, of the input.

use super::super::Evidence;
use super::Named;
use super::talk::Talk;
use super::text::quote;
use super::waiting::flat;
use crate::{Blocked, Connection, Entry, Heard, Lane, On, Role, Said, Step, Symptom, ThreadState};

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

/// It answered once and closed, where it should answer again. What is said to it after that is reset, although nothing
/// lay unread when it closed.
pub(super) fn closes_early(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[
        Symptom::Closed,
        Symptom::NoAnswer,
        Symptom::PartOfTheAnswer,
        Symptom::Reset,
    ])?;
    let heard = evidence.talk().heard();
    let told = matches!(finding.symptom, Symptom::Closed | Symptom::Reset) || evidence.hung_up();
    let closed = evidence.is(MORE_IS_ASKED) && told;
    let left = evidence.is(SAYS_MORE) && closed_before_the_last_word(evidence);
    let fits = (closed || left) && !heard.is_empty() && evidence.ending().is_none();
    let end = if closed {
        evidence.end()
    } else {
        ", then closed the connection"
    };
    let seen = || format!("it answered {}{end} although more was asked", quote(&heard));
    fits.then(|| ("closes-too-early", seen()))
}

/// Whether the connection of who spoke last ended behind an answer and before that word, and nobody had left by then.
fn closed_before_the_last_word(evidence: &Evidence<'_>) -> bool {
    let peer = evidence.talk().peer;
    let told = evidence.told();
    let own = |entry: &&Entry| entry.lane == Lane::Wire && entry.peer == peer;
    let ends = |entry: &Entry| matches!(entry.step, Step::Heard(Heard::Eof | Heard::Reset));
    let leaves = |entry: &Entry| matches!(entry.step, Step::Said(Said::Closed | Said::Reset));
    let Some(end) = told.iter().position(|entry| own(&entry) && ends(entry)) else {
        return false;
    };
    let before = || told[..end].iter();
    let behind_an_answer = before().rev().find(own).is_some_and(|last| {
        last.step == Step::Heard(Heard::Bytes) && evidence.role == Role::Server
    });
    let mut spoke_on = told[end..].iter().filter(own);
    let spoke_on = spoke_on
        .next_back()
        .is_some_and(|last| last.step == Step::Said(Said::Bytes));
    behind_an_answer && spoke_on && !before().any(leaves)
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

/// The connection ended by a reset behind what came: what is said to a connection that has been closed is reset too, but
/// then nothing comes behind that.
pub(super) fn resets(evidence: &Evidence<'_>) -> Named {
    let reset = evidence.end().starts_with(", then reset the connection");
    let fits = evidence.finding.is_some()
        && reset
        && evidence.role == Role::Server
        && evidence.ending().is_none()
        && !evidence.talk().did(Said::Reset)
        && answers_last(evidence);
    let seen = || format!("what came was {}", actual(evidence));
    fits.then(|| ("unread-data-at-close-becomes-reset", seen()))
}

/// Whether something was heard behind the last that was said.
fn answers_last(evidence: &Evidence<'_>) -> bool {
    let peer = evidence.talk().peer;
    let exchanges = [Step::Said(Said::Bytes), Step::Heard(Heard::Bytes)];
    let exchanged = |entry: &&Entry| {
        entry.lane == Lane::Wire && entry.peer == peer && exchanges.contains(&entry.step)
    };
    let last = evidence.told().iter().rev().find(exchanged);
    last.is_some_and(|last| last.step == Step::Heard(Heard::Bytes))
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

/// It has read the end of the other side, keeps the connection, and computes without an end of its own.
pub(super) fn computes_after_the_end(evidence: &Evidence<'_>) -> Named {
    let shapes = [
        Symptom::NoAnswer,
        Symptom::Refused,
        Symptom::NotShown,
        Symptom::StillOpen,
    ];
    evidence
        .found(&shapes)
        .filter(|_| evidence.ending().is_none())?;
    let kept = computes_on(evidence)?;
    let who = match evidence.role {
        Role::Server if ended_by_a_client(evidence) => "client",
        // What is typed may be waited for in a circle too.
        Role::Client if ended_by_us(evidence) && !reads_lines(evidence) => "server",
        Role::Server | Role::Client | Role::Pair => return None,
    };
    let seen = format!(
        "the {who} at {} has ended, and the program, which has read that, computes on",
        kept.remote
    );
    Some(("end-of-connection-not-noticed", seen))
}

/// The connection whose end a program has read, and that it keeps, while it computes.
fn computes_on<'a>(evidence: &Evidence<'a>) -> Option<&'a Connection> {
    let snapshot = evidence.snapshot?;
    let runs = |thread: &ThreadState| thread.blocked == Blocked::Running;
    let kept = |one: &&Connection| one.accepted && one.ended && one.unread == 0;
    let mut connections = snapshot.connections.iter();
    connections
        .find(kept)
        .filter(|_| snapshot.threads.iter().any(runs))
}

/// Whether a client has left; or the one that is not answered has ended its sending, and the program waited before that.
fn ended_by_a_client(evidence: &Evidence<'_>) -> bool {
    let talk = evidence.talk();
    let waited = actual(evidence).contains("every thread of it waits");
    let in_vain = waited && talk.heard().is_empty() && talk.did(Said::HalfClosed);
    let left = |talk: &Talk<'_>| talk.did(Said::Closed);
    in_vain || evidence.other_talks().iter().any(left)
}

fn ended_by_us(evidence: &Evidence<'_>) -> bool {
    let talk = evidence.talk();
    talk.did(Said::Closed) || talk.did(Said::HalfClosed)
}

/// Whether a client was typed a line, or has shown anything: who has neither heard nor asked reads no keyboard yet.
fn reads_lines(evidence: &Evidence<'_>) -> bool {
    let typed = evidence.typed().is_some();
    typed || !evidence.whole_screen().is_empty()
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
    // Whoever computes while it keeps a connection that has ended may turn round for that.
    let fits = evidence.is(&["ends-on-end-of-input"])
        && evidence.did(Said::EndOfInput)
        && computes_on(evidence).is_none()
        && (threads.is_empty() || threads.iter().any(looks));
    let seen = format!("after the end of input: {}", finding.actual);
    fits.then_some(("end-of-input-not-noticed", seen))
}

fn actual<'a>(evidence: &Evidence<'a>) -> &'a str {
    evidence
        .finding
        .map_or("", |finding| finding.actual.as_str())
}

/// Checks in which several clients speak more than once on their connections.
const SAYS_MORE: &[&str] = &["survives-a-leave", "any-comings-and-goings"];

/// Checks in which more than one thing is said on a connection.
const MORE_IS_ASKED: &[&str] = &[
    "answers-every-line",
    "separates-joined-sentences",
    "acknowledges-many",
];

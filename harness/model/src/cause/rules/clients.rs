//! Servers that serve one client only, or keep others waiting.

use super::super::Evidence;
use super::Named;
use super::ended::{ACCEPTS, CLOSED};
use super::talk::Talk;
use super::text::{answers, contains, quote, without_end};
use super::waiting::{Wait, has_words};
use crate::{Connection, Ending, Entry, Heard, On, Question, Role, Said, Step, Symptom};

/// A second client, or one beside an idle one, was tried with a fresh program and not answered.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| !evidence.other_talks().is_empty())?;
    if let Some(second) = evidence.refuted(Question::SecondClient) {
        return Some(("one-client-only", second.words()));
    }
    let beside = evidence.refuted(Question::BesideAnIdleClient)?;
    let second = evidence.confirmed(Question::SecondClient)?;
    let seen = format!("{}; {}", second.words(), beside.words());
    Some(("serves-one-at-a-time", seen))
}

/// It ended, or closed its listening socket, when it had served one client.
pub(super) fn serves_one_only(evidence: &Evidence<'_>) -> Named {
    let unserved = [
        Symptom::Exited,
        Symptom::Refused,
        Symptom::NoAnswer,
        Symptom::Reset,
    ];
    let finding = evidence
        .found(&unserved)
        .filter(|_| evidence.role == Role::Server)?;
    let (connected, served) = evidence.clients();
    let another = connected > 1 || matches!(finding.symptom, Symptom::Exited | Symptom::Refused);
    if served != 1 || !another || evidence.is(ABOUT_OTHER_THINGS) {
        return None;
    }
    let seen = match evidence.ending() {
        Some(ending) if ending.status() == Some("0") => ending.how.clone(),
        Some(ending) if ending.lost_its_listener() => {
            format!("it accepts on a socket that it has closed; {}", ending.how)
        }
        Some(_) => return None,
        None if finding.actual == "no socket that listens" => "it no longer listens".to_owned(),
        None if finding.actual == "refused it" => "it refused the next".to_owned(),
        None => return None,
    };
    Some((
        "one-client-only",
        format!("after it had served one client, {seen}"),
    ))
}

impl Ending {
    /// Whether it tried to accept on a socket that it had closed.
    fn lost_its_listener(&self) -> bool {
        self.says_any(ACCEPTS) && self.says_any(CLOSED)
    }
}

/// One thread waits for the words of one client, and nobody serves another.
pub(super) fn waits_for_one_client(evidence: &Evidence<'_>) -> Named {
    let (wait, starved) = serving_another(evidence, Wait::receives, owes_nothing)?;
    let seen = format!("{}, while {}", wait.words(), neglect(starved));
    Some(("serves-one-at-a-time", seen))
}

/// One thread waits until one client reads, and nobody serves another.
pub(super) fn sends_to_one_client(evidence: &Evidence<'_>) -> Named {
    let (wait, starved) = serving_another(evidence, Wait::sends, |_| true)?;
    let seen = format!(
        "{}, which does not read, while {}",
        wait.words(),
        neglect(starved)
    );
    Some(("blocks-on-a-slow-reader", seen))
}

/// The one thread that waits in this way for one client, and another client's words that nobody reads.
fn serving_another<'a>(
    evidence: &Evidence<'a>,
    way: fn(&Wait<'a>) -> bool,
    rival: fn(&Talk<'_>) -> bool,
) -> Option<(Wait<'a>, &'a Connection)> {
    let finding = evidence.found(&[
        Symptom::NoAnswer,
        Symptom::PartOfTheAnswer,
        Symptom::Refused,
    ])?;
    let here = |talk: &Talk<'_>| {
        talk.did(Said::Connected) && !talk.did(Said::Closed) && !talk.did(Said::Reset)
    };
    let rivals = evidence
        .other_talks()
        .iter()
        .any(|talk| here(talk) && rival(talk));
    let waits = evidence
        .waits()
        .filter(|_| rivals && evidence.role == Role::Server)?;
    let on_clients = |wait: &&Wait<'_>| matches!(wait.on, On::Connection(_) | On::Listener(_));
    let mut busy = waits.iter().filter(on_clients);
    let wait = *busy.next().filter(|wait| way(wait))?;
    let kept_out = finding.symptom == Symptom::Refused;
    let starved =
        |one: &&Connection| !wait.is_on(one) && (has_words(one) || kept_out && !one.accepted);
    let starved = evidence.snapshot?.connections.iter().find(starved)?;
    busy.next().is_none().then_some((wait, starved))
}

/// Whether the server has dealt with everything that this client said.
fn owes_nothing(talk: &Talk<'_>) -> bool {
    talk.sends() == 0 || !talk.heard().is_empty()
}

fn neglect(connection: &Connection) -> String {
    if !has_words(connection) {
        return format!("{} has not been accepted", connection.remote);
    }
    let accepted = if connection.accepted {
        ""
    } else {
        ", which it has not accepted"
    };
    format!(
        "{} bytes from {} lie unread{accepted}",
        connection.unread, connection.remote
    )
}

/// It answered the first sentence and waits for another client, while more lies unread on the same connection.
pub(super) fn answers_once(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer, Symptom::PartOfTheAnswer])
        .filter(|_| evidence.role == Role::Server)?;
    let (talk, waits) = (evidence.talk(), evidence.waits()?);
    let accepts = |wait: &Wait<'_>| matches!(wait.on, On::Listener(_));
    let unread = |one: &&Connection| one.accepted && has_words(one);
    let unread = evidence.snapshot?.connections.iter().find(unread)?;
    let first = talk.pieces()?.into_iter().next()?;
    let once = talk.sends() > 1 && first.ends_with(b"\n") && !talk.heard().is_empty();
    let fits = once && !waits.is_empty() && waits.iter().all(accepts);
    let seen = || {
        format!(
            "it answered once, and went back to accept() while {} bytes lie unread on the same \
             connection",
            unread.unread
        )
    };
    fits.then(|| ("one-answer-for-each-connection", seen()))
}

/// It answered the first of several messages, has read the next, and waits for another one.
pub(super) fn answers_the_first_message(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| evidence.role == Role::Server && evidence.is(SEVERAL_MESSAGES))?;
    let (talk, waits) = (evidence.talk(), evidence.waits_for_words()?);
    let pieces = talk.pieces()?;
    let whole = pieces.len() > 1 && pieces.iter().all(|piece| piece.ends_with(b"\n"));
    let first = pieces.first().map(|first| without_end(first))?;
    let answered = contains(&talk.heard(), first) || answers(&talk.heard(), first);
    let others = pieces[1..]
        .iter()
        .any(|piece| contains(&talk.heard(), without_end(piece)));
    let fits = whole && answered && !others && !waits.is_empty();
    let seen = || {
        format!(
            "it answered {}, has read what came after it, and waits for more",
            quote(first)
        )
    };
    fits.then(|| ("one-answer-for-each-connection", seen()))
}

/// One client left, and the connection of another one was closed with it.
pub(super) fn leaves_with_one(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer, Symptom::Closed])
        .filter(|_| evidence.role == Role::Server && evidence.is(AFTER_A_LEAVE))?;
    let talk = evidence.talk();
    let place = |is_it: &dyn Fn(&Entry) -> bool| evidence.transcript.iter().position(is_it);
    let leaves = |entry: &Entry| matches!(entry.step, Step::Said(Said::Closed | Said::Reset));
    let left = place(&|entry| leaves(entry) && entry.peer != talk.peer)?;
    let ended = place(&|entry| entry.step == Step::Heard(Heard::Eof) && entry.peer == talk.peer)?;
    let gone = evidence.transcript.get(left)?.peer;
    // Who closed others before anybody had left closes for another reason.
    let before = &evidence.transcript[..left];
    let at_rest = before
        .iter()
        .all(|entry| entry.step != Step::Heard(Heard::Eof));
    let fits = left < ended && talk.heard_end() && evidence.ending().is_none() && at_rest;
    let seen = format!(
        "when client {gone} had left, it closed the connection of {}",
        talk.whose()
    );
    fits.then_some(("dies-of-a-clients-error", seen))
}

/// A client is refused after one was dealt with, in an exchange in which a server says nothing.
pub(super) fn takes_one_file_only(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::Refused])
        .filter(|_| evidence.role == Role::Server && evidence.is(&["receives-from-each-client"]))?;
    let ending = evidence
        .ending()
        .filter(|ending| ending.status() == Some("0"))?;
    let dealt = evidence
        .transcript
        .iter()
        .filter(|entry| entry.step == Step::Said(Said::Closed));
    let seen = |who: &str| format!("after it had dealt with {who}, {}", ending.how);
    match dealt.count() {
        0 => None,
        1 => Some(("one-client-only", seen("one client"))),
        count => Some(("room-for-N-clients", seen(&format!("{count} clients")))),
    }
}

/// Checks of one client that says several things.
const SEVERAL_MESSAGES: &[&str] = &["acknowledges-many", "answers-every-line"];

/// Checks in which one of several clients leaves.
const AFTER_A_LEAVE: &[&str] = &[
    "survives-a-leave",
    "survives-a-reset-in-mid-message",
    "stops-relaying-to-the-gone",
];

/// Another client waits in the queue, and no thread waits in accept() or for a client.
pub(super) fn does_not_accept_again(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let waits = evidence.waits().filter(|waits| !waits.is_empty())?;
    let connections = &evidence.snapshot?.connections;
    let queued = connections.iter().find(|connection| !connection.accepted)?;
    let accepts =
        |wait: &Wait<'_>| matches!(wait.on, On::Listener(_) | On::Connection(_) | On::Keyboard);
    let fits = evidence.clients().1 == 1 && !waits.iter().any(accepts);
    let seen = || {
        let waits = waits.first().map(Wait::words).unwrap_or_default();
        format!(
            "it has served one client, {} has not been accepted, and {waits}",
            queued.remote
        )
    };
    fits.then(|| ("one-client-only", seen()))
}

/// Checks in which a server may end, or refuse, for another reason than having served one client.
const ABOUT_OTHER_THINGS: &[&str] = &[
    "listens-on-all-addresses",
    "survives-a-silent-client",
    "survives-a-reset",
    "survives-invalid-utf8",
    "survives-nul",
    "survives-empty",
    "survives-any-bytes",
    "restarts-at-once",
    "stops-on-interrupt",
    "reports-a-taken-port",
];

//! Questions and answers that are not sent, or reach nobody.

use super::super::Evidence;
use super::Named;
use super::seen::Talk;
use super::starting::REFUSED;
use super::text::{bytes, contains, quote, upper};
use super::waiting::{RECEIVES, Wait, flat, has_words};
use crate::{Blocked, On, Role, Said, Symptom, ThreadState};

/// The answer stands on the program's own console, and the client got nothing.
pub(super) fn shows_it_instead(evidence: &Evidence<'_>) -> Named {
    let talk = unanswered(evidence)?;
    let sentence = talk.sentence()?;
    let answer = upper(&sentence);
    let telling = sentence
        .iter()
        .filter(|byte| byte.is_ascii_lowercase())
        .count()
        >= 3;
    let shown = telling && contains(&bytes(&evidence.screen()), &answer);
    // Over UDP it may have been sent to somebody else.
    let unsent = talk.did(Said::Connected) || evidence.sent_datagrams() == Some(0);
    let fits = shown && unsent;
    let seen = || {
        format!(
            "it showed {} on its console and sent nothing",
            quote(&answer)
        )
    };
    fits.then(|| ("nothing-sent", seen()))
}

/// It has read the sentence, and waits for the next client.
pub(super) fn sends_nothing(evidence: &Evidence<'_>) -> Named {
    unanswered(evidence)?;
    let waits = evidence.waits()?;
    let wait = waits.first()?;
    let read = match evidence.sent_datagrams() {
        Some(sent) => sent == 0 && waits.iter().all(|wait| matches!(wait.on, On::Datagrams(_))),
        None => waits.iter().all(accepts) && has_read(evidence),
    };
    let seen = format!(
        "it has read what was asked and sent nothing; {}",
        wait.words()
    );
    read.then_some(("nothing-sent", seen))
}

/// It has sent a datagram for each that it was sent, and none of them came to the client that had asked.
pub(super) fn sends_elsewhere(evidence: &Evidence<'_>) -> Named {
    let talk = unanswered(evidence)?;
    let sent = evidence.sent_datagrams().filter(|sent| *sent > 0)?;
    let alone = evidence.other_talks().is_empty() && !evidence.is(HEARS_ONE_PORT);
    // Whoever looks a name up asks for it more than once, or waits by the clock.
    let one_for_each = sent == talk.sends() as u64 && !waits_by_a_clock(evidence);
    let what = if sent == 1 {
        "one datagram, and it did not come"
    } else {
        "datagrams, and none of them came"
    };
    let seen = format!("it has sent {what} to the client");
    (alone && one_for_each).then_some(("answer-sent-elsewhere", seen))
}

fn waits_by_a_clock(evidence: &Evidence<'_>) -> bool {
    let threads = evidence.snapshot.map_or(&[][..], |one| &one.threads);
    let by_a_clock = |thread: &ThreadState| matches!(thread.blocked, Blocked::ForAWhile { .. });
    threads.iter().any(by_a_clock)
}

/// A client that has sent its datagram, and not to the server's port.
pub(super) fn asks_elsewhere(evidence: &Evidence<'_>) -> Named {
    let sent = unreached(evidence)?;
    let seen = "it has sent a datagram, but not to the port of the server";
    // A socket has a port of its own from its first datagram on; a look-up of a name is one of another socket.
    let threads = &evidence.snapshot?.threads;
    let mut awaited = threads
        .iter()
        .filter_map(|thread| thread.blocked.on())
        .flat_map(flat);
    let is_its_own = awaited.any(|on| matches!(on, On::Datagrams(_)));
    (sent > 0 && is_its_own).then(|| ("wrong-port", seen.to_owned()))
}

/// A client whose datagram was refused, as one is where nobody has the port.
pub(super) fn is_refused_elsewhere(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let sent = evidence.sent_datagrams().filter(|sent| *sent > 0);
    let ending = evidence
        .ending()
        .filter(|_| evidence.role == Role::Client && evidence.is(&["reaches-the-server"]))?;
    let seen = format!(
        "what it sent was refused where it went, and not by the server; {}",
        ending.how
    );
    (sent.is_some() && evidence.says_any(REFUSED)).then_some(("wrong-port", seen))
}

/// A client that waits for the answer to a datagram that it has not sent.
pub(super) fn asks_nothing(evidence: &Evidence<'_>) -> Named {
    let sent = unreached(evidence)?;
    let waits = evidence.waits()?;
    let wait = waits.iter().find(|wait| RECEIVES.contains(&wait.call))?;
    let seen = format!("it has sent nothing; {}", wait.words());
    (sent == 0).then_some(("both-sides-wait", seen))
}

/// How many datagrams a client has sent that goes on, and of which none came.
fn unreached(evidence: &Evidence<'_>) -> Option<u64> {
    evidence.found(&[Symptom::NoAnswer])?;
    let goes_on = evidence.role == Role::Client && evidence.ending().is_none();
    let fits = goes_on && evidence.is(&["reaches-the-server"]);
    evidence.sent_datagrams().filter(|_| fits)
}

/// The conversation with a client that asked, got nothing, and is still connected to a server that goes on.
fn unanswered<'a>(evidence: &Evidence<'a>) -> Option<Talk<'a>> {
    evidence.found(&[Symptom::NoAnswer])?;
    let goes_on =
        evidence.role == Role::Server && evidence.ending().is_none() && !evidence.hung_up();
    let talk = evidence.talk();
    // At another address it has not been asked at all.
    let goes_on = goes_on && !evidence.is(&["listens-on-all-addresses"]);
    let silent = talk.sends() > 0 && talk.heard().is_empty();
    (goes_on && silent).then_some(talk)
}

impl Evidence<'_> {
    pub(super) fn sent_datagrams(&self) -> Option<u64> {
        Some(self.snapshot?.datagrams?.sent)
    }
}

fn accepts(wait: &Wait<'_>) -> bool {
    matches!(wait.on, On::Listener(_))
}

/// Whether it has accepted who asked, and nothing that was said lies unread.
fn has_read(evidence: &Evidence<'_>) -> bool {
    let connections = evidence
        .snapshot
        .map_or(&[][..], |snapshot| &snapshot.connections);
    let one = matches!(connections, [one] if one.accepted && !has_words(one));
    one && evidence.other_talks().is_empty()
}

/// Checks whose client hears nobody but the port that it asked.
const HEARS_ONE_PORT: &[&str] = &["answers-from-its-own-port", "replies-from-its-own-port"];

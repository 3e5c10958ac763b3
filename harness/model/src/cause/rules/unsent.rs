//! Questions and answers that are not sent, or reach nobody.

use super::super::Evidence;
use super::Named;
use super::starting::REFUSED;
use super::talk::Talk;
use super::text::{beginning, bytes, contains, quote, quoted, upper, without_end};
use super::waiting::{RECEIVES, Wait, flat, has_words};
use crate::{Astray, Blocked, On, Role, Said, Sent, Symptom, ThreadState};

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
    // It may wait for a name, and answer then.
    let asks_for_a_name = evidence.snapshot?.look_ups() > 0 && waits_by_a_clock(evidence);
    (read && !asks_for_a_name).then_some(("nothing-sent", seen))
}

/// The answer went to an address that nobody has asked from.
pub(super) fn sends_astray(evidence: &Evidence<'_>) -> Named {
    unanswered(evidence)?;
    let (expected, _) = quoted(&evidence.finding?.expected)?;
    let answer = bytes(beginning(expected));
    let astray = evidence.datagram_with(without_end(&answer))?;
    let seen = format!("it has {}, and nobody has asked from there", astray.words());
    Some(("answer-sent-elsewhere", seen))
}

/// It has sent a datagram for each that it was sent, and none of them came to the client that had asked.
pub(super) fn sends_elsewhere(evidence: &Evidence<'_>) -> Named {
    let talk = unanswered(evidence)?;
    let sent = evidence.sent_datagrams().filter(|sent| *sent > 0)?;
    let alone = evidence.other_talks().is_empty() && !evidence.is(HEARS_ONE_PORT);
    // Whoever looks a name up asks for it more than once, or waits by the clock.
    let one_for_each = sent == talk.sends() as u64 && !waits_by_a_clock(evidence);
    let astray = evidence.datagrams_astray().next();
    let is_heard = evidence.snapshot?.astray.is_some();
    let seen = match astray {
        Some(astray) => format!("it has {}", astray.words()),
        None if sent == 1 => {
            "it has sent one datagram, and it did not come to the client".to_owned()
        }
        None => "it has sent datagrams, and none of them came to the client".to_owned(),
    };
    let fits = alone && one_for_each && (astray.is_some() || !is_heard);
    fits.then_some(("answer-sent-elsewhere", seen))
}

fn waits_by_a_clock(evidence: &Evidence<'_>) -> bool {
    let threads = evidence.snapshot.map_or(&[][..], |one| &one.threads);
    let by_a_clock = |thread: &ThreadState| matches!(thread.blocked, Blocked::ForAWhile { .. });
    threads.iter().any(by_a_clock)
}

/// A client that has sent what was typed, or what it always says, to another port than the server's.
pub(super) fn asks_another(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::NoAnswer])?;
    let fits = evidence.role == Role::Client && evidence.is(&["reaches-the-server"]);
    let astray = evidence.datagrams_astray().next().filter(|_| fits)?;
    let (seen, expected) = (astray.words(), &finding.expected);
    Some((
        "wrong-port",
        format!("it has {seen}, where {expected} was expected"),
    ))
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

impl<'a> Evidence<'a> {
    /// How many datagrams it has sent, but for questions for names where they are known.
    pub(super) fn sent_datagrams(&self) -> Option<u64> {
        let snapshot = self.snapshot?;
        Some(snapshot.datagrams?.sent.saturating_sub(snapshot.look_ups()))
    }

    /// The datagrams that went to others than us, but for questions for names.
    fn datagrams_astray(&self) -> impl Iterator<Item = &'a Astray> {
        let astray = self.snapshot.and_then(|one| one.astray.as_ref());
        let astray = astray.into_iter().flatten();
        astray.filter(|one| one.what != Sent::Call && !one.is_look_up())
    }

    /// The datagram that went astray with this text in it.
    fn datagram_with(&self, text: &[u8]) -> Option<&'a Astray> {
        self.datagrams_astray().find(|one| match &one.what {
            Sent::Datagram(carried) => contains(&bytes(beginning(carried.as_str())), text),
            Sent::Call => false,
        })
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

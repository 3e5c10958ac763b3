//! Programs that speak in datagrams, of which nobody says that they were lost.

use super::super::Evidence;
use super::Named;
use super::talk::Talk;
use super::text::{escaped, quote, upper};
use crate::{Blocked, On, Role, Symptom};

/// A client waits for a datagram, and no clock ends the wait.
pub(super) fn waits_without_a_limit(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::StillOpen])?;
    let fits = evidence.role == Role::Client && evidence.is(WITHOUT_AN_ANSWER);
    let threads = evidence.snapshot.filter(|_| fits)?.threads.iter();
    let (call, address) = threads
        .filter_map(|thread| match &thread.blocked {
            Blocked::ForEver {
                call,
                on: On::Datagrams(address),
            } => Some((call, address)),
            Blocked::ForEver { .. }
            | Blocked::ForAWhile { .. }
            | Blocked::Running
            | Blocked::Unknown(_) => None,
        })
        .next()?;
    let seen = format!("it waits in {call}() on the datagram socket {address} without a time-out");
    Some(("no-receive-time-out", seen))
}

/// The answer left through another socket than the question came to.
pub(super) fn answers_from_elsewhere(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::OtherBytes])?;
    let fits = evidence.is(FROM_ITS_PORT) && finding.actual.starts_with("it came from port ");
    let seen = || {
        format!(
            "{}, where {} was expected",
            finding.actual, finding.expected
        )
    };
    fits.then(|| ("answers-from-another-port", seen()))
}

/// Of a datagram as large as the buffer a beginning is answered, and nothing follows.
pub(super) fn cuts_a_datagram(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::PartOfTheAnswer])?;
    let (_, told) = finding.message.split_once('(')?;
    let (came, rest) = told.split_once(" bytes instead of ")?;
    let (of, _) = rest.split_once(')')?;
    let fits = evidence.is(FULL) && came != "0" && evidence.ending().is_none();
    let seen = format!("of a datagram of {of} bytes {came} are answered");
    fits.then_some(("buffer-of-N-bytes", seen))
}

/// The datagram carries what was said before as well.
pub(super) fn answers_all_that_was_said(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::OtherBytes])?;
    evidence.sent_datagrams()?;
    let texts = evidence.texts().filter(|_| evidence.role == Role::Server)?;
    let earlier = texts.actual.strip_suffix(texts.expected.as_slice())?;
    let said = evidence.talk().said();
    let before = said.split(|byte| *byte == b'\n').next()?;
    let fits = !before.is_empty() && earlier.starts_with(&upper(before));
    let seen = || {
        format!(
            "{} was answered together with what came before: {}",
            quote(&texts.expected),
            quote(&texts.actual)
        )
    };
    fits.then(|| ("datagrams-as-a-stream", seen()))
}

/// One message is sent in several datagrams.
pub(super) fn sends_in_pieces(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::OtherBytes, Symptom::PartOfTheAnswer])?;
    let told = finding.message == "the answer comes in more than one datagram";
    let texts = evidence.texts();
    let begins = texts.is_some_and(|texts| texts.expected.starts_with(&texts.actual));
    let sent = evidence.sent_datagrams().filter(|sent| *sent > 1);
    let split = evidence.role == Role::Client && begins && evidence.is(ONE_DATAGRAM);
    let seen = format!(
        "one message was expected in one datagram, and the first one carries {}",
        finding.actual
    );
    (told || split && sent.is_some()).then_some(("datagrams-as-a-stream", seen))
}

/// No answer came, and a second question was agreed on.
pub(super) fn asks_once(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| evidence.is(&["asks-again-after-a-loss"]))?;
    let seen = format!(
        "its first question was not answered, and of a second one came {}",
        finding.actual
    );
    Some(("no-retransmission", seen))
}

/// One client was answered, and to another one nothing was sent, to whomever.
pub(super) fn answers_one_client_only(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let sent = evidence
        .sent_datagrams()
        .filter(|_| evidence.role == Role::Server)?;
    let others = evidence.other_talks();
    let heard: usize = others.iter().map(Talk::hearings).sum();
    let served = others
        .iter()
        .filter(|talk| talk.hearings() > 0 && talk.hearings() <= talk.sends())
        .count();
    let (talk, ended) = (evidence.talk(), evidence.ending().is_some());
    let fits = served == 1 && talk.sends() > 0 && talk.heard().is_empty() && !ended;
    let all_came = heard as u64 == sent;
    let seen = "it has answered one client, and has sent nothing since";
    (fits && all_came && !evidence.is(OF_ODD_DATAGRAMS))
        .then(|| ("one-client-only", seen.to_owned()))
}

/// A client has got more datagrams than it asked for, and another one got none.
pub(super) fn answers_another_twice(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let sent = evidence
        .sent_datagrams()
        .filter(|_| evidence.role == Role::Server)?;
    let talk = evidence.talk();
    let waits = |talk: &Talk<'_>| talk.hearings() < talk.sends();
    let others = evidence.other_talks();
    let asked: usize = others.iter().map(Talk::sends).sum::<usize>() + talk.sends();
    // What was sent to a client that is gone nobody has heard.
    let nowhere_else = evidence
        .snapshot?
        .astray
        .as_ref()
        .is_some_and(Vec::is_empty);
    let gone = nowhere_else && others.len() == 1 && evidence.is(&["survives-a-vanished-client"]);
    let lucky = others.iter().find(|other| {
        let all = asked as u64 <= sent;
        other.hearings() > other.sends() || all && (other.hearings() > 0 || gone)
    })?;
    let seen = format!(
        "{} waits for an answer, and what it has sent went to {}",
        talk.whose(),
        lucky.whose()
    );
    (waits(&talk) && evidence.ending().is_none()).then_some(("answers-to-the-wrong-client", seen))
}

/// Of two datagrams, of which a stranger sent the first, a client shows that one.
pub(super) fn takes_a_strangers(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client && evidence.is(&["ignores-a-stranger"]))?;
    let (talk, mut talks) = (evidence.talk(), evidence.other_talks());
    talks.push(talk);
    let (called, strange): (Vec<_>, Vec<_>) = talks.iter().partition(|talk| talk.hearings() > 0);
    let mut words = strange.into_iter().map(Talk::said);
    let words = words.find(|words| !words.is_empty() && !called.is_empty())?;
    let shown = words.get(..STRANGE).filter(|words| evidence.shows(words))?;
    let seen = format!(
        "it shows \"{}…\", from an address that it had sent nothing to",
        escaped(shown)
    );
    Some(("takes-a-strangers-datagram", seen))
}

/// Bytes that are no text got no answer, and the program goes on.
pub(super) fn drops_what_is_no_text(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NoAnswer])
        .filter(|_| evidence.is(&["replies-to-an-undecodable-datagram"]))?;
    let seen = format!("to bytes that are no text there came {}", finding.actual);
    (evidence.sent_datagrams() == Some(0) && evidence.ending().is_none())
        .then_some(("drops-what-it-cannot-decode", seen))
}

const ONE_DATAGRAM: &[&str] = &["sends-one-datagram", "says-hello"];

/// Checks in which a datagram may be dropped for what it carries, or because a client has gone.
const OF_ODD_DATAGRAMS: &[&str] = &[
    "survives-invalid-utf8",
    "survives-nul",
    "survives-empty",
    "survives-any-bytes",
    "survives-an-oversized-datagram",
    "survives-a-vanished-client",
];

/// So much of what a stranger said is no chance.
const STRANGE: usize = 8;

const FROM_ITS_PORT: &[&str] = &["answers-from-its-own-port", "replies-from-its-own-port"];

const FULL: &[&str] = &["answers-a-full-buffer"];

/// Checks in which no answer comes.
const WITHOUT_AN_ANSWER: &[&str] = &["does-not-wait-for-ever", "reports-a-missing-server"];

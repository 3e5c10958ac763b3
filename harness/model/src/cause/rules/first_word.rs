//! Servers that are to speak first, and do not; and how their dialogues end.

use super::super::Evidence;
use super::Named;
use super::text::quote;
use super::waiting::Wait;
use crate::{On, Role, Symptom};

/// It waits for the client's words, and the client for the server's.
pub(super) fn waits_to_be_spoken_to(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let silent = evidence.talk().sends() == 0 && evidence.talk().heard().is_empty();
    let waits = evidence
        .waits_for_words()
        .filter(|_| silent && evidence.is(&["greets-who-connects", "prompts-who-connects"]))?;
    let seen = format!(
        "nobody has said a word, and {}",
        waits.first().map(Wait::words)?
    );
    Some(("both-sides-wait", seen))
}

/// One thread waits for one client, and another client is not spoken to.
pub(super) fn speaks_to_one_at_a_time(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let waits = evidence.waits().filter(|_| {
        evidence.role == Role::Server
            && evidence.is(&["is-not-held-up", "serves-others-while-one-thinks"])
    })?;
    let on_clients = |wait: &&Wait<'_>| matches!(wait.on, On::Connection(_) | On::Listener(_));
    let mut busy = waits.iter().filter(on_clients);
    let wait = busy.next().filter(|wait| wait.receives())?;
    let queued = evidence
        .snapshot?
        .connections
        .iter()
        .find(|one| !one.accepted)?;
    let seen = format!(
        "{}, while {} has not been accepted",
        wait.words(),
        queued.remote
    );
    busy.next()
        .is_none()
        .then_some(("serves-one-at-a-time", seen))
}

/// It has said all there was to say, and keeps the connection.
pub(super) fn keeps_the_connection(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::StillOpen])?;
    let fits = evidence.role == Role::Server
        && evidence.is(&["closes-after-greeting", "closes-after-the-line"]);
    let seen = || format!("after its last words there came {}", finding.actual);
    fits.then(|| ("never-closes", seen()))
}

/// It ends a dialogue that was to go on.
pub(super) fn ends_the_dialogue(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Closed, Symptom::NoAnswer, Symptom::Reset])?;
    let heard = evidence.talk().heard();
    // What is said to a connection that has been closed is reset.
    let is_reset = finding.symptom == Symptom::Reset && !heard.is_empty();
    let closed = finding.symptom == Symptom::Closed || is_reset || evidence.hung_up();
    let fits =
        closed && evidence.ending().is_none() && evidence.is(&["waits-for-the-line", "asks-again"]);
    let seen = || format!("it said {} and closed the connection", quote(&heard));
    fits.then(|| ("closes-too-early", seen()))
}

//! Experiments with a server of which it is known whom messages reach, and how newcomers give their names.

use sockspec_engine::rig::{Answer, Checked, Found, Peer, ServerRig, quoted};

use super::super::door::enter;
use super::super::words;
use crate::shared::probe::{around, in_line_before, waits, without_end};

/// One who speaks and one who hears it: the same where messages are acknowledged.
struct Two {
    speaker: Peer,
    other: Option<Peer>,
}

impl Two {
    fn meet(rig: &mut ServerRig) -> Checked<Self> {
        let mut speaker = enter(rig, "Quentin")?;
        let other = if words::acknowledges(rig.dialect()) {
            None
        } else {
            let mut other = enter(rig, "Rosalind")?;
            other.hear_to_rest()?;
            Some(other)
        };
        speaker.hear_to_rest()?;
        Ok(Self { speaker, other })
    }

    /// What reaches the one who is to hear it, until this has come.
    fn hear(&mut self, text: &str) -> Checked<Answer> {
        match &mut self.other {
            None => self.speaker.hear_until(|heard| !heard.is_empty()),
            Some(other) => other.hear_until(|heard| around(heard, text).is_some()),
        }
    }

    /// Whether that was it.
    fn came(&self, heard: &Answer, text: &str) -> bool {
        match self.other {
            None => !heard.bytes.is_empty(),
            Some(_) => around(&heard.bytes, text).is_some(),
        }
    }
}

/// What comes back to two different messages.
pub(super) fn ack(rig: &mut ServerRig) -> Checked<Found> {
    if !words::acknowledges(rig.dialect()) {
        return Ok(Found::nothing(
            "it passes messages on, and acknowledges none",
        ));
    }
    let mut client = enter(rig, "Quentin")?;
    client.hear_to_rest()?;
    let mut acks = Vec::new();
    for message in ["seven zebras", "to be or not"] {
        client.say(message)?;
        let mut answer = client.hear_until(|heard| !heard.is_empty())?.bytes;
        answer.extend(client.hear_to_rest()?.bytes);
        let text = String::from_utf8_lossy(without_end(&answer)).into_owned();
        acks.push(text.replace(message, "{message}"));
    }
    let (one, other) = (quoted(acks[0].as_bytes()), quoted(acks[1].as_bytes()));
    Ok(match () {
        () if acks[0].is_empty() => Found::nothing("a message was not answered"),
        () if acks[0] == acks[1] => {
            Found::out(&acks[0], "two different messages were answered in this way")
        }
        () => Found::nothing(format!(
            "two messages were answered differently, with {one} and {other}"
        )),
    })
}

/// Half a message without a newline, and then the rest of it.
pub(super) fn framing(rig: &mut ServerRig) -> Checked<Found> {
    let mut two = Two::meet(rig)?;
    two.speaker.send("seven zeb")?;
    two.speaker.until_read()?;
    let heard = two.hear("seven zeb")?;
    if two.came(&heard, "seven zeb") {
        let evidence = format!(
            "before any newline had come, {} was heard",
            quoted(&heard.bytes)
        );
        return Ok(Found::out("segment", evidence));
    }
    let silence = match waits(&heard) {
        Ok(silence) => silence,
        Err(unanswered) => return Ok(unanswered),
    };
    for (rest, end) in [("ras\n", "\n"), ("\r\n", "\r\n")] {
        two.speaker.send(rest)?;
        let heard = two.hear("seven zebras")?;
        if two.came(&heard, "seven zebras") {
            let evidence = format!(
                "after a message without a newline it waited on ({}), and when {} came, {} was heard",
                silence,
                quoted(end.as_bytes()),
                quoted(&heard.bytes)
            );
            return Ok(Found::out("line", evidence));
        }
    }
    Ok(Found::nothing(
        "a message in two pieces, with a newline behind it, was not heard",
    ))
}

pub(super) fn newline(rig: &mut ServerRig) -> Checked<Found> {
    for (value, end) in [("lf", "\n"), ("crlf", "\r\n")] {
        let mut two = Two::meet(rig)?;
        two.speaker.send(format!("seven zebras{end}"))?;
        let heard = two.hear("seven zebras")?;
        if two.came(&heard, "seven zebras") {
            let evidence = format!(
                "a message that ends in {} was taken",
                quoted(end.as_bytes())
            );
            return Ok(Found::out(value, evidence));
        }
        rig.renew()?;
    }
    Ok(Found::nothing("no message was taken, whatever it ended in"))
}

/// What stands before the messages of two senders with different names.
pub(super) fn sender_prefix(rig: &mut ServerRig) -> Checked<Found> {
    if words::acknowledges(rig.dialect()) {
        return Ok(Found::nothing("it passes no message on"));
    }
    let mut peers = [enter(rig, "Quentin")?, enter(rig, "Rosalind")?];
    let mut prefixes = Vec::new();
    for (speaker, name) in ["Quentin", "Rosalind"].into_iter().enumerate() {
        peers[1 - speaker].hear_to_rest()?;
        peers[speaker].say("seven zebras")?;
        let heard =
            peers[1 - speaker].hear_until(|heard| around(heard, "seven zebras").is_some())?;
        let Some(before) = in_line_before(&heard.bytes, "seven zebras") else {
            let sent = heard.words();
            return Ok(Found::nothing(format!(
                "a message did not reach the other client: it got {sent}"
            )));
        };
        prefixes.push(before.replace(name, "{name}"));
    }
    let (one, other) = (
        quoted(prefixes[0].as_bytes()),
        quoted(prefixes[1].as_bytes()),
    );
    Ok(if prefixes[0] == prefixes[1] {
        let because = if prefixes[0].is_empty() {
            "nothing stood before the messages of two clients"
        } else {
            "it stood before the messages of two clients, {name} standing for their names"
        };
        Found::out(&prefixes[0], because)
    } else {
        Found::nothing(format!(
            "before the messages of two clients stood different things, {one} and {other}"
        ))
    })
}

/// Whether one who has said something hears it too.
pub(super) fn echo_to_sender(rig: &mut ServerRig) -> Checked<Found> {
    if words::acknowledges(rig.dialect()) {
        return Ok(Found::nothing("it passes no message on"));
    }
    let mut two = Two::meet(rig)?;
    two.speaker.say("seven zebras")?;
    let heard = two.hear("seven zebras")?;
    if !two.came(&heard, "seven zebras") {
        return Ok(Found::nothing("a message did not reach the other client"));
    }
    let own = two
        .speaker
        .hear_until(|heard| around(heard, "seven zebras").is_some())?;
    Ok(if around(&own.bytes, "seven zebras").is_some() {
        Found::out("yes", "a message came to the one who had said it too")
    } else {
        let evidence = format!(
            "a message came to the other client; the one who had said it got {}",
            own.words()
        );
        Found::out("no", evidence)
    })
}

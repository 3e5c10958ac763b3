//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{
    Answer, Checked, ClientRig, Ended, Found, Peer, Probe, Probes, ServerRig, quoted,
};

use super::PROMPT;
use crate::shared::probe;

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("prompt", prompt),
        Probe::new("typed_end", needs_newline),
        Probe::new("newline", newline),
        Probe::new("rounds", rounds),
        Probe::new("reply", reply),
        probe::BIND,
        probe::READY,
    ],
    client: &[Probe::new("typed_end", typed_end)],
};

/// A client that has connected, and all that it was told unasked.
fn asked(rig: &mut ServerRig) -> Checked<(Peer, Answer)> {
    let mut client = rig.connect()?;
    let words = words(&mut client)?;
    Ok((client, words))
}

/// What comes until the server rests, once anything has.
fn words(client: &mut Peer) -> Checked<Answer> {
    let mut answer = client.hear_until(|heard| !heard.is_empty())?;
    if answer.ended == Ended::Complete {
        let rest = client.hear_to_rest()?;
        answer.bytes.extend(rest.bytes);
        answer.ended = rest.ended;
    }
    Ok(answer)
}

fn prompt(rig: &mut ServerRig) -> Checked<Found> {
    let words = rig.connect()?.hear_until(|_| false)?;
    let evidence = "it is all that came to a client that said nothing";
    Ok(probe::said(&words.bytes, evidence))
}

/// What comes to these bytes when the question has come.
fn answered(rig: &mut ServerRig, bytes: &str) -> Checked<Answer> {
    let (mut client, _) = asked(rig)?;
    client.send(bytes)?;
    words(&mut client)
}

/// Whether the server has done something.
fn reacted(answer: &Answer) -> bool {
    !answer.bytes.is_empty() || matches!(answer.ended, Ended::Eof | Ended::Reset)
}

/// A line without a newline, and then the newline.
fn needs_newline(rig: &mut ServerRig) -> Checked<Found> {
    let (mut client, _) = asked(rig)?;
    client.send("Ada")?;
    let first = client.hear_until(|_| false)?;
    if reacted(&first) {
        let evidence = "it took a line without a newline, so that either end will do";
        return Ok(Found::out("any", evidence));
    }
    client.send("\n")?;
    let second = words(&mut client)?;
    Ok(if reacted(&second) {
        let waited = first.words();
        let evidence = format!(
            "to a line without a newline it sent {waited}; to the newline it sent {}",
            second.words()
        );
        Found::out("newline", evidence)
    } else {
        Found::nothing("it says nothing to a line, and does not close")
    })
}

fn newline(rig: &mut ServerRig) -> Checked<Found> {
    for (value, end) in [("lf", "\n"), ("crlf", "\r\n")] {
        let answer = answered(rig, &format!("Ada{end}"))?;
        if reacted(&answer) {
            let end = quoted(end.as_bytes());
            let evidence = format!("to a line that ends in {end} it sent {}", answer.words());
            return Ok(Found::out(value, evidence));
        }
    }
    Ok(Found::nothing(
        "it says nothing to a line, and does not close",
    ))
}

fn rounds(rig: &mut ServerRig) -> Checked<Found> {
    let (mut client, question) = asked(rig)?;
    client.say("Ada")?;
    let first = words(&mut client)?;
    if matches!(first.ended, Ended::Eof | Ended::Reset) {
        let evidence = "it ended the connection when it had taken a line";
        return Ok(Found::out("one", evidence));
    }
    let question = probe::without_end(&question.bytes);
    let asks = !question.is_empty() && probe::without_end(&first.bytes).ends_with(question);
    Ok(if asks {
        Found::out("many", "when it had taken a line, it asked again")
    } else {
        let words = first.words();
        Found::nothing(format!(
            "it neither asked again nor ended the connection: it sent {words}"
        ))
    })
}

/// What is said to two different lines, the question that may come again left out.
fn reply(rig: &mut ServerRig) -> Checked<Found> {
    let mut replies = Vec::new();
    for line in ["Ada Lovelace", "seven zebras"] {
        let (mut client, question) = asked(rig)?;
        client.say(line)?;
        let words = words(&mut client)?.bytes;
        let (words, question) = (
            probe::without_end(&words),
            probe::without_end(&question.bytes),
        );
        let words = words.strip_suffix(question).unwrap_or(words);
        let text = String::from_utf8_lossy(probe::without_end(words));
        replies.push(text.replace(line, "{line}"));
    }
    Ok(if replies.iter().all(String::is_empty) {
        Found::out("", "nothing was said to two different lines")
    } else if replies[0] == replies[1] {
        Found::out(
            &replies[0],
            "two different lines were replied to in this way",
        )
    } else {
        let (one, other) = (quoted(replies[0].as_bytes()), quoted(replies[1].as_bytes()));
        Found::nothing(format!(
            "two lines were replied to differently, with {one} and {other}"
        ))
    })
}

fn typed_end(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let mut peer = rig.accept()?;
    peer.send(format!("{PROMPT}\n"))?;
    rig.until_it_asks()?;
    rig.type_line("which end")?;
    let sent = peer.hear_until(|heard| heard.ends_with(b"\n"))?;
    Ok(probe::ended_in(&sent.bytes))
}

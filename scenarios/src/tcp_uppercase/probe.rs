//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{
    Answer, Checked, ClientRig, Ended, Found, Peer, Probe, Probes, ServerRig, quoted,
};

use crate::shared::probe::{self, LETTERS, around};

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("framing", framing),
        Probe::new("newline", newline),
        Probe::new("session", session),
        Probe::new("mapping", mapping),
        Probe::new("answer_end", answer_end),
        Probe::new("answer_prefix", answer_prefix),
        probe::BIND,
        probe::READY,
    ],
    client: &[
        Probe::new("typed_end", typed_end),
        Probe::new("session", suits_session),
        probe::PROMPT,
        Probe::new("shown", shown),
    ],
};

/// What comes until this text has come, or nothing more does.
fn hear(client: &mut Peer, text: &str) -> Checked<Answer> {
    client.hear_until(|heard| around(heard, text).is_some())
}

/// A sentence is sent, and then, as long as the server says nothing, what may end it.
fn framing(rig: &mut ServerRig) -> Checked<Found> {
    let (sentence, answer) = ("which framing", "WHICH FRAMING");
    let mut client = rig.connect()?;
    client.send(sentence)?;
    client.until_read()?;
    let mut heard = hear(&mut client, answer)?;
    if answered(&heard, answer) {
        let evidence = "it answered a sentence before any newline had come";
        return Ok(Found::out("segment", evidence));
    }
    let silence = match probe::waits(&heard) {
        Ok(silence) => silence,
        Err(unanswered) => return Ok(unanswered),
    };
    for end in ["\n", "\r\n"] {
        client.send(end)?;
        heard = hear(&mut client, answer)?;
        if answered(&heard, answer) {
            let end = quoted(end.as_bytes());
            let evidence = format!(
                "after a sentence without a newline it waited on ({silence}), and answered when {end} came"
            );
            return Ok(Found::out("line", evidence));
        }
    }
    client.half_close();
    heard = hear(&mut client, answer)?;
    if answered(&heard, answer) {
        let evidence = format!(
            "after a sentence with a newline it waited on ({silence}), and answered when we ended our sending side"
        );
        return Ok(Found::out("eof", evidence));
    }
    Ok(unanswered(&heard))
}

fn answered(heard: &Answer, answer: &str) -> bool {
    around(&heard.bytes, answer).is_some()
}

fn unanswered(heard: &Answer) -> Found {
    Found::nothing(format!(
        "the right answer did not come: it sent {}",
        heard.words()
    ))
}

/// Everything that comes to these bytes when this has come of it; sent by a client of its own, which ends its sending side
/// where that is needed.
fn everything(rig: &mut ServerRig, bytes: &str, text: &str) -> Checked<Answer> {
    let mut client = rig.connect()?;
    client.send(bytes)?;
    client.end_as_declared();
    let mut answer = hear(&mut client, text)?;
    if answer.ended == Ended::Complete {
        let rest = client.hear_to_rest()?;
        answer.bytes.extend(rest.bytes);
        answer.ended = rest.ended;
    }
    Ok(answer)
}

fn newline(rig: &mut ServerRig) -> Checked<Found> {
    let mut heard = None;
    for (value, end) in [("lf", "\n"), ("crlf", "\r\n")] {
        let answer = everything(rig, &format!("which newline{end}"), "WHICH NEWLINE")?;
        if answered(&answer, "WHICH NEWLINE") {
            let end = quoted(end.as_bytes());
            let evidence = format!("a line that ends in {end} was answered");
            return Ok(Found::out(value, evidence));
        }
        heard = Some(answer);
    }
    Ok(heard.map_or_else(
        || Found::nothing("nothing was asked"),
        |heard| unanswered(&heard),
    ))
}

/// A second sentence on the same connection, when the first one was answered.
fn session(rig: &mut ServerRig) -> Checked<Found> {
    if rig.dialect().value("framing") == "eof" {
        let why = "a sentence ends with our sending side here, so no second one can follow";
        return Ok(Found::nothing(why));
    }
    let mut client = rig.connect()?;
    client.say("the first sentence")?;
    let first = hear(&mut client, "THE FIRST SENTENCE")?;
    if !answered(&first, "THE FIRST SENTENCE") {
        return Ok(unanswered(&first));
    }
    let rest = client.hear_to_rest()?;
    if matches!(rest.ended, Ended::Eof | Ended::Reset) {
        let evidence = "it ended the connection after one answer";
        return Ok(Found::out("single", evidence));
    }
    client.say("the second sentence")?;
    let second = hear(&mut client, "THE SECOND SENTENCE")?;
    if answered(&second, "THE SECOND SENTENCE") {
        let evidence = "a second sentence on the same connection was answered";
        return Ok(Found::out("many", evidence));
    }
    let sent = second.words();
    Ok(Found::nothing(format!(
        "it kept the connection open, and did not answer a second sentence: it sent {sent}"
    )))
}

fn mapping(rig: &mut ServerRig) -> Checked<Found> {
    // Where other letters come, they are heard until the server rests.
    let heard = everything(rig, &format!("{LETTERS}\n"), "ÑANDÚ; ПРИВЕТ; ΚΑΛΗΜΈΡΑ")?;
    Ok(probe::mapped(&heard.bytes))
}

/// Two sentences that end differently; how their answers end.
fn answer_end(rig: &mut ServerRig) -> Checked<Found> {
    let ends = match rig.dialect().value("framing") {
        "segment" | "eof" => ["", "\n"],
        _ => ["\n", "\r\n"],
    };
    let mut rests = Vec::new();
    for end in ends {
        let heard = everything(rig, &format!("which end{end}"), "WHICH END")?;
        let Some((_, rest)) = around(&heard.bytes, "WHICH END") else {
            return Ok(unanswered(&heard));
        };
        rests.push(rest.to_vec());
    }
    let words = |bytes: &[u8]| quoted(bytes);
    let evidence = format!(
        "a sentence that ended in {} had an answer that ended in {}, and one that ended in {} one that ended in {}",
        words(ends[0].as_bytes()),
        words(&rests[0]),
        words(ends[1].as_bytes()),
        words(&rests[1])
    );
    let line_end = |rest: &Vec<u8>| rest == b"\n" || rest == b"\r\n";
    Ok(match () {
        () if rests.iter().all(Vec::is_empty) => Found::out("none", evidence),
        () if rests
            .iter()
            .zip(ends)
            .all(|(rest, end)| rest == end.as_bytes()) =>
        {
            Found::out("as-sent", evidence)
        }
        () if rests.iter().all(line_end) => Found::out("newline", evidence),
        () => Found::nothing(evidence),
    })
}

/// What stands before the answers to two different sentences.
fn answer_prefix(rig: &mut ServerRig) -> Checked<Found> {
    let mut prefixes = Vec::new();
    for (sentence, upper) in [("seven zebras\n", "SEVEN ZEBRAS"), ("to be\n", "TO BE")] {
        let heard = everything(rig, sentence, upper)?;
        let Some((prefix, _)) = around(&heard.bytes, upper) else {
            return Ok(unanswered(&heard));
        };
        prefixes.push(prefix.to_vec());
    }
    let evidence = format!(
        "before the text of two different answers stood {} and {}",
        quoted(&prefixes[0]),
        quoted(&prefixes[1])
    );
    Ok(match String::from_utf8(prefixes[0].clone()) {
        Ok(prefix) if prefixes[0] == prefixes[1] => Found::out(prefix, evidence),
        Ok(_) | Err(_) => Found::nothing(evidence),
    })
}

/// A client that has sent what was typed, and all that it has sent.
fn asks(rig: &mut ClientRig, typed: &str) -> Checked<(Peer, Answer)> {
    rig.start()?;
    rig.until_it_asks()?;
    rig.type_line(typed)?;
    let mut peer = rig.accept()?;
    let sent = peer.hear_until(|heard| heard.ends_with(b"\n"))?;
    Ok((peer, sent))
}

fn typed_end(rig: &mut ClientRig) -> Checked<Found> {
    let (_, sent) = asks(rig, "which end")?;
    Ok(probe::ended_in(&sent.bytes))
}

/// An answer is given, and the connection left open: what the client does then.
fn suits_session(rig: &mut ClientRig) -> Checked<Found> {
    let (mut peer, _) = asks(rig, "hello world")?;
    peer.send("HELLO WORLD\n")?;
    let after = peer.hear_until(|_| false)?;
    if matches!(after.ended, Ended::Eof | Ended::Reset) {
        let evidence =
            "it ends the connection itself after one answer, and so suits a server of either kind";
        return Ok(Found::out("any", evidence));
    }
    if rig.waits_for_keyboard() {
        rig.type_line("hello again")?;
        let sent = peer.hear_until(|heard| around(heard, "hello again").is_some())?;
        return Ok(if answered(&sent, "hello again") {
            Found::out("many", "it sent a second line on the same connection")
        } else {
            Found::nothing("it asks for a second line, and does not send it on the same connection")
        });
    }
    peer.leave()?;
    rig.expect_on_screen("HELLO WORLD")?;
    let evidence = "it waits for the end of the connection before it is done with an answer";
    Ok(Found::out("single", evidence))
}

fn shown(rig: &mut ClientRig) -> Checked<Found> {
    probe::label(rig, |rig, answer| {
        rig.until_it_asks()?;
        let before = rig.screen()?;
        rig.type_line("hello world")?;
        let mut peer = rig.accept()?;
        rig.expect_request(&mut peer, "hello world")?;
        rig.answer(peer, answer)?;
        probe::awaited(rig, answer)?;
        probe::news(rig, &before)
    })
}

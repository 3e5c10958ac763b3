//! Experiments with a server.

use sockspec_engine::rig::{Answer, Checked, Ended, Found, Peer, ServerRig, quoted};

use crate::shared::probe::{self, LETTERS, around};

/// What comes until this text has come, or nothing more does.
fn hear(client: &mut Peer, text: &str) -> Checked<Answer> {
    client.hear_until(|heard| around(heard, text).is_some())
}

/// A sentence is sent, and then, as long as the server says nothing, what may end it.
pub(super) fn framing(rig: &mut ServerRig) -> Checked<Found> {
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

pub(super) fn newline(rig: &mut ServerRig) -> Checked<Found> {
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
pub(super) fn session(rig: &mut ServerRig) -> Checked<Found> {
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

pub(super) fn mapping(rig: &mut ServerRig) -> Checked<Found> {
    // Where other letters come, they are heard until the server rests.
    let line = format!("{LETTERS}{}", line_end(rig));
    let heard = everything(rig, &line, "ÑANDÚ; ПРИВЕТ; ΚΑΛΗΜΈΡΑ")?;
    Ok(probe::mapped(&heard.bytes))
}

/// How a line has to end for it to be answered.
fn line_end(rig: &ServerRig) -> &'static str {
    if rig.dialect().value("newline") == "crlf" {
        "\r\n"
    } else {
        "\n"
    }
}

/// Sentences that end differently; how their answers end.
pub(super) fn answer_end(rig: &mut ServerRig) -> Checked<Found> {
    let ends: &[&str] = match (rig.dialect().value("framing"), line_end(rig)) {
        ("segment" | "eof", _) => &["", "\n"],
        (_, "\n") => &["\n", "\r\n"],
        (_, _) => &["\r\n"],
    };
    let mut rests = Vec::new();
    for end in ends {
        let heard = everything(rig, &format!("which end{end}"), "WHICH END")?;
        let Some((_, rest)) = around(&heard.bytes, "WHICH END") else {
            return Ok(unanswered(&heard));
        };
        rests.push(rest.to_vec());
    }
    Ok(ended(ends, &rests))
}

/// How answers end to sentences that ended so.
fn ended(ends: &[&str], rests: &[Vec<u8>]) -> Found {
    let pairs = ends.iter().zip(rests);
    let words = pairs.clone().map(|(end, rest)| {
        let (end, rest) = (quoted(end.as_bytes()), quoted(rest));
        format!("the answer to a sentence that ended in {end} ended in {rest}")
    });
    let evidence = words.collect::<Vec<_>>().join(", and ");
    let is_line_end = |rest: &Vec<u8>| rest == b"\n" || rest == b"\r\n";
    match () {
        () if rests.iter().all(Vec::is_empty) => Found::out("none", evidence),
        () if rests.len() < 2 => {
            Found::nothing(format!("{evidence}, and nothing else ends a sentence"))
        }
        () if pairs.clone().all(|(end, rest)| rest == end.as_bytes()) => {
            Found::out("as-sent", evidence)
        }
        () if rests.iter().all(is_line_end) => Found::out("newline", evidence),
        () => Found::nothing(evidence),
    }
}

/// What stands before the answers to two different sentences.
pub(super) fn answer_prefix(rig: &mut ServerRig) -> Checked<Found> {
    let mut prefixes = Vec::new();
    for (sentence, upper) in [("seven zebras", "SEVEN ZEBRAS"), ("to be", "TO BE")] {
        let line = format!("{sentence}{}", line_end(rig));
        let heard = everything(rig, &line, upper)?;
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

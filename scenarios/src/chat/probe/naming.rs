//! Experiments with a server of which nothing is known yet: two newcomers say a few lines, and everything that comes to
//! either of them is compared.

use sockspec_engine::rig::{Checked, Found, Peer, ServerRig, quoted};

use crate::shared::probe::{around, in_line_before, without_end};

/// The lines that the first newcomer says. The first may be taken for a name.
const LINES: [&str; 3] = [NAME, "seven zebras", "to be or not"];
const NAME: &str = "Quentin";

/// Commands with which chat servers commonly take a name.
const COMMANDS: [&str; 6] = ["NICK ", "/nick ", "NAME ", "/name ", "USER ", "JOIN "];

/// Words of a refusal, which may repeat what it refuses.
const REFUSALS: [&str; 5] = ["nick", "name", "unknown", "invalid", "error"];

/// What two newcomers have heard.
struct Heard {
    /// What the first one was told before anybody had said anything.
    welcome: Vec<u8>,
    /// What came to the first one after each of its lines, and what came to the other.
    lines: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Two newcomers meet and give their names behind this command; the first one says [`LINES`], of which one is its name.
fn meet(rig: &mut ServerRig, command: &str) -> Checked<Heard> {
    let mut first = rig.connect()?;
    let welcome = everything(&mut first)?;
    let mut other = rig.connect()?;
    everything(&mut other)?;
    other.send(format!("{command}Rosalind\n"))?;
    everything(&mut other)?;
    everything(&mut first)?;
    let mut lines = Vec::new();
    for line in LINES {
        let command = if line == NAME { command } else { "" };
        first.send(format!("{command}{line}\n"))?;
        let at_sender = everything(&mut first)?;
        lines.push((at_sender, everything(&mut other)?));
    }
    Ok(Heard { welcome, lines })
}

/// All that has come when the server has read what was sent, and rests.
fn everything(peer: &mut Peer) -> Checked<Vec<u8>> {
    peer.until_read()?;
    Ok(peer.hear_to_rest()?.bytes)
}

/// Whom a message reaches.
pub(super) fn mode(rig: &mut ServerRig) -> Checked<Found> {
    let heard = meet(rig, "")?;
    let (at_sender, at_other) = &heard.lines[1];
    Ok(match () {
        () if around(at_other, LINES[1]).is_some() => Found::out(
            "broadcast",
            format!(
                "of two clients, one heard {} when the other had said {:?}",
                quoted(at_other),
                LINES[1]
            ),
        ),
        () if !at_sender.is_empty() => {
            let evidence = format!(
                "of two clients, the one who had said {:?} heard {}, and the other one nothing of it",
                LINES[1],
                quoted(at_sender)
            );
            match command_that_lets_in(rig, &heard)? {
                Some(command) => {
                    Found::out("broadcast", format!("{evidence}; {}", passed_on(command)))
                }
                None => Found::out("ack", evidence),
            }
        }
        () => Found::nothing(format!(
            "of two clients, one said {:?}, and the other one heard {}",
            LINES[1],
            quoted(at_other)
        )),
    })
}

/// The command with which a name has to be given before anything is passed on; what comes before it is answered with a
/// refusal, which is no acknowledgement.
fn command_that_lets_in(rig: &mut ServerRig, heard: &Heard) -> Checked<Option<&'static str>> {
    let (answer, _) = &heard.lines[1];
    let words = String::from_utf8_lossy(answer).to_lowercase();
    let repeats = around(answer, LINES[1]).is_some();
    if repeats && !REFUSALS.iter().any(|word| words.contains(word)) {
        return Ok(None);
    }
    for command in COMMANDS {
        rig.renew()?;
        let (_, at_other) = &meet(rig, command)?.lines[1];
        if around(at_other, LINES[1]).is_some() {
            return Ok(Some(command));
        }
    }
    Ok(None)
}

fn passed_on(command: &str) -> String {
    format!("once both had said \"{command}\" and a name, it was passed on")
}

/// Whether the first line of a newcomer is treated as those that follow it.
pub(super) fn name(rig: &mut ServerRig) -> Checked<Found> {
    let heard = meet(rig, "")?;
    let passes = rig.dialect().value("mode") == "broadcast";
    if passes && treated(&heard, passes, 1).is_none() {
        return Ok(match command_that_lets_in(rig, &heard)? {
            Some(command) => Found::out(format!("{command}{{name}}"), passed_on(command)),
            None => Found::nothing("nothing that a newcomer said was passed on"),
        });
    }
    let Some(usual) = treated(&heard, passes, 1)
        .filter(|usual| treated(&heard, passes, 2).as_ref() == Some(usual))
    else {
        return Ok(Found::nothing(
            "a second and a third line were treated differently",
        ));
    };
    if treated(&heard, passes, 0).as_ref() != Some(&usual) || usual.contains(NAME) {
        return Ok(given_first(&heard.welcome));
    }
    for command in COMMANDS {
        rig.renew()?;
        let heard = meet(rig, command)?;
        let said = format!("{command}{NAME}");
        if treated(&heard, passes, 1).is_some_and(|line| line.contains(NAME)) {
            let evidence =
                format!("when {said:?} had been sent, that name stood before the next message");
            return Ok(Found::out(format!("{command}{{name}}"), evidence));
        }
        if shape(&heard.lines[0], passes, &said) != treated(&heard, passes, 1) {
            let why = format!(
                "its first line is no name; but {said:?} is not treated as a message either"
            );
            return Ok(Found::nothing(why));
        }
    }
    let evidence = format!(
        "a newcomer's first line was treated as the next ones, and so were lines that begin with {}",
        COMMANDS.map(str::trim).join(", ")
    );
    Ok(Found::out("none", evidence))
}

/// What became of one of the lines, the line itself left out; nothing where it did not come.
fn treated(heard: &Heard, passes: bool, line: usize) -> Option<String> {
    shape(&heard.lines[line], passes, LINES[line])
}

fn shape((at_sender, at_other): &(Vec<u8>, Vec<u8>), passes: bool, line: &str) -> Option<String> {
    if passes {
        // The whole line counts: somebody who has given a name may be announced by it.
        let (_, behind) = around(at_other, line)?;
        let behind = behind.split(|byte| *byte == b'\n').next()?;
        let behind = String::from_utf8_lossy(without_end(behind));
        return Some(format!(
            "{}{{message}}{behind}",
            in_line_before(at_other, line)?
        ));
    }
    let answer = String::from_utf8_lossy(without_end(at_sender)).replace(line, "{message}");
    Some(answer).filter(|answer| !answer.is_empty())
}

/// The first line is taken as a name; whether it was asked for.
fn given_first(welcome: &[u8]) -> Found {
    let words = without_end(welcome);
    if words.is_empty() {
        let evidence = "a newcomer's first line was not treated as the next ones, and nothing had asked for it";
        return Found::out("first-line", evidence);
    }
    let evidence = format!(
        "a newcomer's first line was not treated as the next ones, and before it came {}",
        quoted(words)
    );
    if asks(last_line(words)) {
        Found::out("asked", evidence)
    } else {
        Found::nothing(format!(
            "{evidence}; whether that asks for a name cannot be told"
        ))
    }
}

fn last_line(words: &[u8]) -> &[u8] {
    words.rsplit(|byte| *byte == b'\n').next().unwrap_or(words)
}

fn asks(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line).trim().to_lowercase();
    line.ends_with(['?', ':']) || line.contains("name")
}

/// What comes to a newcomer, but for the question for its name.
pub(super) fn welcome(rig: &mut ServerRig) -> Checked<Found> {
    let mut newcomer = rig.connect()?;
    let words = everything(&mut newcomer)?;
    let mut rest = without_end(&words);
    if rig.dialect().value("name") == "asked" {
        rest = without_end(&rest[..rest.len() - last_line(rest).len()]);
    }
    let evidence = format!(
        "all that came to a newcomer who said nothing was {}",
        quoted(&words)
    );
    Ok(match std::str::from_utf8(rest) {
        Ok(text) => Found::out(text, evidence),
        Err(_) => Found::nothing(evidence),
    })
}

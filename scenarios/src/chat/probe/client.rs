//! Experiments with a client.

use sockspec_engine::rig::{Checked, ClientRig, Found, Peer, quoted};

use super::super::words;
use crate::shared::input;
use crate::shared::probe::{self, around, last_line, without_end};

/// What a client is told when it waits for the server to speak first.
const QUESTION: &str = "What is your name?\n";

/// A client that has been started and waits for its first line; its connection, if it has one already, and whether it
/// waited for the server to speak before it asked.
fn begins(rig: &mut ClientRig) -> Checked<(Option<Peer>, bool)> {
    rig.until_it_asks()?;
    let mut peer = rig.accept_if_it_comes()?;
    let hears_first = !rig.waits_for_keyboard();
    if let Some(peer) = peer.as_mut().filter(|_| hears_first) {
        peer.send(QUESTION)?;
        rig.until_it_asks()?;
    }
    Ok((peer, hears_first))
}

/// Types a line; what the client sends then, and on which connection.
fn says(rig: &mut ClientRig, peer: Option<Peer>, line: &str) -> Checked<(Peer, Vec<u8>)> {
    rig.type_line(line)?;
    let mut peer = match peer {
        Some(peer) => peer,
        None => rig.accept()?,
    };
    let sent = peer.hear_until(|heard| heard.ends_with(b"\n"))?;
    Ok((peer, sent.bytes))
}

/// A client that has given its name, as far as that is known; its connection, if it has one, and what its screen
/// showed before it asked for a message.
fn comes_in(rig: &mut ClientRig) -> Checked<(Option<Peer>, String)> {
    let (peer, _) = begins(rig)?;
    if words::introduction(rig.dialect(), "Quentin").is_none() {
        return Ok((peer, String::new()));
    }
    let before = rig.screen()?;
    let (mut peer, _) = says(rig, peer, "Quentin")?;
    rig.until_rest()?;
    if !rig.waits_for_keyboard() {
        peer.send("Welcome, Quentin\n")?;
    }
    rig.until_it_asks()?;
    Ok((Some(peer), before))
}

/// A client that has come in and sent this line.
fn has_said(rig: &mut ClientRig, line: &str) -> Checked<(Peer, Vec<u8>)> {
    let (peer, _) = comes_in(rig)?;
    says(rig, peer, line)
}

/// What was asked before a line was typed, and how the line stood in what was sent for it.
struct Asked {
    question: String,
    sent: Option<String>,
}

impl Asked {
    fn of(screen: &str, sent: &[u8], line: &str) -> Self {
        let sent = String::from_utf8_lossy(without_end(sent)).into_owned();
        Self {
            question: last_line(screen, "", "").value.unwrap_or_default(),
            sent: sent.contains(line).then(|| sent.replace(line, "{name}")),
        }
    }
}

/// Whether the first line that is typed is asked for, or sent, in another way than the second.
pub(super) fn name(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let (peer, hears_first) = begins(rig)?;
    let before = rig.screen()?;
    let (mut peer, sent) = says(rig, peer, "Quentin")?;
    let first = Asked::of(&before, &sent, "Quentin");
    rig.until_rest()?;
    if !rig.waits_for_keyboard() {
        peer.send("Server received your message: Quentin\n")?;
        rig.until_it_asks()?;
    }
    if !rig.waits_for_keyboard() {
        return Ok(Found::nothing("it does not wait for a second line"));
    }
    let news = probe::news(rig, &before)?;
    let (_, sent) = says(rig, Some(peer), "seven zebras")?;
    let second = Asked::of(&news, &sent, "seven zebras");
    Ok(named(first, &second, hears_first))
}

fn named(first: Asked, second: &Asked, hears_first: bool) -> Found {
    let evidence = format!(
        "it asked {} and then {}",
        quoted(first.question.as_bytes()),
        quoted(second.question.as_bytes())
    );
    let same = first.question == second.question;
    match (first.sent, &second.sent) {
        (Some(name), Some(message)) if name != *message && name != "{name}" => {
            let sent = quoted(name.as_bytes());
            Found::out(
                name,
                format!("{evidence}; the first line alone was sent as {sent}"),
            )
        }
        (Some(name), Some(message))
            if name != *message || mentions_name(&first.question) && !same =>
        {
            let how = if hears_first { "asked" } else { "first-line" };
            let when = if hears_first {
                "after the server had spoken"
            } else {
                "unasked"
            };
            Found::out(
                how,
                format!("{evidence}; what was typed first was sent {when}"),
            )
        }
        (Some(name), Some(_)) if name == "{name}" && same && !second.question.is_empty() => {
            Found::out(
                "none",
                format!("{evidence}; both lines were sent as they were typed"),
            )
        }
        (Some(_), Some(_)) => Found::nothing(format!(
            "{evidence}; whether the first line is a name cannot be told"
        )),
        (_, _) => Found::nothing("it did not send what was typed"),
    }
}

fn mentions_name(question: &str) -> bool {
    let question = question.to_lowercase();
    ["name", "nick", "nom"]
        .iter()
        .any(|word| question.contains(word))
}

pub(super) fn typed_end(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let (_peer, sent) = has_said(rig, "which end")?;
    Ok(probe::ended_in(&sent))
}

/// Something comes while the client waits for the keyboard.
pub(super) fn mode(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let (mut peer, _) = has_said(rig, "hello everybody")?;
    peer.send("hello yourself\n")?;
    rig.until_it_asks()?;
    if !rig.waits_for_keyboard() {
        return Ok(Found::nothing(
            "it does not wait for the keyboard when it was answered",
        ));
    }
    peer.send("SOMEBODY ELSE HAS SPOKEN\n")?;
    probe::awaited(rig, "SOMEBODY ELSE HAS SPOKEN")?;
    if rig.screen()?.contains("SOMEBODY ELSE HAS SPOKEN") {
        let why = "it shows what comes at any moment, and so suits a server of either kind";
        return Ok(Found::nothing(why));
    }
    let evidence = "while it waited for the keyboard, it did not show what came";
    Ok(Found::out("ack", evidence))
}

/// A response without a newline: a short one, a long one that no buffer keeps back, and the newline.
pub(super) fn framing(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let (mut peer, _) = has_said(rig, "hello everybody")?;
    if shows(rig, &mut peer, "SEVEN ZEBRAS")? {
        return Ok(Found::out(
            "segment",
            "it showed a response before any newline had come",
        ));
    }
    let long = input::text(16 * 1024).to_uppercase();
    peer.send(&long)?;
    probe::awaited(rig, "SEVEN ZEBRAS")?;
    if rig.screen()?.contains("SEVEN ZEBRAS") {
        let why = "it showed a response without a newline when it was long; whether it waits for the newline cannot be told";
        return Ok(Found::nothing(why));
    }
    Ok(
        if shows(rig, &mut peer, "\n")? && rig.screen()?.contains("SEVEN ZEBRAS") {
            Found::out("line", "it showed a response only when its newline came")
        } else {
            Found::nothing("it did not show a response in several pieces")
        },
    )
}

/// Whether the response is on the screen when this has been sent.
fn shows(rig: &mut ClientRig, peer: &mut Peer, piece: &str) -> Checked<bool> {
    peer.send(piece)?;
    probe::awaited(rig, "SEVEN ZEBRAS")?;
    Ok(rig.screen()?.contains("SEVEN ZEBRAS"))
}

pub(super) fn quit(rig: &mut ClientRig) -> Checked<Found> {
    probe::leaving_word(rig, |rig, word| {
        let (peer, _) = comes_in(rig)?;
        rig.type_line(word)?;
        let left = rig.until_end()?.is_ok();
        peer.map_or(Ok(()), Peer::leave)?;
        Ok(left)
    })
}

pub(super) fn prompt(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let (_peer, before) = comes_in(rig)?;
    if !rig.waits_for_keyboard() {
        return Ok(Found::nothing("it does not wait for a line"));
    }
    let news = probe::news(rig, &before)?;
    Ok(last_line(
        &news,
        "what its screen shows last when it waits for a message to be typed",
        "it asks without a word",
    ))
}

pub(super) fn shown(rig: &mut ClientRig) -> Checked<Found> {
    probe::label(rig, |rig, answer| {
        let (mut peer, sent) = has_said(rig, "hello everybody")?;
        if around(&sent, "hello everybody").is_none() {
            return Ok(String::new());
        }
        rig.until_rest()?;
        let before = rig.screen()?;
        peer.send(format!("{answer}\n"))?;
        probe::awaited(rig, answer)?;
        probe::news(rig, &before)
    })
}

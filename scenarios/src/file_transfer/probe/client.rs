//! Experiments with a client.

use sockspec_engine::rig::{Checked, ClientRig, Found, quoted};

use super::super::{content, wire};
use super::{GIVEN, WIRES};
use crate::shared::probe;

const NAME: &str = "zebras.txt";
const TEXT: &[u8] = b"twelve zebras\nsat on a wall\n";

/// Everything that the client sends when this file is asked for.
fn sent(rig: &mut ClientRig, bytes: &[u8]) -> Checked<Vec<u8>> {
    rig.scene().files().put(NAME, bytes)?;
    rig.until_it_asks()?;
    rig.type_line(NAME)?;
    let mut peer = rig.accept()?;
    Ok(peer.hear_until(|_| false)?.bytes)
}

/// In which of the ways to send a file this is that file.
fn wire_of(rig: &ClientRig, sent: &[u8], bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    WIRES.into_iter().find(|(names, end)| {
        let mut dialect = rig.dialect().clone();
        for (key, value) in [("names", names), ("end", end)] {
            // Both are values that the keys take.
            dialect.set(key, value).ok();
        }
        wire::framed(&dialect, NAME, bytes) == sent
    })
}

/// Sends a text; in which way, and what was sent.
fn text(rig: &mut ClientRig) -> Checked<(Option<(&'static str, &'static str)>, String)> {
    rig.start()?;
    let sent = sent(rig, TEXT)?;
    let words = format!(
        "for a file with {} in it, it sent {}",
        quoted(TEXT),
        quoted(&sent)
    );
    Ok((wire_of(rig, &sent, TEXT), words))
}

pub(super) fn end(rig: &mut ClientRig) -> Checked<Found> {
    let (wire, evidence) = text(rig)?;
    Ok(match wire {
        Some((_, end)) => Found::out(end, evidence),
        None => Found::nothing(evidence),
    })
}

pub(super) fn names(rig: &mut ClientRig) -> Checked<Found> {
    let (wire, evidence) = text(rig)?;
    Ok(match wire {
        Some((GIVEN, _)) => Found::out(GIVEN, evidence),
        Some(_) => Found::nothing("it sends no name, so that the server chooses one"),
        None => Found::nothing(evidence),
    })
}

/// A text, and a file with every value of a byte.
pub(super) fn text_only(rig: &mut ClientRig) -> Checked<Found> {
    let (wire, evidence) = text(rig)?;
    if wire.is_none() {
        return Ok(Found::nothing(evidence));
    }
    rig.start_afresh()?;
    let binary = content::binary();
    let sent = sent(rig, &binary)?;
    Ok(if wire_of(rig, &sent, &binary) == wire {
        Found::out(
            "false",
            "it sent a file with every value of a byte as it was",
        )
    } else {
        Found::nothing(
            "it sent a text as it was, and a file with every value of a byte otherwise; whether that is meant, the course decides",
        )
    })
}

pub(super) fn quit(rig: &mut ClientRig) -> Checked<Found> {
    probe::leaving_word(rig, |rig, word| {
        rig.until_it_asks()?;
        rig.type_line(word)?;
        Ok(rig.until_end()?.is_ok())
    })
}

/// What is said about two names that name no file, as far as it is the same.
pub(super) fn bad_name(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let first = complaint(rig, "no-such-file.txt")?;
    rig.start_afresh()?;
    let second = complaint(rig, "another-one.txt")?;
    let same = first
        .chars()
        .zip(second.chars())
        .take_while(|(a, b)| a == b);
    let words: String = same.map(|(letter, _)| letter).collect();
    let words = words.trim();
    Ok(if words.is_empty() {
        Found::nothing("it does not say the same about two names that name no file")
    } else {
        Found::out(words, "it was said about two names that name no file")
    })
}

/// The first line that is said about a name and is not the question.
fn complaint(rig: &mut ClientRig, name: &str) -> Checked<String> {
    rig.until_it_asks()?;
    let before = rig.screen()?;
    rig.type_line(name)?;
    rig.until_it_asks()?;
    let news = probe::news(rig, &before)?;
    let mut lines = news.lines().map(str::trim);
    let complaint = lines.find(|line| !line.is_empty() && !before.contains(line));
    Ok(complaint.unwrap_or_default().to_owned())
}

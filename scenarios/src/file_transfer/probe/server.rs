//! Experiments with a server. What stands around a file is found out by trying: a file has arrived when one with exactly
//! its bytes is there.

use sockspec_engine::rig::{Checked, Found, ServerRig, quoted};

use super::super::arrival::name_of;
use super::super::{content, open, wire};
use super::{GIVEN, OWN, WIRES};
use crate::shared::probe::{self, last_line};

const TEXT: &[u8] = b"twelve zebras\nsat on a wall\n";
const OTHER: &[u8] = b"one of them fell\nand all the others laughed\n";

/// A client of its own sends this file, with what the dialect puts around it in these two respects, and leaves.
fn send(rig: &mut ServerRig, (names, end): (&str, &str), number: usize, bytes: &[u8]) -> Checked {
    let mut dialect = rig.dialect().clone();
    for (key, value) in [("names", names), ("end", end)] {
        // Both are values that the keys take.
        dialect.set(key, value).ok();
    }
    let mut client = rig.connect()?;
    client.send(wire::framed(&dialect, &name_of(number), bytes))?;
    client.leave()?;
    rig.until_rest().map(|_| ())
}

/// The name of the file with exactly these bytes, once the server rests or has ended.
fn arrived(rig: &mut ServerRig, bytes: &[u8]) -> Checked<Option<String>> {
    if let Some(name) = stored(rig, bytes)? {
        return Ok(Some(name));
    }
    rig.until_end()?.ok();
    stored(rig, bytes)
}

fn stored(rig: &ServerRig, bytes: &[u8]) -> Checked<Option<String>> {
    let files = rig.scene().files();
    for name in files.names()? {
        if files.get(&name)?.is_some_and(|file| file == bytes) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// How the dialect is known so far.
fn known(rig: &ServerRig) -> (String, String) {
    let value = |key| rig.dialect().value(key).to_owned();
    (value("names"), value("end"))
}

/// Whether it asks before it serves, and ends when it has served.
pub(super) fn clients(rig: &mut ServerRig) -> Checked<Found> {
    let asks = rig.answer_the_question("1")?;
    let question = rig.screen()?;
    rig.until_ready()?;
    send(rig, (OWN, "eof"), 0, TEXT)?;
    Ok(match (asks, rig.until_end()?) {
        (true, Ok(end)) => {
            let evidence = format!(
                "it waited for a line at its keyboard, was told 1, and {end} when one client had left"
            );
            Found::out("asked", evidence)
        }
        (true, Err(_)) => Found::nothing(format!(
            "it asked {}, was told 1, and went on when one client had left",
            quoted(question.trim().as_bytes())
        )),
        (false, Ok(end)) => Found::nothing(format!(
            "it asked nothing, and {end} when one client had left"
        )),
        (false, Err(_)) => Found::out(
            "any",
            "it asked nothing, and went on when a client had left",
        ),
    })
}

/// A file in every form in which it may be sent, each to a server of its own, until one arrives.
pub(super) fn end(rig: &mut ServerRig) -> Checked<Found> {
    for (names, end) in WIRES {
        open(rig, 1)?;
        send(rig, (names, end), 0, TEXT)?;
        let arrived = arrived(rig, TEXT)?;
        if let Some(name) = arrived.filter(|name| (names == GIVEN) == (*name == name_of(0))) {
            let name = quoted(name.as_bytes());
            let evidence = format!(
                "of six ways to send a file, this one brought exactly its bytes into {name}"
            );
            return Ok(Found::out(end, evidence));
        }
        rig.start_afresh_at_a_terminal()?;
    }
    Ok(Found::nothing(
        "a file arrived byte for byte in none of six ways to send it",
    ))
}

/// Two files; where they are then.
pub(super) fn names(rig: &mut ServerRig) -> Checked<Found> {
    let (_, end) = known(rig);
    for names in [OWN, GIVEN] {
        open(rig, 2)?;
        send(rig, (names, &end), 0, TEXT)?;
        send(rig, (names, &end), 1, OTHER)?;
        let (first, second) = (arrived(rig, TEXT)?, arrived(rig, OTHER)?);
        if let (Some(first), Some(second)) = (first, second) {
            return Ok(called(names, &first, &second));
        }
        rig.start_afresh_at_a_terminal()?;
    }
    Ok(Found::nothing("two files did not arrive byte for byte"))
}

fn called(names: &str, first: &str, second: &str) -> Found {
    let evidence = format!(
        "the files of two clients were stored as {} and {}",
        quoted(first.as_bytes()),
        quoted(second.as_bytes())
    );
    if names == GIVEN {
        let given = first == name_of(0) && second == name_of(1);
        return if given {
            Found::out(
                GIVEN,
                format!("{evidence}, as their clients had named them"),
            )
        } else {
            Found::nothing(format!(
                "{evidence}, though their clients had named them otherwise"
            ))
        };
    }
    match numbered(first, second) {
        Some(pattern) => Found::out(pattern, evidence),
        None => Found::nothing(format!("{evidence}: that is no number from 0 on")),
    }
}

/// The pattern of which these are the first two.
fn numbered(first: &str, second: &str) -> Option<String> {
    let places = first.match_indices('0').map(|(at, _)| at);
    let mut patterns = places.map(|at| format!("{}{{n}}{}", &first[..at], &first[at + 1..]));
    patterns.find(|pattern| pattern.replace("{n}", "1") == second)
}

/// A text, and a file with every value of a byte.
pub(super) fn text_only(rig: &mut ServerRig) -> Checked<Found> {
    let (names, end) = known(rig);
    let mut whole = Vec::new();
    for bytes in [TEXT.to_vec(), content::binary()] {
        open(rig, 1)?;
        send(rig, (&names, &end), 0, &bytes)?;
        whole.push(arrived(rig, &bytes)?.is_some());
        rig.start_afresh_at_a_terminal()?;
    }
    Ok(match whole[..] {
        [true, true] => Found::out(
            "false",
            "a file with every value of a byte arrived byte for byte",
        ),
        [true, false] => Found::nothing(
            "a text arrived byte for byte, a file with every value of a byte did not; whether that is meant, the course decides",
        ),
        _ => Found::nothing("not even a text arrived byte for byte"),
    })
}

pub(super) fn question(rig: &mut ServerRig) -> Checked<Found> {
    if rig.until_it_asks()?.is_err() {
        return Ok(Found::nothing("it asks nothing at its keyboard"));
    }
    Ok(last_line(
        &rig.screen()?,
        "what its console shows last when it waits for a line at its keyboard",
        "it asks without a word",
    ))
}

/// What the console shows when clients may come, and has not shown before.
pub(super) fn ready(rig: &mut ServerRig) -> Checked<Found> {
    let before = if rig.until_it_asks()?.is_ok() {
        rig.screen()?
    } else {
        String::new()
    };
    open(rig, 1)?;
    let screen = rig.screen()?;
    Ok(last_line(
        screen.strip_prefix(&before).unwrap_or(&screen),
        "what its console shows last when it listens, and rests",
        "it announces nothing",
    ))
}

/// What the console shows of a file that has arrived: what stands before its name, or the last line without it.
pub(super) fn received(rig: &mut ServerRig) -> Checked<Found> {
    open(rig, 1)?;
    let before = rig.screen()?;
    let (names, end) = known(rig);
    send(rig, (&names, &end), 0, TEXT)?;
    let Some(name) = arrived(rig, TEXT)? else {
        return Ok(Found::nothing("a file did not arrive byte for byte"));
    };
    let screen = rig.screen()?;
    let news = screen.strip_prefix(&before).unwrap_or(&screen);
    let told = news.lines().rfind(|line| line.contains(&name));
    Ok(match told.and_then(|line| probe::before(line, &name)) {
        Some(words) => Found::out(
            words,
            "what its console showed before the name of a file that had arrived",
        ),
        None => last_line(
            news,
            "what its console showed last when a file had arrived",
            "it shows nothing when a file has arrived",
        ),
    })
}

pub(super) fn bind(rig: &mut ServerRig) -> Checked<Found> {
    open(rig, 1)?;
    probe::bind(rig)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_a_number_from_zero_on() {
        let pattern = |first, second| numbered(first, second);
        assert_eq!(
            pattern("output0.txt", "output1.txt").as_deref(),
            Some("output{n}.txt")
        );
        assert_eq!(pattern("0/f0", "0/f1").as_deref(), Some("0/f{n}"));
        assert_eq!(pattern("file1", "file2"), None);
        assert_eq!(pattern("a", "a.1"), None);
    }
}

//! Experiments that every scenario shares: where a server is, what it announces, what a client asks and shows.

use sockspec_engine::rig::{
    Answer, Checked, ClientRig, Ended, Found, Probe, ServerRig, Silence, Stop, quoted,
};

/// Where the server can be reached.
pub(crate) const BIND: Probe<ServerRig> = Probe::new("bind", bind);
/// What it announces.
pub(crate) const READY: Probe<ServerRig> = Probe::new("ready", ready);
/// What a client asks before anything is typed.
pub(crate) const PROMPT: Probe<ClientRig> = Probe::new("prompt", prompt);

/// What the kernel says of the sockets of a server that is ready.
pub(crate) fn bind(rig: &mut ServerRig) -> Checked<Found> {
    let places = rig.places()?;
    let words: Vec<String> = places.iter().map(ToString::to_string).collect();
    let evidence = format!("the kernel shows its socket at {}", words.join(" and "));
    let (every, own) = (
        places.iter().any(|place| place.ip().is_unspecified()),
        places.iter().all(|place| place.ip().is_loopback()),
    );
    Ok(match () {
        () if every => Found::out("any", evidence),
        () if own && !places.is_empty() => Found::out("loopback", evidence),
        () => Found::nothing(format!("{evidence}, neither every address nor loopback")),
    })
}

/// The last line on the console of a server that is ready, and rests.
pub(crate) fn ready(rig: &mut ServerRig) -> Checked<Found> {
    let screen = rig.screen()?;
    Ok(last_line(
        &screen,
        "what its console shows last when it listens, and rests",
        "it announces nothing",
    ))
}

/// The last line on the screen of a client that waits for the keyboard.
fn prompt(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    asked(rig)
}

/// What a client that has been started asks, when it asks.
pub(crate) fn asked(rig: &mut ClientRig) -> Checked<Found> {
    rig.until_it_asks()?;
    if !rig.waits_for_keyboard() {
        return Ok(Found::nothing("it does not wait for a line"));
    }
    Ok(last_line(
        &rig.screen()?,
        "what its screen shows last when it waits for the keyboard",
        "it asks without a word",
    ))
}

/// The last line of a screen with anything on it.
pub(crate) fn last_line(screen: &str, how: &str, nothing: &str) -> Found {
    let mut lines = screen.lines().map(str::trim);
    match lines.rfind(|line| !line.is_empty()) {
        Some(line) => Found::out(line, how),
        None => Found::nothing(nothing),
    }
}

/// What stands before an answer on the screen. Two clients get different answers, and what stands before both must be
/// the same. Each has just been started.
pub(crate) fn label(
    rig: &mut ClientRig,
    show: fn(&mut ClientRig, &str) -> Checked<String>,
) -> Checked<Found> {
    rig.start()?;
    let first = before(&show(rig, "SEVEN ZEBRAS")?, "SEVEN ZEBRAS");
    rig.start_afresh()?;
    let second = before(&show(rig, "TO BE OR NOT")?, "TO BE OR NOT");
    Ok(match (first, second) {
        (Some(first), Some(second)) if first == second => {
            let evidence = match first.as_str() {
                "" => {
                    "two different answers stood on the screen with nothing before them".to_owned()
                }
                _ => "it stood on the screen before two different answers".to_owned(),
            };
            Found::out(first, evidence)
        }
        (Some(first), Some(second)) => Found::nothing(format!(
            "one answer stood behind {}, another one behind {}",
            quoted(first.as_bytes()),
            quoted(second.as_bytes())
        )),
        (_, _) => Found::nothing("the answer did not stand on the screen"),
    })
}

/// What stands before a text in its line, the beginning of a language's notation for bytes left out.
pub(crate) fn before(screen: &str, text: &str) -> Option<String> {
    let line = screen.lines().find(|line| line.contains(text))?;
    let (before, _) = line.split_once(text)?;
    let plain = before.strip_suffix("b'").or(before.strip_suffix("b\""));
    Some(plain.unwrap_or(before).trim().to_owned())
}

/// What is on the screen now and was not there before.
pub(crate) fn news(rig: &ClientRig, before: &str) -> Checked<String> {
    let screen = rig.screen()?;
    Ok(screen.strip_prefix(before).unwrap_or(&screen).to_owned())
}

/// Where a text stands in what was heard: what is before it and what is behind.
pub(crate) fn around<'a>(heard: &'a [u8], text: &str) -> Option<(&'a [u8], &'a [u8])> {
    let text = text.as_bytes();
    let at = heard.windows(text.len()).position(|part| part == text)?;
    Some((&heard[..at], &heard[at + text.len()..]))
}

/// Waits for a text on a client's screen; one that does not show it is no concern of an experiment.
pub(crate) fn awaited(rig: &mut ClientRig, text: &str) -> Checked {
    match rig.expect_on_screen(text) {
        Err(Stop::Fail(_)) => Ok(()),
        other => other,
    }
}

/// Letters with an upper case in ASCII and beyond it.
pub(crate) const LETTERS: &str = "élan, ñandú; привет; καλημέρα";

/// Which of [`LETTERS`] have become capitals.
pub(crate) fn mapped(heard: &[u8]) -> Found {
    let is = |text: &str| around(heard, text).is_some();
    let evidence = format!("{} became {}", quoted(LETTERS.as_bytes()), quoted(heard));
    match () {
        () if is(&LETTERS.to_uppercase()) => Found::out("unicode", evidence),
        () if is(&LETTERS.to_ascii_uppercase()) => Found::out("ascii", evidence),
        () => Found::nothing(evidence),
    }
}

/// How that ended which a client has sent when `which end` was typed.
pub(crate) fn ended_in(sent: &[u8]) -> Found {
    let evidence = format!("when \"which end\" was typed, it sent {}", quoted(sent));
    match around(sent, "which end") {
        Some((_, b"")) => Found::out("none", evidence),
        Some((_, b"\n" | b"\r\n")) => Found::out("newline", evidence),
        Some(_) | None => Found::nothing(evidence),
    }
}

/// Words with which people leave a program.
const LEAVING: [&str; 9] = [
    "quit", "exit", "bye", "q", "/quit", "/exit", "stop", "end", "close",
];

/// The word that ends a client. Each is typed at a client that was started anew; another one, that means nothing, must
/// not end it.
pub(crate) fn leaving_word(
    rig: &mut ClientRig,
    leaves: fn(&mut ClientRig, &str) -> Checked<bool>,
) -> Checked<Found> {
    rig.start()?;
    if leaves(rig, "zebra")? {
        return Ok(Found::nothing("it ends whatever word is typed"));
    }
    for word in LEAVING {
        rig.start_afresh()?;
        if leaves(rig, word)? {
            let evidence = "it ended when this word was typed, and not when \"zebra\" was";
            return Ok(Found::out(word, evidence));
        }
    }
    let tried = LEAVING.join(", ");
    Ok(Found::nothing(format!(
        "none of these words ended it: {tried}"
    )))
}

/// The largest of the sizes that a buffer may be declared to have for which this holds, and every smaller one too.
pub(crate) fn largest(mut holds: impl FnMut(usize) -> Checked<bool>) -> Checked<Found> {
    let mut found = None;
    for size in [512, 1024, 2048, 4096, 8192] {
        if !holds(size)? {
            let largest = found.map(|found: usize| {
                let evidence =
                    format!("{found} bytes in one datagram were taken whole, {size} were not");
                Found::out(found.to_string(), evidence)
            });
            let none = || {
                Found::nothing(format!(
                    "not even {size} bytes in one datagram were taken whole"
                ))
            };
            return Ok(largest.unwrap_or_else(none));
        }
        found = Some(size);
    }
    let evidence = "so many bytes in one datagram were taken whole; more was not tried";
    Ok(Found::out("8192", evidence))
}

/// What was said, as a text; line ends and padding behind it left out.
pub(crate) fn said(words: &[u8], evidence: &str) -> Found {
    let text = String::from_utf8(without_end(words).to_vec());
    match text {
        Ok(text) if text.is_empty() => Found::nothing("nothing was said"),
        Ok(text) => Found::out(text, evidence),
        Err(_) => Found::nothing(format!("what was said is no text: {}", quoted(words))),
    }
}

/// How it is known that a program waits on for more of what it is sent; why not, where it is not known.
pub(crate) fn waits(heard: &Answer) -> Result<String, Found> {
    match heard.ended {
        Ended::Silent(silence @ (Silence::Proved | Silence::Quiet(_))) => Ok(silence.words()),
        Ended::Silent(Silence::Gone | Silence::Busy(_))
        | Ended::Complete
        | Ended::Eof
        | Ended::Reset => Err(Found::nothing(format!(
            "the right answer did not come: it sent {}",
            heard.words()
        ))),
    }
}

/// Bytes without the ends of lines and the padding behind them, about which the assignments are silent.
pub(crate) fn without_end(bytes: &[u8]) -> &[u8] {
    let end = bytes
        .iter()
        .rposition(|byte| !matches!(byte, b'\r' | b'\n' | 0));
    &bytes[..end.map_or(0, |last| last + 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_the_answer_in_its_line() {
        let of = |screen| before(screen, "ABC");
        assert_eq!(of("From Server: ABC\n").as_deref(), Some("From Server:"));
        assert_eq!(of("Reply: b'ABC'\n").as_deref(), Some("Reply:"));
        assert_eq!(of("one\nABC\n").as_deref(), Some(""));
        assert_eq!(of("abc"), None);
    }

    #[test]
    fn an_answer_has_a_place() {
        assert_eq!(around(b"> ABC\n", "ABC"), Some((&b"> "[..], &b"\n"[..])));
        assert_eq!(around(b"AB", "ABC"), None);
    }
}

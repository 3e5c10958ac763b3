//! Experiments that every scenario shares: where a server is, what it announces, what a client asks and shows.

use sockspec_engine::rig::{Checked, ClientRig, Found, Probe, ServerRig, Stop, quoted};

mod text;

pub(crate) use text::{
    LETTERS, around, before, ended_in, in_line_before, last_line, mapped, said, waits, without_end,
};

/// Where the server can be reached.
pub(crate) const BIND: Probe<ServerRig> = Probe::new("bind", bind);
/// What it announces.
pub(crate) const READY: Probe<ServerRig> = Probe::new("ready", ready);
/// What a client asks before anything is typed.
pub(crate) const PROMPT: Probe<ClientRig> = Probe::new("prompt", prompt);

/// What the kernel says of the sockets of a server that is ready, and rests.
pub(crate) fn bind(rig: &mut ServerRig) -> Checked<Found> {
    // A server may have several sockets, and open them one after the other.
    rig.until_rest()?;
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

/// What is on the screen now and was not there before.
pub(crate) fn news(rig: &ClientRig, before: &str) -> Checked<String> {
    let screen = rig.screen()?;
    Ok(screen.strip_prefix(before).unwrap_or(&screen).to_owned())
}

/// Waits for a text on a client's screen; one that does not show it is no concern of an experiment.
pub(crate) fn awaited(rig: &mut ClientRig, text: &str) -> Checked {
    match rig.expect_on_screen(text) {
        Err(Stop::Fail(_)) => Ok(()),
        other => other,
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

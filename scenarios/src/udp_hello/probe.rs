//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{Caller, Checked, ClientRig, Found, Probe, Probes, ServerRig, quoted};

use crate::shared::input;
use crate::shared::probe::{self, before};

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("reply", reply),
        Probe::new("buffer", buffer),
        Probe::new("message", message),
        Probe::new("address", address),
        probe::BIND,
        probe::READY,
    ],
    client: &[
        Probe::new("hello", hello),
        Probe::new("buffer", suits_buffer),
        Probe::new("shown", shown),
    ],
};

/// What comes back to two different greetings.
fn reply(rig: &mut ServerRig) -> Checked<Found> {
    let mut replies = Vec::new();
    for hello in ["Hello UDP Server", "seven quick zebras"] {
        let mut caller = rig.caller()?;
        caller.send(hello)?;
        let Some(datagram) = caller.hear()? else {
            return Ok(Found::nothing("no reply came"));
        };
        replies.push(datagram.bytes);
    }
    if replies[0] != replies[1] {
        let (one, other) = (quoted(&replies[0]), quoted(&replies[1]));
        let why = format!("two different greetings got different replies, {one} and {other}");
        return Ok(Found::nothing(why));
    }
    let evidence = "it came back to two different greetings";
    Ok(probe::said(&replies[0], evidence))
}

/// Somebody who has said this and been replied to, and what the console shows since.
fn somebody(rig: &mut ServerRig, said: &str) -> Checked<(Caller, String)> {
    let earlier = rig.screen()?;
    let mut caller = rig.caller()?;
    caller.send(said)?;
    caller.hear()?;
    let screen = rig.screen()?;
    let news = screen.strip_prefix(&earlier).unwrap_or(&screen);
    Ok((caller, news.to_owned()))
}

/// Of two messages the console has to show the text; what stands before it has to be the same.
fn message(rig: &mut ServerRig) -> Checked<Found> {
    let mut labels = Vec::new();
    for said in ["seven quick zebras", "to be or not"] {
        let (_, news) = somebody(rig, said)?;
        labels.push(before(&news, said));
    }
    Ok(same(&labels, "two different messages"))
}

/// The port of a client is a number that nobody else has; its line names the client.
fn address(rig: &mut ServerRig) -> Checked<Found> {
    let mut labels = Vec::new();
    for said in ["seven quick zebras", "to be or not"] {
        let (caller, news) = somebody(rig, said)?;
        let port = caller.port().to_string();
        let line = news.lines().find(|line| line.contains(&port));
        labels.push(line.and_then(|line| label(line, said)));
    }
    Ok(same(&labels, "the addresses of two clients"))
}

/// What stands before the address in a line that names a client; where the message stands there too, what is behind it.
fn label(line: &str, said: &str) -> Option<String> {
    let line = line.split_once(said).map_or(line, |(_, behind)| behind);
    let (label, _) = line.split_once("127.0.0.1")?;
    // A socket for both families shows it as one of the newer one.
    let label = label.trim_end_matches("::ffff:");
    let brackets = ['(', '[', '<', '\'', '"', '/', ' '];
    Some(label.trim_end_matches(brackets).trim().to_owned())
}

fn same(labels: &[Option<String>], of: &str) -> Found {
    match labels {
        [Some(first), Some(second)] if first == second => {
            Found::out(first, format!("it stood on the console before {of}"))
        }
        _ => Found::nothing(format!(
            "the console did not show {of} behind the same words"
        )),
    }
}

/// How much of what is said the console shows.
fn buffer(rig: &mut ServerRig) -> Checked<Found> {
    if !somebody(rig, "seven quick zebras")?
        .1
        .contains("seven quick zebras")
    {
        let why = "its console does not show what it has received";
        return Ok(Found::nothing(why));
    }
    probe::largest(|size| {
        let text = input::text(size);
        Ok(somebody(rig, &text)?.1.contains(&text))
    })
}

fn hello(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    let datagram = rig.receive()?;
    Ok(probe::said(
        &datagram.bytes,
        "its first datagram carried it",
    ))
}

/// The client gets this reply; what it shows then.
fn show(rig: &mut ClientRig, reply: &str) -> Checked<String> {
    let datagram = rig.receive()?;
    rig.reply(&datagram, reply)?;
    probe::awaited(rig, reply)?;
    rig.screen()
}

fn shown(rig: &mut ClientRig) -> Checked<Found> {
    probe::label(rig, show)
}

fn suits_buffer(rig: &mut ClientRig) -> Checked<Found> {
    probe::largest(|size| {
        let text = input::text(size).to_uppercase();
        rig.start_afresh()?;
        Ok(show(rig, &text)?.contains(&text))
    })
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn an_address_may_stand_in_any_notation() {
        for line in [
            "Client IP Address:('127.0.0.1', 40000)",
            "Client IP Address: 127.0.0.1:40000",
            "to be or not Client IP Address: [::ffff:127.0.0.1]:40000",
        ] {
            let label = label(line, "to be or not");
            assert_eq!(label.as_deref(), Some("Client IP Address:"), "{line}");
        }
        assert_eq!(label("40000", "to be or not"), None);
    }
}

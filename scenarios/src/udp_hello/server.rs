//! Checks of a server: the reply, who gets it, and what the console shows.

use sockspec_engine::rig::{Caller, Check, Checked, ServerRig, THE_EXERCISE};
use sockspec_model::Level;

use super::{Hello, reply, says};
use crate::shared::{Exercise, granted, input};

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "replies-to-hello",
    "UH-S1",
    replies_to_hello,
    "One client sends the declared hello in one datagram; the first datagram that comes back must carry the declared reply, \
     whatever follows it not compared.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "replies-to-anything",
        "UH-S1",
        replies_to_anything,
        "One client says two other things than hello; each must get the reply.",
    ),
    Check::property(
        "any-datagram-gets-the-reply",
        "UH-S1",
        any_datagram_gets_the_reply,
        "Property: lines of up to 80 printable ASCII characters, a client with a port of its own for each.",
    ),
    Check::new(
        "replies-once",
        "UH-S5",
        replies_once,
        "One client sends three datagrams before it reads; three replies must come, and nothing else.",
    ),
    Check::new(
        "sends-nothing-but-the-reply",
        "UH-S5",
        sends_nothing_but_the_reply,
        "The datagram that comes back must carry the reply and nothing behind it but at most a line end.",
    ),
    Check::new(
        "replies-from-its-own-port",
        "UH-S2",
        replies_from_its_own_port,
        "The reply must come from the port that was called; and it must reach a client that has connected its UDP socket to \
         that port, and so hears nothing from anywhere else.",
    ),
    Check::new(
        "keeps-clients-apart",
        "UH-S2",
        keeps_clients_apart,
        "Two clients speak in turn, twice each, before either reads; each must get two replies.",
    ),
    Check::new(
        "logs-the-message",
        "UH-S3",
        logs_the_message,
        "A client says something that nobody expects; the server's console must show it, as it is or in a language's own \
         quoting.",
    ),
    Check::new(
        "logs-the-peer-address",
        "UH-S3",
        logs_the_peer_address,
        "The server's console must show the client's real address and port, in whatever form.",
    ),
    Check::new(
        "logs-in-the-given-words",
        "UH-S3",
        logs_in_the_given_words,
        "The server's console must show the declared words before message and address.",
    )
    .level(Level::May),
    Check::new(
        "waits-without-spinning",
        "UH-S6",
        waits_without_spinning,
        "Time on a processor is measured before anybody speaks, and after a client has got its reply; where the kernel shows \
         that every thread waits, nothing needs measuring.",
    ),
];

fn replies_to_hello(rig: &mut ServerRig) -> Checked {
    Hello::talk(rig)
}

fn replies_to_anything(rig: &mut ServerRig) -> Checked {
    let (reply, mut caller) = (reply(rig), rig.caller()?);
    caller.send("anything else\n")?;
    caller.expect_answer(&reply)?;
    caller.send("1 2 3\n")?;
    caller.expect_answer(&reply).map(|_| ())
}

fn any_datagram_gets_the_reply(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, line| {
        says(rig, format!("{line}\n"))
    })
}

fn replies_once(rig: &mut ServerRig) -> Checked {
    let (reply, mut caller) = (reply(rig), rig.caller()?);
    for line in ["one\n", "two\n", "three\n"] {
        caller.send(line)?;
    }
    caller.expect_answers(&[&reply, &reply, &reply], 0)?;
    caller.expect_nothing("more replies come than datagrams were sent")
}

fn sends_nothing_but_the_reply(rig: &mut ServerRig) -> Checked {
    let (hello, reply) = (rig.dialect().value("hello").to_owned(), reply(rig));
    let mut caller = rig.caller()?;
    caller.send(hello)?;
    caller.expect_bare_answer(reply)
}

fn replies_from_its_own_port(rig: &mut ServerRig) -> Checked {
    let (hello, reply) = (rig.dialect().value("hello").to_owned(), reply(rig));
    let mut caller = rig.caller()?;
    caller.send(&hello)?;
    caller.expect_answer_from_its_port(&reply)?;
    let mut connected = rig.connected_caller()?;
    connected.send(hello)?;
    connected.expect_answer(reply).map(|_| ())
}

fn keeps_clients_apart(rig: &mut ServerRig) -> Checked {
    let reply = reply(rig);
    let mut callers: [Caller; 2] = [rig.caller()?, rig.caller()?];
    for round in ["the first time\n", "the second time\n"] {
        callers
            .iter_mut()
            .try_for_each(|caller| caller.send(round))?;
    }
    callers
        .iter_mut()
        .try_for_each(|caller| caller.expect_answers(&[&reply, &reply], 0))
}

/// What a client says that wants to be seen.
const SAID: &str = "seven quick zebras";

/// A client that has said it, and got its reply.
fn somebody(rig: &mut ServerRig) -> Checked<Caller> {
    let mut caller = rig.caller()?;
    caller.send(SAID)?;
    caller.hear()?;
    Ok(caller)
}

fn logs_the_message(rig: &mut ServerRig) -> Checked {
    somebody(rig)?;
    rig.expect_logged(SAID, "the console does not show what was said")
}

fn logs_the_peer_address(rig: &mut ServerRig) -> Checked {
    let caller = somebody(rig)?;
    rig.expect_peer_logged(&caller)
}

fn logs_in_the_given_words(rig: &mut ServerRig) -> Checked {
    somebody(rig)?;
    for key in ["message", "address"] {
        let words = rig.dialect().value(key).to_owned();
        rig.expect_logged(&words, "the console does not use the declared words")?;
    }
    Ok(())
}

fn waits_without_spinning(rig: &mut ServerRig) -> Checked {
    rig.expect_idle("before anybody had spoken")?;
    let replied = Hello::talk(rig);
    granted(replied, "it does not reply", THE_EXERCISE)?;
    rig.expect_idle("after it had replied to a client")
}

//! Checks of a server: the plain exercise, whom it answers, and several clients.

use sockspec_engine::rig::{Caller, Check, Checked, ServerRig, THE_EXERCISE};

use super::{answer_to, says};
use crate::shared::{granted, input};

/// Datagrams of a burst: so many small ones fit into the usual buffer of a socket.
const BURST: usize = 100;

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "answers-in-upper-case",
    "UU-S1",
    answers_in_upper_case,
    "One client sends `hello world` and a newline in one datagram; the first datagram that comes back must carry `HELLO \
     WORLD`, whatever follows it not compared.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::property(
        "any-ascii-datagram",
        "UU-S1",
        any_ascii_datagram,
        "Property: lines of up to 80 printable ASCII characters, a client with a port of its own for each.",
    ),
    Check::new(
        "answers-the-sender",
        "UU-S2",
        answers_the_sender,
        "Three clients, each with a port of its own, ask one after the other; each must get its own answer.",
    ),
    Check::new(
        "answers-from-its-own-port",
        "UU-S2",
        answers_from_its_own_port,
        "The answer must come from the port that was called; and it must reach a client that has connected its UDP socket to \
         that port, and so hears nothing from anywhere else.",
    ),
    Check::new(
        "keeps-clients-apart",
        "UU-S3",
        keeps_clients_apart,
        "Two clients speak in turn, twice each, before either reads; each must get the answers to its own words, in any \
         order.",
    ),
    Check::property(
        "interleaved-clients",
        "UU-S3",
        interleaved_clients,
        "Property: two or three clients speak in turn, twice each, before any of them reads.",
    ),
    Check::new(
        "keeps-message-boundaries",
        "UU-S4",
        keeps_message_boundaries,
        "One client sends five datagrams before it reads; five answers must come, in any order, and nothing else.",
    ),
    Check::new(
        "answers-an-empty-datagram",
        "UU-S6",
        answers_an_empty_datagram,
        "A datagram without a byte in it; one must come back, with at most a line end or padding in it.",
    ),
    Check::new(
        "survives-a-vanished-client",
        "UU-S7",
        survives_a_vanished_client,
        "What the server sends to a client meets a closed port, twice; then another client holds a plain conversation.",
    ),
    Check::new(
        "answers-a-burst",
        "UU-S8",
        answers_a_burst,
        "A client sends 100 datagrams without a pause; as many answers must come as the kernel did not drop at the server's \
         socket, which it counts.",
    ),
    Check::new(
        "waits-without-spinning",
        "UU-S11",
        waits_without_spinning,
        "Time on a processor is measured before anybody speaks, and after a client has been answered; where the kernel shows \
         that every thread waits, nothing needs measuring.",
    ),
];

fn answers_in_upper_case(rig: &mut ServerRig) -> Checked {
    says(rig, "hello world")
}

fn any_ascii_datagram(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, line| says(rig, line))
}

fn answers_the_sender(rig: &mut ServerRig) -> Checked {
    says(rig, "the first client")?;
    says(rig, "the next client")?;
    says(rig, "and the one after it")
}

fn answers_from_its_own_port(rig: &mut ServerRig) -> Checked {
    let answer = answer_to(rig, "who hears only you");
    let mut caller = rig.caller()?;
    caller.send("who hears only you\n")?;
    caller.expect_answer_from_its_port(&answer)?;
    let mut connected = rig.connected_caller()?;
    connected.send("who hears only you\n")?;
    connected.expect_answer(&answer).map(|_| ())
}

fn keeps_clients_apart(rig: &mut ServerRig) -> Checked {
    in_turn(
        rig,
        &["the words of a".to_owned(), "what b has to say".to_owned()],
    )
}

fn interleaved_clients(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::conversations(), |rig, lines| in_turn(rig, &lines.0))
}

/// Every client says its line, then every one says it again, and only then they hear.
fn in_turn(rig: &mut ServerRig, lines: &[String]) -> Checked {
    let mut callers = lines
        .iter()
        .map(|_| rig.caller())
        .collect::<Checked<Vec<Caller>>>()?;
    for round in ["once", "again"] {
        callers
            .iter_mut()
            .zip(lines)
            .try_for_each(|(caller, line)| caller.send(format!("{line} {round}\n")))?;
    }
    let heard = callers.iter_mut().zip(lines).map(|(caller, line)| {
        let answer = |round| answer_to(rig, &format!("{line} {round}"));
        caller.expect_answers(&[answer("once"), answer("again")], 0)
    });
    // All of them listen before one is judged: what one misses may have gone to another.
    let heard: Vec<Checked> = heard.collect();
    heard.into_iter().collect()
}

fn keeps_message_boundaries(rig: &mut ServerRig) -> Checked {
    let lines = ["one", "two and", "three", "four or more", "five"];
    let mut caller = rig.caller()?;
    lines
        .iter()
        .try_for_each(|line| caller.send(format!("{line}\n")))?;
    let answers: Vec<String> = lines.iter().map(|line| answer_to(rig, line)).collect();
    caller.expect_answers(&answers, 0)?;
    caller.expect_nothing("more answers come than datagrams were sent")
}

fn answers_an_empty_datagram(rig: &mut ServerRig) -> Checked {
    let mut caller = rig.caller()?;
    caller.send("")?;
    caller.expect_answer("").map(|_| ())
}

fn survives_a_vanished_client(rig: &mut ServerRig) -> Checked {
    let mut gone = rig.unreachable_caller()?;
    gone.send("nobody waits for this\n")?;
    gone.until_read()?;
    rig.until_rest()?;
    gone.send("nor for this\n")?;
    gone.until_read()?;
    rig.until_rest()?;
    let talked = says(rig, "is anybody there");
    rig.blame(talked, |rig| says(rig, "is anybody there"))
}

fn answers_a_burst(rig: &mut ServerRig) -> Checked {
    let lines: Vec<String> = (0..BURST)
        .map(|number| format!("number {number:03}"))
        .collect();
    let mut caller = rig.caller()?;
    lines
        .iter()
        .try_for_each(|line| caller.send(format!("{line}\n")))?;
    caller.until_read()?;
    let (answers, lost): (Vec<String>, _) = (
        lines.iter().map(|line| answer_to(rig, line)).collect(),
        rig.drops()?,
    );
    caller.expect_answers(&answers, lost)
}

fn waits_without_spinning(rig: &mut ServerRig) -> Checked {
    rig.expect_idle("before anybody had spoken")?;
    let answered = says(rig, "one line");
    granted(answered, "it does not answer", THE_EXERCISE)?;
    rig.expect_idle("after it had answered a client")
}

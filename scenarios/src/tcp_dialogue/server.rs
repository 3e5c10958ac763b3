//! Checks of a server that speaks first.

use sockspec_engine::rig::{Check, Checked, Need, Peer, ServerRig, Stop};

use super::{Talk, asked, declared_reply, reply_to};
use crate::shared::{Exercise, granted};

const ONE: &[Need] = &[Need {
    key: "rounds",
    values: &["any", "one"],
}];
const MANY: &[Need] = &[Need {
    key: "rounds",
    values: &["any", "many"],
}];

/// The plain exercise, step by step; where it fails, nothing else is worth saying.
pub(super) const GATES: &[Check<ServerRig>] = &[
    Check::new(
        "prompts-who-connects",
        "DI-S1",
        prompts_who_connects,
        "A client connects and says nothing; some words must come, or the declared ones.",
    )
    .gate(),
    Check::new(
        "takes-the-line",
        "DI-S2",
        takes_the_line,
        "When the question has come, a line is sent; the kernel must show that the server reads it.",
    )
    .gate(),
];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "waits-for-the-line",
        "DI-S1",
        waits_for_the_line,
        "When the question has come and the server rests, the connection must still be open.",
    ),
    Check::new(
        "prompts-the-next",
        "DI-S1",
        prompts_the_next,
        "Three clients, one after the other, each asked, each with a line.",
    ),
    Check::new(
        "prompts-a-hundred",
        "DI-S1",
        prompts_a_hundred,
        "A hundred clients, one after the other.",
    ),
    Check::new(
        "closes-after-the-line",
        "DI-S2",
        closes_after_the_line,
        "When the line has been taken the connection must end. Where `rounds` is not declared, a server that \
         goes on is not judged.",
    )
    .needs(ONE),
    Check::new(
        "asks-again",
        "DI-S2",
        asks_again,
        "When the line has been taken the question must come again, and another line must be taken. Where the number of \
         rounds is left open, a server that closes is not judged.",
    )
    .needs(MANY),
    Check::new(
        "replies-to-the-line",
        "DI-S3",
        replies_to_the_line,
        "The declared reply must come, with the line in it; skipped where none is declared.",
    ),
    Check::new(
        "keeps-clients-apart",
        "DI-S3",
        keeps_clients_apart,
        "Two clients, one after the other, say different lines; each must get its own reply.",
    ),
    Check::new(
        "serves-others-while-one-thinks",
        "DI-S4",
        serves_others_while_one_thinks,
        "One client has been asked and says nothing; another one must be asked meanwhile.",
    ),
    Check::new(
        "waits-without-spinning",
        "DI-S5",
        waits_without_spinning,
        "Time on a processor is measured while a client that was asked says nothing, and after it has left; where the \
         kernel shows that every thread waits, nothing needs measuring.",
    ),
];

fn prompts_who_connects(rig: &mut ServerRig) -> Checked {
    asked(rig)?.leave()
}

/// A client that has been asked, and whose line has been taken.
fn answered(rig: &mut ServerRig, line: &str) -> Checked<Peer> {
    let mut client = asked(rig)?;
    client.say(line)?;
    client.expect_taken()?;
    Ok(client)
}

fn takes_the_line(rig: &mut ServerRig) -> Checked {
    answered(rig, Talk::TYPED)?.leave()
}

fn waits_for_the_line(rig: &mut ServerRig) -> Checked {
    asked(rig)?.expect_to_stay_open("it closes before anybody could answer")
}

fn prompts_the_next(rig: &mut ServerRig) -> Checked {
    (1..=3).try_for_each(|_| Talk::talk(rig))
}

fn prompts_a_hundred(rig: &mut ServerRig) -> Checked {
    rig.a_hundred_times(|rig, _| Talk::talk(rig))
}

fn closes_after_the_line(rig: &mut ServerRig) -> Checked {
    answered(rig, Talk::TYPED)?.expect_end_of_rounds()
}

fn asks_again(rig: &mut ServerRig) -> Checked {
    let mut client = answered(rig, Talk::TYPED)?;
    let reply = reply_to(rig.dialect(), Talk::TYPED).unwrap_or_default();
    client.expect_next_round(&reply)?;
    client.say("another line")?;
    let taken = client.expect_taken();
    if_declared(rig, taken)
}

/// Where the rounds are left open, a server may have said its last words and take no other line.
fn if_declared(rig: &ServerRig, taken: Checked) -> Checked {
    match (rig.dialect().value("rounds"), taken) {
        ("any", Err(Stop::Fail(_))) => Err(Stop::Skip(
            "it takes one line only, and the rounds are left open".to_owned(),
        )),
        (_, taken) => taken,
    }
}

/// A client says a line, and gets the reply to it.
fn replied(rig: &mut ServerRig, line: &str) -> Checked {
    let reply = declared_reply(rig.dialect(), line)?;
    let mut client = asked(rig)?;
    client.say(line)?;
    client.expect_first_words(&reply)?;
    client.leave()
}

fn replies_to_the_line(rig: &mut ServerRig) -> Checked {
    replied(rig, Talk::TYPED)
}

fn keeps_clients_apart(rig: &mut ServerRig) -> Checked {
    replied(rig, "the words of the first")?;
    replied(rig, "what the second says")
}

fn serves_others_while_one_thinks(rig: &mut ServerRig) -> Checked {
    let thinks = asked(rig)?;
    Talk::talk(rig)?;
    thinks.leave()
}

fn waits_without_spinning(rig: &mut ServerRig) -> Checked {
    let silent = asked(rig)?;
    rig.expect_idle("while a client said nothing")?;
    silent.leave()?;
    rig.expect_idle("after a client had left")?;
    let served = Talk::talk(rig);
    granted(served, "it does not serve a second client", Talk::NEXT)?;
    rig.expect_idle("after a client had answered and left")
}

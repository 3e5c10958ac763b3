//! Checks of a server that acknowledges: one message, many, any.

use sockspec_engine::rig::{Check, Checked, ServerRig};

use super::door::enter;
use super::{ACK, words};
use crate::shared::input;

/// The plain exercise of an acknowledging server; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "acknowledges-a-message",
    "CH-S1",
    acknowledges_a_message,
    "One client sends `hello everybody` and a newline in one segment; the acknowledgement, as far as the server sends \
     anything before it rests, must be the declared one, line ends not compared.",
)
.needs(ACK)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "acknowledges-many",
        "CH-S1",
        acknowledges_many,
        "Twenty messages on one connection, each sent when the last one was acknowledged.",
    )
    .needs(ACK),
    Check::property(
        "any-message",
        "CH-S1",
        any_message,
        "Property: messages of up to 80 printable ASCII characters, a client for each.",
    )
    .needs(ACK),
];

/// A client of its own says something, gets its acknowledgement and leaves.
pub(super) fn says(rig: &mut ServerRig, message: &str) -> Checked {
    let mut client = enter(rig, "Anna")?;
    client.say(message)?;
    client.expect_answer(words::acknowledgement(rig.dialect(), message))?;
    client.leave()
}

fn acknowledges_a_message(rig: &mut ServerRig) -> Checked {
    let mut client = enter(rig, "Anna")?;
    client.say("hello everybody")?;
    client.expect_only(words::acknowledgement(rig.dialect(), "hello everybody"))
}

fn acknowledges_many(rig: &mut ServerRig) -> Checked {
    let mut client = enter(rig, "Anna")?;
    (1..=20).try_for_each(|number| {
        let message = format!("this is message {number}");
        client.say(&message)?;
        client.expect_answer(words::acknowledgement(rig.dialect(), &message))
    })?;
    client.leave()
}

fn any_message(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, message| says(rig, message))
}

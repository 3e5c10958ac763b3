//! Checks of a server: how much a datagram may carry, and what its answer must not.

use sockspec_engine::rig::{Check, Checked, ServerRig};

use super::{answer_to, buffer, says};
use crate::shared::input;

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "answers-a-full-buffer",
        "UU-S5",
        answers_a_full_buffer,
        "A datagram as large as the declared buffer, without a line end; its answer must come whole and in one.",
    ),
    Check::new(
        "survives-an-oversized-datagram",
        "UU-S5",
        survives_an_oversized_datagram,
        "A datagram three times as large as the declared buffer; then another client holds a plain conversation. Whether \
         and how the large one is answered is left open.",
    ),
    Check::new(
        "sends-nothing-but-the-answer",
        "UU-S9",
        sends_nothing_but_the_answer,
        "A line and a newline; the answer's datagram must carry the line in upper case and nothing behind it but at most a \
         line end.",
    ),
    Check::new(
        "forgets-the-last-datagram",
        "UU-S9",
        forgets_the_last_datagram,
        "A long line, then a short one of another client; nothing of the first may stand in the answer to the second.",
    ),
];

fn answers_a_full_buffer(rig: &mut ServerRig) -> Checked {
    let text = input::text(buffer(rig.dialect().value("buffer")));
    let mut caller = rig.caller()?;
    caller.send(&text)?;
    caller.expect_answer(answer_to(rig, &text)).map(|_| ())
}

fn survives_an_oversized_datagram(rig: &mut ServerRig) -> Checked {
    let mut caller = rig.caller()?;
    caller.send(input::text(3 * buffer(rig.dialect().value("buffer"))))?;
    caller.until_answered()?;
    let talked = says(rig, "something small");
    rig.blame(talked, |rig| says(rig, "something small"))
}

fn sends_nothing_but_the_answer(rig: &mut ServerRig) -> Checked {
    let mut caller = rig.caller()?;
    caller.send("nothing else\n")?;
    caller.expect_bare_answer(answer_to(rig, "nothing else"))
}

fn forgets_the_last_datagram(rig: &mut ServerRig) -> Checked {
    says(rig, "a long line that fills a good part of a buffer")?;
    let mut caller = rig.caller()?;
    caller.send("short\n")?;
    caller.expect_only_answer(answer_to(rig, "short"))
}

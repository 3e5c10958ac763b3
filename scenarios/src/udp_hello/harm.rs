//! Checks of a server: datagrams that are not what anybody expects.

use sockspec_engine::rig::{Check, Checked, ServerRig};

use super::{Hello, buffer, says};
use crate::shared::{Exercise, input};

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "replies-to-an-empty-datagram",
        "UH-S4",
        replies_to_an_empty_datagram,
        "A datagram without a byte in it; it must get the reply.",
    ),
    Check::new(
        "replies-to-an-undecodable-datagram",
        "UH-S4",
        replies_to_an_undecodable_datagram,
        "A datagram whose bytes are not valid UTF-8; it must get the reply.",
    ),
    Check::new(
        "survives-an-oversized-datagram",
        "UH-S4",
        survives_an_oversized_datagram,
        "A datagram three times as large as the declared buffer; then another client holds a plain conversation. Whether the \
         large one gets a reply is left open.",
    ),
    Check::new(
        "survives-a-vanished-client",
        "UH-S4",
        survives_a_vanished_client,
        "What the server sends to a client meets a closed port, twice; then another client holds a plain conversation.",
    ),
];

fn replies_to_an_empty_datagram(rig: &mut ServerRig) -> Checked {
    says(rig, "")
}

fn replies_to_an_undecodable_datagram(rig: &mut ServerRig) -> Checked {
    says(rig, b"caf\xe9 \xff\xfe \xc3\x28")
}

fn survives_an_oversized_datagram(rig: &mut ServerRig) -> Checked {
    let text = input::text(3 * buffer(rig.dialect().value("buffer")));
    Hello::disturb(rig, text.as_bytes())?;
    let talked = Hello::talk(rig);
    rig.blame(talked, Hello::talk)
}

fn survives_a_vanished_client(rig: &mut ServerRig) -> Checked {
    let mut gone = rig.unreachable_caller()?;
    gone.send("nobody waits for this\n")?;
    gone.until_read()?;
    rig.until_rest()?;
    gone.send("nor for this\n")?;
    gone.until_read()?;
    rig.until_rest()?;
    let talked = Hello::talk(rig);
    rig.blame(talked, Hello::talk)
}

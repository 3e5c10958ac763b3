//! Captures: what was really on the wire of an attempt, packet by packet.

use serde::{Deserialize, Serialize};

use crate::Escaped;

/// The packets that reached the host of an attempt, as its kernel took them in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// The packets, in the order in which they arrived.
    pub packets: Vec<Packet>,
    /// How many there were beyond those, which there was no room for.
    #[serde(default, skip_serializing_if = "is_none")]
    pub missing: u64,
}

/// A packet of IPv4 or IPv6. Checksums are as loopback carries them: perhaps not filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// Microseconds since the attempt began.
    pub t_us: u64,
    /// All of it, from the first byte of its IP header on.
    pub bytes: Escaped,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_none(count: &u64) -> bool {
    *count == 0
}

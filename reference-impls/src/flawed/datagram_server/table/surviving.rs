//! Servers that do not survive what clients send, or do not let go of it.

use super::super::answer::AnswersFrom;
use super::super::keep::Keeps;
use super::super::serve::{BreaksAt, Room, Waits};
use super::super::{Behaviour, Exercise, Flaw, SOUND, flaw};

/// The rows for an exercise; the names begin with its prefix.
macro_rules! rows {
    ($prefix:literal, $exercise:expr) => {
        &[
            Flaw {
                name: concat!($prefix, "-keeps-every-socket"),
                about: "It makes a socket for every datagram and never closes it.",
                caught_by: &["leaks-no-descriptors"],
                causes: &["leaks-descriptors"],
                ..flaw(Behaviour {
                    keeps: Keeps::Sockets,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-never-reaps-its-children"),
                about: "It starts a process for every datagram and never waits for its end.",
                caught_by: &["leaves-no-zombies"],
                causes: &["leaves-zombies"],
                ..flaw(Behaviour {
                    keeps: Keeps::Children,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-keeps-a-buffer-for-every-datagram"),
                about: "It keeps 96 KiB of memory for every datagram that it has ever received.",
                caught_by: &["memory-stays-flat"],
                causes: &["leaks-memory"],
                ..flaw(Behaviour {
                    keeps: Keeps::Memory,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-crashes-at-nul"),
                about: "It ends when a datagram contains a NUL byte.",
                caught_by: &["survives-nul", "survives-any-bytes"],
                causes: &["crashed"],
                ..flaw(Behaviour {
                    breaks_at: BreaksAt::Nul,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-crashes-at-a-control-character"),
                about: "It ends when a datagram contains a control character.",
                caught_by: &["survives-any-bytes"],
                causes: &["crashed"],
                ..flaw(Behaviour {
                    breaks_at: BreaksAt::ControlCharacter,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-crashes-at-an-oversized-datagram"),
                about: "It ends when a datagram is larger than its buffer.",
                caught_by: &["survives-an-oversized-datagram"],
                causes: &["crashed"],
                ..flaw(Behaviour {
                    room: Room::OnlyFor(2048),
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-crashes-when-a-client-has-vanished"),
                about: "It ends when it learns that the client it has answered is gone.",
                caught_by: &["survives-a-vanished-client"],
                causes: &["crashed", "dies-of-a-clients-error"],
                ..flaw(Behaviour {
                    answers_from: AnswersFrom::AConnectedSocket,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-spins-while-nobody-speaks"),
                about: "It asks its socket for the first datagram again and again without waiting.",
                caught_by: &["waits-without-spinning"],
                causes: &["busy-waiting"],
                ..flaw(Behaviour {
                    waits: Waits::InCircles,
                    ..$exercise
                })
            },
        ]
    };
}

/// The rows of the upper-case server.
pub(super) const UPPERCASE: &[Flaw] = rows!("udp", SOUND);

/// The rows of the hello server.
pub(super) const HELLO: &[Flaw] = rows!(
    "hello",
    Behaviour {
        exercise: Exercise::Hello,
        ..SOUND
    }
);

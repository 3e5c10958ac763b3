//! Servers that do not survive their clients.

use super::super::greet::Gone;
use super::super::hear::BreaksAt;

use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Clients that have left, and clients that speak.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "crashes-when-nobody-is-there",
        about: "It ends when a client has left before it could be greeted.",
        caught_by: &["is-not-held-up", "survives-a-silent-client"],
        causes: &["dies-of-a-clients-error", "crashed"],
        ..flaw(Behaviour {
            gone: Gone::CrashesAfterAGoodbye,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-a-broken-welcome",
        about: "It ends when a client has reset its connection before it could be greeted.",
        caught_by: &["survives-a-reset"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            gone: Gone::CrashesAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "greeter-crashes-at-invalid-utf8",
        about: "It ends when a client says something that is not valid UTF-8.",
        caught_by: &["survives-invalid-utf8", "survives-any-bytes"],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "greeter-crashes-at-nul",
        about: "It ends when a client says a NUL byte.",
        caught_by: &["survives-nul", "survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::Nul,
            ..SOUND
        })
    },
    Flaw {
        name: "greeter-crashes-at-an-empty-line",
        about: "It ends when a client says an empty line.",
        caught_by: &["survives-empty"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyLine,
            ..SOUND
        })
    },
    Flaw {
        name: "greeter-crashes-at-a-control-character",
        about: "It ends when a client says a control character.",
        caught_by: &["survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::ControlCharacter,
            ..SOUND
        })
    },
];

//! Servers that greet wrongly, or do not let go.

use super::super::accept::{Last, Logs};
use super::super::greet::{Says, Waits};
use super::super::hear::Parts;

use super::super::{Behaviour, Flaw, SOUND, flaw};

/// What is said, and what comes after it.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "greets-only-who-speaks",
        about: "It waits for the client to say something before it greets.",
        caught_by: &["greets-who-connects"],
        causes: &["both-sides-wait"],
        ..flaw(Behaviour {
            waits: Waits::ForWords,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-nobody",
        about: "It accepts and closes without a word.",
        caught_by: &["greets-who-connects"],
        ..flaw(Behaviour {
            says: Says::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-in-other-words",
        about: "It greets in words of its own.",
        caught_by: &["greets-who-connects"],
        ..flaw(Behaviour {
            says: Says::SomethingElse,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-without-the-last-letter",
        about: "It forgets the last letter of the greeting.",
        caught_by: &["greets-who-connects"],
        causes: &["one-character-too-few"],
        ..flaw(Behaviour {
            says: Says::AllButTheLastLetter,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-twice",
        about: "It says its greeting twice.",
        caught_by: &["greets-exactly-once", "sends-nothing-but-the-greeting"],
        ..flaw(Behaviour {
            says: Says::ItTwice,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-and-tells-more",
        about: "It adds something to the greeting that nobody asked for.",
        caught_by: &["greets-exactly-once", "sends-nothing-but-the-greeting"],
        ..flaw(Behaviour {
            says: Says::ItAndThePort,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-with-padding",
        about: "It sends its whole buffer of 64 bytes, the NULs behind the greeting among them.",
        caught_by: &["sends-nothing-but-the-greeting"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            says: Says::APaddedBuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "never-closes-after-greeting",
        about: "It keeps the connection open until the client closes it.",
        caught_by: &["closes-after-greeting"],
        causes: &["never-closes", "both-sides-wait"],
        ..flaw(Behaviour {
            parts: Parts::Never,
            ..SOUND
        })
    },
    Flaw {
        name: "fails-after-its-only-client",
        about: "Having greeted the one client it was started for, it ends with status 1.",
        set: &[("session", "once")],
        caught_by: &["ends-after-one"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            last: Last::EndsInFailure,
            ..SOUND
        })
    },
    Flaw {
        name: "goes-on-after-its-only-client",
        about: "Having greeted the one client it was started for, it waits for another.",
        set: &[("session", "once")],
        caught_by: &["ends-after-one"],
        ..flaw(Behaviour {
            last: Last::GoesOn,
            ..SOUND
        })
    },
    Flaw {
        name: "names-nobody",
        about: "Its console does not say who has come.",
        caught_by: &["logs-the-peer-address"],
        ..flaw(Behaviour {
            logs: Logs::Nobody,
            ..SOUND
        })
    },
    Flaw {
        name: "names-itself",
        about: "Its console names the server's own address instead of the client's.",
        caught_by: &["logs-the-peer-address"],
        ..flaw(Behaviour {
            logs: Logs::Itself,
            ..SOUND
        })
    },
    Flaw {
        name: "names-who-came-first",
        about: "Its console names the first client's address for every client.",
        caught_by: &["logs-the-peer-address"],
        ..flaw(Behaviour {
            logs: Logs::WhoCameFirst,
            ..SOUND
        })
    },
];

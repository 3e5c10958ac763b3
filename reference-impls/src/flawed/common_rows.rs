//! Rows that tables of several exercises have in common: the door of a server,
//! the approach of a client.
//!
//! Such a turn is the same one whatever is said afterwards; only the names of
//! the rows differ, since every flaw has a name of its own.

/// The rows of a server whose `Behaviour` has a `door`.
macro_rules! door_rows {
    ($who:literal, $flaw:path, $behaviour:ident, $sound:path) => {{
        use crate::flawed::door::{
            Announces, Binds, Door, Interrupted, PortTaken, SOUND, Starts,
        };
        &[
            Flaw {
                name: concat!($who, "-ends-at-the-start"),
                about: "It ends before it has opened its port.",
                caught_by: &["becomes-ready"],
                causes: &["crashed"],
                ..$flaw($behaviour {
                    door: Door { starts: Starts::NotAtAll, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-leaves-when-it-is-ready"),
                about: "It opens its port, says that it is ready, and ends.",
                caught_by: &["becomes-ready"],
                ..$flaw($behaviour {
                    door: Door { starts: Starts::OnlyToLeave, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-binds-without-listening"),
                about: "It binds its port but never listens on it.",
                caught_by: &["becomes-ready"],
                causes: &["bound-not-listening"],
                ..$flaw($behaviour {
                    door: Door { starts: Starts::WithoutListening, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-listens-on-a-random-port"),
                about: "It listens on whatever port the system gives it.",
                caught_by: &["becomes-ready"],
                causes: &["wrong-port"],
                ..$flaw($behaviour {
                    door: Door { binds: Binds::AnyFreePort, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-listens-on-loopback-only"),
                about: "It listens on 127.0.0.1 only, so that no other machine can reach it.",
                caught_by: &["listens-on-all-addresses"],
                causes: &["wrong-address"],
                ..$flaw($behaviour {
                    door: Door { binds: Binds::Ipv4LoopbackOnly, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-listens-on-ipv6-loopback-only"),
                about: "It listens on ::1 only, which no IPv4 client can reach.",
                caught_by: &["listens-on-all-addresses"],
                causes: &["wrong-address"],
                ..$flaw($behaviour {
                    door: Door { binds: Binds::Ipv6LoopbackOnly, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-cannot-restart-at-once"),
                about: "It opens its port without SO_REUSEADDR, and cannot open it again while old connections linger.",
                caught_by: &["restarts-at-once"],
                causes: &["no-SO_REUSEADDR"],
                ..$flaw($behaviour {
                    door: Door { binds: Binds::WithoutReuse, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-shares-its-port"),
                about: "It opens its port with SO_REUSEPORT, so that a second instance silently takes half of the clients.",
                caught_by: &["reports-a-taken-port"],
                causes: &["shares-the-port-silently"],
                ..$flaw($behaviour {
                    door: Door { binds: Binds::SharingThePort, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-ends-in-silence-when-the-port-is-taken"),
                about: "When its port is taken it ends with a non-zero status, but without a word.",
                caught_by: &["reports-a-taken-port"],
                causes: &["fails-in-silence"],
                ..$flaw($behaviour {
                    door: Door { port_taken: PortTaken::EndsInSilence, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-calls-a-taken-port-a-success"),
                about: "When its port is taken it says so, but ends with status 0.",
                caught_by: &["reports-a-taken-port"],
                causes: &["misleading-exit-status"],
                ..$flaw($behaviour {
                    door: Door { port_taken: PortTaken::EndsInSuccess, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-announces-nothing"),
                about: "It never says that it is ready.",
                caught_by: &["announces-readiness"],
                ..$flaw($behaviour {
                    door: Door { announces: Announces::Never, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-announces-into-a-buffer"),
                about: "It says that it is ready, but into a buffer that only a terminal sees at once.",
                caught_by: &["flushes-its-console"],
                causes: &["output-not-flushed"],
                ..$flaw($behaviour {
                    door: Door { announces: Announces::IntoABuffer, ..SOUND },
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-ignores-the-interrupt"),
                about: "It catches Ctrl-C and goes on.",
                caught_by: &["stops-on-interrupt"],
                causes: &["ignores-the-interrupt"],
                ..$flaw($behaviour {
                    door: Door { interrupted: Interrupted::GoesOn, ..SOUND },
                    ..$sound
                })
            },
        ]
    }};
}

/// The rows of a client whose `Behaviour` has `connects` and `no_server`.
macro_rules! approach_rows {
    ($who:literal, $flaw:path, $behaviour:ident, $sound:path) => {{
        use crate::flawed::approach::{Connects, NoServer};
        &[
            Flaw {
                name: concat!($who, "-connects-to-the-next-port"),
                about: "It connects to the port after the one it was told.",
                caught_by: &["reaches-the-server"],
                causes: &["wrong-port"],
                ..$flaw($behaviour {
                    connects: Connects::ToTheNextPort,
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-connects-from-the-servers-port"),
                about: "It binds its own socket to the server's port number, and with no server there it connects to itself.",
                caught_by: &["reaches-the-server"],
                causes: &["client-binds-the-servers-port"],
                ..$flaw($behaviour {
                    connects: Connects::FromTheSamePort,
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-says-nothing-when-the-server-is-missing"),
                about: "Without a server it ends with a non-zero status, but in silence.",
                caught_by: &["reports-a-missing-server"],
                causes: &["fails-in-silence"],
                ..$flaw($behaviour {
                    no_server: NoServer::EndsInSilence,
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-calls-a-missing-server-a-success"),
                about: "Without a server it says so, but ends with status 0.",
                caught_by: &["reports-a-missing-server"],
                causes: &["misleading-exit-status"],
                ..$flaw($behaviour {
                    no_server: NoServer::EndsInSuccess,
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-waits-for-a-missing-server"),
                about: "Without a server it tries again for ever.",
                caught_by: &["reports-a-missing-server"],
                causes: &["retries-for-ever"],
                ..$flaw($behaviour {
                    no_server: NoServer::IsWaitedFor,
                    ..$sound
                })
            },
            Flaw {
                name: concat!($who, "-panics-without-a-server"),
                about: "Without a server it ends in a panic message instead of words for its user.",
                caught_by: &["explains-errors-in-words"],
                causes: &["stack-trace-instead-of-words"],
                ..$flaw($behaviour {
                    no_server: NoServer::Panics,
                    ..$sound
                })
            },
        ]
    }};
}

pub(super) use {approach_rows, door_rows};

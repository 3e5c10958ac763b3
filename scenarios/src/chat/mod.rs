//! chat: several clients are connected to one server, which acknowledges what each says, or passes it on to the others.

mod assembly;
mod clauses;
mod client;
mod company;
mod door;
mod framing;
mod history;
mod leaving;
mod messages;
mod notices;
mod pair;
mod probe;
mod relaying;
mod room;
mod schedule;
mod trial;
mod words;

use sockspec_engine::rig::{Checked, ClientRig, Need, Peer, Scale, Scenario, ServerRig, Transport};
use sockspec_model::{Dialect, Key, Role, Values};

use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "chat",
    title: "Several clients are connected to one server; it acknowledges each message, or passes it on to the others.",
    why: "Many clients are connected at the same time, and what one of them does concerns the others. Who is \
          present, who hears what, and in which order is the server's work; one who leaves, hangs or reads \
          nothing must not become everybody's trouble.",
    outline: OUTLINE,
    transport: Transport::Stream,
    files: false,
    port: 12345,
    scale: Some(Scale {
        of: "clients at once",
        usual: company::CROWD,
        least: 2,
        most: 10_000,
        roles: &[Role::Server],
        counts_clients: true,
    }),
    keys: KEYS,
    clauses: &[shared::clauses::CLAUSES, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        messages::GATE,
        relaying::GATE,
        messages::CHECKS,
        relaying::CHECKS,
        company::CHECKS,
        leaving::CHECKS,
        framing::CHECKS,
        notices::CHECKS,
        &shared::server::checks::<Chat>(),
        &shared::server::stream_checks::<Chat>(),
        &shared::resources::checks::<Chat>(),
    ],
    client: &[
        &[shared::client::reaches::<Chat>()],
        client::GATE,
        client::CHECKS,
        &shared::client::checks::<Chat>(),
    ],
    pair: &[pair::CHECKS],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        forever:                                connect\n",
    "            connection = accept()               thread: show every line that comes;\n",
    "            add it to the list                          at the end: say so; exit\n",
    "            thread: serve(connection)           for each line of the keyboard:\n",
    "                                                    send all of line + \"\\n\"\n",
    "        serve(connection):\n",
    "            for each line that comes:\n",
    "                answer it, or put it into the queue of all others in the list\n",
    "            at the end or on an error: take it off the list; close\n",
    "        a thread for each in the list: send what is in its queue, until that client leaves\n",
);

const ACK: &[Need] = &[Need {
    key: "mode",
    values: &["ack"],
}];
const BROADCAST: &[Need] = &[Need {
    key: "mode",
    values: &["broadcast"],
}];
const LINES: &[Need] = &[Need {
    key: "framing",
    values: &["line"],
}];

const KEYS: &[Key] = &[
    Key {
        name: "mode",
        values: Values::OneOf(&["ack", "broadcast"]),
        default: "ack",
        meaning: "whether the server answers each message to its sender, or passes it on to all the others",
    },
    Key {
        name: "ack",
        values: Values::Text,
        default: "Server received your message: {message}",
        meaning: "the acknowledgement; an echo server's is {message} alone",
    },
    Key {
        name: "framing",
        values: Values::OneOf(&["segment", "line"]),
        default: "segment",
        meaning: "what a message is: what one receive returns, as in the original exercise, or a line, as in most real \
                  programs",
    },
    Key {
        name: "welcome",
        values: Values::Text,
        default: "",
        meaning: "what a newcomer is sent before it says anything",
    },
    Key {
        name: "name",
        values: Values::Text,
        default: "none",
        meaning: "how a newcomer gives its name: none, first-line, asked (the server asks first), or a command such as NICK {name}",
    },
    Key {
        name: "sender_prefix",
        values: Values::Text,
        default: "any",
        meaning: "what stands right before a message that is passed on, such as {name}: with a blank; any leaves it open",
    },
    Key {
        name: "echo_to_sender",
        values: Values::OneOf(&["any", "yes", "no"]),
        default: "any",
        meaning: "whether a message is passed on to its own sender too",
    },
    Key {
        name: "join_notice",
        values: Values::Text,
        default: "",
        meaning: "what everybody else is told when somebody comes, such as {name} has come; empty leaves it open",
    },
    Key {
        name: "leave_notice",
        values: Values::Text,
        default: "",
        meaning: "what everybody else is told when somebody leaves, such as {name} has left; empty leaves it open",
    },
    Key {
        name: "quit",
        values: Values::Text,
        default: "",
        meaning: "the word with which a user of the client leaves; empty where there is none",
    },
    keys::NEWLINE,
    keys::TYPED_END,
    keys::BIND,
    Key {
        name: "ready",
        values: Values::Text,
        default: "Server listening on",
        meaning: "what the server announces",
    },
    Key {
        name: "prompt",
        values: Values::Text,
        default: "Enter your message:",
        meaning: "what the client asks",
    },
    Key {
        name: "shown",
        values: Values::Text,
        default: "Server response:",
        meaning: "what stands before a shown response",
    },
];

/// The plain conversation.
struct Chat;

impl Exercise for Chat {
    const TYPED: &'static str = "hello everybody";
    const SHOWN: &'static str = "hello everybody";
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "survives-a-leave",
        "survives-a-silent-client",
        "survives-a-reset",
    ];

    fn talk(rig: &mut ServerRig) -> Checked {
        if words::acknowledges(rig.dialect()) {
            messages::says(rig, Self::TYPED)
        } else {
            relaying::passes_on(rig)
        }
    }

    fn act(rig: &mut ClientRig) -> Checked {
        let peer = client::talks(rig)?;
        client::quits(rig, peer)
    }

    fn ask(rig: &mut ClientRig) -> Checked<Peer> {
        client::has_said(rig, Self::TYPED)
    }

    fn said(dialect: &Dialect, text: &str) -> String {
        client::response(dialect, text)
    }
}

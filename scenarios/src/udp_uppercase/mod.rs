//! udp-uppercase: a line is typed, sent as a datagram, upper-cased, sent back, shown.

mod clauses;
mod client;
mod probe;
mod server;
mod size;
mod text;
mod trial;

use std::net::IpAddr;

use sockspec_engine::rig::{Checked, ClientRig, Scenario, ServerRig, Transport};
use sockspec_model::{Key, Values};

use crate::shared::datagram::{self, Calls};
use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "udp-uppercase",
    title: "A client sends a line in a UDP datagram, the server returns it in upper case.",
    why: "The same exercise without a connection: nobody accepts anybody, each datagram brings its sender's \
          address with it, boundaries are kept, and what is lost stays lost.",
    outline: OUTLINE,
    transport: Transport::Datagram,
    files: false,
    port: 12000,
    scale: None,
    keys: KEYS,
    clauses: &[&datagram::CLAUSES, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        server::GATE,
        server::CHECKS,
        size::CHECKS,
        text::CHECKS,
        &shared::server::checks::<Uppercase>(),
        &datagram::server_checks::<Uppercase>(),
        &shared::resources::checks::<Uppercase>(),
    ],
    client: &[
        &[datagram::reaches::<Uppercase>()],
        client::GATES,
        client::CHECKS,
        &datagram::client_checks::<Uppercase>("UU-C3", "UU-C4"),
    ],
    pair: &[&shared::pair::checks::<Uppercase>()],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        socket = socket(UDP); bind              line = ask at the keyboard\n",
    "        forever:                                connect to the server; set a receive time-out\n",
    "            text, sender = recvfrom(2048)       repeat a few times:\n",
    "            sendto(upper(text), sender)             send(line)\n",
    "            on an error: say so, go on              if an answer comes: show it; exit 0\n",
    "                                                say that nobody answers; exit 1\n",
);

const KEYS: &[Key] = &[
    keys::MAPPING,
    Key {
        name: "buffer",
        values: Values::OneOf(&["512", "1024", "2048", "4096", "8192"]),
        default: "2048",
        meaning: "how many bytes a program can receive at once",
    },
    Key {
        name: "retries",
        values: Values::OneOf(&["any", "yes"]),
        default: "any",
        meaning: "whether the client sends its line again when no answer comes",
    },
    keys::BIND,
    keys::READY,
    keys::PROMPT,
    Key {
        name: "shown",
        values: Values::Text,
        default: "",
        meaning: "what stands before a shown answer; nothing if it is shown bare",
    },
];

/// The plain conversation.
struct Uppercase;

impl Exercise for Uppercase {
    const TYPED: &'static str = "hello world";
    const SHOWN: &'static str = "HELLO WORLD";
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "keeps-clients-apart",
        "any-ascii-datagram",
    ];

    fn talk(rig: &mut ServerRig) -> Checked {
        says(rig, Self::TYPED)
    }

    fn act(rig: &mut ClientRig) -> Checked {
        converse(rig, Self::TYPED, Self::SHOWN)
    }

    fn disturb(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
        let mut caller = rig.caller()?;
        caller.send(bytes)?;
        // It stays until it is answered: what an answer to nobody does is asked elsewhere.
        caller.until_answered()
    }

    fn reach(rig: &mut ServerRig, ip: IpAddr) -> Checked {
        let mut caller = rig.caller_at(ip)?;
        caller.send(format!("{}\n", Self::TYPED))?;
        caller.expect_any_answer().map(|_| ())
    }
}

impl Calls for Uppercase {
    fn begin(rig: &mut ClientRig) -> Checked {
        rig.start()?;
        rig.type_line(Self::TYPED)
    }
}

/// A client with a port of its own says a line and gets its answer.
fn says(rig: &mut ServerRig, line: &str) -> Checked {
    let mut caller = rig.caller()?;
    caller.send(format!("{line}\n"))?;
    caller.expect_answer(answer_to(rig, line)).map(|_| ())
}

/// The answer that the dialect asks for.
fn answer_to(rig: &ServerRig, line: &str) -> String {
    if rig.dialect().value("mapping") == "ascii" {
        line.to_ascii_uppercase()
    } else {
        line.to_uppercase()
    }
}

/// How many bytes a program is declared to receive at once.
fn buffer(size: &str) -> usize {
    size.parse()
        .expect("the dialect's values for it are numbers")
}

/// One whole conversation of a client: a line is typed, sent, answered and shown.
fn converse(rig: &mut ClientRig, line: &str, answer: &str) -> Checked {
    rig.start()?;
    rig.type_line(line)?;
    let datagram = rig.receive_line(line)?;
    rig.reply(&datagram, answer)?;
    rig.expect_on_screen(answer)
}

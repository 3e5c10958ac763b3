//! udp-hello: a client says hello in a datagram, the server replies and shows who has spoken.

mod clauses;
mod client;
mod harm;
mod pair;
mod probe;
mod server;
mod trial;

use std::net::IpAddr;

use sockspec_engine::rig::{Checked, ClientRig, Scenario, ServerRig, Transport};
use sockspec_model::{Clause, Key, Values};

use crate::shared::datagram::{self, Calls};
use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "udp-hello",
    title: "A client says hello in a UDP datagram, the server replies and shows who has spoken.",
    why: "One datagram there, one back: enough to learn that the answer goes to whoever asked, from the port \
          that was asked, and that a client must not wait for ever.",
    outline: OUTLINE,
    transport: Transport::Datagram,
    files: false,
    port: 20001,
    scale: None,
    keys: KEYS,
    clauses: &[&SHARED, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        server::GATE,
        server::CHECKS,
        harm::CHECKS,
        &shared::server::checks::<Hello>(),
        &datagram::server_checks::<Hello>(),
        &shared::resources::checks::<Hello>(),
    ],
    client: &[
        &[datagram::reaches::<Hello>()],
        client::GATES,
        client::CHECKS,
        &datagram::client_checks::<Hello>("UH-C3", "UH-C4"),
    ],
    pair: &[pair::CHECKS],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        socket = socket(UDP); bind              connect to the server; set a receive time-out\n",
    "        forever:                                send(hello)\n",
    "            text, sender = recvfrom(1024)       reply = recv(1024)\n",
    "            say what came, and from whom        if none came: say so; exit 1\n",
    "            sendto(reply, sender)               show reply\n",
    "            on an error: say so, go on\n",
);

/// The shared clauses that fit: nobody connects, and nobody types.
const SHARED: [Clause; shared::clauses::CLAUSES.len() - 3] =
    datagram::without(&["ALL-S4", "ALL-C4", "ALL-C6"]);

const KEYS: &[Key] = &[
    Key {
        name: "hello",
        values: Values::Text,
        default: "Hello UDP Server",
        meaning: "what the client says",
    },
    Key {
        name: "reply",
        values: Values::Text,
        default: "Hello UDP Client",
        meaning: "what the server replies",
    },
    Key {
        name: "buffer",
        values: Values::OneOf(&["512", "1024", "2048", "4096", "8192"]),
        default: "1024",
        meaning: "how many bytes a program can receive at once",
    },
    keys::BIND,
    Key {
        name: "ready",
        values: Values::Text,
        default: "UDP server up and listening",
        meaning: "what the server announces",
    },
    Key {
        name: "message",
        values: Values::Text,
        default: "Message from Client:",
        meaning: "what stands before a message on the server's console",
    },
    Key {
        name: "address",
        values: Values::Text,
        default: "Client IP Address:",
        meaning: "what stands before a client's address on the server's console",
    },
    Key {
        name: "shown",
        values: Values::Text,
        default: "Message from Server",
        meaning: "what stands before a shown reply",
    },
];

/// The plain conversation.
struct Hello;

impl Exercise for Hello {
    const TYPED: &'static str = "";
    const SHOWN: &'static str = "Hello UDP Client";
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "replies-to-anything",
        "keeps-clients-apart",
        "any-datagram-gets-the-reply",
    ];

    fn talk(rig: &mut ServerRig) -> Checked {
        let hello = rig.dialect().value("hello").to_owned();
        says(rig, hello)
    }

    fn act(rig: &mut ClientRig) -> Checked {
        converse(rig, Self::SHOWN)
    }

    fn disturb(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
        let mut caller = rig.caller()?;
        caller.send(bytes)?;
        // It stays until it is answered: what a reply to nobody does is asked elsewhere.
        caller.until_answered()
    }

    fn reach(rig: &mut ServerRig, ip: IpAddr) -> Checked {
        let mut caller = rig.caller_at(ip)?;
        caller.send(rig.dialect().value("hello"))?;
        caller.expect_any_answer().map(|_| ())
    }
}

impl Calls for Hello {
    fn begin(rig: &mut ClientRig) -> Checked {
        rig.start()
    }
}

/// A client with a port of its own says something and gets the reply.
fn says(rig: &mut ServerRig, bytes: impl AsRef<[u8]>) -> Checked {
    let reply = reply(rig);
    let mut caller = rig.caller()?;
    caller.send(bytes)?;
    caller.expect_answer(reply).map(|_| ())
}

/// The declared reply.
fn reply(rig: &ServerRig) -> String {
    rig.dialect().value("reply").to_owned()
}

/// How many bytes a program is declared to receive at once.
fn buffer(size: &str) -> usize {
    size.parse()
        .expect("the dialect's values for it are numbers")
}

/// One whole conversation of a client: it says hello, and shows what comes back.
fn converse(rig: &mut ClientRig, reply: &str) -> Checked {
    rig.start()?;
    let datagram = rig.receive()?;
    rig.reply(&datagram, reply)?;
    rig.expect_on_screen(reply)
}

//! tcp-greeting: who connects is greeted, without having to speak, and the connection is closed.

mod clauses;
mod client;
mod probe;
mod server;
mod trial;

use sockspec_engine::rig::{Checked, ClientRig, Need, Peer, Scenario, ServerRig, Transport};
use sockspec_model::{Dialect, Key, Values};

use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "tcp-greeting",
    title: "A server greets every client that connects over TCP, and closes; the client shows the greeting.",
    why: "A server that speaks first shows that a connection has no turns, and that a close is a message \
          too: it tells the client that the greeting was all.",
    outline: OUTLINE,
    transport: Transport::Stream,
    files: false,
    port: 12345,
    scale: None,
    keys: KEYS,
    clauses: &[shared::clauses::CLAUSES, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        server::GATE,
        server::CHECKS,
        &shared::server::checks::<Greeting>(),
        &shared::first_word::checks::<Greeting>(),
        &shared::resources::checks::<Greeting>(),
    ],
    client: &[
        &[shared::client::reaches::<Greeting>()],
        client::GATE,
        client::CHECKS,
        &shared::client::checks::<Greeting>(),
    ],
    pair: &[&shared::pair::checks::<Greeting>()],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        listener = socket with SO_REUSEADDR     connect to the server\n",
    "        bind; listen                            forever:\n",
    "        forever:                                    piece = recv(4096)\n",
    "            connection, address = accept()          if piece is empty: break\n",
    "            say who came                            collect it\n",
    "            send all of the greeting            show what was collected\n",
    "            on an error: say so, go on\n",
    "            close(connection)                   # in every case\n",
);

const KEYS: &[Key] = &[
    Key {
        name: "greeting",
        values: Values::Text,
        default: "Thank you for connecting",
        meaning: "what the server says to who connects",
    },
    Key {
        name: "session",
        values: Values::OneOf(&["forever", "once"]),
        default: "forever",
        meaning: "whether the server goes on to the next client or ends after the first",
    },
    keys::BIND,
    Key {
        name: "ready",
        values: Values::Text,
        default: "socket is listening",
        meaning: "what the server announces",
    },
];

/// Several clients are greeted.
const FOREVER: &[Need] = &[Need {
    key: "session",
    values: &["forever"],
}];

/// The plain conversation.
struct Greeting;

impl Exercise for Greeting {
    const TYPED: &'static str = "";
    const SHOWN: &'static str = "Thank you for connecting";
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "greets-the-next",
        "greets-a-hundred",
    ];
    const LASTING: &'static [Need] = FOREVER;

    fn talk(rig: &mut ServerRig) -> Checked {
        greeted(rig)?.leave()
    }

    fn act(rig: &mut ClientRig) -> Checked {
        let greeting = Self::shown(rig.dialect());
        greet(rig, &greeting)
    }

    fn ask(rig: &mut ClientRig) -> Checked<Peer> {
        rig.start()?;
        rig.accept()
    }

    /// The greeting is over when the connection is.
    fn told(rig: &mut ClientRig, peer: Peer, said: &str) -> Checked {
        rig.finish(peer)?;
        rig.expect_on_screen(said)
    }

    /// A client of this exercise need not read the keyboard; if it does, it is when it has been greeted.
    fn before_end_of_input(rig: &mut ClientRig) -> Checked<Option<Peer>> {
        let peer = Self::ask(rig)?;
        let greeting = Self::shown(rig.dialect());
        rig.answer(peer, &greeting).map(|()| None)
    }

    fn shown(dialect: &Dialect) -> String {
        dialect.value("greeting").to_owned()
    }
}

/// A client that has connected and been greeted.
fn greeted(rig: &mut ServerRig) -> Checked<Peer> {
    let greeting = Greeting::shown(rig.dialect());
    let mut client = rig.connect()?;
    client.expect_first_words(&greeting)?;
    Ok(client)
}

/// A client is greeted in these words, and shows them.
fn greet(rig: &mut ClientRig, greeting: &str) -> Checked {
    let peer = Greeting::ask(rig)?;
    rig.answer(peer, greeting)?;
    rig.expect_on_screen(greeting)
}

//! tcp-uppercase: a sentence is typed, sent over TCP, upper-cased, sent back, shown.

mod clauses;
mod client;
mod framing;
mod probe;
mod server;
mod text;
mod trial;

use sockspec_engine::rig::{Checked, ClientRig, Peer, Scenario, ServerRig, Transport};
use sockspec_model::{Key, Values};

use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "tcp-uppercase",
    title: "A client sends a sentence over TCP, the server returns it in upper case.",
    why: "It is the smallest program in which all of TCP appears: a connection is made and ended, a stream \
          has to be cut into sentences, one server has many clients, and bytes become text and bytes again.",
    outline: OUTLINE,
    transport: Transport::Stream,
    files: false,
    port: 12000,
    scale: None,
    keys: KEYS,
    clauses: &[shared::clauses::CLAUSES, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        server::GATE,
        server::CHECKS,
        framing::CHECKS,
        text::CHECKS,
        &shared::server::checks::<Uppercase>(),
        &shared::server::stream_checks::<Uppercase>(),
        &shared::resources::checks::<Uppercase>(),
    ],
    client: &[
        &[shared::client::reaches::<Uppercase>()],
        client::GATES,
        client::CHECKS,
        &shared::client::checks::<Uppercase>(),
    ],
    pair: &[&shared::pair::checks::<Uppercase>()],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        listener = socket with SO_REUSEADDR     line = ask at the keyboard\n",
    "        bind; listen                            connect to the server\n",
    "        forever:                                send all of line + \"\\n\"\n",
    "            connection = accept()               answer = receive up to \"\\n\" or the end\n",
    "            thread: serve(connection)           show answer\n",
    "        serve(connection):                      close\n",
    "            for each line that comes:\n",
    "                send all of upper(line) + \"\\n\"\n",
    "            at the end or on an error: close(connection)\n",
);

const KEYS: &[Key] = &[
    Key {
        name: "framing",
        values: Values::OneOf(&["any", "segment", "line", "eof"]),
        default: "any",
        meaning: "what a sentence is: what one receive returns (segment), a line, or everything until the client ends its \
                  sending side (eof)",
    },
    Key {
        name: "session",
        values: Values::OneOf(&["any", "single", "many"]),
        default: "any",
        meaning: "whether the server closes after one answer (single) or goes on (many)",
    },
    keys::MAPPING,
    Key {
        name: "answer_end",
        values: Values::OneOf(&["any", "as-sent", "newline", "none"]),
        default: "any",
        meaning: "how an answer ends: as the question did (as-sent), with a newline, or with no line end (none)",
    },
    Key {
        name: "answer_prefix",
        values: Values::Text,
        default: "",
        meaning: "text that stands before every answer",
    },
    keys::NEWLINE,
    keys::TYPED_END,
    keys::BIND,
    keys::READY,
    keys::PROMPT,
    Key {
        name: "shown",
        values: Values::Text,
        default: "From Server:",
        meaning: "what stands before a shown answer",
    },
];

/// The plain conversation.
struct Uppercase;

impl Exercise for Uppercase {
    const TYPED: &'static str = "hello world";
    const SHOWN: &'static str = "HELLO WORLD";
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "serves-the-next-client",
        "survives-a-silent-client",
        "serves-a-hundred-in-turn",
    ];

    fn talk(rig: &mut ServerRig) -> Checked {
        says(rig, Self::TYPED)
    }

    fn act(rig: &mut ClientRig) -> Checked {
        rig.converse(Self::TYPED, Self::SHOWN)
    }

    fn ask(rig: &mut ClientRig) -> Checked<Peer> {
        rig.start()?;
        rig.type_line(Self::TYPED)?;
        let mut peer = rig.accept()?;
        rig.expect_request(&mut peer, Self::TYPED)?;
        Ok(peer)
    }

    /// A client may read until the end.
    fn told(rig: &mut ClientRig, peer: Peer, said: &str) -> Checked {
        rig.finish(peer)?;
        rig.expect_on_screen(said)
    }
}

/// A client of its own says a sentence, gets its answer and leaves.
fn says(rig: &mut ServerRig, sentence: &str) -> Checked {
    let mut client = rig.connect()?;
    client.say(sentence)?;
    client.expect_answer(rig.answer_to(sentence))?;
    client.leave()
}

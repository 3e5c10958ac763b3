//! file-transfer: a client asks for the name of a file and sends it, the server stores it under a name of its own.
//!
//! The textbook's server asks how many clients will come, serves so many and ends. Some servers of this kind take in
//! all of them before they read from the first, others take one after the other; a check has to suit both, so it names
//! exactly as many clients as it sends, and each of them has said all before the next one is waited for.

mod arrival;
mod bytes;
mod clauses;
mod client;
mod console;
mod content;
mod error;
mod large;
mod life;
mod names;
mod pair;
mod probe;
mod several;
mod survival;
mod trial;
mod wire;

use sockspec_engine::rig::{Checked, ClientRig, Need, Peer, Scale, Scenario, ServerRig, Transport};
use sockspec_model::{Key, Role, Values};

use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "file-transfer",
    title: "A client sends a file by its name, the server stores it.",
    why: "A file is bytes, and all of them count. Large ones do not fit into one receive or into memory, \
          empty ones are files too, and a sender that breaks off must not pass for one that has finished.",
    outline: OUTLINE,
    transport: Transport::Stream,
    files: true,
    port: 8080,
    scale: Some(Scale {
        of: "MiB in a large file",
        usual: content::LARGE_MIB,
        // Below that a program's memory says nothing about what it keeps.
        least: content::LARGE_MIB,
        most: 256,
        roles: &[Role::Server, Role::Client],
        counts_clients: false,
    }),
    keys: KEYS,
    clauses: &[shared::clauses::CLAUSES, clauses::CLAUSES],
    server: &[
        life::READY,
        arrival::GATE,
        arrival::CHECKS,
        life::CHECKS,
        survival::CHECKS,
        bytes::CHECKS,
        large::SERVER,
        several::CHECKS,
        names::CHECKS,
        console::SERVER,
        &goes_on(shared::resources::checks::<Transfer>()),
    ],
    client: &[
        &[shared::client::reaches::<Transfer>()],
        client::GATE,
        client::CHECKS,
        error::CHECKS,
        large::CLIENT,
        console::CLIENT,
        &shared::client::checks::<Transfer>(),
    ],
    pair: &[pair::CHECKS],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        count = ask how many clients            file = ask until one can be opened\n",
    "        count times:                            connect\n",
    "            connection = accept()               forever:\n",
    "            thread: store(connection)               piece = read 65536 bytes of file\n",
    "        exit 0 when all are done                    if piece is empty: break\n",
    "        store(connection):                          send all of piece\n",
    "            file = create a name of its own     close\n",
    "            forever:\n",
    "                piece = recv(65536)\n",
    "                if piece is empty: break\n",
    "                write all of piece\n",
    "            on an error: say so; remove file\n",
);

const KEYS: &[Key] = &[
    Key {
        name: "clients",
        values: Values::OneOf(&["asked", "any"]),
        default: "asked",
        meaning: "whether the server asks at its keyboard how many clients will come, serves exactly so many and ends, or \
                  serves whoever comes until it is stopped",
    },
    Key {
        name: "names",
        values: Values::Text,
        default: "output{n}.txt",
        meaning: "the name of a stored file, {n} standing for its number from 0 on; or \"given\": the client's first line \
                  names it",
    },
    Key {
        name: "end",
        values: Values::OneOf(&["eof", "length", "line"]),
        default: "eof",
        meaning: "how a file ends: with the connection (eof); after as many bytes as a line in front of it says \
                  (length); or before a newline and a line that says EOF (line)",
    },
    Key {
        name: "text_only",
        values: Values::OneOf(&["any", "true", "false"]),
        default: "any",
        meaning: "whether only text files are to be sent",
    },
    keys::BIND,
    Key {
        name: "quit",
        values: Values::Text,
        default: "",
        meaning: "the word that ends a client which asks for another file; without one, end of input does",
    },
    Key {
        name: "question",
        values: Values::Text,
        default: "Enter number of clients:",
        meaning: "what the server asks",
    },
    Key {
        name: "ready",
        values: Values::Text,
        default: "Initiating clients",
        meaning: "what the server announces",
    },
    Key {
        name: "received",
        values: Values::Text,
        default: "Received successfully! New filename is:",
        meaning: "what the server shows when a file has arrived",
    },
    Key {
        name: "prompt",
        values: Values::Text,
        default: "Input filename you want to send:",
        meaning: "what the client asks",
    },
    Key {
        name: "bad_name",
        values: Values::Text,
        default: "You entered an invalid filename! Please enter a valid name",
        meaning: "what the client says about a name that does not name a file",
    },
];

/// A server that asks how many clients will come, and ends when it has served them.
const ASKS: &[Need] = &[Need {
    key: "clients",
    values: &["asked"],
}];
/// A server that goes on until it is stopped.
const GOES_ON: &[Need] = &[Need {
    key: "clients",
    values: &["any"],
}];

/// The same checks, for a server that goes on.
const fn goes_on<const N: usize>(
    mut checks: [sockspec_engine::rig::Check<ServerRig>; N],
) -> [sockspec_engine::rig::Check<ServerRig>; N] {
    let mut number = 0;
    while number < N {
        checks[number].needs = GOES_ON;
        number += 1;
    }
    checks
}

/// The plain transfer.
struct Transfer;

/// What is in the plain file.
const NOTES: &str = "a file of one line\n";

impl Exercise for Transfer {
    const TYPED: &'static str = "notes.txt";
    const SHOWN: &'static str = NOTES;

    fn furnish(rig: &ClientRig) -> Checked {
        rig.scene().put(Self::TYPED, NOTES.as_bytes())
    }

    fn talk(rig: &mut ServerRig) -> Checked {
        let mut client = rig.connect()?;
        client.send(wire::framed(rig.dialect(), Self::TYPED, NOTES.as_bytes()))?;
        client.until_read()?;
        client.leave()
    }

    fn act(rig: &mut ClientRig) -> Checked {
        client::sends(rig, Self::TYPED, NOTES.as_bytes())?;
        client::quit(rig)
    }

    /// Up to the middle of a file that is larger than what the kernel takes.
    fn ask(rig: &mut ClientRig) -> Checked<Peer> {
        let file = content::whole(content::MORE_THAN_BUFFERS);
        let mut peer = client::asked(rig, Self::TYPED, &file)?;
        peer.hear_some(1)?;
        Ok(peer)
    }
}

/// Answers the question how many clients will come, where there is one, and waits until the server listens.
fn open(rig: &mut ServerRig, clients: usize) -> Checked {
    if rig.dialect().value("clients") == "asked" {
        rig.answer_the_question(&clients.to_string())?;
    }
    rig.until_ready()
}

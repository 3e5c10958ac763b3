//! tcp-dialogue: the server speaks first; what it asks is shown, and the line that is typed goes back to it.

mod alike;
mod clauses;
mod client;
mod framing;
mod probe;
mod server;
mod trial;

use sockspec_engine::rig::{Checked, ClientRig, Need, Peer, Scenario, ServerRig, Stop, Transport};
use sockspec_model::{Dialect, Key, Values};

use crate::shared::{self, Exercise, keys};

/// The scenario.
pub(crate) const SCENARIO: Scenario = Scenario {
    name: "tcp-dialogue",
    title: "A server asks whoever connects over TCP something; the client shows it and sends the line that is typed.",
    why: "The server asks and the client answers: both have to know whose turn it is, and the client has two \
          things to watch, the connection and the keyboard.",
    outline: OUTLINE,
    transport: Transport::Stream,
    files: false,
    port: 12345,
    scale: None,
    keys: KEYS,
    clauses: &[shared::clauses::CLAUSES, clauses::CLAUSES],
    server: &[
        &[shared::server::READY],
        server::GATES,
        server::CHECKS,
        framing::CHECKS,
        &shared::server::checks::<Talk>(),
        &shared::first_word::checks::<Talk>(),
        &shared::resources::checks::<Talk>(),
    ],
    client: &[
        &[shared::client::reaches::<Talk>()],
        client::GATES,
        client::CHECKS,
        &shared::client::checks::<Talk>(),
    ],
    pair: &[&shared::pair::checks::<Talk>()],
    probes: probe::PROBES,
    trials: trial::TRIALS,
};

const OUTLINE: &str = concat!(
    "    server:                                 client:\n",
    "        forever:                                connect\n",
    "            connection = accept()               thread: show every piece as it comes;\n",
    "            thread:                                     at the end: exit\n",
    "                send all of the question        line = read the keyboard\n",
    "                line = receive up to \"\\n\"       send all of line + \"\\n\"\n",
    "                send all of the reply           wait for the thread\n",
    "                close(connection)\n",
);

const KEYS: &[Key] = &[
    Key {
        name: "prompt",
        values: Values::Text,
        default: "",
        meaning: "what the server asks; empty: whatever it likes",
    },
    Key {
        name: "reply",
        values: Values::Text,
        default: "",
        meaning: "what the server says to a line, {line} standing for it; empty: whatever it likes, or nothing",
    },
    Key {
        name: "rounds",
        values: Values::OneOf(&["any", "one", "many"]),
        default: "any",
        meaning: "whether the server closes after one line or asks again",
    },
    keys::NEWLINE,
    keys::TYPED_END,
    keys::BIND,
    keys::READY,
];

/// What our server asks where no question is declared.
const PROMPT: &str = "What is your name?";

/// Where the server is declared to ask again.
const MANY: &[Need] = &[Need {
    key: "rounds",
    values: &["many"],
}];

/// The plain conversation.
struct Talk;

impl Exercise for Talk {
    const TYPED: &'static str = "Ada";
    const SHOWN: &'static str = PROMPT;
    const NEXT: &'static [&'static str] = &[
        "outlives-its-clients",
        "prompts-the-next",
        "survives-a-silent-client",
        "prompts-a-hundred",
    ];

    /// What follows the question at once is left unjudged: it need not be waited for.
    fn talk(rig: &mut ServerRig) -> Checked {
        let prompt = rig.dialect().value("prompt").to_owned();
        let mut client = if prompt.is_empty() {
            asked(rig)?
        } else {
            rig.connect()?
        };
        client.expect_answer(&prompt)?;
        client.say(Self::TYPED)?;
        client.expect_taken()?;
        client.leave()
    }

    fn act(rig: &mut ClientRig) -> Checked {
        let prompt = Self::shown(rig.dialect());
        let mut peer = ask(rig, &prompt)?;
        take(rig, &mut peer, Self::TYPED)?;
        rig.finish(peer)
    }

    fn ask(rig: &mut ClientRig) -> Checked<Peer> {
        rig.start()?;
        rig.accept()
    }

    /// A client reads the keyboard when it has been asked.
    fn before_end_of_input(rig: &mut ClientRig) -> Checked<Option<Peer>> {
        let prompt = Self::shown(rig.dialect());
        let mut peer = Self::ask(rig)?;
        peer.send(format!("{prompt}\n"))?;
        peer.until_read()?;
        Ok(Some(peer))
    }

    fn meet(rig: &mut ClientRig) -> Checked {
        rig.until_rest()?;
        rig.expect_some_text()?;
        let prompt = rig.dialect().value("prompt").to_owned();
        rig.expect_on_screen(&prompt)?;
        rig.type_line(Self::TYPED)?;
        rig.expect_end_or_question("when its line has been taken")?;
        let reply = reply_to(rig.dialect(), Self::TYPED);
        rig.expect_on_screen(&reply.unwrap_or_default())
    }

    fn shown(dialect: &Dialect) -> String {
        let declared = dialect.value("prompt");
        if declared.is_empty() {
            PROMPT.to_owned()
        } else {
            declared.to_owned()
        }
    }
}

/// The declared reply to a line, if there is one.
fn reply_to(dialect: &Dialect, line: &str) -> Option<String> {
    let reply = dialect.value("reply");
    (!reply.is_empty()).then(|| reply.replace("{line}", line))
}

/// The declared reply to a line; without one there is nothing to judge.
fn declared_reply(dialect: &Dialect, line: &str) -> Checked<String> {
    let nothing = || Stop::Skip("the dialect declares no reply; --set reply=... does".to_owned());
    reply_to(dialect, line).ok_or_else(nothing)
}

/// A client of a server that has connected and been asked.
fn asked(rig: &mut ServerRig) -> Checked<Peer> {
    let prompt = rig.dialect().value("prompt").to_owned();
    let mut client = rig.connect()?;
    if prompt.is_empty() {
        client.expect_some_words()?;
    } else {
        client.expect_only_words(&prompt)?;
    }
    Ok(client)
}

/// A client that has been started and asked, and shows the question.
fn ask(rig: &mut ClientRig, prompt: &str) -> Checked<Peer> {
    let mut peer = Talk::ask(rig)?;
    peer.send(format!("{prompt}\n"))?;
    rig.expect_on_screen(prompt)?;
    Ok(peer)
}

/// A line is typed, and sent; where a reply is declared, it is given.
fn take(rig: &mut ClientRig, peer: &mut Peer, line: &str) -> Checked {
    rig.type_line(line)?;
    rig.expect_request(peer, line)?;
    let reply = reply_to(rig.dialect(), line);
    reply.map_or(Ok(()), |reply| peer.send(format!("{reply}\n")))
}

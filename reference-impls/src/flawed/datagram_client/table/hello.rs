//! Wrong hello clients.

use super::super::exchange::{Hears, Sends};
use super::super::show::{Leaves, Shows};
use super::super::{Behaviour, Exercise, Flaw, SOUND, flaw};

/// No wrong turn in this exercise.
const HELLO: Behaviour = Behaviour {
    exercise: Exercise::Hello,
    ..SOUND
};

/// Saying hello, and showing the reply.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "hello-says-something-else",
        about: "It says something else than hello.",
        caught_by: &["says-hello"],
        ..flaw(Behaviour {
            sends: Sends::SomethingElse,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-says-hello-word-by-word",
        about: "It sends a datagram for each word.",
        caught_by: &["says-hello"],
        causes: &["datagrams-as-a-stream"],
        ..flaw(Behaviour {
            sends: Sends::EveryWordByItself,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-nothing",
        about: "It does not show the reply.",
        caught_by: &["shows-the-reply"],
        ..flaw(Behaviour {
            shows: Shows::Nothing,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-what-it-expects",
        about: "It shows the reply that it expects, whatever the server says.",
        caught_by: &["any-reply-is-shown", "shows-a-full-buffer"],
        ..flaw(Behaviour {
            shows: Shows::WhatItExpects,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-takes-the-reply-for-a-format",
        about: "It drops every per cent sign of the reply.",
        caught_by: &["any-reply-is-shown"],
        causes: &["answer-as-a-format"],
        ..flaw(Behaviour {
            shows: Shows::AsAFormat,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-labels-the-reply-otherwise",
        about: "It puts other words before the reply than the exercise does.",
        caught_by: &["labels-the-reply"],
        ..flaw(Behaviour {
            shows: Shows::WithAnotherLabel,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-never-ends",
        about: "It shows the answer and goes on waiting for nothing.",
        caught_by: &["ends-cleanly"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-has-a-buffer-of-128-bytes",
        about: "It receives the reply into a buffer of 128 bytes, and the kernel throws the rest away.",
        caught_by: &["shows-a-full-buffer"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            hears: Hears::AtMost(128),
            ..HELLO
        })
    },
];

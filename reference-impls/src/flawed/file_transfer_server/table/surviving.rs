//! File servers that do not survive a client.

use super::super::receive::{BreaksAt, Broken};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// What ends the whole program.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "file-server-dies-of-invalid-utf8",
        about: "A file that is not valid UTF-8 ends it.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "joins-a-split-character",
            "receives-binary",
            "survives-any-bytes",
            "survives-invalid-utf8",
        ],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-a-nul",
        about: "A file with a NUL byte in it ends it.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "receives-binary",
            "survives-any-bytes",
            "survives-nul",
        ],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::Nul,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-an-empty-line",
        about: "A file that is one empty line ends it.",
        caught_by: &["survives-empty"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyLine,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-a-control-character",
        about: "A control character in a file ends it.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "receives-binary",
            "survives-any-bytes",
        ],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::ControlCharacter,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-a-silent-client",
        about: "A client that leaves without a word ends it.",
        caught_by: &["survives-a-silent-client"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::NoByteAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-a-reset",
        about: "A client that resets its connection ends it.",
        caught_by: &["survives-a-broken-sender", "survives-a-reset"],
        causes: &["dies-of-a-clients-error", "crashed"],
        ..flaw(Behaviour {
            broken: Broken::EndsTheServer,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-dies-of-half-a-file",
        about: "A client that breaks off in the middle of its file ends it.",
        caught_by: &["survives-a-broken-sender"],
        causes: &["crashed", "dies-of-a-clients-error"],
        ..flaw(Behaviour {
            broken: Broken::EndsTheServerInTheMiddle,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-half-a-file-for-a-whole-one",
        about: "It takes a connection that broke for the end of a file, and calls it received.",
        caught_by: &["tells-a-broken-file-from-a-whole-one"],
        causes: &["broken-connection-taken-for-the-end"],
        ..flaw(Behaviour {
            broken: Broken::IsTheEndOfTheFile,
            ..SOUND
        })
    },
];

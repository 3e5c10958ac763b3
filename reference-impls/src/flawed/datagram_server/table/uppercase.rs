//! Wrong upper-case servers over UDP: what they answer, whom, and from where.

use super::super::answer::{AnswersFrom, AnswersTo, Sends};
use super::super::convert::Converts;
use super::super::serve::{BreaksAt, Room, Serves};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Answers that are wrong, go astray or stay away.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "udp-sends-the-text-back",
        about: "It sends every text back as it came.",
        caught_by: &["answers-in-upper-case"],
        causes: &["sends-back-what-came"],
        ..flaw(Behaviour {
            converts: Converts::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-converts-the-first-word-only",
        about: "It stops converting at the first blank.",
        caught_by: &["answers-in-upper-case"],
        ..flaw(Behaviour {
            converts: Converts::TheFirstWord,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-swaps-the-case",
        about: "It makes capitals of small letters, and small letters of capitals.",
        caught_by: &["any-ascii-datagram", "interleaved-clients"],
        causes: &["swaps-the-case"],
        ..flaw(Behaviour {
            converts: Converts::BySwappingTheCase,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-drops-punctuation",
        about: "It leaves punctuation out of its answers.",
        caught_by: &["any-ascii-datagram", "interleaved-clients"],
        ..flaw(Behaviour {
            converts: Converts::WithoutPunctuation,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-converts-ascii-only",
        about: "It converts the letters a to z and no others.",
        set: &[("mapping", "unicode")],
        caught_by: &[
            "upper-cases-letters-beyond-ascii",
            "any-stable-unicode-datagram",
        ],
        causes: &["ascii-only-mapping"],
        ..flaw(Behaviour {
            converts: Converts::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-converts-latin1-only",
        about: "It converts only letters that have a place in Latin-1.",
        set: &[("mapping", "unicode")],
        caught_by: &[
            "upper-cases-letters-beyond-ascii",
            "any-stable-unicode-datagram",
        ],
        causes: &["part-of-unicode-only"],
        ..flaw(Behaviour {
            converts: Converts::Latin1Only,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-crashes-at-invalid-utf8",
        about: "It ends when a datagram is not valid UTF-8.",
        caught_by: &["survives-invalid-utf8", "survives-any-bytes"],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-crashes-at-an-empty-datagram",
        about: "It ends when a datagram is empty.",
        caught_by: &["survives-empty", "answers-an-empty-datagram"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyDatagram,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-ignores-empty-datagrams",
        about: "It does not answer an empty datagram.",
        caught_by: &["answers-an-empty-datagram"],
        causes: &["empty-taken-for-nothing"],
        ..flaw(Behaviour {
            serves: Serves::NoEmptyOnes,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-has-a-buffer-of-1024-bytes",
        about: "It receives into a buffer of 1024 bytes, and the kernel throws the rest away.",
        caught_by: &["answers-a-full-buffer"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            room: Room::For(1024),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-in-pieces",
        about: "It sends a long answer in datagrams of 512 bytes.",
        caught_by: &["answers-a-full-buffer"],
        causes: &["datagrams-as-a-stream"],
        ..flaw(Behaviour {
            sends: Sends::PiecesOf(512),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-twice",
        about: "It sends every answer twice.",
        caught_by: &[
            "keeps-clients-apart",
            "interleaved-clients",
            "keeps-message-boundaries",
            "answers-a-burst",
        ],
        ..flaw(Behaviour {
            sends: Sends::ItTwice,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-all-that-was-said",
        about: "It puts together what a client has said so far, as if datagrams were a stream, and answers all of it.",
        caught_by: &[
            "keeps-clients-apart",
            "interleaved-clients",
            "keeps-message-boundaries",
            "answers-a-burst",
        ],
        causes: &["datagrams-as-a-stream"],
        ..flaw(Behaviour {
            converts: Converts::EverythingSaidSoFar,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-32-datagrams-of-each",
        about: "It answers 32 datagrams of a client and drops the others.",
        caught_by: &["answers-a-burst"],
        ..flaw(Behaviour {
            serves: Serves::SoManyOfEach(32),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-ends-after-one-datagram",
        about: "It answers one datagram and ends.",
        caught_by: &[
            "answers-from-its-own-port",
            "outlives-its-clients",
            "answers-the-sender",
            "keeps-clients-apart",
            "interleaved-clients",
            "keeps-message-boundaries",
            "answers-a-burst",
            "forgets-the-last-datagram",
            "survives-an-oversized-datagram",
            "survives-a-vanished-client",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            serves: Serves::OneDatagram,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-the-first-client",
        about: "It answers everybody at the address of its first client.",
        caught_by: &[
            "answers-from-its-own-port",
            "answers-the-sender",
            "keeps-clients-apart",
            "interleaved-clients",
            "forgets-the-last-datagram",
            "survives-an-oversized-datagram",
            "survives-a-vanished-client",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoWasFirst,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-the-newest-client",
        about: "It answers everybody at the address of whoever came last.",
        caught_by: &["keeps-clients-apart", "interleaved-clients"],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoIsNewest,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-answers-from-another-port",
        about: "It sends every answer through a new socket, and so from another port.",
        caught_by: &["answers-from-its-own-port"],
        causes: &["answers-from-another-port"],
        ..flaw(Behaviour {
            answers_from: AnswersFrom::AnotherPort,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-pads-with-nul",
        about: "It sends a whole buffer of 128 bytes, NUL bytes behind the answer.",
        caught_by: &["sends-nothing-but-the-answer"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            sends: Sends::APaddedBuffer(128),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-the-rest-of-the-buffer",
        about: "It uses one buffer for every answer, and sends what an earlier one has left there.",
        caught_by: &["forgets-the-last-datagram"],
        causes: &["stale-buffer"],
        ..flaw(Behaviour {
            sends: Sends::TheOneBufferUpToNul,
            ..SOUND
        })
    },
];

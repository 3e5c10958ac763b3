//! The checks of the two exercises over UDP.

/// What is asked of any server that receives datagrams.
pub(super) const ANY_SERVER: &[&str] = &[
    "becomes-ready",
    "outlives-its-clients",
    "listens-on-all-addresses",
    "leaks-no-descriptors",
    "leaves-no-zombies",
    "memory-stays-flat",
    "stops-on-interrupt",
    "restarts-at-once",
    "reports-a-taken-port",
    "survives-invalid-utf8",
    "survives-nul",
    "survives-empty",
    "survives-any-bytes",
    "announces-readiness",
    "flushes-its-console",
    "keeps-clients-apart",
    "survives-an-oversized-datagram",
    "survives-a-vanished-client",
    "waits-without-spinning",
];

/// What is asked of any client that sends datagrams.
pub(super) const ANY_CLIENT: &[&str] = &[
    "reaches-the-server",
    "ends-cleanly",
    "reports-a-missing-server",
    "explains-errors-in-words",
    "does-not-wait-for-ever",
    "ignores-a-stranger",
    "shows-a-full-buffer",
    "shows-text-not-its-quoting",
];

/// What is asked of the upper-case server.
pub(super) const UPPERCASE_SERVER: &[&str] = &[
    "answers-in-upper-case",
    "any-ascii-datagram",
    "answers-the-sender",
    "answers-from-its-own-port",
    "interleaved-clients",
    "keeps-message-boundaries",
    "answers-a-full-buffer",
    "answers-an-empty-datagram",
    "answers-a-burst",
    "sends-nothing-but-the-answer",
    "forgets-the-last-datagram",
    "upper-cases-letters-beyond-ascii",
    "any-stable-unicode-datagram",
];

/// What is asked of the upper-case client.
pub(super) const UPPERCASE_CLIENT: &[&str] = &[
    "sends-one-datagram",
    "shows-the-answer",
    "any-typed-line-arrives",
    "sends-letters-beyond-ascii",
    "does-not-compute-it-itself",
    "any-answer-is-shown",
    "shows-letters-beyond-ascii",
    "shows-nothing-behind-the-answer",
    "labels-the-answer",
    "asks-again-after-a-loss",
    "shows-a-duplicate-once",
    "survives-an-empty-line",
    "prompts-first",
    "prompts-in-the-given-words",
    "ends-on-end-of-input",
];

/// What is asked of the hello server.
pub(super) const HELLO_SERVER: &[&str] = &[
    "replies-to-hello",
    "replies-to-anything",
    "any-datagram-gets-the-reply",
    "replies-once",
    "replies-from-its-own-port",
    "sends-nothing-but-the-reply",
    "logs-the-message",
    "logs-the-peer-address",
    "logs-in-the-given-words",
    "replies-to-an-empty-datagram",
    "replies-to-an-undecodable-datagram",
];

/// What is asked of the hello client.
pub(super) const HELLO_CLIENT: &[&str] = &[
    "says-hello",
    "shows-the-reply",
    "any-reply-is-shown",
    "shows-nothing-behind-the-answer",
    "labels-the-reply",
];

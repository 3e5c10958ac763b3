//! The checks of the exercises in which the server speaks first.

/// Checks of every server that listens on TCP.
pub(super) const ANY_SERVER: &[&str] = &[
    "becomes-ready",
    "outlives-its-clients",
    "listens-on-all-addresses",
    "survives-a-silent-client",
    "survives-a-reset",
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
];

/// Checks of every client that speaks TCP.
pub(super) const ANY_CLIENT: &[&str] = &[
    "reaches-the-server",
    "ends-cleanly",
    "reports-a-missing-server",
    "survives-a-close",
    "survives-a-reset",
    "explains-errors-in-words",
    "ends-on-end-of-input",
];

pub(super) const SERVER_CHECKS: &[&str] = &[
    "greets-who-connects",
    "greets-exactly-once",
    "sends-nothing-but-the-greeting",
    "closes-after-greeting",
    "greets-the-next",
    "greets-a-hundred",
    "ends-after-one",
    "greets-a-queue-of-five",
    "is-not-held-up",
    "logs-the-peer-address",
];

pub(super) const CLIENT_CHECKS: &[&str] = &[
    "shows-the-greeting",
    "shows-another-greeting",
    "any-greeting-is-shown",
    "shows-letters-beyond-ascii",
    "shows-nothing-behind-the-greeting",
    "gathers-a-split-greeting",
    "joins-a-split-character",
    "shows-a-long-greeting",
    "waits-for-a-late-greeting",
    "stays-silent",
    "shows-text-not-its-quoting",
];

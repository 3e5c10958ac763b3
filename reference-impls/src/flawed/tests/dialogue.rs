//! The checks of the dialogue.

pub(super) const SERVER_CHECKS: &[&str] = &[
    "joins-a-long-line",
    "prompts-who-connects",
    "takes-the-line",
    "waits-for-the-line",
    "prompts-the-next",
    "prompts-a-hundred",
    "closes-after-the-line",
    "asks-again",
    "replies-to-the-line",
    "keeps-clients-apart",
    "replies-to-a-split-line",
    "any-segmentation",
    "separates-joined-lines",
    "serves-others-while-one-thinks",
    "waits-without-spinning",
];

pub(super) const CLIENT_CHECKS: &[&str] = &[
    "shows-joined-words",
    "shows-the-prompt",
    "sends-the-line",
    "any-prompt-is-shown",
    "shows-letters-beyond-ascii",
    "shows-nothing-behind-the-prompt",
    "any-line-arrives",
    "sends-letters-beyond-ascii",
    "gathers-a-split-prompt",
    "joins-a-split-character",
    "shows-a-long-prompt",
    "waits-for-a-late-prompt",
    "shows-the-reply",
    "shows-text-not-its-quoting",
];

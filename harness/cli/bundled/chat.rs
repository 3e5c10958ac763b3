//! Options of the bundled chat programs.

use sockspec_model::{Dialect, Role};

use super::closed;

/// Options of the server: the dialect key, the option, and what an open key is to it.
const SERVER: &[(&str, &str, &str)] = &[
    ("mode", "--mode", "ack"),
    ("ack", "--ack", ""),
    ("framing", "--framing", "segment"),
    ("welcome", "--welcome", ""),
    ("name", "--name", "none"),
    ("sender_prefix", "--sender-prefix", ""),
    ("join_notice", "--join-notice", ""),
    ("leave_notice", "--leave-notice", ""),
    ("echo_to_sender", "--echo-to-sender", "no"),
];

/// Options of the client.
const CLIENT: &[(&str, &str, &str)] = &[
    ("framing", "--framing", "segment"),
    ("typed_end", "--typed-end", "newline"),
    ("name", "--name", "none"),
    ("quit", "--quit", ""),
];

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    let options = match role {
        Role::Server => SERVER,
        Role::Client => CLIENT,
        Role::Pair => &[],
    };
    options
        .iter()
        .flat_map(|(key, option, open)| [(*option).to_owned(), closed(dialect, key, open)])
        .collect()
}

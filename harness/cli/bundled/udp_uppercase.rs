//! Options of the bundled upper-case programs over UDP.

use sockspec_model::{Dialect, Role};

use super::closed;

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    match role {
        Role::Server => vec![
            "--mapping".to_owned(),
            closed(dialect, "mapping", "unicode"),
        ],
        Role::Client | Role::Pair => Vec::new(),
    }
}

//! Options of the bundled greeting programs.

use sockspec_model::{Dialect, Role};

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    match role {
        Role::Server => ["greeting", "session"]
            .into_iter()
            .flat_map(|key| [format!("--{key}"), dialect.value(key).to_owned()])
            .collect(),
        Role::Client | Role::Pair => Vec::new(),
    }
}

//! Options of the bundled hello programs.

use sockspec_model::{Dialect, Role};

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    let told = |option: &str, key| vec![option.to_owned(), dialect.value(key).to_owned()];
    match role {
        Role::Server => told("--reply", "reply"),
        Role::Client => told("--hello", "hello"),
        Role::Pair => Vec::new(),
    }
}

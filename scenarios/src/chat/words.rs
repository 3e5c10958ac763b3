//! What is said and what has to come back, as the dialect declares it.

use sockspec_model::Dialect;

use super::history::Audience;

/// Whether the server answers each message to its sender.
pub(super) fn acknowledges(dialect: &Dialect) -> bool {
    dialect.value("mode") == "ack"
}

/// The acknowledgement of a message.
pub(super) fn acknowledgement(dialect: &Dialect, message: &str) -> String {
    dialect.value("ack").replace("{message}", message)
}

/// What has to stand right before a message of somebody's when it comes back, nothing where that is left open.
pub(super) fn prefix(dialect: &Dialect, name: &str) -> String {
    if acknowledges(dialect) {
        let before = dialect.value("ack").split("{message}").next();
        return before.unwrap_or_default().to_owned();
    }
    match dialect.value("sender_prefix") {
        "any" => String::new(),
        template => template.replace("{name}", name),
    }
}

/// Whether messages can be told apart when they come back.
pub(super) fn repeats_messages(dialect: &Dialect) -> bool {
    !acknowledges(dialect) || dialect.value("ack").contains("{message}")
}

/// The line with which a newcomer gives its name, if it does.
pub(super) fn introduction(dialect: &Dialect, name: &str) -> Option<String> {
    match dialect.value("name") {
        "none" => None,
        "first-line" | "asked" => Some(name.to_owned()),
        template => Some(template.replace("{name}", name)),
    }
}

/// Who has to hear a message.
pub(super) fn audience(dialect: &Dialect) -> Audience {
    match dialect.value("echo_to_sender") {
        _ if acknowledges(dialect) => Audience::Sender,
        "yes" => Audience::All,
        "no" => Audience::OnlyOthers,
        _ => Audience::Others,
    }
}

/// A message as the server passes it to a client: for a client that shows what it gets.
pub(super) fn passed_on(dialect: &Dialect, name: &str, message: &str) -> String {
    format!("{}{message}", prefix(dialect, name))
}

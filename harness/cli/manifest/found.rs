//! A manifest with the dialect of a program as it was found out, the evidence beside each key.
//!
//! Invariant: a key is switched on only where its value was found out or declared. Nothing that the program said stands
//! here as it was said: what could act on a terminal is escaped.

use sockspec_engine::rig::{Found, Scenario};
use sockspec_model::{Key, Role, Untrusted};

use super::template::remark;
use crate::target::Target;

/// What was found out about a program.
pub struct Findings<'a> {
    /// The assignment.
    pub scenario: &'a Scenario,
    /// The side that the program plays.
    pub role: Role,
    /// The program, and what is declared of it.
    pub target: &'a Target,
    /// What was declared, by key.
    pub declared: Vec<(&'static str, String)>,
    /// What each experiment has brought, by key.
    pub brought: Vec<(&'static str, Found)>,
}

impl Findings<'_> {
    /// Whether there was something to find out, and nothing of it could be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let nothing = self.brought.iter().all(|(_, found)| found.value.is_none());
        nothing && !self.brought.is_empty()
    }
}

/// The manifest.
#[must_use]
pub fn text(findings: &Findings<'_>) -> String {
    let opening = remark(
        "Found out by experiment, with sockspec probe. What could not be found out is left at its default, and says so. \
         This file is meant to lie in the folder in which it was found out.",
    );
    let name = text_value(findings.scenario.name);
    let parts = [
        format!("{opening}scenario = {name}\n"),
        format!("[target]\n{}", target(findings.target)),
        format!("{}[dialect]\n{}", left_out(findings), dialect(findings)),
    ];
    parts.join("\n")
}

fn target(target: &Target) -> String {
    let dir = target.dir.as_ref().map(|dir| dir.to_string_lossy());
    let named = [
        ("server", target.server.as_deref()),
        ("client", target.client.as_deref()),
        ("dir", dir.as_deref()),
        ("build", target.build.as_deref()),
    ];
    let named = named
        .into_iter()
        .filter_map(|(key, value)| Some(setting(key, value?)));
    let port = target.port.map(|port| format!("port = {port}\n"));
    named.chain(port).collect()
}

/// The keys that say nothing about a program of this role.
fn left_out(findings: &Findings<'_>) -> String {
    let keys = findings.scenario.keys.iter();
    let others = keys.filter(|key| written(findings, key).is_none());
    let others: Vec<&str> = others.map(|key| key.name).collect();
    if others.is_empty() {
        return String::new();
    }
    remark(&format!(
        "Left out, for they say nothing about a {}: {}.",
        findings.role.word(),
        others.join(", ")
    ))
}

fn dialect(findings: &Findings<'_>) -> String {
    let keys = findings.scenario.keys.iter();
    keys.filter_map(|key| {
        let about = remark(&format!("{}.", capital(key.meaning)));
        Some(about + &written(findings, key)?)
    })
    .collect()
}

/// A key with what is known of it, where it was declared or an experiment is about it.
fn written(findings: &Findings<'_>, key: &Key) -> Option<String> {
    let mut declared = findings.declared.iter();
    if let Some((name, value)) = declared.find(|(name, _)| *name == key.name) {
        return Some(remark("declared with --set") + &setting(name, value));
    }
    let mut found = findings.brought.iter();
    let (_, found) = found.find(|(name, _)| *name == key.name)?;
    Some(brought(key, found))
}

fn brought(key: &Key, found: &Found) -> String {
    match &found.value {
        Some(value) => {
            let how = remark(&format!("found out: {}", found.evidence));
            format!("{how}{}", setting(key.name, value))
        }
        None => {
            let why = remark(&format!("could not be found out: {}", found.evidence));
            format!("{why}#{}", setting(key.name, key.default))
        }
    }
}

fn setting(key: &str, value: &str) -> String {
    format!("{key} = {}\n", text_value(value))
}

/// A text as TOML writes it, on one line, with nothing in it that could act on a terminal.
fn text_value(text: &str) -> String {
    let letters = text.chars().map(|letter| match letter {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        letter if Untrusted::new(letter.to_string()).to_string() == letter.to_string() => {
            letter.to_string()
        }
        letter => format!("\\U{:08X}", u32::from(letter)),
    });
    format!("\"{}\"", letters.collect::<String>())
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn any_text_is_read_back_as_it_was() {
        for text in [
            "",
            "plain",
            "\"it's\" \\ {n}",
            "a\nb\tc\r\u{1b}[2J\u{202e}é",
            "\0",
        ] {
            let line = setting("key", text);
            assert_eq!(line.lines().count(), 1, "{line}");
            assert!(
                !line.contains('\u{1b}') && !line.contains('\u{202e}'),
                "{line}"
            );
            let table = DeTable::parse(&line).expect("a line of TOML");
            assert_eq!(table.get_ref()["key"].get_ref().as_str(), Some(text));
        }
    }
}

//! Dialects: the declared choices of an assignment that are neither right nor wrong.

use std::collections::BTreeMap;

/// The values that a key accepts.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Any text.
    Text,
}

/// One declared choice.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// What stands before the `=`.
    pub name: &'static str,
    /// What may stand behind it.
    pub values: Values,
    /// What holds when nothing is declared.
    pub default: &'static str,
    /// The choice in one sentence.
    pub meaning: &'static str,
}

/// A dialect: every key of a scenario with its value.
#[derive(Clone, Debug)]
pub struct Dialect {
    keys: &'static [Key],
    declared: BTreeMap<&'static str, String>,
}

/// Why a key could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialectError {
    /// The scenario has no such key; these it has.
    UnknownKey(Vec<&'static str>),
    /// The key does not take this value; these it takes.
    UnknownValue(&'static [&'static str]),
}

impl Dialect {
    /// The dialect in which every key has its default.
    #[must_use]
    pub fn new(keys: &'static [Key]) -> Self {
        Self {
            keys,
            declared: BTreeMap::new(),
        }
    }

    /// Declares a value.
    ///
    /// # Errors
    /// When the scenario has no such key, or the key does not take the value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), DialectError> {
        let Some(key) = self.keys.iter().find(|key| key.name == name) else {
            return Err(DialectError::UnknownKey(
                self.keys.iter().map(|key| key.name).collect(),
            ));
        };
        if let Values::OneOf(words) = key.values
            && !words.contains(&value)
        {
            return Err(DialectError::UnknownValue(words));
        }
        self.declared.insert(key.name, value.to_owned());
        Ok(())
    }

    /// The value of a key: the declared one, else the default.
    ///
    /// # Panics
    /// When the scenario does not declare the key; a test walks every key that a check names.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        if let Some(value) = self.declared.get(name) {
            return value;
        }
        let key = self.keys.iter().find(|key| key.name == name);
        key.unwrap_or_else(|| panic!("the scenario declares no dialect key {name:?}"))
            .default
    }

    /// The value of a key, where the scenario has such a key.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.has(name).then(|| self.value(name))
    }

    /// Whether the scenario has such a key.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }

    /// Every key with its value, in the order of the scenario.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.keys.iter().map(|key| (key.name, self.value(key.name)))
    }

    /// What was declared, as `key=value`, for a command that repeats the run.
    pub fn declared(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.declared
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[Key] = &[
        Key {
            name: "session",
            values: Values::OneOf(&["any", "single"]),
            default: "any",
            meaning: "",
        },
        Key {
            name: "prompt",
            values: Values::Text,
            default: "Input:",
            meaning: "",
        },
    ];

    #[test]
    fn defaults_hold_until_something_is_declared() {
        let mut dialect = Dialect::new(KEYS);
        assert_eq!(dialect.value("session"), "any");
        dialect.set("session", "single").expect("a declared value");
        assert_eq!(dialect.value("session"), "single");
        assert_eq!(
            dialect.declared().collect::<Vec<_>>(),
            [("session", "single")]
        );
    }

    #[test]
    fn unknown_keys_and_values_are_named() {
        let mut dialect = Dialect::new(KEYS);
        assert_eq!(
            dialect.set("sesion", "any"),
            Err(DialectError::UnknownKey(vec!["session", "prompt"]))
        );
        assert_eq!(
            dialect.set("session", "double"),
            Err(DialectError::UnknownValue(&["any", "single"]))
        );
        assert_eq!(dialect.set("prompt", "anything at all"), Ok(()));
    }
}

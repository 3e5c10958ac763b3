//! The command line.

use crate::GROUPS;
use crate::trouble::{Told, Trouble};

const USAGE: &str = "usage: sockspec-bench [--rounds N] [--only GROUP] [--strict]";

/// What is asked for.
pub(crate) struct Wishes {
    /// How often everything is measured.
    pub(crate) rounds: usize,
    /// Whether a missed target is a failure.
    pub(crate) strict: bool,
    only: Option<String>,
}

impl Wishes {
    /// Reads the arguments.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Told<Self> {
        let mut wishes = Self {
            rounds: 7,
            strict: false,
            only: None,
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--strict" => wishes.strict = true,
                "--rounds" => wishes.rounds = number(words.next())?,
                "--only" => wishes.only = Some(group(words.next())?),
                _ => return Err(Trouble::new(USAGE)),
            }
        }
        Ok(wishes)
    }

    /// Whether a group is to be measured.
    pub(crate) fn wants(&self, group: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == group)
    }
}

fn number(word: Option<String>) -> Told<usize> {
    let number = word.and_then(|word| word.parse().ok());
    number
        .filter(|number| *number > 0)
        .ok_or_else(|| Trouble::new(USAGE))
}

fn group(word: Option<String>) -> Told<String> {
    let known = |word: &String| GROUPS.iter().any(|(name, _)| name == word);
    word.filter(known).ok_or_else(|| {
        let names: Vec<&str> = GROUPS.iter().map(|(name, _)| *name).collect();
        Trouble::new(format!("{USAGE}\ngroups: {}", names.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Told<Wishes> {
        Wishes::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_command_line_is_understood() {
        let wishes = read("--strict --rounds 3 --only cases").expect("a good line");
        assert!(wishes.strict && wishes.rounds == 3);
        assert!(wishes.wants("cases") && !wishes.wants("roles"));
    }

    #[test]
    fn mistakes_are_refused() {
        for line in ["--rounds", "--rounds 0", "--only nothing", "--fast"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}

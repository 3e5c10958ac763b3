//! A table of a manifest, read key by key.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, Kind};
use super::source::Source;
use crate::mistake::Mistake;
use crate::nearest::suggestion;

/// A table, with its place in the file.
pub(super) struct Section<'a> {
    pub(super) source: &'a Source,
    table: &'a DeTable<'a>,
    /// What it is called in a sentence.
    title: String,
    place: Range<usize>,
}

/// What a key takes was looked at before it is asked for.
type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Section<'a> {
    /// The whole file.
    pub(super) fn whole(source: &'a Source, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self {
            source,
            table: table.get_ref(),
            title: source.name(),
            place: table.span(),
        }
    }

    /// The table below this one, empty where it is not there.
    pub(super) fn below(&self, name: &str) -> Result<Option<Self>, Mistake> {
        match self.table.get_key_value(name) {
            None => Ok(None),
            Some((key, value)) => self.enter(format!("[{name}]"), key.span(), value).map(Some),
        }
    }

    /// Every table below this one, with its name. Each can be written as here.
    pub(super) fn tables(&self, written: &str) -> Result<Vec<(Spanned<String>, Self)>, Mistake> {
        let entries = self.table.iter();
        let tables = entries.map(|(key, value)| {
            let name = Spanned::new(key.span(), key.get_ref().to_string());
            let section = self.enter(name.get_ref().clone(), key.span(), value);
            let example = || format!("for example {} = {written}", name.get_ref());
            let section = section.map_err(|mistake| mistake.remedy(example()))?;
            Ok((name, section))
        });
        tables.collect()
    }

    /// The list of tables below this one.
    pub(super) fn list(&self, name: &str) -> Result<Vec<Self>, Mistake> {
        let Some((key, value)) = self.table.get_key_value(name) else {
            return Ok(Vec::new());
        };
        let Some(list) = value.get_ref().as_array() else {
            let sentence = format!("{name} is a list of tables");
            let mistake = self.source.wrong(key.span(), sentence);
            return Err(mistake.remedy(format!("write [[{name}]] above each of them")));
        };
        let enter =
            |one: &'a Spanned<DeValue<'a>>| self.enter(format!("[[{name}]]"), one.span(), one);
        list.iter().map(enter).collect()
    }

    fn enter(&self, title: String, place: Range<usize>, value: Value<'a>) -> Result<Self, Mistake> {
        let Some(table) = value.get_ref().as_table() else {
            let sentence = format!("{title} is a table, not {}", what(value.get_ref()));
            return Err(self.source.wrong(value.span(), sentence));
        };
        Ok(Self {
            source: self.source,
            table,
            title,
            place,
        })
    }

    /// Refuses what is none of these keys, and values that they do not take. The others are read elsewhere.
    pub(super) fn check(&self, keys: &[Key], others: &[&'static str]) -> Result<(), Mistake> {
        for (name, value) in self.table {
            match keys.iter().find(|key| key.name == name.get_ref()) {
                Some(key) => self.check_value(key, value)?,
                None if others.contains(&name.get_ref().as_ref()) => {}
                None => {
                    let names = keys.iter().map(|key| key.name);
                    return Err(self.unknown(name, names.chain(others.iter().copied())));
                }
            }
        }
        Ok(())
    }

    fn unknown<'n>(
        &self,
        name: &Spanned<impl AsRef<str>>,
        names: impl Iterator<Item = &'n str>,
    ) -> Mistake {
        let names: Vec<&str> = names.collect();
        let written = name.get_ref().as_ref();
        let all = format!("it can have {}", names.join(", "));
        let sentence = format!("{} has no key {written:?}", self.title);
        self.source.wrong(name.span(), sentence).remedy(suggestion(
            written,
            names.iter().copied(),
            &all,
        ))
    }

    fn check_value(&self, key: &Key, value: Value<'a>) -> Result<(), Mistake> {
        let wrong = |sentence: String| self.source.wrong(value.span(), sentence);
        match (key.kind, value.get_ref()) {
            (Kind::OneOf(words), DeValue::String(word)) if !words.contains(&word.as_ref()) => {
                let known = format!("it is {}", key.kind.words());
                let remedy = suggestion(word, words.iter().copied(), &known);
                Err(wrong(format!("{} cannot be {word:?}", key.name)).remedy(remedy))
            }
            (Kind::Text, DeValue::String(text)) if text.trim().is_empty() => {
                Err(wrong(format!("{} is empty", key.name)).remedy(example(key)))
            }
            (Kind::Text | Kind::OneOf(_), DeValue::String(_))
            | (Kind::Flag, DeValue::Boolean(_)) => Ok(()),
            (Kind::Whole(least, most), DeValue::Integer(_))
                if whole(value).is_some_and(|number| (least..=most).contains(&number)) =>
            {
                Ok(())
            }
            (Kind::Whole(..), DeValue::Integer(number)) => {
                let sentence = format!("{} is {}, not {number}", key.name, key.kind.words());
                Err(wrong(sentence).remedy(example(key)))
            }
            (kind, other) => {
                let sentence = format!("{} is {}, not {}", key.name, kind.words(), what(other));
                Err(wrong(sentence).remedy(example(key)))
            }
        }
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Option<Spanned<String>> {
        let value = self.table.get(name)?;
        let text = value.get_ref().as_str()?;
        Some(Spanned::new(value.span(), text.to_owned()))
    }

    /// A whole number.
    pub(super) fn whole_number(&self, name: &str) -> Option<i64> {
        whole(self.table.get(name)?)
    }

    /// True or false.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.table.get(name)?.get_ref().as_bool()
    }

    /// A text that has to be there.
    pub(super) fn required(&self, key: &Key) -> Result<Spanned<String>, Mistake> {
        self.text(key.name).ok_or_else(|| {
            let sentence = format!("{} has no {}", self.title, key.name);
            self.wrong(sentence).remedy(example(key))
        })
    }

    /// A mistake about the whole table.
    pub(super) fn wrong(&self, sentence: String) -> Mistake {
        self.source.wrong(self.place.clone(), sentence)
    }

    /// Every key with its value.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Spanned<String>, Value<'a>)> {
        let table = self.table.iter();
        table.map(|(key, value)| {
            let name = Spanned::new(key.span(), key.get_ref().to_string());
            (name, value)
        })
    }
}

fn whole(value: Value<'_>) -> Option<i64> {
    let number = value.get_ref().as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// What somebody wrote where something else belongs.
pub(super) fn what(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn example(key: &Key) -> String {
    format!("for example {} = {}", key.name, key.example)
}

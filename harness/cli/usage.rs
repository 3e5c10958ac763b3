//! A value on the command line that cannot be taken apart: told like every other mistake.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use sockspec::mistake::Mistake;

/// The mistake behind an error about a value; nothing where it is about something else.
pub(crate) fn mistake(error: &Error) -> Option<Mistake> {
    let (flag, value) = (
        text(error, ContextKind::InvalidArg)?,
        text(error, ContextKind::InvalidValue)?,
    );
    let flag = flag.split_whitespace().next()?;
    let takes = if error.kind() == ErrorKind::ValueValidation {
        own_words(error).or_else(|| whole_number(error, flag))?
    } else {
        one_of(error)?
    };
    let mistake = Mistake::new(format!("{value:?} is no value for {flag}")).at(&value);
    Some(mistake.remedy(format!("it takes {takes}")))
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    let ContextValue::String(text) = error.get(kind)? else {
        return None;
    };
    Some(text.clone())
}

/// What a value that is read here is said to be.
fn own_words(error: &Error) -> Option<String> {
    let mistake = error.source()?.downcast_ref::<Mistake>()?;
    Some(mistake.sentence().to_owned())
}

/// Which numbers are taken; all other values that are no words are numbers.
fn whole_number(error: &Error, flag: &str) -> Option<String> {
    let why = error.source()?.to_string();
    let range = why.split_once("is not in ").map(|(_, range)| range);
    Some(match range.and_then(|range| range.split_once("..")) {
        // The largest that fits into the machine's number is no limit that anybody has set.
        Some((least, "" | "=4294967295")) => format!("a whole number, {least} or more"),
        Some((least, most)) => {
            let most = most.trim_start_matches('=');
            format!("a whole number from {least} to {most}")
        }
        None => format!("a whole number, as in {flag} 7"),
    })
}

fn one_of(error: &Error) -> Option<String> {
    let ContextValue::Strings(words) = error.get(ContextKind::ValidValue)? else {
        return None;
    };
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::arguments::Arguments;

    fn told(args: &[&str]) -> (String, String) {
        told_by("run", args)
    }

    fn told_by(command: &str, args: &[&str]) -> (String, String) {
        let line = ["sockspec", command, "chat"];
        let line = line.iter().chain(args);
        let error = Arguments::try_parse_from(line)
            .err()
            .expect("it cannot be taken apart");
        let mistake = mistake(&error).expect("it is about a value");
        let remedy = mistake.what_to_do().expect("there is a remedy").to_owned();
        (mistake.sentence().to_owned(), remedy)
    }

    #[test]
    fn a_value_that_is_no_number_is_told_with_what_is_one() {
        let seed = told(&["--seed", "abc"]);
        assert_eq!(seed.0, "\"abc\" is no value for --seed");
        assert_eq!(seed.1, "it takes a whole number, as in --seed 7");
        assert_eq!(
            told(&["--cases", "0"]).1,
            "it takes a whole number, 1 or more"
        );
        assert_eq!(
            told(&["--jobs=0"]).1,
            "it takes a whole number from 1 to 1024"
        );
        assert_eq!(told(&["--level", "high"]).1, "it takes must, should, may");
    }

    #[test]
    fn a_time_is_told_with_its_unit() {
        for wrong in ["10", "abc", "0s"] {
            let (sentence, remedy) = told_by("fuzz", &["--for", wrong]);
            assert_eq!(sentence, format!("{wrong:?} is no value for --for"));
            assert_eq!(remedy, "it takes a time with its unit: 90s, 5m or 1h");
        }
    }

    #[test]
    fn what_is_not_about_a_value_is_left_as_it_is() {
        let error = Arguments::try_parse_from(["sockspec", "run", "--sed", "7"]).err();
        assert_eq!(mistake(&error.expect("no such flag")), None);
    }
}

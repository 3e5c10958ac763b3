//! The declared dialect: `--set KEY=VALUE`.

use sockspec_engine::rig::Scenario;
use sockspec_model::{Dialect, DialectError};

use crate::mistake::Mistake;
use crate::nearest::suggestion;

/// The dialect of a scenario in which this was declared.
///
/// # Errors
/// With the first declaration that the scenario does not understand.
pub fn dialect(scenario: &Scenario, set: &[String]) -> Result<Dialect, Mistake> {
    let mut dialect = Dialect::new(scenario.keys);
    for text in set {
        declare(scenario.name, &mut dialect, text)?;
    }
    Ok(dialect)
}

pub(crate) fn declare(scenario: &str, dialect: &mut Dialect, text: &str) -> Result<(), Mistake> {
    let all = format!("sockspec list {scenario} --dialect shows every key with its values");
    let Some((key, value)) = text.split_once('=') else {
        let sentence = format!("{text:?} declares nothing: it has no `=`");
        return Err(Mistake::new(sentence)
            .at(text)
            .remedy(format!("write KEY=VALUE; {all}")));
    };
    dialect.set(key, value).map_err(|error| match error {
        DialectError::UnknownKey(keys) => {
            let sentence = format!("{scenario} has no dialect key {key:?}");
            Mistake::new(sentence)
                .within(text, key)
                .remedy(suggestion(key, keys, &all))
        }
        DialectError::UnknownValue(values) => {
            let sentence = format!("{key} cannot be {value:?}");
            let known = format!("it is one of {}", values.join(", "));
            let remedy = suggestion(value, values.iter().copied(), &known);
            Mistake::new(sentence).within(text, value).remedy(remedy)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::scenario;

    fn set(text: &str) -> Result<Dialect, Mistake> {
        dialect(
            scenario("tcp-uppercase").expect("it exists"),
            &[text.to_owned()],
        )
    }

    #[test]
    fn what_is_declared_holds() {
        assert_eq!(
            set("framing=line")
                .expect("a key and a value")
                .value("framing"),
            "line"
        );
        assert_eq!(
            set("answer_prefix=a=b")
                .expect("text")
                .value("answer_prefix"),
            "a=b"
        );
    }

    #[test]
    fn a_wrong_key_is_shown_with_the_nearest() {
        let mistake = set("faming=line").expect_err("no such key");
        assert_eq!(
            mistake.sentence(),
            "tcp-uppercase has no dialect key \"faming\""
        );
        assert_eq!(
            mistake.place().map(|place| place.part.as_str()),
            Some("faming")
        );
        assert_eq!(mistake.what_to_do(), Some("did you mean framing?"));
    }

    #[test]
    fn a_wrong_value_is_shown_with_the_nearest_or_all() {
        let mistake = set("framing=lines").expect_err("no such value");
        assert_eq!(
            mistake.place().map(|place| place.part.as_str()),
            Some("lines")
        );
        assert_eq!(mistake.what_to_do(), Some("did you mean line?"));
        let mistake = set("framing=netstring").expect_err("no such value");
        assert_eq!(
            mistake.what_to_do(),
            Some("it is one of any, segment, line, eof")
        );
    }

    #[test]
    fn a_declaration_has_an_equals_sign() {
        let mistake = set("framing").expect_err("no value");
        assert!(
            mistake
                .what_to_do()
                .is_some_and(|remedy| remedy.starts_with("write KEY=VALUE"))
        );
    }
}

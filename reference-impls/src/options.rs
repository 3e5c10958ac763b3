//! Options on a command line, given as `--name value`.
//!
//! Small on purpose: these programs start hundreds of times a minute and have
//! a handful of options each. Whatever is not understood is explained in one
//! sentence; nothing is ever guessed or silently ignored.

/// The options somebody gave, each with its value, in the order given.
#[derive(Debug)]
pub(crate) struct Given<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Given<'a> {
    /// Reads `--name value` pairs and refuses every name that is not `known`.
    pub(crate) fn read(args: &'a [String], known: &[&str]) -> Result<Self, String> {
        let mut pairs = Vec::new();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let name = known_name(arg, known)?;
            let value = args.next().ok_or(format!("{arg} needs a value"))?;
            pairs.push((name, value.as_str()));
        }
        Ok(Self { pairs })
    }

    /// The text given for `name`, if any; the last one counts.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        let mut latest_first = self.pairs.iter().rev();
        latest_first.find(|pair| pair.0 == name).map(|pair| pair.1)
    }

    /// The port number given for `name`, or `default`.
    pub(crate) fn port(&self, name: &str, default: u16) -> Result<u16, String> {
        let Some(text) = self.text(name) else {
            return Ok(default);
        };
        text.parse()
            .map_err(|_| format!("--{name} must be a number from 0 to 65535, not {text:?}"))
    }

    /// The meaning of the word given for `name`; the first of `words` is the default.
    pub(crate) fn choice<T: Copy, const N: usize>(
        &self,
        name: &str,
        words: [(&str, T); N],
    ) -> Result<T, String> {
        let text = self.text(name).unwrap_or(words[0].0);
        let chosen = words.iter().find(|word| word.0 == text);
        chosen.map(|word| word.1).ok_or_else(|| {
            let allowed = words.map(|word| word.0).join(", ");
            format!("--{name} must be one of {allowed}, not {text:?}")
        })
    }
}

/// The name in `--name`, if it is one of the `known` ones.
fn known_name<'a>(arg: &'a str, known: &[&str]) -> Result<&'a str, String> {
    let name = arg.strip_prefix("--").filter(|name| known.contains(name));
    name.ok_or_else(|| {
        let known = known.join(", --");
        format!("unknown option {arg:?}; the options are --{known}, each with a value")
    })
}

#[cfg(test)]
mod tests {
    use super::Given;

    fn args(line: &str) -> Vec<String> {
        line.split(' ').map(String::from).collect()
    }

    #[test]
    fn the_last_value_counts() {
        let args = args("--port 1 --port 2");
        let given = Given::read(&args, &["port"]).expect("both are known");
        assert_eq!(given.port("port", 9), Ok(2));
    }

    #[test]
    fn what_is_not_given_has_a_default() {
        let given = Given::read(&[], &["port", "end"]).expect("nothing is given");
        assert_eq!(given.port("port", 9), Ok(9));
        assert_eq!(given.choice("end", [("yes", 1), ("no", 0)]), Ok(1));
    }

    #[test]
    fn mistakes_are_explained() {
        let complaint = |line| Given::read(&args(line), &["port"]).expect_err("this is refused");
        assert!(complaint("--prot 1").contains("unknown option \"--prot\""));
        assert!(complaint("--port").contains("needs a value"));
    }

    #[test]
    fn values_are_checked() {
        let args = args("--port high --end maybe");
        let given = Given::read(&args, &["port", "end"]).expect("both are known");
        assert!(given.port("port", 9).is_err());
        let refusal = given
            .choice("end", [("yes", 1), ("no", 0)])
            .expect_err("this is refused");
        assert_eq!(refusal, "--end must be one of yes, no, not \"maybe\"");
    }
}

//! Findings: why a clause is not met.

use serde::{Deserialize, Serialize};

use crate::{Escaped, Wanted};

/// The shape of a defect as the rig saw it; causes are derived from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symptom {
    /// It does not listen where it should.
    NotReady,
    /// It refused or did not take a connection.
    Refused,
    /// No byte of the expected answer came.
    NoAnswer,
    /// A beginning of the expected answer came, and then nothing more.
    PartOfTheAnswer,
    /// Other bytes came than expected.
    OtherBytes,
    /// More bytes came than expected.
    MoreBytes,
    /// It closed the connection where it should go on.
    Closed,
    /// It reset the connection.
    Reset,
    /// It went on where it should have closed or ended.
    StillOpen,
    /// It ended where it should go on.
    Exited,
    /// Its console does not show what it should.
    NotShown,
    /// It uses the processor while it has nothing to do.
    Spins,
    /// It keeps what it should give back.
    Leaks,
    /// It ended with a status that says the opposite of what happened.
    WrongStatus,
    /// Nothing is said about the program: the harness could not tell, or had trouble.
    NotJudged,
}

/// How the end of waiting is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Bytes, an end of the connection or a proof from the kernel: no clock was involved.
    #[default]
    Proved,
    /// A quiet period or a budget ran out; a second attempt that runs alone has to confirm it.
    Timed,
}

/// Why a clause is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its shape.
    pub symptom: Symptom,
    /// One sentence in the student's terms.
    pub message: String,
    /// What was expected: bytes in quotation marks, anything else in words.
    pub expected: String,
    /// What came instead.
    pub actual: String,
    /// The place in the transcript, counted from 0.
    pub at: usize,
    /// How it is known.
    pub certainty: Certainty,
    /// How the program ended, where it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// What would have met the clause, where it can be compared without the harness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Wanted>,
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// In words: "it ended with status 1".
    pub how: String,
    /// What it said last; empty where it said nothing.
    pub last_words: Escaped,
}

impl Ending {
    /// Whether it ended as if all was well.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.how.ends_with(" status 0")
    }

    /// The last line of its last words: in most languages the one that names the error.
    #[must_use]
    pub fn last_line(&self) -> String {
        self.last_words.lines().pop().unwrap_or_default()
    }
}

impl Finding {
    /// What two findings have in common that are of one defect: the shape, the words, and the error that ended the program.
    /// What a program said that ended well differs from input to input.
    #[must_use]
    pub fn likeness(&self) -> String {
        let end = self.ending.as_ref().filter(|ending| !ending.is_good());
        let end = end.map(Ending::last_line);
        let end = end.unwrap_or_default();
        format!(
            "{:?}: {} {}",
            self.symptom,
            alike(&self.message),
            alike(&end)
        )
    }
}

/// Words without numbers and quotations, in which two sights of the same thing differ.
#[must_use]
pub fn alike(words: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let mut alike = String::new();
    for letter in words.chars() {
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        if !quoted && !letter.is_ascii_digit() {
            alike.push(letter);
        }
    }
    alike
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Untrusted;

    #[test]
    fn what_a_program_said_that_ended_well_makes_no_difference() {
        let ended = |how: &str, words: &str| {
            let finding = Finding {
                symptom: Symptom::NotShown,
                message: "the screen does not show it".to_owned(),
                expected: String::new(),
                actual: String::new(),
                at: 0,
                certainty: Certainty::Proved,
                ending: Some(Ending {
                    how: how.to_owned(),
                    last_words: Untrusted::new(words).cut(100),
                }),
                wanted: None,
            };
            finding.likeness()
        };
        let well = "it ended with status 0";
        assert_eq!(ended(well, "From Server: a"), ended(well, "bye"));
        let badly = "it ended with status 1";
        assert_ne!(ended(badly, "KeyError"), ended(badly, "TypeError"));
    }

    #[test]
    fn numbers_and_quotations_make_no_difference() {
        let one = r#"it answered "a \" 1" on the connection with 127.0.0.1:40001"#;
        let other = r#"it answered "b" on the connection with 127.0.0.2:5"#;
        assert_eq!(alike(one), alike(other));
        assert_ne!(alike("it refused the next"), alike("it ended"));
    }
}

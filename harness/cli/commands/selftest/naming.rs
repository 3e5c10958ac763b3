//! Whether a wrong program is named with its right cause.
//!
//! It is when a check that caught it names the first cause of its row, and none names a cause that the row does not
//! list. A row without a cause is one whose defect is no general misconception: then no check may name any.

use super::caught::Caught;

impl Caught {
    /// The causes that were named, in words.
    pub(super) fn named(&self) -> String {
        let names: Vec<&str> = self.causes.keys().map(String::as_str).collect();
        if names.is_empty() {
            "cause: none known".to_owned()
        } else {
            format!("cause: {}", names.join(", "))
        }
    }

    /// What is wrong with the causes that were named, in words; nothing if they are those that are listed.
    pub(super) fn misnamed(&self, listed: &[&str]) -> Option<String> {
        let first = listed
            .first()
            .filter(|first| !self.causes.contains_key(**first));
        let missing = first.map(|first| format!("{first} is listed, and nothing names it"));
        let wrong = self
            .causes
            .iter()
            .filter(|(name, _)| !listed.contains(&name.as_str()));
        let wrong = wrong.map(|(name, checks)| {
            let checks: Vec<&str> = checks.iter().map(String::as_str).collect();
            format!("{name} is not listed, and named by {}", checks.join(", "))
        });
        let words: Vec<String> = missing.into_iter().chain(wrong).collect();
        (!words.is_empty()).then(|| words.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use sockspec_model::cause::find;

    use super::*;

    fn naming(causes: &[&str]) -> Caught {
        let checks = |cause: &&str| ((*cause).to_owned(), ["s/server/a".to_owned()].into());
        Caught {
            causes: causes.iter().map(checks).collect(),
            ..Caught::default()
        }
    }

    #[test]
    fn every_cause_that_a_row_lists_is_known() {
        for flaw in reference_impls::flaws() {
            for cause in flaw.causes {
                assert!(find(cause).is_some(), "{}: {cause}", flaw.name);
            }
        }
    }

    #[test]
    fn the_first_cause_must_be_named_and_no_other_than_those_listed() {
        assert_eq!(
            naming(&["crashed"]).misnamed(&["crashed", "wrong-port"]),
            None
        );
        assert_eq!(naming(&[]).misnamed(&[]), None);
        let other = naming(&["wrong-port"]).misnamed(&["crashed"]);
        assert_eq!(
            other.as_deref(),
            Some(
                "crashed is listed, and nothing names it; wrong-port is not listed, and named by s/server/a"
            )
        );
        assert!(
            naming(&["wrong-port"])
                .misnamed(&["crashed", "wrong-port"])
                .is_some()
        );
        assert!(naming(&["crashed"]).misnamed(&[]).is_some());
    }
}

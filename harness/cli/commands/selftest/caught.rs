//! What a run caught, and whether that is what it should have.

use std::collections::{BTreeMap, BTreeSet};

use sockspec_model::{Event, Finished, Verdict};

/// What a run caught.
#[derive(Debug, Default)]
pub(super) struct Caught {
    pub(super) passed: usize,
    pub(super) skipped: usize,
    /// Checks that failed, by id, with what they say.
    pub(super) failed: BTreeMap<String, String>,
    /// Checks that could not tell, by id, with the reason.
    pub(super) unsure: BTreeMap<String, String>,
}

/// How what was caught differs from what is listed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Listed, but silent.
    pub(super) missing: Vec<String>,
    /// Not listed, but they caught it.
    pub(super) surplus: Vec<String>,
}

impl Caught {
    /// Takes one event in.
    pub(super) fn on(&mut self, event: &Event) {
        match event {
            Event::CheckFinished(finished) => self.finish(finished),
            Event::CheckSkipped(_) => self.skipped += 1,
            Event::RunStarted(_) | Event::AttemptStarted { .. } | Event::RunFinished { .. } => {}
        }
    }

    fn finish(&mut self, finished: &Finished) {
        let said = || {
            finished
                .finding
                .as_ref()
                .map_or_else(String::new, |finding| finding.message.clone())
        };
        let told = match finished.verdict {
            Verdict::Pass => return self.passed += 1,
            Verdict::Fail => &mut self.failed,
            Verdict::Inconclusive | Verdict::Error => &mut self.unsure,
        };
        told.insert(finished.check.clone(), said());
    }

    /// The names of the checks of a role that caught something.
    pub(super) fn names(&self, role: &str) -> BTreeSet<&str> {
        let parts = self.failed.keys().filter_map(|id| id.rsplit_once('/'));
        parts
            .filter(|(place, _)| place.ends_with(role))
            .map(|(_, name)| name)
            .collect()
    }

    /// Whether a check could not tell, and nothing was said that is not listed.
    pub(super) fn could_not_tell(&self, role: &str, listed: &[&str]) -> bool {
        !self.unsure.is_empty() && self.compare(role, listed).surplus.is_empty()
    }

    /// Compares the checks of a role that caught something with the listed ones.
    pub(super) fn compare(&self, role: &str, listed: &[&str]) -> Difference {
        let (caught, listed) = (
            self.names(role),
            listed.iter().copied().collect::<BTreeSet<_>>(),
        );
        let names = |names: Vec<&&str>| names.into_iter().map(|name| (*name).to_owned()).collect();
        Difference {
            missing: names(listed.difference(&caught).collect()),
            surplus: names(caught.difference(&listed).collect()),
        }
    }
}

impl Difference {
    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The difference in words.
    pub(super) fn words(&self) -> String {
        let part = |what: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
        };
        let parts = [
            part("listed, but silent", &self.missing),
            part("not listed, but catches it", &self.surplus),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caught(ids: &[&str]) -> Caught {
        let failed = ids
            .iter()
            .map(|id| ((*id).to_owned(), String::new()))
            .collect();
        Caught {
            failed,
            ..Caught::default()
        }
    }

    #[test]
    fn a_difference_has_two_sides() {
        let caught = caught(&["s/server/a", "s/server/b", "s/pair/c"]);
        assert!(caught.compare("server", &["b", "a"]).is_none());
        assert!(!caught.could_not_tell("server", &["b", "a"]));
        let difference = caught.compare("server", &["b", "d"]);
        assert_eq!(
            difference.words(),
            "listed, but silent: d; not listed, but catches it: a"
        );
    }
}

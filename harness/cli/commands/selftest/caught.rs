//! What a run caught, and whether that is what it should have.

use std::collections::{BTreeMap, BTreeSet};

use sockspec_model::{Certainty, Event, Finished, Role, Verdict};

/// What a run caught.
#[derive(Debug, Default)]
pub(super) struct Caught {
    pub(super) passed: usize,
    pub(super) skipped: usize,
    /// Checks that failed, by id.
    pub(super) failed: BTreeMap<String, Accusation>,
    /// Checks that could not tell, by id, with the reason.
    pub(super) unsure: BTreeMap<String, String>,
    /// The causes that were named, each with the checks that did.
    pub(super) causes: BTreeMap<String, BTreeSet<String>>,
}

/// What a check says against a program.
#[derive(Debug, Default)]
pub(super) struct Accusation {
    pub(super) message: String,
    /// Whether a clock had a say in it.
    pub(super) timed: bool,
}

/// How what was caught differs from what is listed, by the names of checks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Listed, but silent.
    missing: Vec<String>,
    /// Not listed, but they caught it.
    surplus: Vec<String>,
}

impl Caught {
    /// Takes one event in.
    pub(super) fn on(&mut self, event: &Event) {
        match event {
            Event::CheckFinished(finished) => self.finish(finished),
            Event::CheckSkipped(_) => self.skipped += 1,
            Event::RunStarted(_)
            | Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    fn finish(&mut self, finished: &Finished) {
        let (id, finding) = (finished.check.clone(), finished.finding.as_ref());
        let message = finding.map_or_else(String::new, |finding| finding.message.clone());
        if let Some(cause) = &finished.cause {
            let checks = self.causes.entry(cause.name.clone()).or_default();
            checks.insert(id.clone());
        }
        match finished.verdict {
            Verdict::Pass => self.passed += 1,
            Verdict::Fail => {
                let timed = finding.is_some_and(|finding| finding.certainty == Certainty::Timed);
                self.failed.insert(id, Accusation { message, timed });
            }
            Verdict::Inconclusive | Verdict::Error => {
                self.unsure.insert(id, message);
            }
        }
    }

    /// The names of the checks of a side, or of all, that caught something.
    pub(super) fn names(&self, side: Option<Role>) -> BTreeSet<&str> {
        self.of(side).map(|(name, _)| name).collect()
    }

    fn of(&self, side: Option<Role>) -> impl Iterator<Item = (&str, &Accusation)> {
        let parts = self
            .failed
            .iter()
            .filter_map(|(id, said)| Some((id.rsplit_once('/')?, said)));
        parts
            .filter(move |((place, _), _)| side.is_none_or(|side| place.ends_with(side.word())))
            .map(|((_, name), said)| (name, said))
    }

    /// Whether what differs may come of a machine that was busy: a check could not tell, or a clock has accused. Then it
    /// deserves to be judged again, alone. What was proved is never given a second chance.
    pub(super) fn may_be_haste(&self, side: Option<Role>, listed: &[&str]) -> bool {
        let surplus = self.of(side).filter(|(name, _)| !listed.contains(name));
        let timed: Vec<bool> = surplus.map(|(_, said)| said.timed).collect();
        timed.iter().all(|timed| *timed) && (!timed.is_empty() || !self.unsure.is_empty())
    }

    /// Compares the checks of a side that caught something with the listed ones.
    pub(super) fn compare(&self, side: Option<Role>, listed: &[&str]) -> Difference {
        let (caught, listed) = (
            self.names(side),
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
    /// The difference in words; none where there is none.
    pub(super) fn words(&self) -> Option<String> {
        let part = |what: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
        };
        let parts = [
            part("listed, but silent", &self.missing),
            part("not listed, but catches it", &self.surplus),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Option<Role> = Some(Role::Server);

    fn caught(ids: &[(&str, bool)]) -> Caught {
        let accusation = |timed| Accusation {
            timed,
            ..Accusation::default()
        };
        let failed = ids
            .iter()
            .map(|&(id, timed)| (id.to_owned(), accusation(timed)))
            .collect();
        Caught {
            failed,
            ..Caught::default()
        }
    }

    #[test]
    fn a_difference_has_two_sides() {
        let caught = caught(&[
            ("s/server/a", false),
            ("s/server/b", false),
            ("s/pair/c", false),
        ]);
        assert_eq!(caught.compare(SERVER, &["b", "a"]).words(), None);
        let difference = caught.compare(SERVER, &["b", "d"]);
        assert_eq!(
            difference.words().as_deref(),
            Some("listed, but silent: d; not listed, but catches it: a")
        );
    }

    #[test]
    fn only_what_a_clock_says_is_asked_again() {
        let timed = caught(&[("s/server/a", false), ("s/server/b", true)]);
        assert!(timed.may_be_haste(SERVER, &["a"]));
        assert!(!timed.may_be_haste(SERVER, &["b"]));
        assert!(!timed.may_be_haste(SERVER, &["a", "b"]));
        let mut unsure = caught(&[("s/server/a", false)]);
        unsure.unsure.insert("s/pair/c".to_owned(), String::new());
        assert!(unsure.may_be_haste(SERVER, &["a"]));
        assert!(!unsure.may_be_haste(None, &[]));
    }
}

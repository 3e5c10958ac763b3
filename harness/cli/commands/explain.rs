//! `sockspec explain`: a scenario, a check, a clause, a cause, a lesson or a key of a dialect in words.

mod assignment;
mod known;
mod lesson;
mod words;

use sockspec::mistake::Mistake;
use sockspec::nearest::suggestion;
use sockspec_model::cause::CAUSES;
use sockspec_scenarios::{SCENARIOS, lessons};

use crate::output;
use known::{alike, checks, clauses, keys};
pub(super) use words::level;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A scenario; a check, by name or `scenario/role/name`; a clause, as UT-S6; a cause, as a report names it; a
    /// lesson, as a-stream-of-bytes; or a key of a dialect
    name: String,
}

/// Everything that has the name.
pub(crate) fn text(arguments: &Arguments) -> Result<String, Mistake> {
    let (name, width) = (arguments.name.as_str(), output::prose_width());
    let is_it = |other: &str| other.eq_ignore_ascii_case(name);
    let checks = checks().filter(|known| is_it(known.check.name()) || is_it(&known.id()));
    let clauses = clauses().into_iter().filter(|clause| is_it(clause.id));
    let causes = CAUSES.iter().filter(|cause| is_it(cause.name));
    let lessons = lessons::ALL.iter().filter(|lesson| is_it(lesson.name));
    let scenarios = SCENARIOS.iter().filter(|scenario| is_it(scenario.name));
    let keys = keys().into_iter().filter(|named| is_it(named.key.name));
    let found: Vec<String> = scenarios
        .map(|scenario| assignment::of_scenario(scenario, width))
        .chain(
            alike(checks)
                .iter()
                .map(|same| words::of_check(same, width)),
        )
        .chain(clauses.map(|clause| words::of_clause(clause, width)))
        .chain(causes.map(|cause| words::of_cause(cause, width)))
        .chain(lessons.map(|it| lesson::of_lesson(it, width)))
        .chain(keys.map(|named| assignment::of_key(&named, width)))
        .collect();
    if found.is_empty() {
        Err(unknown(name))
    } else {
        Ok(found.join("\n\n"))
    }
}

fn unknown(name: &str) -> Mistake {
    let ids: Vec<String> = checks().map(|known| known.id()).collect();
    let keys = keys();
    let all = checks()
        .map(|known| known.check.name())
        .chain(clauses().into_iter().map(|clause| clause.id))
        .chain(CAUSES.iter().map(|cause| cause.name))
        .chain(lessons::ALL.iter().map(|lesson| lesson.name))
        .chain(SCENARIOS.iter().map(|scenario| scenario.name))
        .chain(keys.iter().map(|named| named.key.name))
        .chain(ids.iter().map(String::as_str));
    let remedy = suggestion(
        name,
        all,
        "sockspec list SCENARIO shows every check and clause",
    );
    Mistake::new(format!(
        "no scenario, check, clause, cause, lesson or key is called {name}"
    ))
    .at(name)
    .remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain(name: &str) -> Result<String, Mistake> {
        text(&Arguments {
            name: name.to_owned(),
        })
    }

    #[test]
    fn checks_clauses_and_causes_have_words() {
        assert!(
            explain("joins-a-split-sentence")
                .expect("a check")
                .contains("UT-S6 (Should")
        );
        assert!(
            explain("tcp-uppercase/server/becomes-ready")
                .expect("a check")
                .contains("how it is tested")
        );
        assert!(
            explain("ut-s6")
                .expect("a clause")
                .contains("tcp-uppercase/server/any-segmentation")
        );
    }

    fn has(words: &str, name: &str, parts: &[&str]) {
        for part in parts {
            let told = words.split(part).nth(1).unwrap_or_default();
            let line = told.trim_start_matches("\u{1b}[0m").lines().nth(1);
            let missing = line.is_none_or(|line| line.trim().is_empty());
            assert!(!missing, "{name}: nothing under {part}:\n{words}");
        }
    }

    const PARTS: &[&str] = &[
        "why it matters",
        "what is promised, and what is not",
        "how it is tested",
        "what commonly goes wrong",
        "how to mend it",
    ];

    #[test]
    fn every_clause_and_every_check_has_every_part() {
        for clause in clauses() {
            has(&explain(clause.id).expect("a clause"), clause.id, PARTS);
        }
        for known in checks() {
            has(&explain(&known.id()).expect("a check"), &known.id(), PARTS);
        }
    }

    #[test]
    fn every_cause_and_every_lesson_has_every_part() {
        for cause in CAUSES {
            let parts = [
                "why",
                "see for yourself",
                "how to mend it",
                "some of the clauses that it breaks",
            ];
            has(&explain(cause.name).expect("a cause"), cause.name, &parts);
            assert!(cause.mend.contains("\n    "), "{}: no example", cause.name);
        }
        for lesson in lessons::ALL {
            let parts = [PARTS[1], PARTS[3], PARTS[4], "where it counts"];
            has(
                &explain(lesson.name).expect("a lesson"),
                lesson.name,
                &parts,
            );
            assert!(
                lesson.example.starts_with("    "),
                "{}: no example",
                lesson.name
            );
            assert!(
                lesson
                    .causes
                    .iter()
                    .all(|name| sockspec_model::cause::find(name).is_some()),
                "{}",
                lesson.name
            );
        }
    }

    #[test]
    fn a_check_of_many_scenarios_is_told_once() {
        let words = explain("survives-nul").expect("a check");
        assert_eq!(words.matches("why it matters").count(), 1, "{words}");
        assert_eq!(
            words.matches("\n        sockspec run ").count(),
            SCENARIOS.len(),
            "{words}"
        );
        assert!(words.contains("file-transfer: Of two clients"), "{words}");
        assert!(
            words.contains("tcp-greeting: Where session is forever."),
            "{words}"
        );
    }

    #[test]
    fn a_name_of_two_roles_is_explained_for_both() {
        let both = explain("survives-a-reset").expect("a check of either role");
        assert!(
            both.contains("tcp-uppercase/server/survives-a-reset")
                && both.contains("tcp-uppercase/client/survives-a-reset")
        );
    }

    #[test]
    fn scenarios_and_keys_have_words() {
        for scenario in SCENARIOS {
            let words = explain(scenario.name).expect("a scenario");
            has(&words, scenario.name, PARTS);
            has(&words, scenario.name, &["run it"]);
            for told in ["--server 'YOUR SERVER'", "Must"] {
                assert!(words.contains(told), "{words}");
            }
            for clause in scenario.clauses.iter().copied().flatten() {
                assert!(words.contains(clause.id), "{}", clause.id);
            }
            for key in scenario.keys {
                let words = explain(key.name).expect("a key");
                assert!(words.contains(scenario.name), "{words}");
            }
        }
    }

    #[test]
    fn an_unknown_name_gets_the_nearest() {
        let mistake = explain("joins-a-split-sentense").expect_err("no such check");
        assert_eq!(
            mistake.what_to_do(),
            Some("did you mean joins-a-split-sentence?")
        );
    }
}

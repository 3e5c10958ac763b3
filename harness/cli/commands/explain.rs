//! `sockspec explain`: a scenario, a check, a clause, a cause or a key of a dialect in words.

mod assignment;
mod known;
mod words;

use sockspec::mistake::Mistake;
use sockspec::nearest::suggestion;
use sockspec_model::cause::CAUSES;
use sockspec_scenarios::SCENARIOS;

use crate::output;
use known::{checks, clauses, keys};
pub(super) use words::level;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A scenario; a check, by name or `scenario/role/name`; a clause, as UT-S6; a cause, as a report names it; or a
    /// key of a dialect
    name: String,
}

/// Everything that has the name.
pub(crate) fn text(arguments: &Arguments) -> Result<String, Mistake> {
    let (name, width) = (arguments.name.as_str(), output::prose_width());
    let is_it = |other: &str| other.eq_ignore_ascii_case(name);
    let checks = checks().filter(|known| is_it(known.check.name()) || is_it(&known.id()));
    let clauses = clauses().into_iter().filter(|clause| is_it(clause.id));
    let causes = CAUSES.iter().filter(|cause| is_it(cause.name));
    let scenarios = SCENARIOS.iter().filter(|scenario| is_it(scenario.name));
    let keys = keys().into_iter().filter(|named| is_it(named.key.name));
    let found: Vec<String> = scenarios
        .map(|scenario| assignment::of_scenario(scenario, width))
        .chain(checks.map(|known| words::of_check(&known, width)))
        .chain(clauses.map(|clause| words::of_clause(clause, width)))
        .chain(causes.map(|cause| words::of_cause(cause, width)))
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
        .chain(SCENARIOS.iter().map(|scenario| scenario.name))
        .chain(keys.iter().map(|named| named.key.name))
        .chain(ids.iter().map(String::as_str));
    let remedy = suggestion(
        name,
        all,
        "sockspec list SCENARIO shows every check and clause",
    );
    Mistake::new(format!(
        "no scenario, check, clause, cause or key is called {name}"
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
        for cause in CAUSES {
            assert!(
                explain(cause.name)
                    .expect("a cause")
                    .contains("how to mend it")
            );
        }
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
            for told in [
                "how it is tested",
                "run it",
                "--server 'YOUR SERVER'",
                "Must",
            ] {
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

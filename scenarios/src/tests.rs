//! The tables hold together: ids are unique, every check cites a clause, every clause has a check.

use std::collections::BTreeSet;

use sockspec_model::{Dialect, Role, Values};

use super::SCENARIOS;

const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];

#[test]
fn check_names_are_unique_in_their_role_and_in_kebab_case() {
    for scenario in SCENARIOS {
        for role in ROLES {
            let names: Vec<&str> = scenario
                .checks(role)
                .iter()
                .map(|check| check.name())
                .collect();
            assert_eq!(
                names.iter().collect::<BTreeSet<_>>().len(),
                names.len(),
                "{} {role:?}",
                scenario.name
            );
            assert!(names.iter().all(|name| {
                name.bytes()
                    .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            }));
        }
    }
}

#[test]
fn every_check_cites_a_clause_and_every_clause_has_a_check() {
    for scenario in SCENARIOS {
        let cited: BTreeSet<&str> = ROLES
            .iter()
            .flat_map(|role| scenario.checks(*role))
            .map(|check| check.clause())
            .collect();
        let defined: BTreeSet<&str> = scenario
            .clauses
            .iter()
            .copied()
            .flatten()
            .map(|clause| clause.id)
            .collect();
        assert_eq!(cited, defined);
    }
}

#[test]
fn what_is_a_property_says_so() {
    let scenarios = SCENARIOS.iter();
    let checks = scenarios.flat_map(|one| ROLES.iter().flat_map(|role| one.checks(*role)));
    for check in checks {
        let says_so = check.how().starts_with("Property: ");
        assert_eq!(check.is_property(), says_so, "{}", check.name());
    }
}

#[test]
fn needs_and_pins_name_declared_keys_and_values() {
    for scenario in SCENARIOS {
        let knows = |key: &str, value: &str| Dialect::new(scenario.keys).set(key, value).is_ok();
        let needs = ROLES
            .iter()
            .flat_map(|role| scenario.checks(*role))
            .flat_map(|check| check.terms().0);
        assert!(
            needs
                .flat_map(|need| need.values.iter().map(|value| (need.key, *value)))
                .all(|(key, value)| knows(key, value))
        );
        let pins = scenario
            .clauses
            .iter()
            .copied()
            .flatten()
            .filter_map(|clause| clause.pin);
        assert!(
            pins.flat_map(|pin| pin.values.iter().map(move |value| (pin.key, *value)))
                .all(|(key, value)| knows(key, value))
        );
    }
}

#[test]
fn defaults_are_among_the_values() {
    for key in SCENARIOS.iter().flat_map(|scenario| scenario.keys) {
        if let Values::OneOf(values) = key.values {
            assert!(values.contains(&key.default), "{}", key.name);
        }
    }
}

#[test]
fn every_key_is_found_out_by_one_experiment_of_a_role_at_most_and_in_some_role() {
    for scenario in SCENARIOS {
        let server: Vec<&str> = scenario
            .probes
            .server
            .iter()
            .map(|probe| probe.key)
            .collect();
        let client: Vec<&str> = scenario
            .probes
            .client
            .iter()
            .map(|probe| probe.key)
            .collect();
        for keys in [&server, &client] {
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        }
        let tried: BTreeSet<&str> = server.into_iter().chain(client).collect();
        let keys: BTreeSet<&str> = scenario.keys.iter().map(|key| key.name).collect();
        assert_eq!(tried, keys, "{}", scenario.name);
    }
}

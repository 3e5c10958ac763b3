//! How much a check of much deals with, as it is asked for.

use sockspec_engine::rig::{Scale, Scenario};
use sockspec_model::Role;

use crate::mistake::Mistake;

/// What was asked for, where the scenario has a check of much.
///
/// # Errors
/// Where it has none, or not of so much.
pub fn read(
    scenario: &Scenario,
    roles: &[Role],
    asked: Option<u32>,
) -> Result<Option<u32>, Mistake> {
    let Some(number) = asked else { return Ok(None) };
    let Some(scale) = scenario.scale else {
        return Err(no_check(scenario));
    };
    if !scale.roles.iter().any(|role| roles.contains(role)) {
        return Err(other_role(scenario, scale));
    }
    if (scale.least..=scale.most).contains(&number) {
        return Ok(asked);
    }
    let Scale {
        of,
        usual,
        least,
        most,
        ..
    } = scale;
    let sentence = format!("in {} --scale is between {least} and {most}", scenario.name);
    let remedy = format!("it says how many {of}; {usual} where nothing is said");
    Err(Mistake::new(sentence)
        .at(&number.to_string())
        .remedy(remedy))
}

fn other_role(scenario: &Scenario, scale: Scale) -> Mistake {
    let roles: Vec<&str> = scale.roles.iter().map(|role| role.word()).collect();
    let roles = roles.join(" or a ");
    let sentence = format!(
        "in {} --scale says how many {}, and that is asked of a {roles} only",
        scenario.name, scale.of
    );
    let remedy = format!("leave it out, or name a {roles} too");
    Mistake::new(sentence).at("--scale").remedy(remedy)
}

fn no_check(scenario: &Scenario) -> Mistake {
    let sentence = format!(
        "{} has no check that --scale could make larger",
        scenario.name
    );
    let scaled = sockspec_scenarios::SCENARIOS.iter().filter_map(|other| {
        let scale = other.scale?;
        Some(format!("{} ({})", other.name, scale.of))
    });
    let scaled: Vec<String> = scaled.collect();
    let remedy = format!("leave it out; these have one: {}", scaled.join(", "));
    Mistake::new(sentence).at("--scale").remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::scenario;

    #[test]
    fn it_is_taken_where_there_is_a_check_of_much() {
        let chat = scenario("chat").expect("it exists");
        let server = &[Role::Server];
        assert_eq!(read(chat, server, Some(1000)), Ok(Some(1000)));
        assert_eq!(read(chat, server, None), Ok(None));
        let mistake = read(chat, server, Some(1)).expect_err("a crowd of one");
        assert_eq!(mistake.sentence(), "in chat --scale is between 2 and 10000");
    }

    #[test]
    fn where_it_would_change_nothing_it_is_a_mistake() {
        let chat = scenario("chat").expect("it exists");
        let mistake = read(chat, &[Role::Client], Some(1000)).expect_err("no crowd of a client");
        let sentence =
            "in chat --scale says how many clients at once, and that is asked of a server only";
        assert_eq!(mistake.sentence(), sentence);
        let files = scenario("file-transfer").expect("it exists");
        assert_eq!(read(files, &[Role::Client], Some(64)), Ok(Some(64)));
    }

    #[test]
    fn elsewhere_it_is_a_mistake() {
        let hello = scenario("udp-hello").expect("it exists");
        let mistake = read(hello, &[Role::Server], Some(1000)).expect_err("no such check");
        let sentence = "udp-hello has no check that --scale could make larger";
        assert_eq!(mistake.sentence(), sentence);
        let remedy = mistake.what_to_do().expect("a remedy");
        assert!(remedy.contains("chat (clients at once)"), "{remedy}");
    }
}

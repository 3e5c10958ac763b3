//! The first line of a report: what is being judged, and what it takes to do it again.

use sockspec_model::{Role, RunStarted};

/// The line.
pub(super) fn text(run: &RunStarted) -> String {
    let strict = if run.strict { ", strict" } else { "" };
    let (scenarios, targets) = (scenarios(&run.scenarios), targets(run));
    format!(
        "{scenarios} {targets}   (seed {}, isolation {}{strict})",
        run.seed, run.isolation
    )
}

fn scenarios(names: &[String]) -> String {
    if names.len() > 3 {
        format!("{} scenarios,", names.len())
    } else {
        names.join(", ")
    }
}

fn targets(run: &RunStarted) -> String {
    let roles = [Role::Server, Role::Client, Role::Pair].map(Role::word);
    let known: Vec<(&str, &str)> = roles
        .into_iter()
        .filter_map(|role| Some((role, shown(run.target.get(role)?))))
        .collect();
    match known.as_slice() {
        [] => run
            .roles
            .iter()
            .map(|role| role.word())
            .collect::<Vec<_>>()
            .join(" and "),
        [(first, target), (second, same)] if target == same => {
            format!("{first} and {second}: {target}")
        }
        several => several
            .iter()
            .map(|(role, target)| format!("{role}: {target}"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Whether nobody's program is judged.
pub(super) fn is_reference(run: &RunStarted) -> bool {
    !run.target.is_empty() && run.target.values().all(|target| target == REFERENCE)
}

/// The bundled programs, as a run names them.
const REFERENCE: &str = "reference";

fn shown(target: &String) -> &str {
    if target == REFERENCE {
        "the bundled reference"
    } else {
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(scenarios: &[&str], target: &[(&str, &str)]) -> String {
        text(&RunStarted {
            scenarios: scenarios.iter().map(|&name| name.to_owned()).collect(),
            roles: vec![Role::Server],
            target: target
                .iter()
                .map(|&(role, target)| (role.to_owned(), target.to_owned()))
                .collect(),
            seed: 7,
            isolation: "full".to_owned(),
            ..RunStarted::default()
        })
    }

    #[test]
    fn one_line_says_what_is_judged() {
        let end = "   (seed 7, isolation full)";
        let one = header(&["chat"], &[("server", "python3 server.py")]);
        assert_eq!(one, format!("chat server: python3 server.py{end}"));
        let pair = header(&["chat"], &[("client", "./c"), ("server", "./s")]);
        assert_eq!(pair, format!("chat server: ./s, client: ./c{end}"));
        let ours = header(
            &["a", "b", "c", "d"],
            &[("client", "reference"), ("server", "reference")],
        );
        assert_eq!(
            ours,
            format!("4 scenarios, server and client: the bundled reference{end}")
        );
        assert_eq!(header(&["chat"], &[]), format!("chat server{end}"));
    }
}

//! The catalogue in the repository is the one that the tables give.

use crate::runs::run;

#[test]
fn the_catalogue_is_up_to_date() {
    let stands = include_str!("../../scenarios/CATALOGUE.md");
    let ended = run(&["list", "--format", "markdown"]);
    let remedy = "cargo run -- list --format markdown > scenarios/CATALOGUE.md";
    assert!(
        ended.out == stands,
        "scenarios/CATALOGUE.md is stale; renew it: {remedy}"
    );
}

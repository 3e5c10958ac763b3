//! What is said of a manifest that cannot be meant, and which part of it is underlined.

use super::manifest;
use crate::mistake::Mistake;

/// What is underlined, and the mistake.
fn wrong(rest: &str) -> (String, Mistake) {
    let text = format!("scenario = \"tcp-uppercase\"\n{rest}");
    let mistake = manifest(&text).err().expect("it cannot be meant");
    let place = mistake.excerpt().expect("it is in the file").place.clone();
    (text[place].to_owned(), mistake)
}

fn check(rest: &str, underlined: &str, sentence: &str, remedy: &str) {
    let (place, mistake) = wrong(rest);
    assert_eq!(place, underlined, "{rest}");
    assert_eq!(mistake.sentence(), sentence, "{rest}");
    let said = mistake.what_to_do().unwrap_or_default();
    assert!(said.contains(remedy), "{rest}: {said}");
}

#[test]
fn unknown_names_get_the_nearest() {
    check(
        "[tagret]\nport = 1\n",
        "tagret",
        "course/sockspec.toml has no key \"tagret\"",
        "did you mean target?",
    );
    check(
        "[target]\nserverr = \"x\"\n",
        "serverr",
        "[target] has no key \"serverr\"",
        "did you mean server?",
    );
    check(
        "[dialect]\nfaming = \"line\"\n",
        "faming",
        "tcp-uppercase has no dialect key \"faming\"",
        "did you mean framing?",
    );
    check(
        "[dialect]\nframing = \"lines\"\n",
        "\"lines\"",
        "framing cannot be \"lines\"",
        "did you mean line?",
    );
    check(
        "[clauses.UT-S66]\n",
        "UT-S66",
        "tcp-uppercase has no clause \"UT-S66\"",
        "did you mean UT-S6?",
    );
    check(
        "[points]\nmusst = 4\n",
        "musst",
        "tcp-uppercase has no level or clause \"musst\"",
        "did you mean must?",
    );
    check(
        "[clauses.UT-S6]\nlevel = \"drop\"\nreason = \"x\"\n",
        "\"drop\"",
        "level cannot be \"drop\"",
        "it is one of must, should, may, dropped",
    );
    check(
        "[[known_failing]]\ncheck = \"becomes-redy\"\nreason = \"x\"\n",
        "\"becomes-redy\"",
        "no check or clause is called becomes-redy",
        "did you mean becomes-ready?",
    );
}

#[test]
fn a_reason_is_mandatory() {
    check(
        "[clauses.UT-S6]\nlevel = \"must\"\n",
        "UT-S6",
        "UT-S6 has no reason",
        "for example reason = ",
    );
    check(
        "[clauses.UT-S6]\nlevel = \"must\"\nreason = \" \"\n",
        "\" \"",
        "reason is empty",
        "for example reason = ",
    );
    check(
        "[[known_failing]]\nclause = \"UT-S6\"\n",
        "[[known_failing]]",
        "[[known_failing]] has no reason",
        "for example reason = ",
    );
}

#[test]
fn values_of_another_kind_are_refused() {
    check(
        "[target]\nserver = 7\n",
        "7",
        "server is a text in quotation marks, not a whole number",
        "for example server = ",
    );
    check(
        "[target]\nport = 70000\n",
        "70000",
        "port is a whole number from 1 to 65535, not 70000",
        "for example port = 12000",
    );
    check(
        "[run]\nstrict = \"yes\"\n",
        "\"yes\"",
        "strict is true or false, not a text",
        "for example strict = false",
    );
    check(
        "[points]\nmust = -4\n",
        "-4",
        "the points of must cannot be -4",
        "from 0",
    );
    check(
        "[clauses]\nUT-S6 = \"must\"\n",
        "\"must\"",
        "UT-S6 is a table, not a text",
        "for example UT-S6 = { level",
    );
    check(
        "[dialect]\nframing = 3\n",
        "3",
        "framing is a text in quotation marks, not a whole number",
        "sockspec list",
    );
}

#[test]
fn a_known_failure_names_one_thing() {
    check(
        "[[known_failing]]\nreason = \"x\"\n",
        "[[known_failing]]",
        "a known failure names neither a check nor a clause",
        "write check",
    );
    check(
        "[[known_failing]]\ncheck = \"*\"\nclause = \"UT-S6\"\nreason = \"x\"\n",
        "\"UT-S6\"",
        "a known failure names checks or a clause, not both",
        "another [[known_failing]]",
    );
    check(
        "[known_failing]\n",
        "known_failing",
        "known_failing is a list of tables",
        "write [[known_failing]]",
    );
}

#[test]
fn what_is_no_toml_is_shown() {
    let (place, mistake) = wrong("seed = = 7\n");
    assert!(mistake.sentence().starts_with("this is no TOML"), "{place}");
}

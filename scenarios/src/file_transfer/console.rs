//! Checks of both sides: what stands on the console.

use sockspec_engine::rig::{Check, Checked, ClientRig, Opening, ServerRig, Stop};
use sockspec_model::Level;

use super::arrival::send;
use super::{ASKS, NOTES, open};

/// Checks of a server.
pub(super) const SERVER: &[Check<ServerRig>] = &[
    Check::new(
        "announces-readiness",
        "ALL-S9",
        announces_readiness,
        "When the server waits for its clients, its terminal must show some text.",
    )
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "flushes-its-console",
        "ALL-S9",
        flushes_its_console,
        "The server is started with a pipe instead of a terminal; what it asks or announces at a terminal before anybody \
         comes must be readable.",
    )
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "asks-in-the-given-words",
        "FT-S9",
        asks_in_the_given_words,
        "The screen must show the declared question before a number is typed.",
    )
    .needs(ASKS)
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "reports-what-it-has-received",
        "FT-S9",
        reports_what_it_has_received,
        "After a file has arrived the screen must show the declared words about it.",
    )
    .opening(Opening::Started),
];

/// Checks of a client.
pub(super) const CLIENT: &[Check<ClientRig>] = &[
    Check::new(
        "prompts-first",
        "FT-C7",
        prompts_first,
        "When the client has come to rest, before anything is typed, its screen must show some text.",
    )
    .apart(),
    Check::new(
        "prompts-in-the-given-words",
        "FT-C7",
        prompts_in_the_given_words,
        "The screen must show the declared prompt before anything is typed.",
    )
    .level(Level::May)
    .apart(),
    Check::new(
        "complains-in-the-given-words",
        "FT-C7",
        complains_in_the_given_words,
        "The name of a file that does not exist is typed; the screen must show the declared words about it.",
    )
    .level(Level::May),
];

fn announces_readiness(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    rig.expect_some_text()
}

fn flushes_its_console(rig: &mut ServerRig) -> Checked {
    rig.until_it_asks()?.ok();
    if rig.screen()?.trim().is_empty() {
        return Err(Stop::Skip(
            "it shows nothing at a terminal either".to_owned(),
        ));
    }
    rig.start_afresh_with_pipes()?;
    rig.until_it_asks()?.ok();
    rig.expect_some_text()
}

fn asks_in_the_given_words(rig: &mut ServerRig) -> Checked {
    let question = rig.dialect().value("question").to_owned();
    rig.until_it_asks()?.ok();
    rig.expect_on_screen(&question)
}

fn reports_what_it_has_received(rig: &mut ServerRig) -> Checked {
    let words = rig.dialect().value("received").to_owned();
    open(rig, 1)?;
    send(rig, 0, NOTES.as_bytes())?;
    rig.expect_files(&[NOTES.into()])?;
    rig.expect_on_screen(&words)
}

fn prompts_first(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.until_it_asks()?;
    rig.expect_some_text()
}

fn prompts_in_the_given_words(rig: &mut ClientRig) -> Checked {
    let prompt = rig.dialect().value("prompt").to_owned();
    rig.start()?;
    rig.until_it_asks()?;
    rig.expect_on_screen(&prompt)
}

fn complains_in_the_given_words(rig: &mut ClientRig) -> Checked {
    let words = rig.dialect().value("bad_name").to_owned();
    rig.start()?;
    rig.type_line("no-such-file.txt")?;
    rig.expect_on_screen(&words)
}

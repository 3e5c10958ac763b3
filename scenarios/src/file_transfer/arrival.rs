//! Checks of a server: files arrive, each client's in a file of its own.

use proptest::prelude::*;
use sockspec_engine::rig::{Check, Checked, Opening, ServerRig};

use super::wire::framed;
use super::{ASKS, content, open};
use crate::shared::input;

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "receives-a-text-file",
    "FT-S1",
    receives_a_text_file,
    "One client sends a short text and closes; a new file of the server's must hold exactly that text, under whatever name.",
)
.opening(Opening::Started)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "receives-from-each-client",
        "FT-S1",
        receives_from_each_client,
        "Three clients, one after the other, each with a text of its own; each must be found in a file of its own.",
    )
    .opening(Opening::Started),
    Check::property(
        "any-text",
        "FT-S1",
        any_text,
        "Property: lines of up to 80 printable ASCII characters; the server is started anew for each.",
    )
    .opening(Opening::Started),
    Check::new(
        "serves-the-declared-number",
        "FT-S2",
        serves_the_declared_number,
        "Two clients are declared; the files of both must arrive.",
    )
    .needs(ASKS)
    .opening(Opening::Started),
    Check::new(
        "asks-for-the-number",
        "FT-S2",
        asks_for_the_number,
        "After its start the server must wait for a line at its keyboard.",
    )
    .needs(ASKS)
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "ends-when-done",
        "FT-S2",
        ends_when_done,
        "Two clients are declared, come and leave; then the server must end by itself, with status 0.",
    )
    .needs(ASKS)
    .opening(Opening::Started),
];

/// A client of its own sends a file and leaves; then the server has dealt with it, or waits for others.
pub(super) fn send(rig: &mut ServerRig, client: usize, bytes: &[u8]) -> Checked {
    let sent = framed(rig.dialect(), &name_of(client), bytes);
    let mut peer = rig.connect()?;
    peer.send(sent)?;
    peer.leave()?;
    rig.until_rest().map(|_| ())
}

/// The name that a client gives to its file, where it gives one.
pub(super) fn name_of(client: usize) -> String {
    format!("notes{client}.txt")
}

/// Each of these is sent by a client of its own, one after the other, and must arrive.
pub(super) fn arrive(rig: &mut ServerRig, contents: &[Vec<u8>]) -> Checked<Vec<String>> {
    open(rig, contents.len())?;
    let mut clients = contents.iter().enumerate();
    clients.try_for_each(|(client, bytes)| send(rig, client, bytes))?;
    rig.expect_files(contents)
}

fn receives_a_text_file(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[super::NOTES.into()]).map(|_| ())
}

fn receives_from_each_client(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[content::text(1), content::text(2), content::text(3)]).map(|_| ())
}

fn any_text(rig: &mut ServerRig) -> Checked {
    let texts = input::ascii_sentences().prop_map(|sentence| format!("{sentence}\n"));
    rig.for_all_afresh(&[], texts, |rig, text| {
        arrive(rig, &[text.clone().into_bytes()]).map(|_| ())
    })
}

fn serves_the_declared_number(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[content::text(1), content::text(2)]).map(|_| ())
}

fn asks_for_the_number(rig: &mut ServerRig) -> Checked {
    rig.expect_question()
}

fn ends_when_done(rig: &mut ServerRig) -> Checked {
    open(rig, 2)?;
    send(rig, 0, &content::text(1))?;
    send(rig, 1, &content::text(2))?;
    rig.expect_to_be_done("after the declared number of clients")
}

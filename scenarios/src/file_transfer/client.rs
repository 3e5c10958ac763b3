//! Checks of a client: the named file is sent as it is.

use proptest::prelude::*;
use sockspec_engine::rig::{Check, Checked, ClientRig, Need, Peer, Stop};
use sockspec_model::Comparison;

use super::bytes::LINE_ENDINGS;
use super::wire::framed;
use super::{NOTES, content};
use crate::shared::input;

const ANY_BYTES: &[Need] = &[Need {
    key: "text_only",
    values: &["any", "false"],
}];

/// The plain exercise.
pub(super) const GATE: &[Check<ClientRig>] = &[Check::new(
    "sends-the-file",
    "FT-C1",
    sends_the_file,
    "A file with one line of text is there, and its name is typed; exactly its bytes must come.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::property(
        "sends-any-text",
        "FT-C1",
        sends_any_text,
        "Property: files with a line of up to 80 printable ASCII characters; the client is started anew for each.",
    ),
    Check::new(
        "sends-binary",
        "FT-C2",
        sends_binary,
        "A file with all 256 byte values, in rising and in falling order.",
    )
    .needs(ANY_BYTES),
    Check::new(
        "keeps-line-endings",
        "FT-C2",
        keeps_line_endings,
        "A text with CR LF, CR and LF at the ends of its lines, blanks before them, and none behind the last.",
    ),
    Check::new(
        "sends-an-empty-file",
        "FT-C2",
        sends_an_empty_file,
        "A file without a byte in it is asked for; no byte of a content may come, and the client must end or ask again.",
    ),
    Check::new(
        "sends-two-files",
        "FT-C5",
        sends_two_files,
        "When the client asks again, a second name is typed. Where a file ends with the connection, the first connection \
         must be closed, and the second file come on another one.",
    ),
];

/// This file is there, the client is started, and the name is typed; its connection.
pub(super) fn asked(rig: &mut ClientRig, name: &str, bytes: &[u8]) -> Checked<Peer> {
    rig.scene().put(name, bytes)?;
    rig.start()?;
    rig.type_line(name)?;
    rig.accept()
}

/// This file is there, and the client sends it.
pub(super) fn sends(rig: &mut ClientRig, name: &str, bytes: &[u8]) -> Checked {
    let mut peer = asked(rig, name, bytes)?;
    peer.expect_these(&framed(rig.dialect(), name, bytes))?;
    peer.leave()
}

/// Types the word that ends the client, where there is one and it asks again.
pub(super) fn quit(rig: &mut ClientRig) -> Checked {
    rig.until_rest()?;
    let word = rig.dialect().value("quit").to_owned();
    if word.is_empty() || !rig.waits_for_keyboard() {
        return Ok(());
    }
    rig.type_line(&word)
}

fn sends_the_file(rig: &mut ClientRig) -> Checked {
    sends(rig, "notes.txt", NOTES.as_bytes())
}

fn sends_any_text(rig: &mut ClientRig) -> Checked {
    let texts = input::ascii_sentences().prop_map(|sentence| format!("{sentence}\n"));
    // A name for each case: what lies below a layer must not change under a name that was looked at.
    let cases = std::cell::Cell::new(0);
    rig.for_all(texts, |rig, text| {
        cases.set(cases.get() + 1);
        sends(rig, &format!("notes{}.txt", cases.get()), text.as_bytes())
    })
}

fn sends_binary(rig: &mut ClientRig) -> Checked {
    sends(rig, "picture.png", &content::binary())
}

fn keeps_line_endings(rig: &mut ClientRig) -> Checked {
    sends(rig, "notes.txt", LINE_ENDINGS)
}

fn sends_an_empty_file(rig: &mut ClientRig) -> Checked {
    rig.scene().put("empty.txt", b"")?;
    rig.start()?;
    rig.type_line("empty.txt")?;
    let Some(mut peer) = rig.accept_if_it_comes()? else {
        return rig.expect_end_or_question("after an empty file");
    };
    peer.expect_at_most(&framed(rig.dialect(), "empty.txt", b""))?;
    let still_there = rig.part_at_its_end(peer)?;
    let ended = rig.expect_end_or_question("after an empty file");
    match still_there {
        Some(_) => ended.map_err(|stop| stop.wanting(Comparison::Looks, b"").seen_by(1)),
        None => ended,
    }
}

fn sends_two_files(rig: &mut ClientRig) -> Checked {
    let files = [content::text(1), content::text(2)];
    rig.scene().put("second.txt", files[1].as_ref())?;
    let mut first = asked(rig, "first.txt", &files[0])?;
    first.expect_these(&framed(rig.dialect(), "first.txt", &files[0]))?;
    rig.until_rest()?;
    if !rig.waits_for_keyboard() {
        return Err(Stop::Skip(
            "it sends one file and does not ask for another".to_owned(),
        ));
    }
    rig.type_line("second.txt")?;
    let mut next = next_connection(rig, first)?;
    next.expect_these(&framed(rig.dialect(), "second.txt", &files[1]))?;
    next.leave()
}

/// The connection on which the next file has to come.
fn next_connection(rig: &mut ClientRig, mut first: Peer) -> Checked<Peer> {
    if rig.dialect().value("end") == "eof" {
        first.expect_eof()?;
        return rig.accept();
    }
    if first.stays_open()? {
        return Ok(first);
    }
    rig.accept()
}

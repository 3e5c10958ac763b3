//! Checks of both sides: a large file goes through, and through little memory.
//!
//! What uses much memory for a large file has to do so for a larger one too: the memory of some languages grows for a
//! while without being a copy of the file.

use sockspec_engine::rig::{Check, Checked, ClientRig, Opening, ServerRig, Stop};

use super::arrival::name_of;
use super::content::{LARGE, LARGER, LINES, MORE_THAN_BUFFERS, differs, whole};
use super::wire::{head, tail};
use super::{client, open};

/// Checks of a server.
pub(super) const SERVER: &[Check<ServerRig>] = &[Check::new(
    "receives-a-large-file-in-little-memory",
    "FT-S4",
    receives_a_large_file,
    "A file of 32 MiB is sent and must arrive. When half of it has been sent, the most memory that the server has used \
     so far is read from the kernel; when it has grown by nearly as much as has been sent, the same is done with 128 MiB, \
     and counts if it shows again.",
)
.opening(Opening::Started)];

/// Checks of a client.
pub(super) const CLIENT: &[Check<ClientRig>] = &[
    Check::new(
        "sends-a-large-file-in-little-memory",
        "FT-C2",
        sends_a_large_file,
        "A file of 32 MiB is asked for and must be sent. When half of it has come, the most memory that the client has \
         used so far is read from the kernel; when it has grown by nearly as much as the file has, the same is done with \
         128 MiB, and counts if it shows again.",
    ),
    Check::new(
        "sends-to-a-slow-reader",
        "FT-C6",
        sends_to_a_slow_reader,
        "A file of 16 MiB, more than the kernel takes from a program while nobody reads; nothing is read until the client \
         has to wait. Then all of it must come.",
    ),
];

fn receives_a_large_file(rig: &mut ServerRig) -> Checked {
    match receives(rig, LARGE) {
        Err(Stop::Fail(finding)) if is_about_memory(&finding) => {
            rig.start_afresh_at_a_terminal()?;
            receives(rig, LARGER)
        }
        other => other,
    }
}

fn receives(rig: &mut ServerRig, length: u64) -> Checked {
    open(rig, 1)?;
    rig.until_rest()?;
    let before = rig.most_memory();
    let mut client = rig.connect()?;
    client.send(head(rig.dialect(), &name_of(0), length))?;
    client.send_content(LINES, 0, length - 1)?;
    client.until_read()?;
    let after = rig.most_memory();
    client.send_content(LINES, length - 1, length)?;
    client.send(tail(rig.dialect()))?;
    client.leave()?;
    let what = format!("a file of {length} bytes, as they were sent");
    rig.expect_a_file(&what, |bytes| differs(bytes, length))?;
    rig.expect_little_memory(before, after, length / 10 * 9)
}

fn is_about_memory(finding: &sockspec_model::Finding) -> bool {
    finding.symptom == sockspec_model::Symptom::Leaks
}

fn sends_a_large_file(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    match sends(rig, LARGE) {
        Err(Stop::Fail(finding)) if is_about_memory(&finding) => {
            rig.start_afresh()?;
            sends(rig, LARGER)
        }
        other => other,
    }
}

fn sends(rig: &mut ClientRig, length: u64) -> Checked {
    let name = format!("large{length}.txt");
    rig.scene().files().put(&name, whole(length))?;
    rig.until_it_asks()?;
    let before = rig.most_memory();
    rig.type_line(&name)?;
    let mut peer = rig.accept()?;
    peer.expect_first(&head(rig.dialect(), &name, length))?;
    peer.expect_content(LINES, 0, length / 2)?;
    let after = rig.most_memory();
    peer.expect_content(LINES, length / 2, length)?;
    peer.expect_these(tail(rig.dialect()))?;
    rig.expect_little_memory(before, after, length / 10 * 9)
}

fn sends_to_a_slow_reader(rig: &mut ClientRig) -> Checked {
    let length = MORE_THAN_BUFFERS;
    let mut peer = client::asked(rig, "large.txt", &whole(length))?;
    rig.until_rest()?;
    peer.expect_first(&head(rig.dialect(), "large.txt", length))?;
    peer.expect_content(LINES, 0, length)?;
    peer.expect_these(tail(rig.dialect()))
}

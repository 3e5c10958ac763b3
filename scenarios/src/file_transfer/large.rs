//! Checks of both sides: a large file goes through, and through little memory.
//!
//! What uses much memory for a large file has to do so for a larger one too: the memory of some languages grows for a
//! while without being a copy of the file.

use sockspec_engine::rig::{Check, Checked, ClientRig, Fate, Opening, ServerRig, Stop, Stopwatch};

use super::arrival::name_of;
use super::content::{LARGE_MIB, LINES, MORE_THAN_BUFFERS, whole};
use super::wire::{head, tail};
use super::{client, open};

/// A file so many times as large tells a program that uses memory like it from one whose collector is in no hurry.
const LARGER: u64 = 4;

/// Checks of a server.
pub(super) const SERVER: &[Check<ServerRig>] = &[Check::new(
    "receives-a-large-file-in-little-memory",
    "FT-S4",
    receives_a_large_file,
    "A file of 32 MiB, or as many as --scale says, is sent and must arrive. When all but its last byte has been read, the \
     most memory that the server has used so far is read from the kernel; when it has grown by nearly as much as has been \
     sent, the same is done with a file four times as large; it fails only if memory grows in the same way with that. \
     Throughput and memory are told as figures.",
)
.opening(Opening::Started)];

/// Checks of a client.
pub(super) const CLIENT: &[Check<ClientRig>] = &[
    Check::new(
        "sends-a-large-file-in-little-memory",
        "FT-C2",
        sends_a_large_file,
        "A file of 32 MiB, or as many as --scale says, is asked for and must be sent. When half of it has come, the most \
         memory that the client has used so far is read from the kernel; when it has grown by nearly as much as the file \
         has, the same is done with a file four times as large; it fails only if memory grows in the same way with \
         that. Throughput and memory are told as figures.",
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
    let length = u64::from(rig.scene().scale(LARGE_MIB)) << 20;
    match receives(rig, length) {
        Err(Stop::Fail(finding)) if is_about_memory(&finding) => {
            rig.start_afresh_at_a_terminal()?;
            receives(rig, LARGER * length)
        }
        other => other,
    }
}

fn receives(rig: &mut ServerRig, length: u64) -> Checked {
    rig.expect_room(length)?;
    open(rig, 1)?;
    rig.until_rest()?;
    let before = rig.scene().most_memory()?;
    let mut client = rig.connect()?;
    let began = Stopwatch::start();
    client.send(head(rig.dialect(), &name_of(0), length))?;
    client.send_content(LINES, 0, length - 1)?;
    if client.until_read()? == Fate::Read {
        rig.scene()
            .record("throughput", began.throughput(length), "MB/s");
    }
    let after = rig.scene().most_memory()?;
    rig.scene().record("peak memory", mebibytes(after), "MiB");
    client.send_content(LINES, length - 1, length)?;
    client.send(tail(rig.dialect()))?;
    client.leave()?;
    rig.expect_a_file(LINES, length)?;
    rig.scene()
        .expect_little_memory(before, after, length / 10 * 9)
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn is_about_memory(finding: &sockspec_model::Finding) -> bool {
    finding.symptom == sockspec_model::Symptom::Leaks
}

fn sends_a_large_file(rig: &mut ClientRig) -> Checked {
    let length = u64::from(rig.scene().scale(LARGE_MIB)) << 20;
    rig.start()?;
    match sends(rig, length) {
        Err(Stop::Fail(finding)) if is_about_memory(&finding) => {
            rig.start_afresh()?;
            sends(rig, LARGER * length)
        }
        other => other,
    }
}

fn sends(rig: &mut ClientRig, length: u64) -> Checked {
    let name = format!("large{length}.txt");
    rig.scene().files().put_made(&name, LINES.make, length)?;
    rig.until_it_asks()?;
    let before = rig.scene().most_memory()?;
    rig.type_line(&name)?;
    let mut peer = rig.accept()?;
    let began = Stopwatch::start();
    peer.expect_first(&head(rig.dialect(), &name, length))?;
    peer.expect_content(LINES, 0, length / 2)?;
    let after = rig.scene().most_memory()?;
    peer.expect_content(LINES, length / 2, length)?;
    rig.scene()
        .record("throughput", began.throughput(length), "MB/s");
    rig.scene().record("peak memory", mebibytes(after), "MiB");
    peer.expect_these(tail(rig.dialect()))?;
    rig.scene()
        .expect_little_memory(before, after, length / 10 * 9)
}

fn sends_to_a_slow_reader(rig: &mut ClientRig) -> Checked {
    let length = MORE_THAN_BUFFERS;
    let mut peer = client::asked(rig, "large.txt", &whole(length))?;
    rig.until_rest()?;
    peer.expect_first(&head(rig.dialect(), "large.txt", length))?;
    peer.expect_content(LINES, 0, length)?;
    peer.expect_these(tail(rig.dialect()))
}

//! Checks of a server: what one client does wrong, or sends, harms nobody else.

use sockspec_engine::rig::{Check, Checked, Opening, ServerRig, Traces};

use super::arrival::{name_of, send};
use super::wire::framed;
use super::{content, open};
use crate::shared::input;

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "survives-a-silent-client",
        "ALL-S4",
        survives_a_silent_client,
        "Of two clients the first connects, says nothing and leaves; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-a-reset",
        "ALL-S4",
        survives_a_reset,
        "Of two clients the first resets its connection without a word; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-invalid-utf8",
        "ALL-S8",
        survives_invalid_utf8,
        "Of two clients the first sends bytes that are not valid UTF-8; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-nul",
        "ALL-S8",
        survives_nul,
        "Of two clients the first sends a text with a NUL byte in it; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-empty",
        "ALL-S8",
        survives_empty,
        "Of two clients the first sends an empty line; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::property(
        "survives-any-bytes",
        "ALL-S8",
        survives_any_bytes,
        "Property: of two clients the first sends random bytes; the second one's file must arrive. The server is started \
         anew for each case.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-a-broken-sender",
        "FT-S6",
        survives_a_broken_sender,
        "Of two clients the first resets its connection in the middle of its file; the second one's file must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "survives-a-stalled-sender",
        "FT-S6",
        survives_a_stalled_sender,
        "Of two clients the first stops in the middle of its file until the second has sent all of its own, and then goes \
         on; both files must arrive.",
    )
    .opening(Opening::Started),
    Check::new(
        "tells-a-broken-file-from-a-whole-one",
        "FT-S6",
        tells_a_broken_file_from_a_whole_one,
        "The same beginning of a file is sent to fresh servers; one client then ends the connection as it should be ended, \
         another one resets it. The console, the new files or the exit status must differ in more than what is another thing \
         each time, such as a port.",
    )
    .opening(Opening::Started),
];

fn survives_a_silent_client(rig: &mut ServerRig) -> Checked {
    open(rig, 2)?;
    rig.connect()?.leave()?;
    rig.until_rest()?;
    second_arrives(rig)
}

fn survives_a_reset(rig: &mut ServerRig) -> Checked {
    open(rig, 2)?;
    rig.connect()?.reset()?;
    rig.until_rest()?;
    second_arrives(rig)
}

fn second_arrives(rig: &mut ServerRig) -> Checked {
    send(rig, 1, &content::text(2))?;
    rig.expect_files(&[content::text(2)]).map(|_| ())
}

/// A client sends this as a file and leaves; the second one's file must arrive.
fn survives(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
    open(rig, 2)?;
    send(rig, 0, bytes)?;
    second_arrives(rig)
}

fn survives_invalid_utf8(rig: &mut ServerRig) -> Checked {
    survives(rig, b"caf\xe9 \xff\xfe \xc3\x28\n")
}

fn survives_nul(rig: &mut ServerRig) -> Checked {
    survives(rig, b"a nul \0 in the middle\n")
}

fn survives_empty(rig: &mut ServerRig) -> Checked {
    survives(rig, b"\n")
}

fn survives_any_bytes(rig: &mut ServerRig) -> Checked {
    rig.for_all_afresh(&[], input::any_bytes(), |rig, bytes| survives(rig, bytes))
}

fn survives_a_broken_sender(rig: &mut ServerRig) -> Checked {
    open(rig, 2)?;
    let mut broken = rig.connect()?;
    broken.send(beginning(rig))?;
    rig.until_rest()?;
    broken.reset()?;
    rig.until_rest()?;
    second_arrives(rig)
}

/// The head of a file and its first line, with more to come.
fn beginning(rig: &ServerRig) -> Vec<u8> {
    let file = framed(rig.dialect(), &name_of(0), &content::whole(640));
    file[..200].to_vec()
}

fn survives_a_stalled_sender(rig: &mut ServerRig) -> Checked {
    let (first, second) = (content::whole(640), content::text(2));
    let sent = framed(rig.dialect(), &name_of(0), &first);
    open(rig, 2)?;
    let mut stalled = rig.connect()?;
    stalled.send(&sent[..200])?;
    rig.until_rest()?;
    send(rig, 1, &second)?;
    stalled.send(&sent[200..])?;
    stalled.leave()?;
    rig.expect_files(&[first, second]).map(|_| ())
}

fn tells_a_broken_file_from_a_whole_one(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    let mut broken = rig.connect()?;
    broken.send(beginning(rig))?;
    rig.until_rest()?;
    broken.reset()?;
    let of_a_broken_one = rig.traces()?;
    let of_a_whole_one = of_a_whole_one(rig)?;
    let of_another = self::of_a_whole_one(rig)?;
    rig.expect_other_traces(&of_a_broken_one, &of_a_whole_one, &of_another)
}

/// What a fresh server shows of the same as a whole file.
fn of_a_whole_one(rig: &mut ServerRig) -> Checked<Traces> {
    rig.start_afresh_at_a_terminal()?;
    open(rig, 1)?;
    let mut whole = rig.connect()?;
    whole.send(framed(
        rig.dialect(),
        &name_of(0),
        &beginning_of_content(rig),
    ))?;
    rig.until_rest()?;
    whole.leave()?;
    rig.traces()
}

/// What of the content is in the beginning.
fn beginning_of_content(rig: &ServerRig) -> Vec<u8> {
    let head = super::wire::head(rig.dialect(), &name_of(0), 640).len();
    content::whole(640)[..200 - head].to_vec()
}

//! Checks of a server that takes lines: messages in pieces, and several in one piece.

use sockspec_engine::rig::{Check, Checked, ServerRig};

use super::LINES;
use super::room::Room;
use crate::shared::places::{none_and_each, some};

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "joins-split-messages",
        "CH-S9",
        joins_split_messages,
        "A line is sent in three segments, each when the kernel shows that the server has read the last one.",
    )
    .needs(LINES),
    Check::new(
        "separates-joined-messages",
        "CH-S9",
        separates_joined_messages,
        "Three lines are sent in one segment.",
    )
    .needs(LINES),
    Check::property(
        "any-segmentation",
        "CH-S9",
        any_segmentation,
        "Property: three lines in a row, in one segment, cut at every place alone, and at one to five places, each piece sent when the last one has \
         been read.",
    )
    .needs(LINES),
];

/// How long the three lines are at most; places are counted up to here.
const LENGTH: usize = 80;

/// Three messages of one client, as lines in a row.
fn three(room: &mut Room) -> Vec<u8> {
    (0..3).flat_map(|_| room.line(0)).collect()
}

fn joins_split_messages(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let line = room.line(0);
    room.send(0, &[&line[..5], &line[5..15], &line[15..]])?;
    room.expect_all(rig)
}

fn separates_joined_messages(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let lines = three(&mut room);
    room.send(0, &[&lines])?;
    room.expect_all(rig)
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    let each = none_and_each(LENGTH);
    rig.for_each_and_all(&each, some(LENGTH), |rig, places| {
        let mut room = Room::of(rig, 2)?;
        let lines = three(&mut room);
        room.send(0, &places.pieces(&lines))?;
        room.expect_all(rig)
    })
}

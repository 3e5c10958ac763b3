//! Checks of a server that takes lines: messages in pieces, and several in one piece.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::{Case, Check, Checked, ServerRig};

use super::LINES;
use super::room::Room;

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
        "Property: three lines in a row, cut at every place alone, and at one to five places, each piece sent when the last one has \
         been read.",
    )
    .needs(LINES),
];

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
    let places = vec(any::<u16>(), 1..=5).prop_map(Cuts);
    let each: Vec<Cuts> = (0..LENGTH as u16).map(|place| Cuts(vec![place])).collect();
    rig.for_each_and_all(&each, places, |rig, cuts| {
        let mut room = Room::of(rig, 2)?;
        let lines = three(&mut room);
        room.send(0, &cuts.pieces(&lines))?;
        room.expect_all(rig)
    })
}

/// Places at which bytes are cut.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Cuts(Vec<u16>);

/// How long the three lines are at most; places are counted up to here.
const LENGTH: usize = 80;

impl Cuts {
    fn places(&self) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .0
            .iter()
            .map(|place| 1 + usize::from(*place) % LENGTH)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn pieces<'a>(&self, bytes: &'a [u8]) -> Vec<&'a [u8]> {
        let (mut pieces, mut at) = (Vec::new(), 0);
        for place in self
            .places()
            .into_iter()
            .filter(|place| *place < bytes.len())
        {
            pieces.push(&bytes[at..place]);
            at = place;
        }
        pieces.push(&bytes[at..]);
        pieces
    }
}

impl Case for Cuts {
    fn size(&self) -> (usize, u64) {
        (
            self.0.len(),
            self.places().into_iter().map(|place| place as u64).sum(),
        )
    }

    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    fn show(&self) -> String {
        let places: Vec<String> = self.places().iter().map(ToString::to_string).collect();
        format!("three lines in a row, cut after byte {}", places.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_bytes() {
        let cuts = Cuts(vec![0, 0, 79, 7]);
        let pieces = cuts.pieces(b"hello you");
        assert_eq!(pieces, [&b"h"[..], b"ello yo", b"u"]);
    }
}

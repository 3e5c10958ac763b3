//! Checks of a server that takes lines: messages in pieces, and several in one piece.

use sockspec_engine::rig::{Check, Checked, ServerRig, Stop};

use super::LINES;
use super::room::Room;
use crate::shared::cut::given::inside_characters;
use crate::shared::cut::{Cut, cut_inside};
use crate::shared::places::{none_each_and_all, some};
use crate::shared::{granted, holds, input, long};

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
        "keeps-halves-apart",
        "CH-S9",
        keeps_halves_apart,
        "Two guests send half a line each, and when the server rests the other half each. Skipped where the server does not \
         wait for the other half of a single guest's line.",
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
        "Property: three lines: in one segment, cut in two at every place, byte by byte, and cut at one to five places, \
         each piece sent when the last one has been read.",
    )
    .needs(LINES),
    Check::property(
        "joins-a-split-character",
        "CH-S9",
        joins_a_split_character,
        "Property: messages with letters of two to four bytes, as far as these pass in one piece, cut at every place inside \
         one; then others cut inside one of theirs. The second piece is sent when the first has been read.",
    )
    .needs(LINES),
    Check::property(
        "joins-a-long-message",
        "CH-S9",
        joins_a_long_message,
        "Property: messages that are cut where a common buffer is full, and a byte less or more, then anywhere, as far as \
         messages so long pass in one piece at all.",
    )
    .needs(LINES),
];

/// A message that makes a line of 64 KiB with its mark and its newline.
const LONGEST: usize = 65_535 - MARK;
/// So many bytes stand in front of what is said: its mark.
const MARK: usize = "<<000>> ".len();
/// So many bytes of a line are about the half of it.
const HALF: usize = 12;
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

fn keeps_halves_apart(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    [0, 1].into_iter().try_for_each(|who| room.say(who))?;
    if !holds(room.expect_all(rig))? {
        return skip("it does not serve two guests");
    }
    rig.renew()?;
    if !holds(in_halves(rig, &[0]))? {
        return skip("it does not wait for the other half of a line");
    }
    rig.renew()?;
    in_halves(rig, &[0, 1])
}

/// Of two guests these send half a line each, and then the other half.
fn in_halves(rig: &mut ServerRig, senders: &[usize]) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let lines: Vec<Vec<u8>> = senders.iter().map(|who| room.line(*who)).collect();
    for half in [0..HALF, HALF..usize::MAX] {
        for (who, line) in senders.iter().zip(&lines) {
            room.send(*who, &[&line[half.start..half.end.min(line.len())]])?;
            rig.until_rest()?;
        }
    }
    room.expect_all(rig)
}

fn separates_joined_messages(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let lines = three(&mut room);
    room.send(0, &[&lines])?;
    room.expect_all(rig)
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    let each = none_each_and_all(LENGTH);
    rig.for_each_and_all(&each, some(LENGTH), |rig, places| {
        let mut room = Room::of(rig, 2)?;
        let lines = three(&mut room);
        room.send(0, &places.pieces(&lines))?;
        room.expect_all(rig)
    })
}

/// A message passes in pieces.
fn passes(rig: &mut ServerRig, cut: &Cut) -> Checked {
    passes_behind(rig, MARK, cut)
}

/// The same, the places counted from behind so many bytes of its line.
fn passes_behind(rig: &mut ServerRig, before: usize, cut: &Cut) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let line = room.line_of(0, &cut.sentence);
    room.send(0, &cut.pieces_behind(before, &line))?;
    room.expect_all(rig)
}

fn expect_joined(rig: &mut ServerRig) -> Checked {
    let joined = joins_split_messages(rig);
    let what = "it does not join the pieces of a plain message";
    granted(joined, what, &["joins-split-messages"])
}

fn joins_a_split_character(rig: &mut ServerRig) -> Checked {
    expect_joined(rig)?;
    let mut each = Vec::new();
    for message in ["caf\u{e9} au lait", "\u{8a9e}", "\u{1f600}"] {
        if holds(passes(rig, &Cut::whole(message)))? {
            each.extend(inside_characters(message));
        }
    }
    rig.renew()?;
    if each.is_empty() {
        return skip("letters beyond ASCII do not pass in one piece either");
    }
    let others = cut_inside(input::two_byte_sentences());
    rig.for_each_and_some(&each, others, passes)
}

fn joins_a_long_message(rig: &mut ServerRig) -> Checked {
    expect_joined(rig)?;
    let mut longest = 0;
    for length in long::behind_buffers(LONGEST) {
        if !holds(passes(rig, &Cut::whole(&"a".repeat(length))))? {
            break;
        }
        longest = length;
    }
    rig.renew()?;
    if longest == 0 {
        return skip("messages that are longer than a buffer do not pass in one piece either");
    }
    let each = long::cut_around_buffers(longest);
    let others = long::cut_lengths(longest);
    rig.for_each_and_some(&each, others, |rig, long| {
        passes_behind(rig, 0, &long.cut())
    })
}

fn skip(why: &str) -> Checked {
    Err(Stop::Skip(why.to_owned()))
}

//! Checks of a server about clients that go, or that do not read.

use sockspec_engine::rig::{Check, Checked, Ended, Fate, Opening, Peer, ServerRig, Stop};

use super::BROADCAST;
use super::door::introduce;
use super::history::delivered;
use super::room::Room;
use super::words;
use crate::shared::{granted, input};

/// Bytes of a long message, so that it still is one segment.
const LONG: usize = 1000;
/// So many of them are far more than the kernel holds for a client that does not read.
const MANY: usize = 96;
/// The checks of which one says that two clients cannot talk.
const TWO_TALK: &[&str] = &[
    "acknowledges-many",
    "relays-once",
    "serves-three-at-once",
    "any-message",
    "any-message-is-relayed-unchanged",
];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "survives-a-leave",
        "CH-S6",
        survives_a_leave,
        "Three clients talk, the one that came last leaves, and the others talk on.",
    ),
    Check::new(
        "survives-a-reset-in-mid-message",
        "CH-S6",
        survives_a_reset_in_mid_message,
        "Three clients are connected; one sends the beginning of a line and resets its connection, and the others talk on.",
    ),
    Check::new(
        "stops-relaying-to-the-gone",
        "CH-S6",
        stops_relaying_to_the_gone,
        "The first of three clients leaves; then another one says three things, by which time sending to who has gone \
         fails, and the third one must hear all of them.",
    )
    .needs(BROADCAST),
    Check::new(
        "is-not-held-up-by-a-slow-reader",
        "CH-S8",
        is_not_held_up,
        "A client with the smallest receive buffer gets 96 messages of 1000 bytes and reads none; the kernel, which holds \
         only a few kilobytes of what the server sends, shows that its buffers are full; then two others must be able to \
         talk.",
    )
    .opening(Opening::SmallBuffers),
];

fn everybody_speaks(rig: &mut ServerRig, room: &mut Room) -> Checked {
    room.present().into_iter().try_for_each(|who| {
        room.say(who)?;
        room.settle(rig)
    })
}

fn survives_a_leave(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 3)?;
    everybody_speaks(rig, &mut room)?;
    room.leave(rig, 2)?;
    everybody_speaks(rig, &mut room)?;
    room.expect_all(rig)
}

fn survives_a_reset_in_mid_message(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 3)?;
    let breaking = room.peer(2)?;
    breaking.send("the beginning of a line that")?;
    breaking.until_read()?;
    room.reset(rig, 2)?;
    everybody_speaks(rig, &mut room)?;
    room.expect_all(rig)
}

fn stops_relaying_to_the_gone(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 3)?;
    room.leave(rig, 0)?;
    (0..3).try_for_each(|_| {
        room.say(1)?;
        room.settle(rig)
    })?;
    room.expect_all(rig)
}

fn is_not_held_up(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    let spoken = (0..2)
        .try_for_each(|_| everybody_speaks(rig, &mut room))
        .and_then(|()| room.expect(rig, &[delivered]));
    granted(
        spoken,
        "two clients cannot talk even without a slow one",
        TWO_TALK,
    )?;
    let slow = rig.connect_slow_reader()?;
    let mut slow = introduce(rig, slow, "Sloth")?;
    rig.until_rest()?;
    fill(rig, &mut room, &mut slow)?;
    if !slow.is_full()? {
        let why = "too little came to a client that does not read to fill its buffers";
        return Err(Stop::Skip(why.to_owned()));
    }
    everybody_speaks(rig, &mut room)?;
    room.expect_all(rig)
}

/// Fills what the kernel holds for a client that does not read: with its own acknowledgements, or with what others say.
fn fill(rig: &mut ServerRig, room: &mut Room, slow: &mut Peer) -> Checked {
    let (long, acknowledges) = (input::text(LONG), words::acknowledges(rig.dialect()));
    for _ in 0..MANY {
        let speaker = if acknowledges {
            &mut *slow
        } else {
            room.peer(0)?
        };
        speaker.say(&long)?;
        if speaker.until_read()? != Fate::Read {
            return Ok(());
        }
        if acknowledges {
            continue;
        }
        let heard = room.peer(1)?.hear_until(|heard| heard.len() >= LONG)?;
        room.hear_now();
        if heard.ended != Ended::Complete {
            return Ok(());
        }
    }
    Ok(())
}

//! Checks of a server that passes messages on: to all the others, once, unchanged, in order.

use sockspec_engine::rig::{Check, Checked, Comparison, ServerRig, Stop};
use sockspec_model::Symptom;

use super::BROADCAST;
use super::door::enter;
use super::history::{self, nobody_twice, one_common_order};
use super::room::Room;
use super::schedule;
use crate::shared::input;

/// The plain exercise of a server that passes on.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "relays-to-all-others",
    "CH-S3",
    relays_to_all_others,
    "Three clients are connected; each says something in turn, and both others must hear it, whatever stands around it.",
)
.needs(BROADCAST)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "relays-once",
        "CH-S3",
        relays_once,
        "Three clients; everybody hears on until the server rests, and no message may come to anybody twice, nor to its own \
         sender where that is declared.",
    )
    .needs(BROADCAST),
    Check::property(
        "any-message-is-relayed-unchanged",
        "CH-S3",
        any_message_is_relayed_unchanged,
        "Property: messages of up to 80 printable ASCII characters; the other client must get exactly that text, whatever \
         stands before it.",
    )
    .needs(BROADCAST),
    Check::new(
        "keeps-each-senders-order",
        "CH-S4",
        keeps_each_senders_order,
        "One client says twenty things, each sent when the server has read the last one; two others must hear them in order.",
    )
    .needs(BROADCAST),
    Check::property(
        "any-crosstalk-keeps-each-senders-order",
        "CH-S4",
        any_crosstalk_keeps_order,
        "Property: up to six clients speak at the same time, several times each; what each of them says must arrive in order.",
    )
    .needs(BROADCAST),
    Check::property(
        "one-order-for-all",
        "CH-S5",
        one_order_for_all,
        "Property: up to six clients speak at the same time, several times each; any two messages must reach everybody who \
         hears both in the same order.",
    )
    .needs(BROADCAST),
    Check::new(
        "late-comer-hears-what-follows",
        "CH-S7",
        late_comer_hears_what_follows,
        "Two clients talk, a third one comes, and all three talk on; everybody must hear everything said since it came.",
    )
    .needs(BROADCAST),
    Check::property(
        "any-joins-messages-and-leaves",
        "CH-S7",
        schedule::any,
        "Property: up to six clients come, speak (with line framing also several messages in one segment, and one in \
         several), leave and reset, in any order; everybody must get once whatever is said while it is there.",
    )
    .needs(BROADCAST),
];

/// The plain conversation: one speaks, the other hears.
pub(super) fn passes_on(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    room.say(0)?;
    room.expect_arrivals(rig)
}

fn each_in_turn(rig: &mut ServerRig) -> Checked<Room> {
    let mut room = Room::of(rig, 3)?;
    (0..3).try_for_each(|who| {
        room.say(who)?;
        room.settle(rig)
    })?;
    Ok(room)
}

fn relays_to_all_others(rig: &mut ServerRig) -> Checked {
    let mut room = each_in_turn(rig)?;
    room.expect(rig, &[history::nothing_invented, history::delivered])
}

fn relays_once(rig: &mut ServerRig) -> Checked {
    let mut room = each_in_turn(rig)?;
    room.expect(rig, &[nobody_twice, history::nobody_else])
}

fn any_message_is_relayed_unchanged(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, message| {
        let (mut anna, mut ben) = (enter(rig, "Anna")?, enter(rig, "Ben")?);
        rig.until_accepted()?;
        rig.until_rest()?;
        ben.hear_now();
        anna.say(message)?;
        let answer = ben.hear_until(|heard| contains(heard, message.as_bytes()))?;
        if !contains(&answer.bytes, message.as_bytes()) {
            return Err(ben.accuse(damaged(message, &answer)));
        }
        anna.leave()?;
        ben.leave()
    })
}

fn damaged(message: &str, answer: &sockspec_engine::rig::Answer) -> Stop {
    let symptom = if answer.bytes.is_empty() {
        Symptom::NoAnswer
    } else {
        Symptom::OtherBytes
    };
    let expected = format!("\"{}\" at Ben", message.escape_debug());
    let stop = Stop::fail(
        symptom,
        "Ben did not get what Anna said, as she said it",
        expected,
        answer.words(),
    );
    stop.timed(answer.ended.certainty())
        .wanting(Comparison::Contains, message.as_bytes())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn keeps_each_senders_order(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 3)?;
    (0..20).try_for_each(|_| room.say(0))?;
    room.expect(rig, &[history::delivered, history::each_senders_order])
}

fn any_crosstalk_keeps_order(rig: &mut ServerRig) -> Checked {
    schedule::all(rig, schedule::crosstalk(), |room, rig| {
        room.expect(rig, &[history::each_senders_order])
    })
}

fn one_order_for_all(rig: &mut ServerRig) -> Checked {
    schedule::all(rig, schedule::crosstalk(), |room, rig| {
        room.expect(rig, &[one_common_order])
    })
}

fn late_comer_hears_what_follows(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 2)?;
    room.say(0)?;
    room.settle(rig)?;
    room.join(rig)?;
    room.settle(rig)?;
    (0..3).try_for_each(|who| {
        room.say(who)?;
        room.settle(rig)
    })?;
    room.expect_all(rig)
}

//! Checks of a server about several clients at once: two, three, a hundred, silent ones, ones that come together.

use sockspec_engine::rig::{Check, Checked, Queued, ServerRig, Stop};

use super::assembly::Assembly;
use super::door::{enter, introduce, tells_apart};
use super::room::Room;
use super::{ACK, Chat, schedule};
use crate::shared::{Exercise, granted};

/// Many clients at once are so many.
pub(super) const CROWD: u32 = 100;

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "serves-three-at-once",
        "CH-S2",
        serves_three_at_once,
        "Three clients are connected; then each says something, the last one first, and what is said must reach whom it \
         has to.",
    ),
    Check::new(
        "serves-others-while-one-is-idle",
        "CH-S2",
        serves_others_while_one_is_idle,
        "One client connects and stays silent, without even giving a name, until the server rests; a plain conversation \
         must be possible meanwhile.",
    ),
    Check::property(
        "any-comings-and-goings",
        "CH-S2",
        schedule::any,
        "Property: up to six clients come, speak (with line framing also several messages in one segment, and one in \
         several), leave and reset, in any order; each must get the acknowledgement of every message of its own, once, and \
         no other.",
    )
    .needs(ACK),
    Check::new(
        "serves-a-hundred-at-once",
        "CH-S10",
        serves_a_hundred_at_once,
        "A hundred clients connect, or as many as --scale says, and speak one after the other; of more than a hundred in mode \
         broadcast only a hundred speak. Each message must reach everybody it is meant for. How long that took is told as \
         figures, and decides nothing.",
    ),
    Check::new(
        "serves-simultaneous-arrivals",
        "CH-S12",
        serves_simultaneous_arrivals,
        "Eight clients connect in one go, before any of them is spoken to; then each says something.",
    ),
    Check::new(
        "logs-connections",
        "CH-S11",
        logs_connections,
        "A client connects, and gives its name where that is declared; the console must show its name or its port.",
    ),
    Check::new(
        "logs-messages",
        "CH-S11",
        logs_messages,
        "A client says something; the console must show it.",
    ),
    Check::new(
        "waits-without-spinning",
        "CH-S13",
        waits_without_spinning,
        "Time on a processor is measured while two clients are connected and silent, after one has left with everything \
         read, after the other has reset its connection, and after a conversation; where the kernel shows that every \
         thread waits, nothing needs measuring.",
    ),
];

/// Everybody in a room says something, the last one first.
fn everybody_speaks(rig: &mut ServerRig, room: &mut Room) -> Checked {
    room.present()
        .into_iter()
        .rev()
        .try_for_each(|who| room.say(who))?;
    room.expect_all(rig)
}

fn serves_three_at_once(rig: &mut ServerRig) -> Checked {
    let mut room = Room::of(rig, 3)?;
    everybody_speaks(rig, &mut room)
}

fn serves_others_while_one_is_idle(rig: &mut ServerRig) -> Checked {
    let idle = rig.connect()?;
    rig.until_rest()?;
    Chat::talk(rig)?;
    idle.leave()
}

fn serves_a_hundred_at_once(rig: &mut ServerRig) -> Checked {
    let clients = rig.scene().scale(CROWD);
    rig.make_room_for(clients)?;
    let served = serves_at_once(rig, clients as usize);
    match rig.unless_machine_is_too_small(served, clients) {
        Err(Stop::Fail(finding)) if clients > CROWD => Err(Stop::Inconclusive(format!(
            "with {clients} clients at once: {}; {CROWD} are asked of it, which a run without --scale tries",
            finding.message
        ))),
        judged => judged,
    }
}

fn serves_at_once(rig: &mut ServerRig, clients: usize) -> Checked {
    let mut assembly = Assembly::of(rig, clients)?;
    assembly.everybody_speaks(rig)?;
    assembly.expect_all(rig)
}

fn serves_simultaneous_arrivals(rig: &mut ServerRig) -> Checked {
    tells_apart(rig)?;
    rig.spread();
    let queue: Vec<Queued> = (0..8).map(|_| rig.queue_up()).collect::<Checked<_>>()?;
    let mut room = Room::default();
    for queued in queue {
        let (name, peer) = (room.next_name(), rig.connected(queued)?);
        let peer = introduce(rig, peer, &name)?;
        room.admit(rig, name, peer);
    }
    room.settle(rig)?;
    everybody_speaks(rig, &mut room)
}

fn logs_connections(rig: &mut ServerRig) -> Checked {
    let before = rig.screen()?;
    let client = enter(rig, "Anna")?;
    let address = client.address();
    let who = [
        "Anna".to_owned(),
        address.port().to_string(),
        address.ip().to_string(),
    ];
    let wanted = "\"Anna\", or the address or port of the client";
    let why = "the console does not tell who came";
    rig.expect_on_console(wanted, why, |screen| {
        let news = screen.strip_prefix(before.as_str()).unwrap_or(screen);
        // A socket for both families may name an IPv4 client by the other's notation.
        who.iter().any(|who| news.contains(who)) || news.contains("::1")
    })?;
    client.leave()
}

fn logs_messages(rig: &mut ServerRig) -> Checked {
    let mut client = enter(rig, "Anna")?;
    client.say("good morning")?;
    rig.expect_logged("good morning", "the console does not tell what was said")?;
    client.leave()
}

fn waits_without_spinning(rig: &mut ServerRig) -> Checked {
    let (one, other) = (enter(rig, "Anna")?, enter(rig, "Ben")?);
    rig.expect_idle("while two clients were connected and silent")?;
    one.leave()?;
    rig.expect_idle("after one of two clients had left")?;
    other.reset()?;
    rig.expect_idle("after the other client had reset its connection")?;
    let talked = Chat::talk(rig);
    granted(talked, "it does not serve who comes later", Chat::NEXT)?;
    rig.expect_idle("after everybody had left")
}

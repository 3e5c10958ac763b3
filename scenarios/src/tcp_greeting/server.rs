//! Checks of a server that greets.

use sockspec_engine::rig::{Check, Checked, Need, ServerRig};
use sockspec_model::Level;

use super::{FOREVER, Greeting, greeted};
use crate::shared::Exercise;
use crate::shared::first_word::survives_a_silent_client;

const ONCE: &[Need] = &[Need {
    key: "session",
    values: &["once"],
}];

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "greets-who-connects",
    "GR-S1",
    greets_who_connects,
    "A client connects and says nothing; the declared greeting must come, whole.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "greets-exactly-once",
        "GR-S1",
        greets_exactly_once,
        "Everything that the server sends before it closes or rests must be the greeting, once, line ends not compared.",
    ),
    Check::new(
        "sends-nothing-but-the-greeting",
        "GR-S1",
        sends_nothing_but_the_greeting,
        "Behind the greeting there may be a line end, and nothing else: no NUL padding, no rest of a buffer.",
    )
    .level(Level::Should),
    Check::new(
        "closes-after-greeting",
        "GR-S2",
        closes_after_greeting,
        "When the greeting has come, the end of the connection must come too.",
    ),
    Check::new(
        "greets-the-next",
        "GR-S3",
        greets_the_next,
        "Three clients, one after the other.",
    )
    .needs(FOREVER),
    Check::new(
        "greets-a-hundred",
        "GR-S3",
        greets_a_hundred,
        "A hundred clients, one after the other.",
    )
    .needs(FOREVER),
    Check::new(
        "ends-after-one",
        "GR-S3",
        ends_after_one,
        "One client is greeted and leaves; then the server must end with status 0.",
    )
    .needs(ONCE),
    Check::new(
        "greets-a-queue-of-five",
        "GR-S4",
        greets_a_queue_of_five,
        "Five clients connect before any of them reads; then each is heard in the order in which they came, and leaves.",
    )
    .needs(FOREVER),
    Check::new(
        "is-not-held-up",
        "GR-S5",
        is_not_held_up,
        "One client stays connected without ever reading, and another one must be greeted meanwhile; then one is gone \
         before it could be greeted, and the next must be.",
    )
    .needs(FOREVER),
    Check::new(
        "logs-the-peer-address",
        "GR-S6",
        logs_the_peer_address,
        "Two clients are greeted; for each, a line of the console must have its address and its port in it.",
    )
    .needs(FOREVER),
];

fn greets_who_connects(rig: &mut ServerRig) -> Checked {
    greeted(rig)?.leave()
}

fn greets_exactly_once(rig: &mut ServerRig) -> Checked {
    let greeting = Greeting::shown(rig.dialect());
    let mut client = rig.connect()?;
    client.expect_only_words(&greeting)
}

fn sends_nothing_but_the_greeting(rig: &mut ServerRig) -> Checked {
    let greeting = Greeting::shown(rig.dialect());
    let mut client = rig.connect()?;
    client.expect_words_unpadded(&greeting)
}

fn closes_after_greeting(rig: &mut ServerRig) -> Checked {
    greeted(rig)?.expect_eof()
}

fn greets_the_next(rig: &mut ServerRig) -> Checked {
    (1..=3).try_for_each(|_| greeted(rig)?.leave())
}

fn greets_a_hundred(rig: &mut ServerRig) -> Checked {
    rig.a_hundred_times(|rig, _| greeted(rig)?.leave())
}

fn ends_after_one(rig: &mut ServerRig) -> Checked {
    greeted(rig)?.leave()?;
    rig.expect_to_be_done("after its one client")
}

fn greets_a_queue_of_five(rig: &mut ServerRig) -> Checked {
    let greeting = Greeting::shown(rig.dialect());
    let queue = (1..=5)
        .map(|_| rig.queue_up())
        .collect::<Checked<Vec<_>>>()?;
    rig.until_rest()?;
    queue.into_iter().try_for_each(|queued| {
        let mut client = rig.connected(queued)?;
        client.expect_first_words(&greeting)?;
        client.leave()
    })
}

fn is_not_held_up(rig: &mut ServerRig) -> Checked {
    let idle = rig.connect_slow_reader()?;
    rig.until_rest()?;
    greeted(rig)?.leave()?;
    idle.leave()?;
    survives_a_silent_client::<Greeting>(rig)
}

fn logs_the_peer_address(rig: &mut ServerRig) -> Checked {
    (1..=2).try_for_each(|_| {
        let client = greeted(rig)?;
        rig.expect_address_on_console(client.address())?;
        client.leave()
    })
}

//! Checks of a pair: nobody types anything, and the client's screen must show the reply.

use sockspec_engine::rig::{Check, Checked, ClientRig, PairRig, ServerRig};

/// The checks.
pub(super) const CHECKS: &[Check<PairRig>] = &[
    Check::new(
        "does-the-exercise",
        "ALL-P1",
        does_the_exercise,
        "Server and client run in one network of their own; the client's screen must show the reply.",
    )
    .gate(),
    Check::new(
        "does-it-twice-in-a-row",
        "ALL-P2",
        does_it_twice_in_a_row,
        "The client is run twice against one server.",
    ),
    Check::new(
        "serves-two-clients-at-once",
        "ALL-P3",
        serves_two_clients_at_once,
        "Two clients are started before either is looked at.",
    ),
];

fn does_the_exercise(rig: &mut PairRig) -> Checked {
    rig.together(once)
}

fn does_it_twice_in_a_row(rig: &mut PairRig) -> Checked {
    rig.together(twice)
}

fn serves_two_clients_at_once(rig: &mut PairRig) -> Checked {
    rig.together(two)
}

fn once(server: &mut ServerRig) -> Checked {
    let mut client = ClientRig::beside(server);
    client.start()?;
    finish(server, &mut client)
}

fn finish(server: &ServerRig, client: &mut ClientRig) -> Checked {
    client.expect_on_screen(server.dialect().value("reply"))
}

fn twice(server: &mut ServerRig) -> Checked {
    once(server)?;
    server.until_rest()?;
    once(server)
}

fn two(server: &mut ServerRig) -> Checked {
    let (mut first, mut second) = (ClientRig::beside(server), ClientRig::beside(server));
    first.start()?;
    second.start()?;
    finish(server, &mut first)?;
    finish(server, &mut second)
}

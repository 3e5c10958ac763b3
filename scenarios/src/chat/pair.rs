//! Checks of a pair: clients of one author at a server of the same author; the verdict comes from keyboards and screens.

use sockspec_engine::rig::{Check, Checked, ClientRig, PairRig, ServerRig};

use super::words;

/// The checks.
pub(super) const CHECKS: &[Check<PairRig>] = &[
    Check::new(
        "does-the-exercise",
        "ALL-P1",
        does_the_exercise,
        "Server and client run in one network of their own; a line is typed at the client, and the acknowledgement must be \
         on its screen. Where messages are passed on there are two clients, and the other one's screen must show it.",
    )
    .gate(),
    Check::new(
        "does-it-twice-in-a-row",
        "ALL-P2",
        does_it_twice_in_a_row,
        "The same once more with fresh clients, when the first have left.",
    ),
    Check::new(
        "serves-two-clients-at-once",
        "ALL-P3",
        serves_two_clients_at_once,
        "Two clients are started, then a line is typed at each, and each must see what it has to.",
    ),
];

fn does_the_exercise(rig: &mut PairRig) -> Checked {
    rig.together(|server| once(server, "hello everybody"))
}

fn does_it_twice_in_a_row(rig: &mut PairRig) -> Checked {
    rig.together(|server| {
        once(server, "hello everybody")?;
        once(server, "hello again")
    })
}

fn serves_two_clients_at_once(rig: &mut PairRig) -> Checked {
    rig.together(|server| {
        let (mut anna, mut ben) = (comes(server, "Anna")?, comes(server, "Ben")?);
        speaks(server, &mut anna, &mut ben, "the words of one")?;
        speaks(server, &mut ben, &mut anna, "what the other says")
    })
}

/// People come, one speaks, it is seen by whom it is for, and they leave.
fn once(server: &mut ServerRig, line: &str) -> Checked {
    let (mut anna, mut ben) = (comes(server, "Anna")?, comes(server, "Ben")?);
    speaks(server, &mut anna, &mut ben, line)?;
    anna.end_input()?;
    ben.end_input()?;
    server.until_rest().map(|_| ())
}

/// A client is started and gives its name.
fn comes(server: &mut ServerRig, name: &str) -> Checked<ClientRig> {
    let mut client = ClientRig::beside(server);
    client.start()?;
    if words::introduction(server.dialect(), name).is_some() {
        client.type_line(name)?;
    }
    server.until_rest()?;
    Ok(client)
}

/// One speaks; it sees the acknowledgement, or the other one sees the message.
fn speaks(
    server: &mut ServerRig,
    one: &mut ClientRig,
    other: &mut ClientRig,
    line: &str,
) -> Checked {
    one.type_line(line)?;
    if words::acknowledges(server.dialect()) {
        one.expect_on_screen(&words::acknowledgement(server.dialect(), line))
    } else {
        other.expect_on_screen(line)
    }
}

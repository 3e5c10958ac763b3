//! Checks of a server about its life: becoming ready, being stopped, starting again, going on.

use sockspec_engine::rig::{Check, Checked, Need, Opening, ServerRig};

use super::arrival::send;
use super::{GOES_ON, content, open};

const ANY_ADDRESS: &[Need] = &[Need {
    key: "bind",
    values: &["any"],
}];

/// The first check: is there a server at all?
pub(super) const READY: &[Check<ServerRig>] = &[Check::new(
    "becomes-ready",
    "ALL-S1",
    becomes_ready,
    "The server is started; where it asks how many clients will come, the kernel shows that it waits for a line, and the \
     number is typed. The kernel tells when a socket listens on its port. When the server has come to rest it must still \
     run and listen.",
)
.opening(Opening::Started)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "outlives-its-clients",
        "ALL-S2",
        outlives_its_clients,
        "One client sends a file and leaves. When the server has come to rest it must still run and listen.",
    )
    .needs(GOES_ON)
    .opening(Opening::Started),
    Check::new(
        "listens-on-all-addresses",
        "ALL-S3",
        listens_on_all_addresses,
        "A client comes to another address of the same host.",
    )
    .needs(ANY_ADDRESS)
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "stops-on-interrupt",
        "ALL-S6",
        stops_on_interrupt,
        "The interrupt key is typed at the server's terminal while it waits for clients, and at a fresh server while a \
         client is connected and says nothing; both times the server must end.",
    )
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "restarts-at-once",
        "ALL-S6",
        restarts_at_once,
        "The server is interrupted while a client is connected, so that it closes first and the connection \
         lingers at its port; started again in the same place it must become ready.",
    )
    .opening(Opening::Started)
    .apart(),
    Check::new(
        "reports-a-taken-port",
        "ALL-S7",
        reports_a_taken_port,
        "A second instance is started beside the first, and its question is answered; it must end with a non-zero status \
         and say something that the first has not said.",
    )
    .opening(Opening::Started)
    .apart(),
];

fn becomes_ready(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    rig.expect_serving()
}

fn outlives_its_clients(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    send(rig, 0, &content::text(1))?;
    rig.expect_serving()
}

fn listens_on_all_addresses(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    let other = rig.other_address();
    rig.connect_at(other)?.leave()
}

fn stops_on_interrupt(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    rig.until_rest()?;
    rig.expect_interruptible("while nobody is connected")?;
    rig.start_afresh_at_a_terminal()?;
    open(rig, 1)?;
    let client = rig.connect()?;
    rig.until_rest()?;
    let stopped = rig.expect_interruptible("while a client is connected");
    client.leave()?;
    stopped
}

fn restarts_at_once(rig: &mut ServerRig) -> Checked {
    open(rig, 2)?;
    let client = rig.connect()?;
    rig.until_rest()?;
    rig.stop()?;
    rig.start_in_the_same_place()?;
    let restarted = open(rig, 2);
    client.leave()?;
    restarted
}

fn reports_a_taken_port(rig: &mut ServerRig) -> Checked {
    open(rig, 1)?;
    rig.until_rest()?;
    rig.expect_second_to_complain_of("1")
}

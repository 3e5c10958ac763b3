//! Checks of a server that every scenario shares.

use sockspec_engine::rig::{Check, Checked, Need, Opening, ServerRig};

use super::{Exercise, input};

const ANY_ADDRESS: &[Need] = &[Need {
    key: "bind",
    values: &["any"],
}];

/// The first check: is there a server at all?
pub(crate) const READY: Check<ServerRig> = Check::new(
    "becomes-ready",
    "ALL-S1",
    becomes_ready,
    "The server is started; the kernel tells when a socket listens on its port. No probe connection is made. When the \
     server has come to rest it must still run and listen.",
)
.opening(Opening::Started)
.gate();

/// A server whose clients connect can be stopped, whoever is connected.
pub(crate) const STOPS: Check<ServerRig> = Check::new(
    "stops-on-interrupt",
    "ALL-S6",
    stops_with_or_without_a_client,
    "The interrupt key is typed at the server's terminal while it waits for clients, and at a fresh server while a client \
     is connected and says nothing; both times the server must end.",
)
.apart();

/// It can be started again at once, although it closed first.
pub(crate) const RESTARTS: Check<ServerRig> = Check::new(
    "restarts-at-once",
    "ALL-S6",
    restarts_at_once,
    "The server is interrupted while a client is connected, so that it closes first and the connection lingers at its \
     port; started again in the same place it must become ready.",
)
.apart();

/// A server to which nobody connects can be stopped.
pub(crate) const STOPS_WHILE_IDLE: Check<ServerRig> = Check::new(
    "stops-on-interrupt",
    "ALL-S6",
    stops_while_idle,
    "The interrupt key is typed at the server's terminal; the server must end.",
)
.apart();

/// The checks of an exercise whose clients connect.
pub(crate) const fn stream_checks<E: Exercise>() -> [Check<ServerRig>; 4] {
    [
        Check::new(
            "survives-a-silent-client",
            "ALL-S4",
            survives_a_silent_client::<E>,
            "A client connects, says nothing and leaves; then another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::new(
            "survives-a-reset",
            "ALL-S4",
            survives_a_reset::<E>,
            "One client resets its connection without a word, another one after a sentence; then a third one holds a plain \
             conversation.",
        )
        .needs(E::LASTING),
        STOPS,
        RESTARTS,
    ]
}

/// The checks of any exercise.
pub(crate) const fn checks<E: Exercise>() -> [Check<ServerRig>; 9] {
    [
        Check::new(
            "outlives-its-clients",
            "ALL-S2",
            outlives_its_clients::<E>,
            "One client holds a plain conversation and leaves. When the server has come to rest it must still run and listen.",
        )
        .needs(E::LASTING),
        Check::new(
            "listens-on-all-addresses",
            "ALL-S3",
            listens_on_all_addresses::<E>,
            "A client comes to another address of the same host.",
        )
        .needs(ANY_ADDRESS)
        .apart(),
        Check::new(
            "reports-a-taken-port",
            "ALL-S7",
            reports_a_taken_port,
            "A second instance is started beside the first; it must end with a non-zero status and say something.",
        )
        .apart(),
        Check::new(
            "survives-invalid-utf8",
            "ALL-S8",
            survives_invalid_utf8::<E>,
            "A client sends bytes that are not valid UTF-8 and leaves; then another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::new(
            "survives-nul",
            "ALL-S8",
            survives_nul::<E>,
            "A client sends a sentence with a NUL byte in it and leaves; then another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::new(
            "survives-empty",
            "ALL-S8",
            survives_empty::<E>,
            "A client sends an empty line, over UDP an empty datagram, and leaves; then another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::property(
            "survives-any-bytes",
            "ALL-S8",
            survives_any_bytes::<E>,
            "Property: a client sends random bytes and leaves; then another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::new(
            "announces-readiness",
            "ALL-S9",
            announces_readiness,
            "When the server has come to rest, its terminal must show some text.",
        )
        .apart(),
        Check::new(
            "flushes-its-console",
            "ALL-S9",
            flushes_its_console,
            "The server is started with a pipe instead of a terminal; what it announces at a terminal must be readable.",
        )
        .opening(Opening::Pipes)
        .apart(),
    ]
}

fn becomes_ready(rig: &mut ServerRig) -> Checked {
    rig.until_ready()?;
    rig.expect_serving()
}

fn outlives_its_clients<E: Exercise>(rig: &mut ServerRig) -> Checked {
    E::talk(rig)?;
    rig.expect_serving()
}

fn listens_on_all_addresses<E: Exercise>(rig: &mut ServerRig) -> Checked {
    let other = rig.other_address();
    E::reach(rig, other)
}

fn survives_a_silent_client<E: Exercise>(rig: &mut ServerRig) -> Checked {
    rig.connect()?.leave()?;
    rig.until_rest()?;
    let talked = E::talk(rig);
    rig.blame(talked, E::talk)
}

fn survives_a_reset<E: Exercise>(rig: &mut ServerRig) -> Checked {
    rig.connect()?.reset()?;
    rig.until_rest()?;
    let mut client = rig.connect()?;
    client.say("a sentence of a client that breaks off")?;
    client.reset()?;
    rig.until_rest()?;
    let talked = E::talk(rig);
    rig.blame(talked, E::talk)
}

fn stops_while_idle(rig: &mut ServerRig) -> Checked {
    rig.until_rest()?;
    rig.expect_interruptible("while nobody is connected")
}

fn stops_with_or_without_a_client(rig: &mut ServerRig) -> Checked {
    stops_while_idle(rig)?;
    rig.renew()?;
    let client = rig.connect()?;
    rig.until_rest()?;
    let stopped = rig.expect_interruptible("while a client is connected");
    client.leave()?;
    stopped
}

fn restarts_at_once(rig: &mut ServerRig) -> Checked {
    let client = rig.connect()?;
    rig.until_rest()?;
    rig.stop()?;
    let restarted = rig.restart();
    client.leave()?;
    restarted
}

fn reports_a_taken_port(rig: &mut ServerRig) -> Checked {
    rig.until_rest()?;
    rig.expect_second_instance_to_complain()
}

/// A client sends these bytes and leaves; then a plain conversation must be possible.
fn survives<E: Exercise>(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
    E::disturb(rig, bytes)?;
    rig.until_rest()?;
    let talked = E::talk(rig);
    rig.blame(talked, E::talk)
}

fn survives_invalid_utf8<E: Exercise>(rig: &mut ServerRig) -> Checked {
    survives::<E>(rig, b"caf\xe9 \xff\xfe \xc3\x28")
}

fn survives_nul<E: Exercise>(rig: &mut ServerRig) -> Checked {
    survives::<E>(rig, b"a nul \0 in the middle")
}

fn survives_empty<E: Exercise>(rig: &mut ServerRig) -> Checked {
    survives::<E>(rig, b"")
}

fn survives_any_bytes<E: Exercise>(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::any_bytes(), |rig, bytes| {
        E::disturb(rig, bytes)?;
        E::talk(rig)
    })
}

fn announces_readiness(rig: &mut ServerRig) -> Checked {
    rig.expect_some_text()
}

fn flushes_its_console(rig: &mut ServerRig) -> Checked {
    rig.expect_text_as_at_a_terminal()
}

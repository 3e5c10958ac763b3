//! Checks of a server that speaks first: what a client does to it that is gone before it could be spoken to.
//!
//! Whether a client has left when the server speaks would be a matter of luck, so the server is held still until it has.

use sockspec_engine::rig::{Check, Checked, ServerRig};

use super::{Exercise, server};

/// The checks of an exercise in which the server speaks first.
pub(crate) const fn checks<E: Exercise>() -> [Check<ServerRig>; 4] {
    [
        Check::new(
            "survives-a-silent-client",
            "ALL-S4",
            survives_a_silent_client::<E>,
            "The server is held still while a client connects and leaves, so that nobody is there when it speaks; then \
             another one holds a plain conversation.",
        )
        .needs(E::LASTING),
        Check::new(
            "survives-a-reset",
            "ALL-S4",
            survives_a_reset::<E>,
            "The server is held still while a client connects and resets its connection; another client resets when the \
             server has spoken to it and rests; then a third one holds a plain conversation.",
        )
        .needs(E::LASTING),
        server::STOPS,
        server::RESTARTS,
    ]
}

/// A client leaves before the server can do anything for it; then a plain conversation must be possible.
pub(crate) fn survives_a_silent_client<E: Exercise>(rig: &mut ServerRig) -> Checked {
    let survived = leave_unheard(rig).and_then(|()| E::talk(rig));
    rig.blame(survived, after_a_pause::<E>)
}

fn survives_a_reset<E: Exercise>(rig: &mut ServerRig) -> Checked {
    let survived = reset_twice(rig).and_then(|()| E::talk(rig));
    rig.blame(survived, after_a_pause::<E>)
}

fn leave_unheard(rig: &mut ServerRig) -> Checked {
    rig.while_held(|rig| rig.connect()?.leave())?;
    rig.until_rest().map(|_| ())
}

fn reset_twice(rig: &mut ServerRig) -> Checked {
    rig.while_held(|rig| rig.connect()?.reset())?;
    rig.until_rest()?;
    let client = rig.connect()?;
    rig.until_rest()?;
    client.reset()?;
    rig.until_rest().map(|_| ())
}

/// A plain conversation with a server that has been held still, and nothing else: it must not be the pause that it
/// cannot bear.
fn after_a_pause<E: Exercise>(rig: &mut ServerRig) -> Checked {
    rig.while_held(|_| Ok(()))?;
    E::talk(rig)
}

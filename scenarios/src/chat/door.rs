//! How a guest comes in: connected, welcomed and named as the dialect declares.

use sockspec_engine::rig::{Checked, Peer, ServerRig, Stop};

use super::words;

/// Names of guests; a hundred of them are numbered.
const NAMES: [&str; 6] = ["Anna", "Ben", "Clara", "David", "Emma", "Fritz"];

/// A name for a guest.
pub(super) fn name(number: usize) -> String {
    NAMES
        .get(number)
        .map_or_else(|| format!("Guest{}", number + 1), |&name| name.to_owned())
}

/// Connects a client and gives its name as declared.
pub(super) fn enter(rig: &mut ServerRig, name: &str) -> Checked<Peer> {
    let peer = rig.connect()?;
    introduce(rig, peer, name)
}

/// What a guest is called by the server: its name, or its address where nobody gives a name.
pub(super) fn called(rig: &ServerRig, name: &str, peer: &Peer) -> String {
    match words::introduction(rig.dialect(), name) {
        Some(_) => name.to_owned(),
        None => peer.address().to_string(),
    }
}

/// What stands before the messages of a guest when they come back.
pub(super) fn prefix(rig: &ServerRig, name: &str, peer: &Peer) -> String {
    words::prefix(rig.dialect(), &called(rig, name, peer))
}

/// Where an acknowledgement does not repeat the message, nobody can tell whose it is, and there is nothing to judge.
pub(super) fn tells_apart(rig: &ServerRig) -> Checked {
    if words::repeats_messages(rig.dialect()) {
        return Ok(());
    }
    let why = "the declared acknowledgement does not repeat the message";
    Err(Stop::Skip(why.to_owned()))
}

/// Takes the welcome and gives a name, as declared, and what the server says to that.
pub(super) fn introduce(rig: &mut ServerRig, peer: Peer, name: &str) -> Checked<Peer> {
    let mut peer = present(rig, peer, name)?;
    if words::introduction(rig.dialect(), name).is_some() {
        peer.hear_to_rest()?;
    }
    Ok(peer)
}

/// Takes the welcome and gives a name, as declared.
pub(super) fn present(rig: &ServerRig, mut peer: Peer, name: &str) -> Checked<Peer> {
    peer.is_called(name);
    let welcome = rig.dialect().value("welcome").to_owned();
    if !welcome.is_empty() {
        peer.expect_answer(welcome)?;
    }
    if rig.dialect().value("name") == "asked" {
        peer.hear_until(|heard| !heard.is_empty())?;
    }
    if let Some(line) = words::introduction(rig.dialect(), name) {
        peer.say(line)?;
        peer.until_read()?;
    }
    Ok(peer)
}

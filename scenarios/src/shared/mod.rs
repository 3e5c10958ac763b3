//! What every scenario shares: the ALL clauses, their checks, and generated input.

pub(crate) mod clauses;
pub(crate) mod client;
pub(crate) mod cut;
pub(crate) mod datagram;
pub(crate) mod first_word;
pub(crate) mod input;
pub(crate) mod keys;
pub(crate) mod long;
pub(crate) mod pair;
pub(crate) mod places;
pub(crate) mod probe;
pub(crate) mod resources;
pub(crate) mod server;
pub(crate) mod split;
pub(crate) mod trial;

use std::net::IpAddr;

use sockspec_engine::rig::{Checked, ClientRig, Need, Peer, ServerRig, Stop};
use sockspec_model::Dialect;

/// What the shared checks need to know of an assignment: its plain conversation.
pub(crate) trait Exercise {
    /// What a client needs to find before it is started.
    fn furnish(_rig: &ClientRig) -> Checked {
        Ok(())
    }
    /// One plain conversation with a server: connect, be served, leave.
    fn talk(rig: &mut ServerRig) -> Checked;
    /// One plain conversation of a client, up to what it shows; the client is not started yet.
    fn act(rig: &mut ClientRig) -> Checked;
    /// What a client has typed and sent when it waits for its answer.
    fn ask(_rig: &mut ClientRig) -> Checked<Peer> {
        Err(Stop::Skip("nobody connects in this exercise".to_owned()))
    }
    /// How a server says this to a client.
    fn said(_: &Dialect, text: &str) -> String {
        text.to_owned()
    }
    /// A client has been told this, and must show it.
    fn told(rig: &mut ClientRig, peer: Peer, said: &str) -> Checked {
        rig.expect_on_screen(said)?;
        peer.leave()
    }
    /// A client sends these bytes and leaves; whether it is answered is nobody's concern. It leaves when the server has
    /// said what it says, or its words would meet a reset; and whoever comes next finds it gone.
    fn disturb(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
        let mut client = rig.connect()?;
        client.say(bytes)?;
        client.until_read()?;
        rig.until_rest()?;
        client.leave()?;
        rig.until_rest().map(|_| ())
    }
    /// A client comes to another address of the server's host.
    fn reach(rig: &mut ServerRig, ip: IpAddr) -> Checked {
        rig.connect_at(ip)?.leave()
    }
    /// What a client has been through when end of input is typed at it, and the connection that it has meanwhile.
    fn before_end_of_input(rig: &mut ClientRig) -> Checked<Option<Peer>> {
        rig.start().map(|()| None)
    }
    /// What a person does at a client that has been started beside its server, and sees.
    fn meet(rig: &mut ClientRig) -> Checked {
        type_for::<Self>(rig)?;
        let shown = Self::shown(rig.dialect());
        rig.expect_on_screen(&shown)
    }
    /// The text that a client of this dialect shows in the end.
    fn shown(_: &Dialect) -> String {
        Self::SHOWN.to_owned()
    }
    /// The text that a client shows in the end.
    const SHOWN: &'static str;
    /// The line that is typed for it; empty where nothing is typed.
    const TYPED: &'static str;
    /// The checks that say whether a server serves whoever comes next.
    const NEXT: &'static [&'static str] = &["outlives-its-clients"];
    /// What the dialect must offer for a server to serve more than one client.
    const LASTING: &'static [Need] = &[];
}

/// Types the line of an exercise, where it has one, once the client rests.
pub(crate) fn type_for<E: Exercise + ?Sized>(rig: &mut ClientRig) -> Checked {
    if E::TYPED.is_empty() {
        rig.until_rest().map(|_| ())
    } else {
        rig.type_line(E::TYPED)
    }
}

/// Whether the program did what was expected of it; trouble of our own is no answer to that.
pub(crate) fn holds(result: Checked) -> Checked<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(Stop::Fail(_) | Stop::Elsewhere(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What a check takes for granted: where it fails, one of these other checks says so, and this one has nothing to add.
pub(crate) fn granted(
    result: Checked,
    what: &'static str,
    says: &'static [&'static str],
) -> Checked {
    match result {
        Err(Stop::Fail(_)) => Err(Stop::elsewhere(what, says)),
        other => other,
    }
}

//! What every scenario shares: the ALL clauses, their checks, and generated input.

pub(crate) mod clauses;
pub(crate) mod client;
pub(crate) mod input;
pub(crate) mod pair;
pub(crate) mod resources;
pub(crate) mod server;

use std::net::IpAddr;

use sockspec_engine::rig::{Checked, ClientRig, ServerRig, Stop};

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
    fn ask(rig: &mut ClientRig) -> Checked<sockspec_engine::rig::Peer>;
    /// A client sends these bytes and leaves; whether it is answered is nobody's concern.
    fn disturb(rig: &mut ServerRig, bytes: &[u8]) -> Checked {
        let mut client = rig.connect()?;
        client.say(bytes)?;
        client.until_read()?;
        client.leave()
    }
    /// A client comes to another address of the server's host.
    fn reach(rig: &mut ServerRig, ip: IpAddr) -> Checked {
        rig.connect_at(ip)?.leave()
    }
    /// The text that a client shows in the end.
    const SHOWN: &'static str;
    /// The line that is typed for it.
    const TYPED: &'static str;
}

/// What a check takes for granted: where it fails, another check says so, and this one has nothing to add.
pub(crate) fn granted(result: Checked, what: &str) -> Checked {
    result.map_err(|stop| match stop {
        Stop::Fail(_) => Stop::Skip(format!("{what}, as another check says")),
        other @ (Stop::Case(..) | Stop::Inconclusive(_) | Stop::Skip(_) | Stop::Trouble(_)) => {
            other
        }
    })
}

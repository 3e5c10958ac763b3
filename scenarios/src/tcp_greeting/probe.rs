//! Experiments that find out how a server of this exercise speaks. Of a client the dialect says nothing.

use sockspec_engine::rig::{Checked, Found, Probe, Probes, ServerRig, quoted};

use crate::shared::probe;

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("greeting", greeting),
        Probe::new("session", session),
        probe::BIND,
        probe::READY,
    ],
    client: &[],
};

/// Everything that is said to a client that says nothing.
fn greeted(rig: &mut ServerRig) -> Checked<Vec<u8>> {
    let mut client = rig.connect()?;
    let words = client.hear_until(|_| false)?.bytes;
    client.leave()?;
    Ok(words)
}

fn greeting(rig: &mut ServerRig) -> Checked<Found> {
    let words = greeted(rig)?;
    let evidence = "it is all that came to a client that said nothing";
    Ok(probe::said(&words, evidence))
}

/// What becomes of the server when its first client has left.
fn session(rig: &mut ServerRig) -> Checked<Found> {
    greeted(rig)?;
    match rig.until_end()? {
        Ok(end) if end.is_success() => {
            let evidence = format!("it {end} when its first client had left");
            Ok(Found::out("once", evidence))
        }
        Ok(end) => Ok(Found::nothing(format!("it {end} after its first client"))),
        Err(_) => {
            let words = greeted(rig)?;
            let evidence = format!("a second client was greeted with {}", quoted(&words));
            Ok(if words.is_empty() {
                Found::nothing("it went on, and did not greet a second client")
            } else {
                Found::out("forever", evidence)
            })
        }
    }
}

//! What an attempt has to show: the transcript, the packets and the frozen moment, of the last case or of the one that is
//! the evidence.

use sockspec_model::{Capture, Entry, Snapshot};

use super::Scene;
use crate::sys::tap::Tap;

/// What was said, heard and seen in a case; kept while other cases run.
pub struct Exhibit {
    /// What was said and heard.
    pub transcript: Vec<Entry>,
    /// What was on the wire, where somebody listened.
    pub capture: Option<Capture>,
    /// What every thread of the programs waited for when one was accused, else now.
    pub snapshot: Snapshot,
}

impl Scene {
    /// What there is to show: what was put aside for that, else what there is of this case. It is taken from there, and so it
    /// can be asked for once.
    #[must_use]
    pub fn exhibit(&self) -> Exhibit {
        let kept = self.exhibit.take();
        kept.unwrap_or_else(|| self.of_this_case())
    }

    fn of_this_case(&self) -> Exhibit {
        let moment = self.moment.borrow().clone();
        let snapshot = moment.unwrap_or_else(|| self.look_around());
        let tap = self.tap.borrow();
        let capture = tap.as_ref().map(|tap| tap.capture(self.log.began()));
        Exhibit {
            transcript: self.log().entries(),
            snapshot: Snapshot {
                astray: capture.as_ref().and_then(|capture| self.astray(capture)),
                ..snapshot
            },
            capture,
        }
    }

    /// Listens in on the wire from now on, or does not any more. Where it is not allowed nobody does.
    pub(super) fn listen_in(&self, wanted: bool) {
        let tap = wanted.then(|| Tap::on(&self.pod, self.has_datagrams()));
        self.tap.replace(tap.and_then(|tap| tap.ok().flatten()));
    }

    /// From now on this is shown, until the next case begins.
    pub(super) fn show(&self, exhibit: Exhibit) {
        self.exhibit.replace(Some(exhibit));
    }
}

//! What an attempt has to show: the transcript, the packets and the frozen moment, of the last case or of the one that is
//! the evidence.

use sockspec_model::{Capture, Entry, Snapshot};

use super::Scene;
use crate::sys::tap::Tap;

/// What was said, heard and seen in a case; kept while other cases run.
pub(super) struct Exhibit {
    transcript: Vec<Entry>,
    capture: Option<Capture>,
    snapshot: Snapshot,
}

impl Scene {
    /// The transcript as it goes into a report.
    #[must_use]
    pub fn transcript(&self) -> Vec<Entry> {
        match &*self.exhibit.borrow() {
            Some(exhibit) => exhibit.transcript.clone(),
            None => self.log().entries(),
        }
    }

    /// What every thread of the programs waited for when one was accused, else now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        if let Some(exhibit) = &*self.exhibit.borrow() {
            return exhibit.snapshot.clone();
        }
        let moment = self.moment.borrow().clone();
        moment.unwrap_or_else(|| self.look_around())
    }

    /// What was on the wire, where somebody listened; it is taken from there, and so it can be asked for once.
    #[must_use]
    pub fn capture(&self) -> Option<Capture> {
        match &mut *self.exhibit.borrow_mut() {
            Some(exhibit) => exhibit.capture.take(),
            None => Some(self.tap.borrow().as_ref()?.capture(self.log.began())),
        }
    }

    /// Listens in on the wire from now on, or does not any more. Where it is not allowed nobody does.
    pub(super) fn listen_in(&self, wanted: bool) {
        let tap = wanted.then(|| Tap::on(&self.pod, self.has_datagrams()));
        self.tap.replace(tap.and_then(|tap| tap.ok().flatten()));
    }

    /// What there is to show of this case.
    pub(super) fn exhibit(&self) -> Exhibit {
        Exhibit {
            transcript: self.transcript(),
            capture: self.capture(),
            snapshot: self.snapshot(),
        }
    }

    /// From now on this is shown, until the next case begins.
    pub(super) fn show(&self, exhibit: Exhibit) {
        self.exhibit.replace(Some(exhibit));
    }
}

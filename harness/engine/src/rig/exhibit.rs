//! What an attempt has to show: the transcript and the frozen moment, of the last case or of the one that is the evidence.

use sockspec_model::{Entry, Snapshot};

use super::Scene;

/// What was said, heard and seen in a case; kept while other cases run.
pub(super) type Exhibit = (Vec<Entry>, Snapshot);

impl Scene {
    /// The transcript as it goes into a report.
    #[must_use]
    pub fn transcript(&self) -> Vec<Entry> {
        match &*self.exhibit.borrow() {
            Some((entries, _)) => entries.clone(),
            None => self.log().entries(),
        }
    }

    /// What every thread of the programs waited for when one was accused, else now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        if let Some((_, snapshot)) = &*self.exhibit.borrow() {
            return snapshot.clone();
        }
        let moment = self.moment.borrow().clone();
        moment.unwrap_or_else(|| self.look_around())
    }

    /// What there is to show of this case.
    pub(super) fn exhibit(&self) -> Exhibit {
        (self.transcript(), self.snapshot())
    }

    /// From now on this is shown, until the next case begins.
    pub(super) fn show(&self, exhibit: Exhibit) {
        self.exhibit.replace(Some(exhibit));
    }
}

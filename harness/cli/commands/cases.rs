//! The cases of a program in a run: those that were kept of it are given to it, those that fail are kept.
//!
//! Invariant: a folder that cannot be read or written to costs a sentence, never a verdict.

use sockspec::kept::Kept;
use sockspec::prepared::Prepared;
use sockspec_engine::runner::Run;
use sockspec_model::{Event, Finished, SavedCase};

use crate::output;

/// The cases of a program; none of the bundled ones.
pub(super) struct Cases {
    kept: Option<Kept>,
    known: Vec<SavedCase>,
    /// The words that name the program.
    target: Vec<String>,
    saved: Vec<Finished>,
    remarks: Vec<String>,
}

impl Cases {
    /// Nothing is kept.
    pub(super) fn none() -> Self {
        Self {
            kept: None,
            known: Vec::new(),
            target: Vec::new(),
            saved: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Those in this folder; says what in it is none.
    pub(super) fn open(kept: Kept, prepared: &Prepared) -> Self {
        let (mut shelf, target) = (kept.read(), prepared.words().to_vec());
        shelf.remarks.iter().for_each(|remark| output::say(remark));
        // What one program was judged by must not depend on who was judged before it.
        shelf.cases.retain(|case| case.target == target);
        Self {
            kept: Some(kept),
            known: shelf.cases,
            target,
            ..Self::none()
        }
    }

    /// The run, with the cases that were kept.
    pub(super) fn give(&self, run: Run) -> Run {
        Run {
            kept: self.known.clone(),
            ..run
        }
    }

    /// Keeps the case of a check that failed.
    pub(super) fn on(&mut self, event: &Event) {
        if let (Event::CheckFinished(finished), Some(kept)) = (event, self.kept.clone()) {
            self.keep(finished, &kept);
        }
    }

    fn keep(&mut self, finished: &Finished, kept: &Kept) {
        let Some(note) = finished.case.as_ref().filter(|note| !note.input.is_null()) else {
            return;
        };
        let case = SavedCase {
            target: self.target.clone(),
            ..SavedCase::of(&finished.check, note)
        };
        match kept.save(&case) {
            Ok(()) => self.put_in_place(finished, kept),
            Err(error) => self.remarks.push(format!(
                "the failing case {} cannot be saved in {}: {error}; nothing else depends on that",
                case.id,
                kept.folder().display()
            )),
        }
    }

    /// The case of a failure that was told with a larger one takes its place.
    fn put_in_place(&mut self, finished: &Finished, kept: &Kept) {
        let larger = |known: &mut Finished| finished.replaces(known);
        for larger in self.saved.extract_if(.., larger) {
            larger.case.iter().for_each(|case| kept.remove(&case.id));
        }
        self.saved.push(finished.clone());
    }

    /// Says what was kept, and what could not be.
    pub(super) fn say(&self) {
        self.remarks.iter().for_each(|remark| output::say(remark));
        let Some(kept) = self.kept.as_ref().filter(|_| !self.saved.is_empty()) else {
            return;
        };
        let saved = self.saved.iter().filter_map(|one| one.case.as_ref());
        let ids: Vec<&str> = saved.map(|case| case.id.as_str()).collect();
        let (folder, all) = (kept.folder().display(), ids.join(", "));
        let command = match ids.as_slice() {
            [only] => format!("sockspec replay {only}"),
            _ => format!("sockspec replay ID, where ID is one of {all}"),
        };
        output::say(&format!(
            "saved in {folder}, to be run first next time; one alone: {command}"
        ));
    }
}

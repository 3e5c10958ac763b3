//! Patience: how long each kind of wait may last, and how soon the kernel is asked.

use std::time::Duration;

use super::{Checked, Scene, Stop};

/// How long to wait, and how soon to ask the kernel.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub(super) first: Duration,
    pub(super) quiet: Duration,
    pub(super) busy: Duration,
    /// Whether a program that waits for ever ends the wait; not so where the kernel itself is going to act.
    pub(super) by_proof: bool,
    /// Whether the kernel is asked at once when the program shows something: then it may be about to rest.
    pub(super) at_news: bool,
}

impl Scene {
    /// Whether half the time of an attempt is used up: time to come to an end where more of the same would follow.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.budget().is_half_spent(self.kernel().used().starved)
    }

    /// No verdict once the time of an attempt is used up, for a program that is slow is not wrong.
    pub(crate) fn has_time_left(&self) -> Checked {
        if self.budget().is_spent(self.kernel().used().starved) {
            return Err(Stop::Inconclusive(
                "the program is too slow for this check: the time of an attempt ran out before its end".to_owned(),
            ));
        }
        Ok(())
    }

    /// Patience for something that the program owes us: it usually comes at once, so the kernel is asked late.
    pub(crate) fn for_an_answer(&self) -> Patience {
        let budget = self.budget();
        Patience {
            first: Duration::from_millis(1),
            quiet: budget.quiet,
            busy: budget.answer,
            at_news: true,
            by_proof: true,
        }
    }

    /// Patience for something that is owed to many at once: a look at a program with a thread for each of them costs as
    /// much as serving a hundred, so the kernel is asked very late.
    pub(crate) fn for_a_crowd(&self) -> Patience {
        Patience {
            first: Duration::from_millis(50),
            at_news: false,
            ..self.for_an_answer()
        }
    }

    /// Patience for the program to come to rest, where nothing has to come: the kernel is asked at once. Taking a quiet
    /// or a busy moment for rest accuses nobody, so both may be short, and shorter still once the program is known to
    /// compute on.
    pub(crate) fn for_rest(&self) -> Patience {
        let busy = Duration::from_millis(if self.computes_on() { 50 } else { 300 });
        Patience {
            first: Duration::ZERO,
            quiet: Duration::from_millis(150),
            busy,
            at_news: true,
            by_proof: true,
        }
    }

    /// Patience for a measurement of idleness: a program that computes on is measured soon.
    pub(crate) fn for_idleness(&self) -> Patience {
        Patience {
            first: Duration::ZERO,
            quiet: Duration::from_millis(50),
            busy: Duration::from_millis(400),
            at_news: true,
            by_proof: true,
        }
    }

    /// Patience for a program to start. Where the kernel reports calls of `listen` they wake us; elsewhere we ask often.
    pub(crate) fn for_a_start(&self, watched: bool) -> Patience {
        let start = self.budget().start;
        Patience {
            first: Duration::from_millis(if watched { 20 } else { 1 }),
            quiet: start,
            busy: start,
            at_news: true,
            by_proof: true,
        }
    }

    /// Patience for a connection to be opened: a full backlog makes the kernel ask again after 1, 3 and 7 seconds.
    pub(crate) fn for_a_handshake(&self) -> Patience {
        Patience {
            first: Duration::from_millis(1),
            quiet: Duration::from_secs(8),
            busy: Duration::from_secs(8),
            at_news: true,
            by_proof: false,
        }
    }
}

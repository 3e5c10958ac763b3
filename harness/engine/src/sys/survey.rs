//! What isolation and observation this machine offers, found by doing, not by reading settings.

use std::rc::Rc;

use super::kernel::{Kernel, Look};
use super::pod::{Furnishing, Isolation, Launch, Pod, Refused, Stdio};
use super::program::Program;

/// What the machine offers.
#[derive(Debug)]
pub struct Survey {
    /// The rung that works.
    pub isolation: Isolation,
    /// Better rungs that were refused, with the reason.
    pub refused: Vec<(Isolation, Refused)>,
    /// Whether calls of `listen` are reported by the kernel.
    pub notified: bool,
    /// Whether the system call of a waiting thread can be seen.
    pub blocked_calls: bool,
    /// Whether the socket tables answer.
    pub socket_tables: bool,
}

impl Survey {
    /// Tries the rungs from `best` downwards, and the observations on the first that works. Must be called inside a
    /// runtime; `waiter` is a command that waits at its keyboard for ever.
    ///
    /// # Errors
    /// With the refusal of the lowest rung.
    pub fn take(best: Isolation, waiter: Launch) -> Result<Self, Refused> {
        let mut refused = Vec::new();
        for isolation in [Isolation::Full, Isolation::Net, Isolation::None] {
            if isolation > best {
                continue;
            }
            match Pod::start(isolation, Furnishing::default()) {
                Ok(pod) => return Ok(Self::observe(isolation, refused, &Rc::new(pod), waiter)),
                Err(reason) if isolation == Isolation::None => return Err(reason),
                Err(reason) => refused.push((isolation, reason)),
            }
        }
        unreachable!("the lowest rung is tried last and returns")
    }

    fn observe(
        isolation: Isolation,
        refused: Vec<(Isolation, Refused)>,
        pod: &Rc<Pod>,
        waiter: Launch,
    ) -> Self {
        let mut survey = Self {
            isolation,
            refused,
            notified: false,
            blocked_calls: false,
            socket_tables: false,
        };
        let Ok(kernel) = Kernel::of(pod) else {
            return survey;
        };
        survey.socket_tables = kernel.listeners().is_ok();
        if let Ok(program) = Program::start(
            pod,
            Launch {
                stdio: Stdio::Pipes,
                ..waiter
            },
        ) {
            survey.notified = program.is_watched();
            survey.blocked_calls = (0..200).any(|_| {
                rustix::thread::sched_yield();
                kernel.look() == Look::Frozen
            });
        }
        survey
    }

    /// The observations in force, in words.
    #[must_use]
    pub fn observation(&self) -> String {
        let ready = if self.notified {
            "readiness by notification"
        } else {
            "readiness by asking"
        };
        let silence = if self.blocked_calls {
            "silence by proof"
        } else {
            "silence by quiet periods"
        };
        format!("{ready}, {silence}")
    }
}

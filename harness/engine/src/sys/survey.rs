//! What isolation and observation this machine offers, found by doing, not by reading settings.

use std::rc::Rc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::{sleep, timeout};

use super::deadline::Stretch;
use super::kernel::{Kernel, Look};
use super::pod::{Furnishing, Isolation, Launch, Pod, Refused, Stdio};
use super::program::Program;

/// How long a program may take to show its word, on a machine that is busy.
const START: Duration = Duration::from_secs(10);
/// How long it may take to wait after that, where it can run.
const REST: Duration = Duration::from_millis(300);

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
    /// Tries the rungs from `best` downwards, and the observations on the first that works. `waiter` is a command that
    /// shows a word and then waits at its keyboard for ever.
    ///
    /// # Errors
    /// With the refusal of the lowest rung.
    pub fn take(runtime: &Runtime, best: Isolation, waiter: Launch) -> Result<Self, Refused> {
        let _inside = runtime.enter();
        let mut refused = Vec::new();
        for isolation in [Isolation::Full, Isolation::Net, Isolation::None] {
            if isolation > best {
                continue;
            }
            match Pod::start(isolation, Furnishing::default()) {
                Ok(pod) => {
                    let mut survey = Self {
                        isolation,
                        refused,
                        notified: false,
                        blocked_calls: false,
                        socket_tables: false,
                    };
                    survey.observe(runtime, &Rc::new(pod), waiter);
                    return Ok(survey);
                }
                Err(reason) if isolation == Isolation::None => return Err(reason),
                Err(reason) => refused.push((isolation, reason)),
            }
        }
        unreachable!("the lowest rung is tried last and returns")
    }

    fn observe(&mut self, runtime: &Runtime, pod: &Rc<Pod>, waiter: Launch) {
        let Ok(kernel) = Kernel::of(pod) else {
            return;
        };
        self.socket_tables = kernel.listeners().is_ok();
        if let Ok(program) = Program::start(
            pod,
            Launch {
                stdio: Stdio::Pipes,
                ..waiter
            },
        ) {
            self.notified = program.is_watched();
            self.blocked_calls = runtime.block_on(is_seen_waiting(&kernel, &program));
        }
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

/// Whether the kernel shows that a program waits which has said that it is about to.
async fn is_seen_waiting(kernel: &Kernel, program: &Program) -> bool {
    let said = async {
        while program.console().capture().total() == 0 && program.end().is_none() {
            program.fill().await;
        }
    };
    if timeout(START, said).await.is_err() {
        return false;
    }
    let rest = Stretch::begin(kernel.used().starved);
    loop {
        let (look, used) = kernel.watch();
        if look == Look::Frozen || rest.lasted(REST, used.starved) {
            return look == Look::Frozen;
        }
        sleep(Duration::from_millis(1)).await;
    }
}

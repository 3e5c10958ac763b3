//! Waiting for something to be heard, until it comes or is known not to come.

use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};

use sockspec_model::Certainty;

use super::{Checked, Patience, Scene};
use crate::sys::deadline::{Stretch, now};
use crate::sys::kernel::{Look, Used};
use crate::sys::readiness::Watched;
use crate::sys::wire::Wire;

/// How the end of waiting is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The kernel shows that every thread waits for somebody outside, and nothing is under way.
    Proved,
    /// No process of the program is left.
    Gone,
    /// Nothing was heard for so long while the program waited for time to pass.
    Quiet(Duration),
    /// The program was still computing after so long.
    Busy(Duration),
}

/// What a wait brought.
pub(crate) enum Waited<T> {
    /// What was waited for.
    Came(T),
    /// Nothing, and nothing is going to come.
    Silent(Silence),
}

impl Silence {
    /// How certain it is.
    #[must_use]
    pub fn certainty(self) -> Certainty {
        match self {
            Self::Proved | Self::Gone => Certainty::Proved,
            Self::Quiet(_) | Self::Busy(_) => Certainty::Timed,
        }
    }

    /// How it is known, in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Proved => "every thread of it waits, and nothing is under way".to_owned(),
            Self::Gone => "no process of it is left".to_owned(),
            Self::Quiet(time) => format!(
                "nothing for {:.1} s while it waited with a time-out",
                time.as_secs_f32()
            ),
            Self::Busy(time) => {
                format!("it did not come to rest within {:.1} s", time.as_secs_f32())
            }
        }
    }
}

impl Scene {
    /// Lets a program run that shares our processor. Where somebody else has it too, that costs a turn of theirs; then
    /// it is not done again.
    pub(crate) fn step_aside(&self) -> bool {
        if self.crowded.get() {
            return false;
        }
        let began = now();
        rustix::thread::sched_yield();
        self.crowded.set(began.elapsed() > Duration::from_millis(1));
        true
    }

    /// Lets time pass while programs go on; only for measuring what they do in it.
    pub(crate) fn let_pass(&self, time: Duration) {
        self.runtime().block_on(async {
            let end = now() + time;
            while now() < end {
                tokio::select! {
                    () = self.take_in() => {}
                    () = until(end) => {}
                }
            }
        });
    }

    /// Waits until every program rests, or none is left; how that is known.
    pub(crate) fn rest(&self, patience: Patience) -> Checked<Silence> {
        Ok(match self.hear(&[], &[], patience, || Ok(None))? {
            Waited::Came(silence) | Waited::Silent(silence) => silence,
        })
    }

    /// Tries `attempt` whenever one of `on` has something to read, or the program showed something, until it yields or
    /// silence is known. `from` are the connections on which something may still be under way to us.
    pub(crate) fn hear<T>(
        &self,
        on: &[&Watched],
        from: &[&Wire],
        patience: Patience,
        mut attempt: impl FnMut() -> Checked<Option<T>>,
    ) -> Checked<Waited<T>> {
        self.goes_on()?;
        if let Some(came) = attempt()? {
            return Ok(Waited::Came(came));
        }
        // It mostly comes while we step aside; then nobody has to be woken.
        if self.step_aside()
            && let Some(came) = attempt()?
        {
            return Ok(Waited::Came(came));
        }
        self.runtime().block_on(async {
            let mut wait = Waiting::new(patience);
            loop {
                let shown = wait.for_news(self, on).await;
                self.goes_on()?;
                if let Some(came) = attempt()? {
                    return Ok(Waited::Came(came));
                }
                if wait.looks % 16 == 15 {
                    self.has_time_left()?;
                }
                if let Some(silence) = wait.is_over(self, from, shown) {
                    // What arrived while the kernel was asked counts.
                    self.note_rest(silence);
                    return Ok(attempt()?.map_or(Waited::Silent(silence), Waited::Came));
                }
            }
        })
    }
}

/// One wait.
struct Waiting {
    patience: Patience,
    next_look: Instant,
    pause: Duration,
    looks: u32,
    /// What the programs had used when their silence was last proved.
    proved_at: Option<Used>,
    stretch: Option<Stretch>,
    quiet: Option<Stretch>,
}

impl Waiting {
    fn new(patience: Patience) -> Self {
        Self {
            patience,
            next_look: now() + patience.first,
            pause: patience.first,
            looks: 0,
            proved_at: None,
            stretch: None,
            quiet: None,
        }
    }

    /// Waits until something can be read, the program shows something, or the next look is due. Whether it showed.
    async fn for_news(&self, scene: &Scene, on: &[&Watched]) -> bool {
        if self.pause.is_zero() {
            rustix::thread::sched_yield();
        }
        tokio::select! {
            biased;
            () = readable(on) => false,
            () = scene.take_in() => true,
            () = until(self.next_look) => false,
        }
    }

    fn is_over(&mut self, scene: &Scene, from: &[&Wire], shown: bool) -> Option<Silence> {
        if shown {
            self.quiet = None;
        }
        if shown && self.patience.at_news {
            // It did something, so it may be about to rest.
            (self.looks, self.pause, self.next_look) = (0, Duration::ZERO, now());
        }
        if now() < self.next_look {
            return None;
        }
        let (look, used) = scene.kernel().watch();
        self.plan_next_look();
        match look {
            Look::Frozen | Look::Gone if !self.patience.by_proof => self.too_quiet(used.starved),
            Look::Frozen if !scene.is_anything_under_way(from) => self.proved(scene, used),
            Look::Gone if scene.has_everything_ended() && !scene.is_anything_under_way(from) => {
                Some(Silence::Gone)
            }
            Look::Frozen | Look::Gone | Look::Running => {
                self.quiet = None;
                self.too_busy(used.starved)
            }
            Look::Waiting => self
                .too_quiet(used.starved)
                .or_else(|| self.too_busy(used.starved)),
        }
    }

    /// What is under way of a stream can be counted; of datagrams it cannot, so there a second proof is asked for, after
    /// the moment in which the kernel delivers what was sent.
    fn proved(&mut self, scene: &Scene, used: Used) -> Option<Silence> {
        if !scene.has_datagrams() || self.proved_at.replace(used) == Some(used) {
            return Some(Silence::Proved);
        }
        self.next_look = now() + Duration::from_millis(1);
        None
    }

    /// A program that comes to rest mostly does so within a few turns of the processor; then there is no hurry.
    fn plan_next_look(&mut self) {
        self.looks += 1;
        if !self.pause.is_zero() || self.looks >= 8 {
            let longest = Duration::from_millis(8).max(self.patience.first);
            self.pause = (self.pause * 2).clamp(Duration::from_millis(1), longest);
        }
        self.next_look = now() + self.pause;
    }

    fn too_quiet(&mut self, starved: Duration) -> Option<Silence> {
        let quiet = self.quiet.get_or_insert_with(|| Stretch::begin(starved));
        quiet
            .lasted(self.patience.quiet, starved)
            .then(|| Silence::Quiet(quiet.elapsed()))
    }

    fn too_busy(&mut self, starved: Duration) -> Option<Silence> {
        let stretch = self.stretch.get_or_insert_with(|| Stretch::begin(starved));
        let over = stretch.lasted(self.patience.busy, starved);
        over.then(|| Silence::Busy(stretch.elapsed()))
    }
}

/// Ready when the runtime sees something to read on one of the descriptors.
async fn readable(on: &[&Watched]) {
    poll_fn(|context| {
        let any = on
            .iter()
            .any(|descriptor| matches!(descriptor.poll(context), Poll::Ready(Ok(()))));
        if any { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn until(moment: Instant) {
    if moment > now() {
        tokio::time::sleep_until(moment.into()).await;
    }
}

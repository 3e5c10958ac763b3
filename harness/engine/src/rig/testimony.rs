//! What a scene can say of the programs when one is accused: how they ended, their last words, the frozen moment.

use sockspec_model::{Datagrams, Ending, Snapshot, Untrusted};

use super::{Checked, Scene, Silence, Stop};
use crate::sys::kernel::Known;
use crate::sys::program::End;

impl Scene {
    /// How a program ended and what it said last; nothing while it runs.
    pub(crate) fn ending(&self) -> Option<Ending> {
        self.take_in_now();
        let programs = self.programs.borrow();
        // Of several programs only the one that ended badly has something to say.
        let tells = |end: &End| programs.len() == 1 || !end.is_success();
        programs.iter().find_map(|program| {
            let how = format!("it {}", program.end().filter(tells)?);
            let words = Untrusted::new(program.console().capture().last_words());
            let last_words = words.cut(usize::MAX);
            Some(Ending { how, last_words })
        })
    }

    /// What every thread waits for now, and what lies in the queues of the connections with us.
    pub(super) fn look_around(&self) -> Snapshot {
        let wires = self.wires.borrow();
        let open = wires
            .iter()
            .filter_map(|(client, wire)| Some((*client, wire.upgrade()?)));
        let known: Vec<Known> = open
            .map(|(client, wire)| Known {
                program: wire.remote,
                peer: wire.local,
                client,
            })
            .collect();
        Snapshot {
            datagrams: self.datagrams(),
            calls: self.kernel.calls().filter(|_| !self.has_datagrams()),
            ..self.kernel.snapshot(&known)
        }
    }

    /// What the program has sent: whatever was sent but by us.
    fn datagrams(&self) -> Option<Datagrams> {
        let all = self
            .kernel
            .datagrams_sent()
            .filter(|_| self.has_datagrams())?;
        let sent = all.saturating_sub(self.posted.get() + self.sent_before.get().unwrap_or(0));
        Some(Datagrams { sent })
    }

    /// Whether the program was observed in any way.
    #[must_use]
    pub fn heard_anything(&self) -> bool {
        let ended = self
            .programs
            .borrow()
            .iter()
            .any(|program| program.end().is_some());
        ended || self.rest.get().is_some() || self.log().heard_anything()
    }

    pub(crate) fn note_rest(&self, silence: Silence) {
        self.rest.set(Some(silence));
    }

    /// Whether a program was still computing when a wait for its rest ended.
    pub(crate) fn computes_on(&self) -> bool {
        matches!(self.rest.get(), Some(Silence::Busy(_)))
    }

    /// Nothing that was seen of a program counts where its pod has ended under it.
    pub(crate) fn stands(&self) -> Checked {
        Ok(self.pod.stands()?)
    }

    /// Finishes a failure: where in the transcript, what became of the program, and the frozen moment. A full disk is no
    /// failure of the program.
    pub(crate) fn accuse(&self, stop: Stop) -> Stop {
        let Stop::Fail(mut finding) = stop else {
            return stop;
        };
        if let Some(why) = self.files().full(0) {
            return Stop::Inconclusive(why);
        }
        // A program that has closed its connections may be about to end; how it does belongs to the story.
        self.hear(&[], &[], self.for_rest(), || {
            Ok(self.has_everything_ended().then_some(()))
        })
        .ok();
        if let Err(trouble) = self.stands() {
            return trouble;
        }
        self.moment.replace(Some(self.look_around()));
        finding.at = self.log().last();
        self.note_the_unheard();
        finding.ending = self.ending();
        if let Some(ending) = &finding.ending {
            finding.message.push_str(&told(ending));
        }
        Stop::Fail(finding)
    }
}

/// How a program ended, at the end of a message.
fn told(ending: &Ending) -> String {
    let silent = ending.last_words.as_str().is_empty();
    let silence = if silent { " and said nothing" } else { "" };
    format!("; {}{silence}", ending.how)
}

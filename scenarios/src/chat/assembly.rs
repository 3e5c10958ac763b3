//! An assembly: many guests at once, each of whom hears everything that it has to.
//!
//! One speaks, everybody concerned hears it, then the next one speaks; so the time from a message to each of its
//! deliveries contains no other message, though it does contain our hearing of the deliveries before. What was heard is
//! made out as it comes and kept as numbers, for a thousand guests.

use sockspec_engine::rig::{Checked, Crowd, Latencies, ServerRig, Silence};
use sockspec_model::Certainty;

use super::door::{name, prefix, present, tells_apart};
use super::history::{self, Audience, Ear, Heard, History, Message, Step};
use super::{room, words};

/// Where messages are passed on, so many guests speak at most: each of them is heard by all the others.
const MOST_SPEAKERS: usize = 100;

/// Many guests.
pub(super) struct Assembly {
    crowd: Crowd,
    guests: Vec<Guest>,
    messages: Vec<Message>,
    steps: Vec<Step>,
    latencies: Latencies,
    /// How often the server's rest was known only by a quiet moment.
    quiet: usize,
}

/// One guest.
struct Guest {
    name: String,
    prefix: String,
    ear: Ear,
}

impl Assembly {
    /// So many guests, all of them known to the server.
    pub(super) fn of(rig: &mut ServerRig, guests: usize) -> Checked<Self> {
        tells_apart(rig)?;
        let mut assembly = Self {
            crowd: rig.crowd()?,
            guests: Vec::with_capacity(guests),
            messages: Vec::new(),
            steps: Vec::new(),
            latencies: Latencies::default(),
            quiet: 0,
        };
        (0..guests).try_for_each(|_| assembly.join(rig))?;
        rig.until_accepted()?;
        assembly.rest(rig)?;
        // Nobody has said anything yet: what was heard is about coming.
        assembly
            .guests
            .iter_mut()
            .for_each(|guest| guest.ear.clear());
        Ok(assembly)
    }

    /// The next one comes.
    fn join(&mut self, rig: &mut ServerRig) -> Checked {
        let name = name(self.guests.len());
        let peer = rig.connect_in_turn()?;
        let peer = present(rig, peer, &name)?;
        self.steps.push(Step::Came(self.guests.len()));
        self.guests.push(Guest {
            prefix: prefix(rig, &name, &peer),
            name,
            ear: Ear::default(),
        });
        self.crowd.admit(peer)?;
        self.hear_now()
    }

    /// Everybody who is to speak does, the last one first, and each is heard by all whom it concerns.
    pub(super) fn everybody_speaks(&mut self, rig: &mut ServerRig) -> Checked {
        let audience = words::audience(rig.dialect());
        let speakers = speakers(self.guests.len(), audience);
        speakers
            .into_iter()
            .rev()
            .try_for_each(|who| self.speak(rig, audience, who))
    }

    /// One speaks, and is heard; where it is not, the server is judged at once.
    fn speak(&mut self, rig: &ServerRig, audience: Audience, who: usize) -> Checked {
        let number = self.messages.len();
        let line = self.line(rig, who);
        let Self {
            crowd,
            guests,
            messages,
            latencies,
            ..
        } = self;
        let mut deaf: Vec<bool> = (0..guests.len())
            .map(|guest| audience.concerns(guest == who))
            .collect();
        let mut left = deaf.iter().filter(|deaf| **deaf).count();
        crowd.send(who, &line)?;
        let silence = crowd.hear(|guest, bytes, since| {
            let heard = guests[guest].ear.take_in(bytes, messages);
            if deaf[guest] && heard.contains(&Heard::Message(number)) {
                latencies.count(since);
                (deaf[guest], left) = (false, left - 1);
            }
            left == 0
        })?;
        match silence {
            None => Ok(()),
            Some(silence) => {
                self.note(silence);
                self.judge(rig)
            }
        }
    }

    /// A new message of a guest's, as a line that is still to be sent.
    fn line(&mut self, rig: &ServerRig, who: usize) -> Vec<u8> {
        let (number, guest) = (self.messages.len(), &self.guests[who]);
        let text = history::marked(number, &format!("{} says hello", guest.name));
        let line = [text.as_bytes(), rig.newline()].concat();
        let prefix = guest.prefix.clone();
        self.messages.push(Message {
            by: who,
            text,
            prefix,
        });
        self.steps.push(Step::Said(number));
        line
    }

    /// Waits until the server rests; everybody hears what came until then.
    fn rest(&mut self, rig: &mut ServerRig) -> Checked {
        let silence = rig.until_rest()?;
        self.note(silence);
        self.hear_now()
    }

    fn note(&mut self, silence: Silence) {
        self.quiet += usize::from(silence.certainty() == Certainty::Timed);
    }

    fn hear_now(&mut self) -> Checked {
        let (guests, messages) = (&mut self.guests, &self.messages);
        self.crowd.hear_now(|guest, bytes| {
            guests[guest].ear.take_in(bytes, messages);
        })
    }

    /// Records how many there were and how long deliveries took; then everything must have come as it was said.
    pub(super) fn expect_all(mut self, rig: &mut ServerRig) -> Checked {
        self.rest(rig)?;
        rig.scene().record("clients", self.guests.len() as f64, "");
        rig.scene()
            .record("deliveries", self.latencies.number() as f64, "");
        rig.scene()
            .record_latencies(std::mem::take(&mut self.latencies));
        self.judge(rig)?;
        self.crowd.leave()
    }

    fn judge(&mut self, rig: &ServerRig) -> Checked {
        let ears = self
            .guests
            .iter_mut()
            .map(|guest| std::mem::take(&mut guest.ear));
        let heard = ears.map(|ear| ear.close(&self.messages)).collect();
        let history = History {
            names: self.guests.iter().map(|guest| guest.name.clone()).collect(),
            messages: std::mem::take(&mut self.messages),
            steps: std::mem::take(&mut self.steps),
            heard,
        };
        let judges = [history::nothing_invented, history::delivered];
        room::judge(rig, &history, &judges, self.quiet)
    }
}

/// Who speaks: everybody, or where everybody hears everything some from the first to the last.
fn speakers(guests: usize, audience: Audience) -> Vec<usize> {
    let most = match audience {
        Audience::Sender => guests,
        Audience::Others | Audience::OnlyOthers | Audience::All => guests.min(MOST_SPEAKERS),
    };
    let last = guests.saturating_sub(1);
    (0..most)
        .map(|number| number * last / most.saturating_sub(1).max(1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_speak_from_the_first_to_the_last() {
        assert_eq!(speakers(3, Audience::Others), [0, 1, 2]);
        assert_eq!(
            speakers(100, Audience::Others),
            (0..100).collect::<Vec<_>>()
        );
        assert_eq!(speakers(1000, Audience::Sender).len(), 1000);
        let mut some = speakers(1000, Audience::All);
        assert_eq!((some.len(), some[0], some[99]), (100, 0, 999));
        some.dedup();
        assert_eq!(some.len(), 100);
    }
}

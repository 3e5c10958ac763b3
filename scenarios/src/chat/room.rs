//! A room: clients of the server under test, what they said, and what each of them heard.
//!
//! A check lets people come, speak and leave, and has the history judged in the end. Where an order has to be known, the
//! room waits until the server rests; nothing here judges by itself.

use sockspec_engine::rig::{Checked, Ended, Peer, ServerRig, Stop};
use sockspec_model::Certainty;

use super::door::{enter, name, prefix, tells_apart};
use super::history::{self, Due, History, Judge, Message, Step};
use super::words;

/// Clients of the server under test.
#[derive(Default)]
pub(super) struct Room {
    guests: Vec<Guest>,
    messages: Vec<Message>,
    steps: Vec<Step>,
    /// How often the server's rest was known only by a quiet moment.
    quiet: usize,
}

/// One client.
struct Guest {
    name: String,
    /// What stands before its messages where nobody gives a name: nothing but the declared text.
    prefix: String,
    peer: Option<Peer>,
    stream: Vec<u8>,
}

impl Room {
    /// A room with so many guests, all of them known to the server.
    pub(super) fn of(rig: &mut ServerRig, guests: usize) -> Checked<Self> {
        let mut room = Self::default();
        for _ in 0..guests {
            room.join(rig)?;
        }
        room.settle(rig)?;
        Ok(room)
    }

    /// Somebody comes and is accepted; its number.
    pub(super) fn join(&mut self, rig: &mut ServerRig) -> Checked<usize> {
        tells_apart(rig)?;
        let name = self.next_name();
        let peer = enter(rig, &name)?;
        rig.until_accepted()?;
        Ok(self.admit(rig, name, peer))
    }

    /// Takes in somebody who has come otherwise.
    pub(super) fn admit(&mut self, rig: &ServerRig, name: String, peer: Peer) -> usize {
        self.guests.push(Guest {
            prefix: prefix(rig, &name, &peer),
            name,
            peer: Some(peer),
            stream: Vec::new(),
        });
        self.steps.push(Step::Came(self.guests.len() - 1));
        self.guests.len() - 1
    }

    /// The next guest's name.
    pub(super) fn next_name(&self) -> String {
        name(self.guests.len())
    }

    /// The numbers of those who are there.
    pub(super) fn present(&self) -> Vec<usize> {
        let here = |who: &usize| self.guests[*who].peer.is_some();
        (0..self.guests.len()).filter(here).collect()
    }

    /// Everybody says something at the same time; the server reads it all.
    pub(super) fn chorus(&mut self) -> Checked {
        let present = self.present();
        present.iter().try_for_each(|who| self.call(*who))?;
        present
            .iter()
            .try_for_each(|who| self.peer(*who)?.until_read().map(|_| ()))
    }

    /// A new message of somebody's, as a line that is still to be sent.
    pub(super) fn line(&mut self, who: usize) -> Vec<u8> {
        let words = format!("{} says hello", self.guests[who].name);
        self.line_of(who, &words)
    }

    /// The same in these words.
    pub(super) fn line_of(&mut self, who: usize, words: &str) -> Vec<u8> {
        let number = self.messages.len();
        let guest = &self.guests[who];
        let text = history::marked(number, words);
        let newline = guest.peer.as_ref().map_or(&b"\n"[..], Peer::newline);
        let line = [text.as_bytes(), newline].concat();
        let prefix = guest.prefix.clone();
        self.messages.push(Message {
            by: who,
            text,
            prefix,
        });
        self.steps.push(Step::Said(number));
        line
    }

    /// Somebody says something, in one segment, and the server reads it.
    pub(super) fn say(&mut self, who: usize) -> Checked {
        let line = self.line(who);
        self.send(who, &[&line])
    }

    /// Somebody says something before anybody knows whether the server reads it.
    pub(super) fn call(&mut self, who: usize) -> Checked {
        let line = self.line(who);
        self.peer(who)?.send(line)
    }

    /// Sends pieces, each when the last one has been read.
    pub(super) fn send(&mut self, who: usize, pieces: &[&[u8]]) -> Checked {
        let peer = self.peer(who)?;
        pieces.iter().try_for_each(|piece| {
            peer.send(piece)?;
            peer.until_read().map(|_| ())
        })
    }

    /// The connection of somebody who is there.
    pub(super) fn peer(&mut self, who: usize) -> Checked<&mut Peer> {
        let guest = self
            .guests
            .get_mut(who)
            .and_then(|guest| guest.peer.as_mut());
        guest.ok_or_else(|| Stop::Inconclusive("a guest that is not there was to speak".to_owned()))
    }

    /// Somebody leaves politely; the server comes to rest.
    pub(super) fn leave(&mut self, rig: &mut ServerRig, who: usize) -> Checked {
        self.part(rig, who, Peer::leave)
    }

    /// Somebody's connection is reset; the server comes to rest.
    pub(super) fn reset(&mut self, rig: &mut ServerRig, who: usize) -> Checked {
        self.part(rig, who, Peer::reset)
    }

    fn part(&mut self, rig: &mut ServerRig, who: usize, how: fn(Peer) -> Checked) -> Checked {
        self.hear_owed(rig)?;
        self.hear_now();
        self.steps.push(Step::Left(who));
        if let Some(peer) = self.guests[who].peer.take() {
            how(peer)?;
        }
        self.rest(rig)
    }

    /// Everybody hears what is owed; where that does not come, the server is judged at once.
    pub(super) fn hear_owed(&mut self, rig: &mut ServerRig) -> Checked {
        let (history, audience) = (self.history(), words::audience(rig.dialect()));
        let mut silence = None;
        for (who, guest) in self.guests.iter_mut().enumerate() {
            let owed = history.owed(audience, who);
            if let Some(peer) = guest.peer.as_mut().filter(|_| !owed.is_empty()) {
                let answer = peer.hear_until(|new| {
                    history::has_all(&[&guest.stream, new].concat(), &owed, &history.messages)
                })?;
                guest.stream.extend(answer.bytes);
                silence = silence.or((answer.ended != Ended::Complete).then_some(answer.ended));
            }
        }
        let Some(ended) = silence else { return Ok(()) };
        self.quiet += usize::from(ended.certainty() == Certainty::Timed);
        self.judge(rig, history::USUAL)
    }

    /// Everybody hears what is owed, and whatever else comes until the server rests.
    pub(super) fn settle(&mut self, rig: &mut ServerRig) -> Checked {
        self.hear_owed(rig)?;
        self.rest(rig)?;
        self.hear_now();
        Ok(())
    }

    /// Waits until the server rests.
    fn rest(&mut self, rig: &mut ServerRig) -> Checked {
        let silence = rig.until_rest()?;
        self.quiet += usize::from(silence.certainty() == Certainty::Timed);
        Ok(())
    }

    /// Everybody hears what is there.
    pub(super) fn hear_now(&mut self) {
        for guest in &mut self.guests {
            if let Some(peer) = &mut guest.peer {
                guest.stream.extend(peer.hear_now());
            }
        }
    }

    /// How often the server's rest was known only by a quiet moment.
    pub(super) fn quiet_moments(&self) -> usize {
        self.quiet
    }

    /// What happened so far.
    pub(super) fn history(&self) -> History {
        let heard = self
            .guests
            .iter()
            .map(|guest| history::make_out(&guest.stream, &self.messages));
        History {
            names: self.guests.iter().map(|guest| guest.name.clone()).collect(),
            messages: self.messages.clone(),
            steps: self.steps.clone(),
            heard: heard.collect(),
        }
    }

    /// Settles, and accuses the server of the first fault that a judge finds.
    pub(super) fn expect(&mut self, rig: &mut ServerRig, judges: &[Judge]) -> Checked {
        self.settle(rig)?;
        self.judge(rig, judges)
    }

    fn judge(&self, rig: &ServerRig, judges: &[Judge]) -> Checked {
        judge(rig, &self.history(), judges, self.quiet)
    }

    /// Expects everything that was said to have come to whom it has to, as it was said, and lets everybody leave.
    pub(super) fn expect_all(&mut self, rig: &mut ServerRig) -> Checked {
        self.expect(rig, &[history::nothing_invented, history::delivered])?;
        self.part_all()
    }

    /// The same, leaving unjudged what may still follow: it need not be waited for.
    pub(super) fn expect_arrivals(&mut self, rig: &mut ServerRig) -> Checked {
        self.hear_owed(rig)?;
        self.judge(rig, &[history::nothing_invented, history::delivered])?;
        self.part_all()
    }

    /// Expects everything that a correct chat does, and lets everybody leave.
    pub(super) fn expect_everything(&mut self, rig: &mut ServerRig) -> Checked {
        self.expect(rig, history::USUAL)?;
        self.part_all()
    }

    fn part_all(&mut self) -> Checked {
        let mut peers = self.guests.iter_mut().filter_map(|guest| guest.peer.take());
        peers.try_for_each(Peer::leave)
    }
}

/// Accuses the server of the first fault that a judge finds; `quiet` is how often its rest was known only by a quiet
/// moment.
pub(super) fn judge(rig: &ServerRig, history: &History, judges: &[Judge], quiet: usize) -> Checked {
    let audience = words::audience(rig.dialect());
    let fault = judges
        .iter()
        .find_map(|judge| judge(history, audience).err());
    let Some(history::Fault {
        symptom,
        message,
        expected,
        actual,
        due,
    }) = fault
    else {
        return Ok(());
    };
    let certainty = if quiet > 0 {
        Certainty::Timed
    } else {
        Certainty::Proved
    };
    let stop = Stop::fail(symptom, message, expected, actual).timed(certainty);
    Err(rig.accuse(match due {
        Some(due) => wanting(stop, &due, |who| rig.peer_called(&history.names[who])),
        None => stop,
    }))
}

/// The failure with what would have met it, by the numbers of our peers.
fn wanting(stop: Stop, due: &Due, number: impl Fn(usize) -> u32) -> Stop {
    let stop = stop.wanting_all(due.how, &due.texts);
    let stop = stop.seen_by(number(due.who));
    match due.with {
        Some(other) => stop.compared_with(number(other)),
        None => stop,
    }
}

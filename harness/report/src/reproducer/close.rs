//! The end of a conversation: what was heard where something else was wanted.

use sockspec_model::{Comparison, Entry, Heard, Lane, Said, Step, Wanted};

use super::play::peer;

/// The places in a transcript of what was heard last and is to be compared; nothing where that does not plainly differ
/// from what was wanted.
pub(super) fn hearings(transcript: &[Entry], wanted: &Wanted, stream: bool) -> Option<Vec<usize>> {
    if wanted.how == Comparison::Arrives {
        return stream.then(Vec::new);
    }
    if wanted.how == Comparison::Connects {
        return connects(transcript).then(Vec::new);
    }
    let close = Close::of(transcript, wanted, stream);
    close.hearings().filter(|places| close.differs(places))
}

/// Whether somebody has been there before nobody was, and in the same place.
fn connects(transcript: &[Entry]) -> bool {
    let here = |note: &str| {
        ["127.0.0.1:", "[::1]:"]
            .iter()
            .any(|ip| note.starts_with(ip))
    };
    let elsewhere = |entry: &Entry| entry.step == Step::Heard(Heard::Refused) && !here(&entry.note);
    transcript.iter().any(|entry| entry.step.opens()) && !transcript.iter().any(elsewhere)
}

struct Close<'a> {
    transcript: &'a [Entry],
    wanted: &'a Wanted,
    stream: bool,
    /// Up to what the peer said last.
    before: Vec<usize>,
    /// Everything behind that.
    after: Vec<usize>,
}

impl<'a> Close<'a> {
    fn of(transcript: &'a [Entry], wanted: &'a Wanted, stream: bool) -> Self {
        let concerns = |at: &usize| {
            transcript[*at].lane == Lane::Wire && peer(&transcript[*at]) == wanted.peer
        };
        let mut before: Vec<usize> = (0..transcript.len()).filter(concerns).collect();
        // A text that has to be somewhere may have come at any time.
        let anywhere = matches!(
            wanted.how,
            Comparison::Contains | Comparison::Lacks | Comparison::Once
        );
        let begins = before.iter().rposition(|at| {
            let step = transcript[*at].step;
            step.opens() || step == Step::Said(Said::Bytes) && !anywhere
        });
        let after = before.split_off(begins.map_or(0, |place| place + 1));
        Self {
            transcript,
            wanted,
            stream,
            before,
            after,
        }
    }

    /// What is compared. Of datagrams it has to be plain which one is the answer.
    fn hearings(&self) -> Option<Vec<usize>> {
        let mut hearings = self.after.clone();
        hearings.retain(|at| self.step(*at) == Step::Heard(Heard::Bytes));
        match (self.wanted.how == Comparison::Nothing, self.stream) {
            (true, true) => (hearings.len() == 1).then_some(hearings),
            (true, false) => hearings.pop().map(|last| vec![last]),
            (false, true) => Some(hearings),
            (false, false) => self.asks_once().then_some(hearings),
        }
    }

    /// Whether every datagram but the last was answered before.
    fn asks_once(&self) -> bool {
        let count = |step| {
            self.before
                .iter()
                .filter(|at| self.step(**at) == step)
                .count()
        };
        count(Step::Said(Said::Bytes)) <= count(Step::Heard(Heard::Bytes)) + 1
    }

    fn differs(&self, places: &[usize]) -> bool {
        let compared = if self.stream { places.len() } else { 1 };
        let heard = places
            .iter()
            .take(compared)
            .map(|at| self.transcript[*at].content());
        let heard: Option<Vec<Vec<u8>>> = heard.collect();
        let is_end = |at: &usize| matches!(self.step(*at), Step::Heard(Heard::Eof | Heard::Reset));
        let ended = self.after.iter().any(is_end);
        heard.is_some_and(|heard| !self.wanted.is_met(&heard.concat(), ended))
    }

    fn step(&self, at: usize) -> Step {
        self.transcript[at].step
    }
}

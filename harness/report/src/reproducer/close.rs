//! The end of a conversation: what was heard where something else was wanted.

use sockspec_model::{Comparison, Entry, Heard, Lane, Said, Step, Wanted};

use super::reading::peer;

/// The places in a transcript of what was heard last and is to be compared; nothing where that does not plainly differ
/// from what was wanted.
pub(super) fn hearings(transcript: &[Entry], wanted: &Wanted, stream: bool) -> Option<Vec<usize>> {
    if matches!(wanted.how, Comparison::Arrives | Comparison::Named) {
        return stream.then(Vec::new);
    }
    if is_elsewhere(wanted.how) {
        return Some(Vec::new());
    }
    if wanted.how == Comparison::SameOrder {
        return at_both(transcript, wanted);
    }
    let close = Close::of(transcript, wanted, stream);
    close.hearings().filter(|places| close.differs(places))
}

/// Whether it is looked for elsewhere than in what was heard.
pub(super) fn is_elsewhere(how: Comparison) -> bool {
    let process = matches!(how, Comparison::KeepsNo | Comparison::Idles);
    let later = matches!(how, Comparison::Again | Comparison::Shows);
    process || later || matches!(how, Comparison::Connects | Comparison::Receives)
}

/// The same where two of our peers are compared.
fn at_both(transcript: &[Entry], wanted: &Wanted) -> Option<Vec<usize>> {
    let at = |peer: u32| {
        let how = Comparison::InOrder;
        let wanted = Wanted {
            how,
            peer,
            ..wanted.clone()
        };
        let close = Close::of(transcript, &wanted, true);
        let places = close.hearings()?;
        Some((close.differs(&places), places))
    };
    let ((one, mut places), (other, more)) = (at(wanted.peer)?, at(wanted.with)?);
    places.extend(more);
    (one != other).then_some(places)
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
            Comparison::Contains | Comparison::Lacks | Comparison::Once | Comparison::InOrder
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
            (false, false) if self.wanted.how == Comparison::Each => Some(hearings),
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
        let is_all = self.stream || self.wanted.how == Comparison::Each;
        let compared = if is_all { places.len() } else { 1 };
        // Whoever hears one address only does not hear what comes from elsewhere.
        let stray = |at: &&usize| self.transcript[**at].note.starts_with("from ");
        let heard = places.iter().take(compared).filter(|at| !stray(at));
        let heard: Option<Vec<Vec<u8>>> = heard.map(|at| self.transcript[*at].content()).collect();
        let is_end = |at: &usize| matches!(self.step(*at), Step::Heard(Heard::Eof | Heard::Reset));
        let ended = self.after.iter().any(is_end);
        heard.is_some_and(|heard| !self.wanted.is_met(&heard, ended))
    }

    fn step(&self, at: usize) -> Step {
        self.transcript[at].step
    }
}

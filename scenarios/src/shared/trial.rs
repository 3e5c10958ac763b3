//! How the sentence of a trial is said over a stream, and how it is seen whether it was answered.

use sockspec_engine::rig::{Answer, Checked, Ended, Peer, ServerRig, Silence, Trial};
use sockspec_model::Question;

use super::probe::around;

/// How a client comes in, and what answer it gets to a sentence.
pub(crate) struct Manners {
    /// Connects, and does what a newcomer does.
    pub(crate) enter: fn(&mut ServerRig) -> Checked<Peer>,
    /// The answer to a sentence.
    pub(crate) answer: fn(&ServerRig, &str) -> Vec<u8>,
}

impl Manners {
    /// Makes a trial.
    pub(crate) fn is_answered(&self, rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
        let sentence = trial.sentence.as_str();
        match trial.question {
            Question::LettersOfLatin1 => self.converts_latin1(rig),
            Question::SecondClient => {
                let mut first = (self.enter)(rig)?;
                if self.hears(rig, &mut first, FIRST, Question::Plain)? != Some(true) {
                    return Ok(None);
                }
                first.leave()?;
                self.asks(rig, sentence, trial.question)
            }
            Question::BesideAnIdleClient => {
                let idle = (self.enter)(rig)?;
                let answered = self.asks(rig, sentence, trial.question);
                idle.leave()?;
                answered
            }
            Question::LongestAnswered
            | Question::Plain
            | Question::WithLineEnd
            | Question::AfterHalfClose
            | Question::InTwoPieces => self.asks(rig, sentence, trial.question),
        }
    }

    fn asks(&self, rig: &mut ServerRig, text: &str, way: Question) -> Checked<Option<bool>> {
        let mut client = (self.enter)(rig)?;
        self.hears(rig, &mut client, text, way)
    }

    /// Says a sentence in this way. Whether the answer comes; nothing where only a clock says that it does not.
    fn hears(
        &self,
        rig: &ServerRig,
        client: &mut Peer,
        text: &str,
        way: Question,
    ) -> Checked<Option<bool>> {
        say(client, text, way)?;
        let answer = (self.answer)(rig, text);
        let came = |heard: &[u8]| heard.windows(answer.len()).any(|part| part == answer);
        let heard = client.hear_until(came)?;
        Ok(told(&heard).then(|| came(&heard.bytes)))
    }

    /// Whether letters beyond ASCII come back as capitals that have a place in Latin-1.
    fn converts_latin1(&self, rig: &mut ServerRig) -> Checked<Option<bool>> {
        let mut client = (self.enter)(rig)?;
        client.say(SMALL)?;
        let heard = client.hear_until(|heard| {
            [SMALL, LARGE]
                .iter()
                .any(|text| around(heard, text).is_some())
        })?;
        let is = |text: &str| around(&heard.bytes, text).map(|_| text == LARGE);
        Ok(is(LARGE).or_else(|| is(SMALL)))
    }
}

fn say(client: &mut Peer, text: &str, way: Question) -> Checked {
    match way {
        Question::WithLineEnd => client.send(format!("{text}\n")),
        Question::AfterHalfClose => {
            client.say(text)?;
            client.half_close();
            Ok(())
        }
        Question::InTwoPieces => {
            let (first, second) = text.split_at(text.len() / 2);
            client.send(first)?;
            client.until_read()?;
            client.say(second)
        }
        Question::LongestAnswered
        | Question::Plain
        | Question::LettersOfLatin1
        | Question::SecondClient
        | Question::BesideAnIdleClient => client.say(text),
    }
}

/// Whether how the hearing ended is known without a clock.
fn told(heard: &Answer) -> bool {
    !matches!(
        heard.ended,
        Ended::Silent(Silence::Quiet(_) | Silence::Busy(_))
    )
}

const FIRST: &str = "who comes first";
const SMALL: &str = "é ñ ü";
const LARGE: &str = "É Ñ Ü";

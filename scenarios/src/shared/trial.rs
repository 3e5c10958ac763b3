//! How the message of a trial is said over a stream to a server, and how it is seen whether it was answered.

use sockspec_engine::rig::{Answer, Checked, Ended, Peer, ServerRig, Silence, Stop, Trial};
use sockspec_model::Question;

use super::Exercise;
use super::probe::around;

pub(crate) mod client;
pub(crate) mod datagram;

/// How a client comes in, and what answer it gets to a message.
pub(crate) struct Manners {
    /// Connects, and does what a newcomer does.
    pub(crate) enter: fn(&mut ServerRig) -> Checked<Peer>,
    /// The answer to a message; nothing where it is enough that the message is taken.
    pub(crate) answer: fn(&ServerRig, &str) -> Option<Vec<u8>>,
}

impl Manners {
    /// Makes a trial.
    pub(crate) fn is_answered(&self, rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
        let message = trial.message.as_str();
        match trial.question {
            Question::LettersOfLatin1 => self.converts_latin1(rig),
            // Nobody says as much to it as its kernel holds.
            Question::ToASlowReader => Ok(None),
            Question::SecondClient => {
                let mut first = (self.enter)(rig)?;
                if self.hears(rig, &mut first, FIRST, Question::Plain)? != Some(true) {
                    return Ok(None);
                }
                first.leave()?;
                self.asks(rig, message, trial.question)
            }
            Question::BesideAnIdleClient => {
                let idle = (self.enter)(rig)?;
                let answered = self.asks(rig, message, trial.question);
                idle.leave()?;
                answered
            }
            Question::Longest
            | Question::FullBuffers
            | Question::Plain
            | Question::WithLineEnd
            | Question::AfterHalfClose
            | Question::InTwoPieces
            | Question::ToAFastReader
            | Question::BeyondAscii => self.asks(rig, message, trial.question),
        }
    }

    fn asks(&self, rig: &mut ServerRig, text: &str, way: Question) -> Checked<Option<bool>> {
        let mut client = (self.enter)(rig)?;
        self.hears(rig, &mut client, text, way)
    }

    /// Says a message in this way. Whether the answer comes; nothing where only a clock says that it does not.
    fn hears(
        &self,
        rig: &ServerRig,
        client: &mut Peer,
        text: &str,
        way: Question,
    ) -> Checked<Option<bool>> {
        say(client, text, way)?;
        match (self.answer)(rig, text) {
            Some(answer) => comes(client, &answer),
            None => client.expect_taken().map(|()| Some(true)),
        }
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

/// Whether a server holds its plain conversation with another client, where that is all there is to try.
pub(crate) fn serves<E: Exercise>(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    if trial.question == Question::SecondClient {
        return match E::talk(rig) {
            Err(Stop::Fail(_)) => Ok(None),
            first => first.and_then(|()| E::talk(rig)).map(|()| Some(true)),
        };
    }
    if trial.question != Question::BesideAnIdleClient {
        return Ok(None);
    }
    let idle = rig.connect()?;
    let served = E::talk(rig);
    idle.leave()?;
    served.map(|()| Some(true))
}

/// Says a message in this way.
pub(crate) fn say(client: &mut Peer, text: &str, way: Question) -> Checked {
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
        Question::Longest
        | Question::FullBuffers
        | Question::Plain
        | Question::ToAFastReader
        | Question::ToASlowReader
        | Question::LettersOfLatin1
        | Question::BeyondAscii
        | Question::SecondClient
        | Question::BesideAnIdleClient => client.say(text),
    }
}

/// Whether these bytes come; nothing where only a clock says that they do not.
pub(crate) fn comes(client: &mut Peer, bytes: &[u8]) -> Checked<Option<bool>> {
    let came = |heard: &[u8]| heard.windows(bytes.len()).any(|part| part == bytes);
    let heard = client.hear_until(came)?;
    Ok(told(&heard).then(|| came(&heard.bytes)))
}

/// Whether how the hearing ended is known without a clock.
fn told(heard: &Answer) -> bool {
    !matches!(
        heard.ended,
        Ended::Silent(Silence::Quiet(_) | Silence::Busy(_))
    )
}

const FIRST: &str = "who comes first";
/// Small letters beyond ASCII that Latin-1 has.
const SMALL: &str = "é ñ ü";
/// Their capitals.
const LARGE: &str = "É Ñ Ü";

//! How a sentence of a trial is sent to an upper-casing server in one datagram.

use sockspec_engine::rig::{Caller, Checked, ServerRig, Trial};
use sockspec_model::Question;

use super::answer_to;

/// Whether its sentence is answered; nothing where a stream is asked for, or more than the declared buffer.
pub(super) fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    let mut caller = rig.caller()?;
    match trial.question {
        Question::LettersOfLatin1 => {
            let answer = hears(&mut caller, "é ñ ü")?;
            let is = |text: &str| answer.as_deref().is_some_and(|bytes| holds(bytes, text));
            Ok((is("É Ñ Ü") || is("é ñ ü")).then(|| is("É Ñ Ü")))
        }
        Question::SecondClient => {
            let first = hears(&mut caller, "who comes first")?;
            let mut second = rig.caller()?;
            let answer = hears(&mut second, &trial.sentence)?;
            let whole = answer_to(rig, &trial.sentence);
            Ok(first.map(|_| answer.is_some_and(|bytes| holds(&bytes, &whole))))
        }
        Question::LongestAnswered | Question::Plain => {
            let answer = hears(&mut caller, &trial.sentence)?;
            let whole = answer_to(rig, &trial.sentence);
            Ok(Some(answer.is_some_and(|bytes| holds(&bytes, &whole))))
        }
        Question::WithLineEnd
        | Question::AfterHalfClose
        | Question::InTwoPieces
        | Question::BesideAnIdleClient => Ok(None),
    }
}

fn hears(caller: &mut Caller, text: &str) -> Checked<Option<Vec<u8>>> {
    caller.send(format!("{text}\n"))?;
    Ok(caller.hear()?.map(|datagram| datagram.bytes))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.starts_with(text.as_bytes())
}

//! How the message of a trial is said in one datagram, to a server or to a client.

use sockspec_engine::rig::{Caller, Checked, ClientRig, ServerRig, Trial};
use sockspec_model::Question;

use super::super::datagram::Calls;
use super::client::text;
use super::{FIRST, LARGE, SMALL};

/// The answer of a server to a message.
pub(crate) type Answer = fn(&ServerRig, &str) -> String;

/// Whether the message is answered; nothing where a stream is asked for.
pub(crate) fn is_answered(
    rig: &mut ServerRig,
    trial: &Trial,
    answer: Answer,
) -> Checked<Option<bool>> {
    let mut caller = rig.caller()?;
    match trial.question {
        Question::LettersOfLatin1 => {
            let heard = hears(&mut caller, SMALL)?;
            let is = |text: &str| begins(heard.as_deref(), text);
            Ok((is(LARGE) || is(SMALL)).then(|| is(LARGE)))
        }
        Question::SecondClient => {
            let first = hears(&mut caller, FIRST)?;
            let mut second = rig.caller()?;
            let heard = hears(&mut second, &trial.message)?;
            let answered = begins(heard.as_deref(), &answer(rig, &trial.message));
            // An answer that goes to another client is no silence.
            let astray = !answered && caller.hear()?.is_some();
            Ok(first.filter(|_| !astray).map(|_| answered))
        }
        Question::Longest | Question::FullBuffers | Question::Plain => {
            let heard = hears(&mut caller, &trial.message)?;
            Ok(Some(begins(heard.as_deref(), &answer(rig, &trial.message))))
        }
        Question::WithLineEnd
        | Question::AfterHalfClose
        | Question::InTwoPieces
        | Question::ToAFastReader
        | Question::ToASlowReader
        | Question::BeyondAscii
        | Question::BesideAnIdleClient => Ok(None),
    }
}

fn hears(caller: &mut Caller, text: &str) -> Checked<Option<Vec<u8>>> {
    caller.send(format!("{text}\n"))?;
    Ok(caller.hear()?.map(|datagram| datagram.bytes))
}

fn begins(heard: Option<&[u8]>, text: &str) -> bool {
    heard.is_some_and(|bytes| bytes.starts_with(text.as_bytes()))
}

/// Whether a client shows the message that comes as the answer to what it has sent.
pub(crate) fn is_shown<E: Calls>(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    let text = text(trial);
    let bytes = match trial.question {
        Question::WithLineEnd => format!("{text}\n"),
        Question::Longest | Question::FullBuffers | Question::Plain | Question::BeyondAscii => {
            text.clone()
        }
        Question::AfterHalfClose
        | Question::InTwoPieces
        | Question::ToAFastReader
        | Question::ToASlowReader
        | Question::LettersOfLatin1
        | Question::SecondClient
        | Question::BesideAnIdleClient => return Ok(None),
    };
    E::begin(rig)?;
    let question = rig.receive()?;
    rig.reply(&question, bytes)?;
    rig.expect_on_screen(&text).map(|()| Some(true))
}

/// Whether a client sends the line that is typed in one datagram.
pub(crate) fn is_sent(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    rig.start()?;
    rig.type_line(&trial.message)?;
    rig.receive_line(&trial.message).map(|_| Some(true))
}

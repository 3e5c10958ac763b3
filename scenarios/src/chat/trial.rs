//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Checked, ClientRig, Peer, ServerRig, Trial, Trials, Way};
use sockspec_model::{Deed, Question};

use super::client::has_said;
use super::door::enter;
use super::{ACK, BROADCAST, Chat, words};
use crate::shared::trial::{Manners, client, comes, say};

pub(super) const TRIALS: Trials = Trials {
    server: &[
        Way::new(Deed::Answers, is_acknowledged).needs(ACK),
        Way::new(Deed::Relays, is_relayed).needs(BROADCAST),
    ],
    client: &[
        Way::new(Deed::Shows, client::is_shown_meanwhile::<Chat>),
        Way::new(Deed::SendsLines, is_sent),
    ],
};

const MANNERS: Manners = Manners {
    enter: newcomer,
    answer: acknowledgement,
};

/// Whether the message is acknowledged.
fn is_acknowledged(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    MANNERS.is_answered(rig, trial)
}

fn newcomer(rig: &mut ServerRig) -> Checked<Peer> {
    enter(rig, "Anna")
}

fn acknowledgement(rig: &ServerRig, message: &str) -> Option<Vec<u8>> {
    Some(words::acknowledgement(rig.dialect(), message).into_bytes())
}

/// Whether what Anna says comes to Ben.
fn is_relayed(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    let one_speaks = matches!(
        trial.question,
        Question::Longest
            | Question::FullBuffers
            | Question::Plain
            | Question::WithLineEnd
            | Question::AfterHalfClose
            | Question::InTwoPieces
    );
    if !one_speaks {
        return Ok(None);
    }
    let (mut anna, mut ben) = (enter(rig, "Anna")?, enter(rig, "Ben")?);
    rig.until_accepted()?;
    rig.until_rest()?;
    ben.hear_now();
    say(&mut anna, &trial.message, trial.question)?;
    comes(&mut ben, trial.message.as_bytes())
}

/// Whether the message that is typed is sent.
fn is_sent(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    has_said(rig, &trial.message)?.leave().map(|()| Some(true))
}

//! What is tried with programs of this exercise that have failed: a short file in one way or another.

use sockspec_engine::rig::{
    Checked, ClientRig, Opening, ServerRig, Silence, Stop, Trial, Trials, Way,
};
use sockspec_model::{Deed, Question};

use super::arrival::{arrive, name_of, send};
use super::wire::framed;
use super::{client, open};

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Stores, is_stored).opening(Opening::Started)],
    client: &[Way::new(Deed::SendsFiles, is_sent)],
};

/// Whether a file with this text in it is stored as it was sent.
fn is_stored(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    let file = content(trial);
    match trial.question {
        Question::SecondClient => second(rig, &file),
        Question::BesideAnIdleClient => beside_an_idle_one(rig, &file),
        Question::InTwoPieces => in_two_pieces(rig, &file),
        Question::Longest
        | Question::FullBuffers
        | Question::Plain
        | Question::WithLineEnd
        | Question::ToAFastReader => arrive(rig, &[file]).map(|_| Some(true)),
        Question::AfterHalfClose
        | Question::ToASlowReader
        | Question::LettersOfLatin1
        | Question::BeyondAscii => Ok(None),
    }
}

/// What is in the file.
fn content(trial: &Trial) -> Vec<u8> {
    let end = if trial.question == Question::WithLineEnd {
        "\n"
    } else {
        ""
    };
    format!("{}{end}", trial.message).into_bytes()
}

fn second(rig: &mut ServerRig, file: &[u8]) -> Checked<Option<bool>> {
    let first = b"the file of who comes first".to_vec();
    open(rig, 2)?;
    send(rig, 0, &first)?;
    match rig.expect_files(std::slice::from_ref(&first)) {
        Err(Stop::Fail(_)) => return Ok(None),
        other => other?,
    };
    send(rig, 1, file)?;
    let is_over = matches!(rig.until_rest()?, Silence::Proved | Silence::Gone);
    // Where it is kept is no matter here.
    let kept = is_kept(rig, file)?;
    Ok((kept || is_over).then_some(kept))
}

fn is_kept(rig: &ServerRig, bytes: &[u8]) -> Checked<bool> {
    let files = rig.scene().files();
    for name in files.names()? {
        if let Some(file) = files.get(&name)?
            && file.windows(bytes.len()).any(|part| part == bytes)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn beside_an_idle_one(rig: &mut ServerRig, file: &[u8]) -> Checked<Option<bool>> {
    open(rig, 2)?;
    let idle = rig.connect()?;
    rig.until_rest()?;
    send(rig, 1, file)?;
    let stored = rig.expect_files(&[file.to_vec()]);
    idle.leave()?;
    stored.map(|_| Some(true))
}

fn in_two_pieces(rig: &mut ServerRig, file: &[u8]) -> Checked<Option<bool>> {
    let sent = framed(rig.dialect(), &name_of(0), file);
    let (first, second) = sent.split_at(sent.len() - file.len() / 2);
    open(rig, 1)?;
    let mut peer = rig.connect()?;
    peer.send(first)?;
    peer.until_read()?;
    peer.send(second)?;
    peer.leave()?;
    rig.expect_files(&[file.to_vec()]).map(|_| Some(true))
}

/// Whether a file with this text in it is sent as it is.
fn is_sent(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    let (file, name) = (content(trial), "trial.txt");
    let mut peer = client::asked(rig, name, &file)?;
    if trial.question == Question::ToASlowReader {
        rig.until_rest()?;
    }
    peer.expect_these(&framed(rig.dialect(), name, &file))?;
    peer.leave().map(|()| Some(true))
}

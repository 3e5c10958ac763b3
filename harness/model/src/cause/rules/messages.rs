//! Messages that come in pieces, or several at once, among other things that are said.

use super::super::Evidence;
use super::Named;
use super::text::{contains, quote, without_end};
use crate::{Role, Symptom};

/// A client that shows all pieces of an answer, and something of its own between them.
pub(super) fn shows_pieces_as_messages(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client && evidence.check.starts_with("gathers-"))?;
    let pieces = evidence.talk().last_pieces()?;
    let shown =
        |piece: &Vec<u8>| without_end(piece).len() >= 3 && evidence.shows(without_end(piece));
    let apart = pieces.len() > 1 && pieces.iter().all(shown);
    let fits = apart && !evidence.shows(without_end(&pieces.concat()));
    let seen = format!(
        "each of the {} pieces of the answer is shown as an answer of its own",
        pieces.len()
    );
    fits.then_some(("one-receive-is-one-message", seen))
}

/// Of several messages in one segment the first is answered, or all of them together as if they were one.
pub(super) fn takes_several_for_one(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::NoAnswer, Symptom::OtherBytes])
        .filter(|_| evidence.role == Role::Server && evidence.ending().is_none())?;
    let talk = evidence.talk();
    let (pieces, heard) = (talk.pieces()?, talk.heard());
    let joined = pieces.last().map(|last| without_end(last).to_vec())?;
    let lines: Vec<&[u8]> = joined.split(|byte| *byte == b'\n').collect();
    let [first, second, ..] = lines.as_slice() else {
        return None;
    };
    let first_alone = contains(&heard, first) && !contains(&heard, second);
    let as_one = contains(&heard, &joined);
    let fits =
        evidence.is(MESSAGES) && !evidence.hung_up() && first.len() >= 4 && (first_alone || as_one);
    let seen = || {
        format!(
            "{} came in one segment, and it answered {}",
            quote(&joined),
            quote(&heard)
        )
    };
    fits.then(|| ("one-receive-is-one-message", seen()))
}

/// One message in one piece is answered like two: what fits into the buffer, and what did not.
pub(super) fn answers_in_portions(evidence: &Evidence<'_>) -> Named {
    let first = first_portion(evidence)?;
    let seen = format!(
        "the first {first} bytes of a message are answered as one message, and the rest as another"
    );
    Some(("buffer-of-N-bytes", seen))
}

/// How many bytes of one whole message came back as if they were all of it.
pub(super) fn first_portion(evidence: &Evidence<'_>) -> Option<usize> {
    let shapes = [
        Symptom::OtherBytes,
        Symptom::MoreBytes,
        Symptom::PartOfTheAnswer,
    ];
    evidence
        .found(&shapes)
        .filter(|_| evidence.role == Role::Server && evidence.ending().is_none())?;
    let talk = evidence.talk();
    let (pieces, heard) = (talk.pieces()?, talk.heard());
    let message = pieces.last().filter(|last| last.ends_with(b"\n"))?;
    let message = without_end(message);
    let is_one = pieces.iter().all(|piece| piece.ends_with(b"\n")) && !message.contains(&b'\n');
    let first = (SHORTEST..message.len())
        .rev()
        .find(|count| contains(&heard, &message[..*count]))?;
    let rest = message[first..].trim_ascii();
    let twice = heard
        .split(|byte| *byte == b'\n')
        .any(|line| line.ends_with(rest));
    (is_one && twice && !contains(&heard, message) && !rest.is_empty()).then_some(first)
}

/// What is shorter may stand in an answer for another reason.
const SHORTEST: usize = 4;

/// Every piece of one message is answered as if it were a message.
pub(super) fn answers_pieces_as_messages(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::OtherBytes])
        .filter(|_| evidence.role == Role::Server && evidence.is(MESSAGES))?;
    let talk = evidence.talk();
    let (pieces, heard) = (talk.pieces()?, talk.heard_since_said());
    let cut = pieces.iter().position(|piece| !piece.ends_with(b"\n"))?;
    let (first, next) = (pieces.get(cut)?, pieces.get(cut + 1)?);
    let next = next.split(|byte| *byte == b'\n').next()?;
    let apart = stand_apart(&heard, first, next);
    let together = contains(&heard, &[first.as_slice(), next].concat());
    let seen = || format!("it answered {} by itself: {}", quote(first), quote(&heard));
    (apart && !together).then(|| ("answers-before-the-sentence-is-complete", seen()))
}

/// Whether both stand there: a short one may be part of words that every answer has, and must stand in a line of its own.
fn stand_apart(heard: &[u8], first: &[u8], next: &[u8]) -> bool {
    let mut lines = heard.split(|byte| *byte == b'\n');
    let in_lines =
        lines.any(|line| contains(line, first)) && lines.any(|line| contains(line, next));
    let is_told = |piece: &[u8]| piece.len() >= SHORTEST - 1 && contains(heard, piece);
    in_lines || (is_told(first) && is_told(next))
}

/// Checks in which messages come in pieces, or several at once.
const MESSAGES: &[&str] = &[
    "joins-split-messages",
    "separates-joined-messages",
    "any-segmentation",
    "any-comings-and-goings",
];

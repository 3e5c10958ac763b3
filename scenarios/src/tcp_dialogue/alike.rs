//! Servers whose replies nobody has declared: what one says to a line must not depend on where the line is cut.
//!
//! What it says to the same line in one piece is what is expected of it, numbers aside: they may count clients, or tell the
//! time. Only a difference that shows again and again accuses; of a server that says now this, now that, nothing is
//! concluded.

use sockspec_engine::rig::{Checked, Ended, Numbered, Peer, ServerRig, Stop, quoted};
use sockspec_model::{Certainty, Comparison, Symptom};

use super::asked;
use crate::shared::cut::send_pieces;

/// So many conversations show whether a server says the same to the same line.
const STEADY: usize = 8;
/// A difference shows so many times, one time after the other.
const IN_A_ROW: usize = 3;
/// Or so many times among others, while whole lines are treated alike every time.
const AMONG_OTHERS: usize = 8;
/// So many times it is looked for.
const MOST: usize = 40;

/// What became of a line, or of several: what was said to them, and whether the connection has ended.
struct Course {
    words: Vec<u8>,
    closed: bool,
    certainty: Certainty,
}

/// Goes on where a server says something to these lines, or closes, and does so every time.
pub(super) fn expect_steady(rig: &mut ServerRig, lines: &[&[u8]]) -> Checked {
    let usual = usual(rig, lines)?;
    if usual.words.is_empty() && !usual.closed {
        return skip("it neither says anything to a line nor closes");
    }
    for _ in 1..STEADY {
        if !self::usual(rig, lines)?.is_like(&usual) {
            return skip(VARIES);
        }
    }
    Ok(())
}

/// Whether a server treats a line as it does a plainer one, apart from repeating it.
pub(super) fn is_taken_like(rig: &mut ServerRig, line: &[u8], plain: &[u8]) -> Checked<bool> {
    let newline = rig.newline();
    let usual = usual(rig, &[&[plain, newline].concat()])?;
    let mut other = self::usual(rig, &[&[line, newline].concat()])?;
    other.words = replaced(&other.words, line, plain);
    Ok(other.is_like(&usual))
}

/// Expects the server to treat pieces as it does the same bytes when they come as whole lines.
pub(super) fn expect_alike(rig: &mut ServerRig, lines: &[&[u8]], pieces: &[&[u8]]) -> Checked {
    let usual = usual(rig, lines)?;
    let mut stop = match expect(rig, pieces, &usual) {
        Err(stop @ Stop::Fail(_)) => stop,
        other => return other,
    };
    let mut differed = 1;
    for tried in 1..MOST {
        if differed == AMONG_OTHERS || differed == tried && tried == IN_A_ROW {
            return Err(stop);
        }
        match self::usual(rig, lines) {
            Ok(again) if again.is_like(&usual) => {}
            Ok(_) => return skip(VARIES),
            // It has not survived the pieces.
            Err(Stop::Fail(_)) => return Err(stop),
            Err(other) => return Err(other),
        }
        match expect(rig, pieces, &usual) {
            Ok(()) => {}
            Err(again @ Stop::Fail(_)) => (stop, differed) = (again, differed + 1),
            other => return other,
        }
    }
    Err(Stop::Inconclusive(VARIES_IN_PIECES.to_owned()))
}

/// What comes of whole lines, each sent when the last one has been read.
fn usual(rig: &mut ServerRig, lines: &[&[u8]]) -> Checked<Course> {
    let mut client = asked(rig)?;
    send_pieces(&mut client, lines)?;
    let course = follow(&mut client)?;
    client.leave().map(|()| course)
}

/// A client sends these pieces; before the first line has ended nothing is to be said, and then what is usual.
fn expect(rig: &mut ServerRig, pieces: &[&[u8]], usual: &Course) -> Checked {
    let (begun, rest) = pieces.split_at(unfinished(pieces, rig.newline()));
    let mut client = asked(rig)?;
    for piece in begun {
        client.send(piece)?;
        client.until_read()?;
    }
    if !begun.is_empty() {
        expect_patience(&mut client)?;
    }
    send_pieces(&mut client, rest)?;
    let course = follow(&mut client)?;
    if course.is_like(usual) {
        return client.leave();
    }
    Err(client.accuse(usual.differs(&course)))
}

/// How many pieces come before the one in which the first line end begins.
fn unfinished(pieces: &[&[u8]], newline: &[u8]) -> usize {
    let ends = |piece: &&[u8]| newline.first().is_some_and(|end| piece.contains(end));
    pieces.iter().position(ends).unwrap_or(pieces.len())
}

/// Expects the server to say nothing, and to stay, while it has only the beginning of a line.
fn expect_patience(client: &mut Peer) -> Checked {
    let answer = client.hear_to_rest()?;
    let closed = has_closed(answer.ended);
    if answer.bytes.is_empty() && !closed {
        return Ok(());
    }
    let (symptom, what, wanted) = match answer.bytes.is_empty() {
        true => (Symptom::Closed, "closes", Comparison::GoesOn),
        false => (Symptom::MoreBytes, "answers", Comparison::Nothing),
    };
    let message = format!("it {what} before the line has ended");
    let stop = Stop::fail(symptom, message, "nothing so far", answer.words());
    Err(client.accuse(stop.wanting(wanted, b"")))
}

/// All that is said until the server rests or closes.
fn follow(client: &mut Peer) -> Checked<Course> {
    let mut answer = client.hear_until(|heard| !heard.is_empty())?;
    if answer.ended == Ended::Complete {
        let rest = client.hear_to_rest()?;
        answer.bytes.extend(rest.bytes);
        answer.ended = rest.ended;
    }
    Ok(Course {
        closed: has_closed(answer.ended),
        certainty: answer.ended.certainty(),
        words: answer.bytes,
    })
}

fn has_closed(ended: Ended) -> bool {
    matches!(ended, Ended::Eof | Ended::Reset)
}

impl Course {
    /// Whether the same was said, numbers aside, and the connection is in the same state.
    fn is_like(&self, other: &Self) -> bool {
        let words = |course: &Self| Numbered::of(&course.words).words;
        self.closed == other.closed && words(self) == words(other)
    }

    fn differs(&self, course: &Self) -> Stop {
        let symptom = match () {
            () if course.words.is_empty() && !self.words.is_empty() => Symptom::NoAnswer,
            () if self.words == course.words && self.closed => Symptom::StillOpen,
            () if self.words.starts_with(&course.words) => Symptom::PartOfTheAnswer,
            () => Symptom::OtherBytes,
        };
        let message = "it does something else than when the same comes line by line";
        let stop = Stop::fail(symptom, message, self.words(), course.words());
        let stop = stop.timed(course.certainty);
        // Elsewhere and later the numbers are others.
        if self.words.iter().any(u8::is_ascii_digit) {
            return stop;
        }
        stop.wanting(Comparison::Is, &self.words)
    }

    fn words(&self) -> String {
        let end = match self.closed {
            true => ", then the end of the connection",
            false => "",
        };
        let words = match self.words.is_empty() {
            true => "nothing".to_owned(),
            false => quoted(&self.words),
        };
        format!("{words}{end}")
    }
}

/// A text with another part in place of this one, wherever it stands.
fn replaced(text: &[u8], part: &[u8], by: &[u8]) -> Vec<u8> {
    let (mut whole, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.windows(part.len()).position(|window| window == part) {
        whole.extend([&rest[..at], by].concat());
        rest = &rest[at + part.len()..];
    }
    whole.extend(rest);
    whole
}

fn skip<T>(why: &str) -> Checked<T> {
    Err(Stop::Skip(format!(
        "{why}, and the dialect declares no reply; --set reply=... does"
    )))
}

const VARIES: &str = "it does not always say the same to the same line";
const VARIES_IN_PIECES: &str = "it treats a line that comes in pieces now like a whole one, and now otherwise, too rarely to \
                                tell whether the pieces are the reason";

#[cfg(test)]
mod tests {
    use super::*;

    fn course(words: &str, closed: bool) -> Course {
        let words = words.as_bytes().to_vec();
        Course {
            words,
            closed,
            certainty: Certainty::Proved,
        }
    }

    #[test]
    fn numbers_are_left_aside() {
        let usual = course("Client 9, it is 23:59:59. Hello Ada!", true);
        assert!(usual.is_like(&course("Client 10, it is 0:00:00. Hello Ada!", true)));
        assert!(!usual.is_like(&course("Client 10, it is 0:00:00. Hello A!", true)));
        assert!(!usual.is_like(&course("Client 9, it is 23:59:59. Hello Ada!", false)));
    }

    #[test]
    fn a_line_is_unfinished_until_its_end_begins() {
        let before_its_end = |pieces: &[&str], newline: &str| {
            let pieces: Vec<&[u8]> = pieces.iter().map(|piece| piece.as_bytes()).collect();
            unfinished(&pieces, newline.as_bytes())
        };
        assert_eq!(before_its_end(&["Ada", " Lovelace\n"], "\n"), 1);
        assert_eq!(before_its_end(&["Ad", "a\r", "\n"], "\r\n"), 1);
        assert_eq!(before_its_end(&["Ada\nGr", "ace\n"], "\n"), 0);
    }

    #[test]
    fn every_repetition_is_replaced() {
        assert_eq!(
            replaced(b"Zoe, hello Zoe!", b"Zoe", b"Ada"),
            b"Ada, hello Ada!"
        );
        let flood = b"Zoe".repeat(100_000);
        assert_eq!(replaced(&flood, b"Zoe", b"A"), b"A".repeat(100_000));
    }
}

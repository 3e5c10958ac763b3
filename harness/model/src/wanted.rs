//! What would have met a clause, in a form that can be compared without the harness.
//!
//! Only what can be seen from outside is here: what stands on a connection, in a datagram or in a file, and what the
//! system tells of a running process. Of consoles nothing is said.

use serde::{Deserialize, Serialize};

use crate::{Escaped, Untrusted};

/// What had to come to one of our peers after it had last said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which of our peers, counted from 1.
    pub peer: u32,
    /// How it is compared.
    pub how: Comparison,
    /// What it is compared with.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub text: Escaped,
    /// More texts of the same kind, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Escaped>,
    /// Which other of our peers it is compared with; 0 for none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub with: u32,
}

/// How what came is compared with what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// It begins with the text; ends of lines and padding in front are not compared.
    Begins,
    /// It is the text; ends of lines and padding around it are not compared.
    Is,
    /// It is these lines; how each of them ends is not compared.
    Lines,
    /// It is the text, byte for byte, with at most one end of a line behind it.
    Bare,
    /// It is the text, byte for byte.
    Exactly,
    /// The text stands somewhere in it.
    Contains,
    /// The text stands nowhere in it.
    Lacks,
    /// The text stands in it, and not a second time.
    Once,
    /// Every text begins a datagram of its own, in whatever order, and no others come in between.
    Each,
    /// The texts stand in it in this order.
    InOrder,
    /// The texts stand in it in the same order as at another peer.
    SameOrder,
    /// It is empty.
    Nothing,
    /// It is not empty.
    Something,
    /// It comes once more, after it has come before.
    Again,
    /// The connection comes to its end.
    Ends,
    /// The connection does not come to its end.
    GoesOn,
    /// There is a connection at all: the program takes ours, or makes one to us.
    Connects,
    /// Somebody has the UDP port.
    Receives,
    /// Every text is the content of a new file of the program's.
    Arrives,
    /// Every text is the name of a new file of the program's.
    Named,
    /// The program keeps nothing of this kind of every client.
    KeepsNo,
    /// The program waits without computing.
    Idles,
    /// The program's screen shows the text.
    Shows,
    /// The program's screen looks as expected, in the words of the finding.
    Looks,
    /// It is another one than after another conversation.
    Differs,
    /// The program's console names our address and port.
    TellsWho,
}

/// Ends of lines and padding, about which assignments are silent.
const PADDING: &[u8] = b"\r\n\0";

impl Wanted {
    /// A comparison with these bytes; whose it is is not known yet.
    #[must_use]
    pub fn new(how: Comparison, text: &[u8]) -> Self {
        Self::all(how, &[text])
    }

    /// The same with all of these texts.
    #[must_use]
    pub fn all(how: Comparison, texts: &[impl AsRef<[u8]>]) -> Self {
        let whole = |text: &_| Untrusted::new(AsRef::<[u8]>::as_ref(text)).cut(usize::MAX);
        let mut texts = texts.iter().map(whole);
        Self {
            peer: 0,
            how,
            text: texts.next().unwrap_or_default(),
            more: texts.collect(),
            with: 0,
        }
    }

    /// The texts that it is compared with.
    #[must_use]
    pub fn texts(&self) -> Vec<Vec<u8>> {
        let all = [&self.text].into_iter().chain(&self.more);
        all.map(Escaped::decoded).collect()
    }

    /// Whether this is what was wanted: what came, piece by piece, and whether the connection has ended. What cannot be
    /// told from that is not met.
    #[must_use]
    pub fn is_met(&self, pieces: &[Vec<u8>], ended: bool) -> bool {
        let (heard, texts) = (&pieces.concat(), self.texts());
        let text = &texts[0];
        match self.how {
            Comparison::Begins => without_start(heard).starts_with(without_end(text)),
            Comparison::Is => without_end(without_start(heard)) == without_end(text),
            Comparison::Lines => lines(heard) == lines(text),
            Comparison::Bare => {
                let rest = heard.strip_prefix(text.as_slice());
                rest.is_some_and(|rest| [&b""[..], b"\n", b"\r\n"].contains(&rest))
            }
            Comparison::Exactly | Comparison::Again => heard == text,
            Comparison::Contains => contains(heard, text),
            Comparison::Lacks => !contains(heard, text),
            Comparison::Once => count(heard, text) == 1,
            Comparison::Each => each(pieces.to_vec(), texts),
            Comparison::InOrder => in_order(heard, &texts),
            Comparison::Nothing => heard.is_empty(),
            Comparison::Something => !without_end(heard).is_empty(),
            Comparison::Ends => ended,
            Comparison::GoesOn => !ended,
            Comparison::SameOrder | Comparison::Connects | Comparison::Receives => false,
            Comparison::Arrives | Comparison::Named => false,
            Comparison::KeepsNo | Comparison::Idles => false,
            Comparison::Shows | Comparison::Looks => false,
            Comparison::Differs | Comparison::TellsWho => false,
        }
    }
}

fn is_empty(text: &Escaped) -> bool {
    text.as_str().is_empty()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_none(number: &u32) -> bool {
    *number == 0
}

fn without_start(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !PADDING.contains(byte));
    &bytes[start.unwrap_or(bytes.len())..]
}

fn without_end(bytes: &[u8]) -> &[u8] {
    let last = bytes.iter().rposition(|byte| !PADDING.contains(byte));
    &bytes[..last.map_or(0, |last| last + 1)]
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end);
    lines.filter(|line| !line.is_empty()).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty() || bytes.windows(part.len()).any(|window| window == part)
}

/// Whether every text begins a piece of its own; what comes when they are complete is not asked for.
fn each(mut pieces: Vec<Vec<u8>>, mut texts: Vec<Vec<u8>>) -> bool {
    pieces.truncate(texts.len());
    pieces.sort();
    texts.sort();
    let mut pairs = pieces.iter().zip(&texts);
    let begins = |piece: &[u8], text: &[u8]| {
        piece.starts_with(without_end(text)) && (!text.is_empty() || without_end(piece).is_empty())
    };
    pieces.len() == texts.len() && pairs.all(|(piece, text)| begins(piece, text))
}

fn in_order(bytes: &[u8], texts: &[Vec<u8>]) -> bool {
    let mut rest = bytes;
    texts.iter().all(|text| {
        let mut windows = rest.windows(text.len().max(1));
        let place = windows.position(|part| part == text);
        rest = place.map_or(rest, |place| &rest[place + text.len()..]);
        place.is_some() || text.is_empty()
    })
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    let windows = bytes.windows(part.len().max(1));
    windows.filter(|window| *window == part).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(how: Comparison, text: &str, heard: &str) -> bool {
        Wanted::new(how, text.as_bytes()).is_met(&[heard.as_bytes().to_vec()], false)
    }

    #[test]
    fn ends_of_lines_count_only_where_bytes_do() {
        assert!(met(Comparison::Is, "HELLO\n", "\r\nHELLO\0\0"));
        assert!(!met(Comparison::Is, "HELLO", "HELLO THERE"));
        assert!(met(Comparison::Begins, "HELLO\n", "\nHELLO THERE"));
        assert!(met(Comparison::Lines, "A\nB", "A\r\n\nB\n"));
        assert!(!met(Comparison::Lines, "A\nB", "B\nA"));
        assert!(met(Comparison::Bare, "A", "A\r\n") && !met(Comparison::Bare, "A", "\nA"));
        assert!(!met(Comparison::Exactly, "A", "A\n"));
    }

    #[test]
    fn a_text_may_stand_once_or_not_at_all() {
        assert!(met(Comparison::Once, "hi", "Ben> hi") && !met(Comparison::Once, "hi", "hihi"));
        assert!(met(Comparison::Lacks, "hi", "ho") && !met(Comparison::Lacks, "hi", "Ben> hi"));
    }

    #[test]
    fn there_may_be_something_nothing_or_an_end() {
        assert!(met(Comparison::Contains, "hi", "Ben> hi\n"));
        assert!(met(Comparison::Nothing, "", "") && !met(Comparison::Something, "", "\n"));
        let ends = Wanted::new(Comparison::Ends, b"");
        assert!(ends.is_met(&[], true) && !ends.is_met(&[], false));
    }

    #[test]
    fn of_several_texts_each_has_a_datagram_of_its_own() {
        let each = Wanted::all(Comparison::Each, &["A", "B"]);
        let met = |pieces: &[&str]| {
            let pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec());
            each.is_met(&pieces.collect::<Vec<_>>(), false)
        };
        assert!(met(&["B\n", "A", "C"]) && !met(&["AB"]) && !met(&["A", "A", "B"]) && !met(&["A"]));
        let empty = Wanted::new(Comparison::Each, b"");
        assert!(empty.is_met(&[Vec::new()], false) && !empty.is_met(&[], false));
    }

    #[test]
    fn an_order_needs_all_of_its_texts() {
        let order = Wanted::all(Comparison::InOrder, &["one", "two"]);
        let met = |heard: &str| order.is_met(&[heard.as_bytes().to_vec()], false);
        assert!(met("one, two") && !met("two, one") && !met("two"));
    }
}

//! What repeats itself in a long text, but for words in front of it and behind it.

/// Longer texts are looked through.
const LONG: usize = 60;
/// A repetition is looked for in pieces of at most this length.
const LONGEST_PIECE: usize = 512;
/// So many bytes on either side may be others.
const MARGIN: usize = 80;
/// What comes up less often is told as it is.
const FEWEST: usize = 3;

/// A text: a head, a piece so many times, and a tail.
pub(super) struct Repetition<'a> {
    pub(super) head: &'a [u8],
    pub(super) piece: &'a [u8],
    pub(super) times: usize,
    pub(super) tail: &'a [u8],
}

impl<'a> Repetition<'a> {
    /// The repetition of a long text, where telling it takes less than half of the room.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let margin = MARGIN.min(bytes.len() / 4);
        let inside = bytes.get(margin..bytes.len() - margin)?;
        let longest = LONGEST_PIECE.min(inside.len() / FEWEST);
        let is_period = |period: &usize| inside[*period..] == inside[..inside.len() - period];
        let period = (1..=longest)
            .find(is_period)
            .filter(|_| bytes.len() > LONG)?;
        let found = Self::around(bytes, margin, period);
        let told = found.head.len() + found.piece.len() + found.tail.len();
        (found.times >= FEWEST && told < bytes.len() / 2).then_some(found)
    }

    /// The same as far as it reaches to either side.
    fn around(bytes: &'a [u8], margin: usize, period: usize) -> Self {
        let differs = |at: &usize| bytes[*at] != bytes[*at + period];
        let begin = (0..margin).rev().find(differs).map_or(0, |at| at + 1);
        let end = (margin..bytes.len() - period).find(differs);
        let end = end.map_or(bytes.len(), |at| at + period);
        let times = (end - begin) / period;
        let (head, rest) = bytes.split_at(begin);
        let (repeated, tail) = rest.split_at(times * period);
        Self {
            head,
            piece: &repeated[..period],
            times,
            tail,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Option<(String, String, usize, String)> {
        let found = Repetition::of(bytes)?;
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let whole = [found.head, &found.piece.repeat(found.times), found.tail].concat();
        assert_eq!(whole, bytes);
        Some((
            text(found.head),
            text(found.piece),
            found.times,
            text(found.tail),
        ))
    }

    #[test]
    fn nothing_is_lost() {
        for length in [0, 1, 2, 50, 61, 80, 100, 161, 1000, 65535] {
            let mut text = "0123456789".repeat(length / 10 + 1).into_bytes();
            text.truncate(length);
            text.splice(..length / 9, b"Ben> ".iter().copied());
            text.extend(b"!\n");
            assert_eq!(told(&text).is_some(), length > 60, "{length}");
        }
    }

    #[test]
    fn what_does_not_repeat_itself_is_no_repetition() {
        let plain: Vec<u8> = (b'!'..=b'~').collect();
        assert_eq!(told(&plain), None);
        let numbers: String = (0..300).map(|number| number.to_string()).collect();
        assert_eq!(told(numbers.as_bytes()), None);
    }
}

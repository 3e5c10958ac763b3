//! Texts with their numbers told apart: ports, times and counts of clients differ where nothing else does.

/// A text: its words, in which every number is the same one, and its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The text with a zero in place of each number.
    pub words: Vec<u8>,
    /// The digits of each number.
    pub numbers: Vec<Vec<u8>>,
}

impl Numbered {
    /// Tells the numbers of a text apart.
    #[must_use]
    pub fn of(text: &[u8]) -> Self {
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        for run in text.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
            if run[0].is_ascii_digit() {
                words.push(b'0');
                numbers.push(run.to_vec());
            } else {
                words.extend(run);
            }
        }
        Self { words, numbers }
    }

    /// Whether a number is another one here than in two texts with the same words that have it in common.
    pub(super) fn differs_steadily(&self, one: &Self, other: &Self) -> bool {
        let pairs = one.numbers.iter().zip(&other.numbers);
        let mut all = self.numbers.iter().zip(pairs);
        all.any(|(own, (one, other))| one == other && own != one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_where_it_is_the_same_every_time() {
        let said = |port: u32, bytes: u32| {
            Numbered::of(format!("127.0.0.1:{port} sent {bytes} bytes").as_bytes())
        };
        let (one, other) = (said(40001, 200), said(40009, 200));
        assert_eq!(one.words, other.words);
        assert!(said(40005, 90).differs_steadily(&one, &other));
        assert!(!said(40005, 200).differs_steadily(&one, &other));
    }

    #[test]
    fn words_are_kept() {
        assert_eq!(
            Numbered::of(b"at 9:05, client 12").words,
            b"at 0:0, client 0"
        );
        assert_eq!(Numbered::of(b"").words, b"");
    }
}

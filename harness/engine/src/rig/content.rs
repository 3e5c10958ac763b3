//! A content too large to keep: a function of the offset, made piece by piece.

/// How much is made at a time.
pub(super) const PIECE: usize = 64 * 1024;

/// A content as a function of the offset.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// Makes the bytes from this offset on.
    pub make: fn(u64, &mut [u8]),
    /// Makes them where those from 64 KiB before stand: a program that is sent a large file should not have to wait for
    /// it to be made.
    pub renew: fn(u64, &mut [u8]),
}

/// Makes a content piece by piece, in one buffer.
pub(super) struct Maker {
    content: Content,
    piece: Vec<u8>,
    /// Where the piece stands that is in the buffer.
    offset: Option<u64>,
}

impl Maker {
    /// Of a content.
    pub(super) fn of(content: Content) -> Self {
        Self {
            content,
            piece: vec![0; PIECE],
            offset: None,
        }
    }

    /// So many bytes from this offset on, at most a piece.
    pub(super) fn piece(&mut self, offset: u64, count: usize) -> &[u8] {
        let Content { make, renew } = self.content;
        match self.offset.replace(offset) {
            Some(before) if before + PIECE as u64 == offset => renew(offset, &mut self.piece),
            Some(_) | None => make(offset, &mut self.piece),
        }
        &self.piece[..count]
    }
}

/// How many bytes are the same; nearly always all of them, which is asked first because it is fast.
pub(super) fn same(came: &[u8], expected: &[u8]) -> usize {
    if came == expected {
        return came.len();
    }
    let same = came.iter().zip(expected).take_while(|(a, b)| a == b);
    same.count()
}

//! The line for a shell: one client that says something and shows what comes.

use sockspec_model::Comparison;

use super::moves::{Manner, Move};
use super::play::Play;

/// More pieces than this are better left to the script.
const MOST_PIECES: usize = 4;
/// So are more bytes.
const MOST_BYTES: usize = 200;

/// The line, where one client that only speaks can show the failure.
pub(super) fn line(play: &Play, port: u16) -> Option<String> {
    let outside = [
        None,
        Some(Comparison::Connects),
        Some(Comparison::Receives),
        Some(Comparison::Arrives),
        Some(Comparison::Named),
        Some(Comparison::KeepsNo),
        Some(Comparison::Idles),
    ];
    let (moves, ends) = match play.moves.split_last() {
        Some((Move::HalfClose(_), moves)) => (moves, true),
        _ => (play.moves.as_slice(), false),
    };
    let mut pieces = Vec::new();
    for one in moves {
        if let Move::Send(_, bytes) = one {
            pieces.push(bytes.as_slice());
        } else if !matches!(one, Move::Open(_, Manner::Plain) | Move::Rest) {
            return None;
        }
    }
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    let count = (1..=MOST_PIECES).contains(&pieces.len());
    let fits = count && play.peers() == 1 && length <= MOST_BYTES;
    let speaks = fits && !outside.contains(&play.end.how());
    speaks.then(|| piped(play, &pieces, ends, port)).flatten()
}

fn piped(play: &Play, pieces: &[&[u8]], ends: bool, port: u16) -> Option<String> {
    let said: Vec<String> = pieces
        .iter()
        .map(|piece| format!("printf '{}'", printed(piece)))
        .collect();
    let host = play.host;
    match (play.stream, said.as_slice()) {
        (false, [one]) => Some(format!("{one} | nc -u -w 2 {host} {port}")),
        (false, _) => None,
        // What ends after a while is seen to end; what does not is ended with Ctrl-C.
        (true, all) => {
            let rest = if ends { "" } else { "; sleep 2" };
            let said = all.join("; sleep 1; ");
            Some(format!("{{ {said}{rest}; }} | nc -N {host} {port}"))
        }
    }
}

/// Bytes as printf of any shell takes them between single quotation marks.
fn printed(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        b'\n' => "\\n".to_owned(),
        b'%' => "%%".to_owned(),
        b'\\' => "\\\\".to_owned(),
        b'\'' | 0..=b'\x1f' | b'\x7f'.. => format!("\\{byte:03o}"),
        plain => char::from(*plain).to_string(),
    };
    let text: String = bytes.iter().map(letter).collect();
    // What begins so would be taken for an option.
    match text.strip_prefix('-') {
        Some(rest) => format!("\\055{rest}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_the_quotation_marks() {
        assert_eq!(printed(b"it's 100%\n\\0\0"), r"it\047s 100%%\n\\0\000");
        assert_eq!(printed("é".as_bytes()), r"\303\251");
        assert_eq!(printed(b"-n -"), r"\055n -");
    }
}

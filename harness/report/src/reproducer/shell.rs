//! The line for a shell: one client that says something and shows what comes.

use super::play::{Move, Play};

/// More pieces than this are better left to the script.
const MOST_PIECES: usize = 4;
/// So are more bytes.
const MOST_BYTES: usize = 200;

/// The line, where one client that only speaks can show the failure.
pub(super) fn line(play: &Play, port: u16) -> Option<String> {
    let mut pieces = Vec::new();
    let mut ends = false;
    for one in &play.moves {
        match one {
            Move::Open(_) | Move::Rest if !ends => {}
            Move::Send(_, bytes) if !ends => pieces.push(bytes.as_slice()),
            Move::HalfClose(_) => ends = true,
            _ => return None,
        }
    }
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    let fits =
        play.peers() == 1 && length <= MOST_BYTES && (1..=MOST_PIECES).contains(&pieces.len());
    fits.then(|| piped(play.stream, &pieces, ends, port))
        .flatten()
}

fn piped(stream: bool, pieces: &[&[u8]], ends: bool, port: u16) -> Option<String> {
    let said: Vec<String> = pieces
        .iter()
        .map(|piece| format!("printf '{}'", printed(piece)))
        .collect();
    match (stream, said.as_slice()) {
        (false, [one]) => Some(format!("{one} | nc -u -w 2 127.0.0.1 {port}")),
        (false, _) => None,
        // What ends after a while is seen to end; what does not is ended with Ctrl-C.
        (true, all) => {
            let rest = if ends { "" } else { "; sleep 2" };
            let said = all.join("; sleep 1; ");
            Some(format!("{{ {said}{rest}; }} | nc -N 127.0.0.1 {port}"))
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
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_the_quotation_marks() {
        assert_eq!(printed(b"it's 100%\n\\0\0"), r"it\047s 100%%\n\\0\000");
        assert_eq!(printed("é".as_bytes()), r"\303\251");
    }
}

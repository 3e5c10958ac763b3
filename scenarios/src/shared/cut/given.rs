//! Cuts that are worth a try each time.

use super::Cut;

/// A sentence cut at one place, for each place inside its line: before the line end and inside it, and within characters.
pub(crate) fn everywhere(sentence: &str, newline: &[u8]) -> Vec<Cut> {
    let places = places(sentence, newline);
    places.map(|place| Cut::at(sentence, place)).collect()
}

/// The same from the middle outwards: where much stands on both sides, what becomes of them tells most.
pub(crate) fn from_the_middle(sentence: &str, newline: &[u8]) -> Vec<Cut> {
    let mut cuts = everywhere(sentence, newline);
    cuts.sort_by_key(|cut| cut.places[0].abs_diff(sentence.len() / 2));
    cuts
}

/// A sentence cut at one place, for each place inside a character.
pub(crate) fn inside_characters(sentence: &str) -> Vec<Cut> {
    let inside = (1..sentence.len()).filter(|place| !sentence.is_char_boundary(*place));
    inside.map(|place| Cut::at(sentence, place)).collect()
}

/// A sentence cut into single bytes.
pub(crate) fn into_bytes(sentence: &str, newline: &[u8]) -> Cut {
    Cut {
        sentence: sentence.to_owned(),
        places: places(sentence, newline).collect(),
    }
}

fn places(sentence: &str, newline: &[u8]) -> std::ops::Range<usize> {
    1..sentence.len() + newline.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(cuts: &[Cut]) -> Vec<usize> {
        cuts.iter()
            .flat_map(|cut| cut.places.iter().copied())
            .collect()
    }

    #[test]
    fn every_place_is_there_once() {
        assert_eq!(places(&everywhere("abc", b"\n")), [1, 2, 3]);
        assert_eq!(places(&everywhere("abc", b"\r\n")), [1, 2, 3, 4]);
        assert_eq!(places(&from_the_middle("abcd", b"\n")), [2, 1, 3, 4]);
        assert_eq!(into_bytes("abc", b"\n").pieces(b"abc\n").len(), 4);
    }

    #[test]
    fn characters_are_cut_at_every_place_inside_them() {
        assert_eq!(places(&inside_characters("a\u{e9}b\u{8a9e}")), [2, 5, 6]);
        assert_eq!(inside_characters("plain"), []);
    }
}

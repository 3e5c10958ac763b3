//! The ends of lines, blanks and words.

use super::super::Evidence;
use super::Named;
use super::text::{bytes, is_cut, quote, quoted, without_end};
use crate::{Role, Symptom};

/// What came is the first word.
pub(super) fn takes_one_word(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::PartOfTheAnswer])?;
    let texts = evidence.texts().filter(|_| evidence.talk().sends() <= 1)?;
    // Who sends the other words as well has them in datagrams of their own.
    if evidence.role == Role::Client && evidence.sent_datagrams().is_some_and(|sent| sent > 1) {
        return None;
    }
    let rest = texts.expected.strip_prefix(texts.actual.as_slice())?;
    let words = rest.first().copied().is_some_and(is_blank) && !rest.iter().copied().all(is_blank);
    let fits = words && !texts.actual.is_empty() && !texts.actual.iter().copied().any(is_blank);
    let seen = || {
        format!(
            "of {} came {}",
            quote(&texts.expected),
            quote(&texts.actual)
        )
    };
    fits.then(|| ("reads-a-word-for-a-line", seen()))
}

/// What came lacks blanks and nothing else.
pub(super) fn takes_blanks_off(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::PartOfTheAnswer, Symptom::OtherBytes])?;
    let texts = evidence.texts()?;
    let letters = |text: &[u8]| -> Vec<u8> {
        text.iter()
            .copied()
            .filter(|byte| !is_blank(*byte))
            .collect()
    };
    let same = letters(&texts.expected) == letters(&texts.actual);
    let fits = same && texts.actual.len() < texts.expected.len() && !texts.actual.is_empty();
    let seen = || {
        format!(
            "{} came where {} was expected",
            quote(&texts.actual),
            quote(&texts.expected)
        )
    };
    fits.then(|| ("strips-blanks-too", seen()))
}

/// What came is right but for its line end.
pub(super) fn ends_lines_otherwise(evidence: &Evidence<'_>) -> Named {
    let wrong = [
        Symptom::OtherBytes,
        Symptom::MoreBytes,
        Symptom::PartOfTheAnswer,
    ];
    let finding = evidence.found(&wrong)?;
    let (expected, _) = quoted(&finding.expected).filter(|(text, _)| !is_cut(text))?;
    let (actual, _) = quoted(&finding.actual).filter(|(text, _)| !is_cut(text))?;
    let (wanted, came) = (bytes(expected), bytes(actual));
    let same = without_end(&wanted) == without_end(&came) && !came.contains(&0);
    // There the line end is expected in words, behind the text.
    let told = wanted != came || evidence.is(&["sends-nothing-but-the-answer"]);
    let for_nothing = evidence.is(&["sends-an-empty-file"]) && !came.is_empty();
    let fits = same && told && (!wanted.is_empty() || for_nothing) || lacks_inner_ends(evidence);
    let seen = format!("\"{actual}\" came where {} was expected", finding.expected);
    fits.then_some(("strips-or-adds-line-end", seen))
}

/// Whether several sentences, which came in one segment, are answered as they should be but for the ends of the answers.
fn lacks_inner_ends(evidence: &Evidence<'_>) -> bool {
    let texts = evidence
        .texts()
        .filter(|_| evidence.is(&["separates-joined-sentences"]));
    let at_once = evidence
        .talk()
        .pieces()
        .is_some_and(|pieces| pieces.len() == 1);
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    texts.is_some_and(|texts| {
        let joined = texts.expected.iter().copied().filter(|byte| !is_end(byte));
        at_once && texts.actual.len() < texts.expected.len() && joined.eq(texts.actual)
    })
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

//! The keyboard and the screen.

use super::super::Evidence;
use super::Named;
use super::ended::TRACES;
use super::text::{bytes, contains, quote, quoted, upper};
use crate::{Role, Symptom};

/// A stack trace where words for the user should stand.
pub(super) fn shows_a_stack_trace(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .finding
        .filter(|_| evidence.is(&["explains-errors-in-words"]))?;
    let actual = finding.actual.to_lowercase();
    let traced = evidence.says_any(TRACES) || TRACES.iter().any(|mark| actual.contains(mark));
    let seen = "what its user was shown is a stack trace";
    traced.then(|| ("stack-trace-instead-of-words", seen.to_owned()))
}

/// The upper case of what was typed is shown or sent, and it is not what the server answered.
pub(super) fn converts_by_itself(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NotShown, Symptom::OtherBytes])?;
    let typed = evidence.typed().filter(|_| evidence.role == Role::Client)?;
    let converted = upper(&typed);
    let small = typed
        .iter()
        .filter(|byte| byte.is_ascii_lowercase())
        .count()
        >= 2;
    let answered = contains(&evidence.talk().said(), &converted);
    let fits = small && !answered && evidence.shows(&converted);
    let seen = || {
        let (typed, converted) = (quote(&typed), quote(&converted));
        format!("{typed} was typed, and it came up with {converted}, which nobody had answered")
    };
    fits.then(|| ("upper-cases-locally", seen()))
}

/// Bytes are shown as the language writes them.
pub(super) fn shows_quoting(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .finding
        .filter(|_| evidence.is(&["shows-text-not-its-quoting"]))?;
    let screen = [finding.actual.clone(), evidence.screen()].concat();
    let begins = |mark| {
        let before = screen.split_once(mark).map(|(before, _)| before);
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    let quoting = begins("b'") || begins("b\\\"");
    let seen = || format!("the screen shows {}", finding.actual);
    quoting.then(|| ("prints-bytes-not-text", seen()))
}

/// An answer in the notation of a language stands where the text should.
pub(super) fn sends_quoting(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::OtherBytes, Symptom::MoreBytes])
        .filter(|_| evidence.role == Role::Server)?;
    let texts = evidence.texts()?;
    let sentence = evidence.talk().sentence()?;
    let marks: [&[u8]; 2] = [b"b'", b"b\""];
    let quoting = marks.iter().any(|mark| {
        let begins = |text: &[u8]| contains(&texts.actual, &[mark, text].concat());
        (begins(&texts.expected) || begins(&sentence)) && !contains(&texts.expected, mark)
    });
    let seen = || format!("it sent {}", finding.actual);
    quoting.then(|| ("sends-bytes-as-written", seen()))
}

/// The answer is shown without its percent signs, or is nothing else and not shown.
pub(super) fn formats_the_answer(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotShown])
        .filter(|_| evidence.role == Role::Client)?;
    let answer = bytes(quoted(&finding.expected)?.0);
    let before = answer.split(|byte| *byte == b'%').next()?;
    let without: Vec<u8> = answer
        .iter()
        .copied()
        .filter(|byte| *byte != b'%')
        .collect();
    let cut =
        before.len() >= 3 && evidence.shows(before) && !evidence.shows(&[before, b"%"].concat());
    let others = without.len() >= 3 && evidence.shows(&without);
    let fits = without.len() < answer.len() && (cut || others || without.is_empty());
    let seen = || {
        format!(
            "{} was answered, and the screen shows {}",
            finding.expected, finding.actual
        )
    };
    fits.then(|| ("answer-as-a-format", seen()))
}

/// Nothing came through a pipe while it was running.
pub(super) fn holds_output_back(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NotShown])?;
    let fits = evidence.is(&["flushes-its-console"]) && evidence.ending().is_none();
    let seen = "its console was a pipe, and nothing came through while it was running";
    fits.then(|| ("output-not-flushed", seen.to_owned()))
}

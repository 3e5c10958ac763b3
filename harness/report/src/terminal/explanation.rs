//! What is behind a check that did not pass: the reason, the minimal case, the cause, the frozen moment, how sure all
//! this is, and the command that shows it again.

use sockspec_model::{
    ByHand, CaseNote, Certainty, Experiment, Finished, KnownFailing, NamedCause, Symptom, Verdict,
};

use super::Style;
use super::paint::Paint;
use super::quotation;
use super::reasons::has_reason;
use super::table::IN_FULL;
use super::wrap::{length, unbroken, wrap};
use crate::check_id::CheckId;
use crate::conclusion::counted;

/// Columns for what a paragraph is.
const LABEL: usize = 8;
/// What is said where no cause is named.
const UNKNOWN: &str = "not known: nothing that was seen points to one misconception and no other";
/// What is said where a clock decided.
const WAITED: &str = "the clock alone says so: it was waited for until time was over";
/// At most so many lines of a frozen moment are told.
const MOST_TOLD: usize = 12;

/// What is known beyond the conversation, in labelled paragraphs.
pub(super) fn lines(finished: &Finished, others: &[&Finished], style: Style) -> Vec<String> {
    let (label, text) = found(finished);
    let paragraphs = [
        (label, Some(text)),
        ("said", said(finished, style.width - LABEL)),
        ("case", finished.case.as_ref().map(case)),
        ("cause", cause(finished)),
        ("tried", tried(finished)),
        ("moment", moment(finished)),
        ("note", note(finished)),
        ("known", finished.known_failing.as_ref().map(known)),
        ("again", Some(unbroken(&finished.rerun))),
        ("by hand", by_hand(&finished.by_hand)),
        ("also", also(others)),
    ];
    let known = paragraphs
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.filter(|text| !text.is_empty())?)));
    known
        .flat_map(|(label, text)| paragraph(label, &text, style))
        .collect()
}

/// Why the check has the verdict it has, in one sentence.
pub(crate) fn message(finished: &Finished) -> String {
    match &finished.finding {
        Some(finding) => finding.message.clone(),
        None if finished.notes.is_empty() => "no reason was recorded".to_owned(),
        None => finished.notes.join("; "),
    }
}

fn paragraph(label: &str, text: &str, style: Style) -> Vec<String> {
    let lines = wrap(text, style.width - LABEL);
    let label = Paint(style.colour).strong(&format!("{label:<LABEL$}"));
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, line)| {
            if at == 0 {
                format!("{label}{line}")
            } else {
                format!("{:LABEL$}{line}", "")
            }
        })
        .collect()
}

fn found(finished: &Finished) -> (&'static str, String) {
    let message = message(finished);
    match finished.verdict {
        Verdict::Pass | Verdict::Fail => ("found", message),
        Verdict::Inconclusive => (
            "unsure",
            format!("{message}; this is not held against your program"),
        ),
        Verdict::Error => (
            "error",
            format!("{message}; this is trouble of the harness, not of your program"),
        ),
    }
}

/// What the program said before it ended, where the conversation does not show it.
fn said(finished: &Finished, width: usize) -> Option<String> {
    let ending = finished.finding.as_ref()?.ending.as_ref()?;
    let is_told = quotation::is_told(ending, &finished.transcript);
    (!is_told).then(|| unbroken(&quotation::lines(&ending.last_words, width).join("\n")))
}

/// What else did not pass for this reason, a line for each. Checks that stand together have the same verdict.
fn also(others: &[&Finished]) -> Option<String> {
    let clauses = others.iter().map(|other| length(&other.clause));
    let columns = clauses.max()?;
    let line = |other: &&Finished| {
        let (level, clause) = (other.level.word(), &other.clause);
        let name = CheckId::of(&other.check).name;
        unbroken(&format!("{level:<6}  {clause:<columns$}  {name}"))
    };
    let lines: Vec<String> = others.iter().map(line).collect();
    let head = match others {
        [first, ..] if first.verdict != Verdict::Fail => "not judged for the same reason",
        [first, ..] if !has_reason(first) => "failed in the same way",
        _ => "failed for the same reason",
    };
    Some(format!("{head}:\n{}", lines.join("\n")))
}

fn case(case: &CaseNote) -> String {
    let (cases, shrinks) = (
        counted(case.cases_run as usize, "case"),
        counted(case.shrinks as usize, "shrink"),
    );
    format!(
        "{}: {}, found after {cases}, {shrinks}",
        case.id, case.minimal
    )
}

/// The cause and how sure it is; that none is known, where that is so.
fn cause(finished: &Finished) -> Option<String> {
    let failed = finished.verdict == Verdict::Fail;
    let named = finished.cause.as_ref().map(named);
    named.or_else(|| failed.then(|| UNKNOWN.to_owned()))
}

/// What was tried with fresh programs to find the cause, a line for each.
fn tried(finished: &Finished) -> Option<String> {
    let experiments = finished.experiments.iter();
    let lines: Vec<String> = experiments.map(Experiment::words).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn named(cause: &NamedCause) -> String {
    let evidence = if cause.evidence.is_empty() {
        String::new()
    } else {
        format!("  Seen here: {}.", cause.evidence)
    };
    format!(
        "({}) {}{evidence}  {}",
        cause.confidence.word(),
        cause.sentence,
        unbroken(&format!("More: sockspec explain {}", cause.name))
    )
}

/// What the program was waiting for, where something was missing. Of a program with very many threads some of them; the
/// run file has them all.
fn moment(finished: &Finished) -> Option<String> {
    let symptom = finished.finding.as_ref().map(|finding| finding.symptom);
    // It said something else than expected: where it waits now is no matter.
    if matches!(symptom, Some(Symptom::OtherBytes | Symptom::MoreBytes)) {
        return None;
    }
    let lines = finished.kernel.as_ref()?.lines();
    let told = lines.iter().take(MOST_TOLD);
    let more = lines.len().saturating_sub(MOST_TOLD);
    let more = (more > 0).then(|| format!("… {more} lines more; {IN_FULL}"));
    Some(told.cloned().chain(more).collect::<Vec<_>>().join("\n"))
}

/// How the failure is seen without the harness, a line for each way.
fn by_hand(by_hand: &ByHand) -> Option<String> {
    let script = by_hand
        .script
        .as_ref()
        .map(|path| format!("python3 {path}"));
    let capture = by_hand
        .capture
        .as_ref()
        .map(|path| format!("wireshark {path}"));
    let none = by_hand.no_script.as_ref();
    let none = none.map(|why| format!("no script: {why}"));
    let ways: Vec<String> = [script, none, by_hand.shell.clone(), capture]
        .into_iter()
        .flatten()
        .collect();
    (!ways.is_empty()).then(|| unbroken(&ways.join("\n")))
}

fn known(known: &KnownFailing) -> String {
    format!("to fail, which does not fail the run: {}", known.reason)
}

fn note(finished: &Finished) -> Option<String> {
    let timed = finished
        .finding
        .as_ref()
        .is_some_and(|finding| finding.certainty == Certainty::Timed);
    match (finished.flaky, timed, finished.attempt > 1) {
        (true, true, _) => Some(format!("{WAITED}; another attempt said otherwise")),
        (true, false, _) => Some("another attempt said otherwise".to_owned()),
        (false, true, true) => Some(format!(
            "{WAITED}, and again in a second attempt with nothing else beside it"
        )),
        (false, true, false) => Some(WAITED.to_owned()),
        (false, false, _) => None,
    }
}

//! Generated runs: every field of every event, with texts of any kind.

mod parts;
mod policy;

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use sockspec_model::*;

use parts::{entry, figure, finding, kernel};
use policy::{decided, known, score};

type Text = BoxedStrategy<String>;

/// Any text, controls and all.
pub(super) fn text() -> Text {
    prop_oneof![
        ".{0,12}",
        "[ -~]{0,30}",
        "[\\x00-\\x1f\\x7f-\\u{9f}\\u{fffe}\\u{202e}\\n\"\\\\<&]{0,8}"
    ]
    .boxed()
}

/// A run from its start to its end.
pub(super) fn run(text: &Text) -> BoxedStrategy<Vec<Event>> {
    (started(text), vec(middle(text), 0..6), ending(text))
        .prop_map(|(started, middle, ending)| [vec![started], middle, vec![ending]].concat())
        .boxed()
}

fn started(text: &Text) -> impl Strategy<Value = Event> + use<> {
    let texts = btree_map(text.clone(), text.clone(), 0..3);
    let role = select(&[Role::Server, Role::Client, Role::Pair][..]);
    let named = (
        vec(text.clone(), 0..5),
        vec(role, 0..3),
        texts.clone(),
        texts,
    );
    (
        named,
        of(text.clone()),
        [text.clone(), text.clone(), text.clone()],
        any::<(u64, bool)>(),
        0..9_usize,
        decided(text),
    )
        .prop_map(
            |(
                (scenarios, roles, target, dialect),
                dir_digest,
                [tool, isolation, observation],
                (seed, strict),
                checks,
                decided,
            )| {
                let host = Host {
                    system: tool.clone(),
                    cpus: checks,
                };
                let version = tool.clone();
                let schema = SCHEMA;
                Event::RunStarted(Box::new(RunStarted {
                    schema,
                    tool,
                    version,
                    scenarios,
                    roles,
                    target,
                    dir_digest,
                    seed,
                    isolation,
                    observation,
                    host,
                    dialect,
                    strict,
                    checks,
                    ..decided
                }))
            },
        )
}

fn middle(text: &Text) -> impl Strategy<Value = Event> + use<> {
    let attempt = (text.clone(), any::<u32>())
        .prop_map(|(check, attempt)| Event::AttemptStarted { check, attempt });
    let skipped = (id(text), text.clone(), level(), text.clone()).prop_map(
        |(check, clause, level, reason)| {
            Event::CheckSkipped(Box::new(Skipped {
                check,
                clause,
                level,
                reason,
                by: Some(SkippedBy::GateFailed),
            }))
        },
    );
    let finished = finished(text).prop_map(|finished| Event::CheckFinished(Box::new(finished)));
    let in_full = self::finished(text).prop_map(|one| Event::AttemptFinished(Box::new(one)));
    prop_oneof![1 => attempt, 1 => in_full, 1 => skipped, 3 => finished]
}

fn ending(text: &Text) -> impl Strategy<Value = Event> + use<> {
    let more = (vec(text.clone(), 0..3), of(score(text)));
    (any::<[u16; 7]>(), any::<bool>(), 0.0..1e7, more).prop_map(
        |(counts, conforms, elapsed_ms, (stale, score))| {
            let [
                pass,
                fail,
                inconclusive,
                error,
                skipped,
                must_failed,
                should_failed,
            ] = counts.map(usize::from);
            let totals = Totals {
                known_failed: should_failed,
                pass,
                fail,
                inconclusive,
                error,
                skipped,
                must_failed,
                should_failed,
            };
            Event::RunFinished {
                totals,
                conforms,
                elapsed_ms,
                stale,
                score,
            }
        },
    )
}

fn finished(text: &Text) -> impl Strategy<Value = Finished> + use<> {
    let verdict = select(
        &[
            Verdict::Pass,
            Verdict::Inconclusive,
            Verdict::Fail,
            Verdict::Error,
        ][..],
    );
    let head = (
        id(text),
        text.clone(),
        text.clone(),
        level(),
        verdict,
        1..3_u32,
        any::<bool>(),
        0.0..1e5,
    );
    let cause =
        [text.clone(), text.clone(), text.clone()].prop_map(|[name, sentence, evidence]| {
            NamedCause {
                name,
                sentence,
                evidence,
                confidence: Confidence::Likely,
            }
        });
    let case = ([text.clone(), text.clone()], any::<[u32; 2]>()).prop_map(
        |([id, minimal], [cases_run, shrinks])| CaseNote {
            id,
            minimal,
            cases_run,
            shrinks,
            ..CaseNote::default()
        },
    );
    let tail = (
        of(finding(text)),
        of(cause),
        of(case),
        of(kernel(text)),
        vec(entry(text), 0..20),
        (vec(text.clone(), 0..3), vec(figure(text), 0..3)),
        text.clone(),
        of(known(text)),
    );
    (head, tail).prop_map(|(head, tail)| {
        let (check, clause, sentence, level, verdict, attempt, flaky, elapsed_ms) = head;
        let (finding, cause, case, kernel, transcript, remarks, rerun, known_failing) = tail;
        let (notes, figures) = remarks;
        Finished {
            check,
            clause,
            sentence,
            level,
            verdict,
            attempt,
            flaky,
            elapsed_ms,
            finding,
            cause,
            experiments: Vec::new(),
            case,
            kernel,
            transcript,
            capture: None,
            notes,
            figures,
            by_hand: ByHand {
                script: Some(rerun.clone()),
                no_script: None,
                shell: None,
                capture: Some(rerun.clone()),
            },
            rerun,
            known_failing,
        }
    })
}

fn id(text: &Text) -> impl Strategy<Value = String> + use<> {
    prop_oneof![text.clone(), "[a-c]/(server|client|pair)/[a-z-]{1,9}"]
}

fn level() -> impl Strategy<Value = Level> {
    select(&[Level::Must, Level::Should, Level::May][..])
}

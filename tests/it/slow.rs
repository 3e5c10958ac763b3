//! Programs that are merely slow are never told that no answer came; programs that hang provably are told at once.

use sockspec_model::{Certainty, Level, Symptom, Verdict};

use crate::programs::{all, command};
use crate::runs::judge;

#[test]
fn slow_servers_answer() {
    for file in all("slow", "") {
        let Some(command) = command(&file) else {
            continue;
        };
        let ended = judge(
            "--server",
            &command,
            &[
                "--check",
                "answers-in-upper-case",
                "--check",
                "serves-the-next-client",
            ],
        );
        assert!(
            ended.failed(Level::Must).is_empty(),
            "{}\n{}",
            file.display(),
            ended.story()
        );
        assert_eq!(
            ended.finished().count(),
            2,
            "{}\n{}",
            file.display(),
            ended.story()
        );
    }
}

/// The silence is proved, and the frozen moment is told. How fast is a matter for the benchmark.
#[test]
fn stuck_servers_are_proved_silent() {
    for file in all("stuck", "") {
        let Some(command) = command(&file) else {
            continue;
        };
        let ended = judge("--server", &command, &["--check", "answers-in-upper-case"]);
        let finished = ended.check("answers-in-upper-case");
        let finding = finished
            .finding
            .as_ref()
            .unwrap_or_else(|| panic!("{}: {}", file.display(), ended.story()));
        assert_eq!(
            (finished.verdict, finding.symptom),
            (Verdict::Fail, Symptom::NoAnswer),
            "{}",
            ended.story()
        );
        assert_eq!(
            finding.certainty,
            Certainty::Proved,
            "{}\n{}",
            file.display(),
            ended.story()
        );
        assert!(
            !finished.kernel.as_ref().unwrap().threads.is_empty(),
            "{}",
            ended.story()
        );
    }
}

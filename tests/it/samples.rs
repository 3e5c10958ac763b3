//! What the sample programs of a scenario have to show: textbook ones fail exactly what they deserve, correct ones of
//! another design pass every Must.

use std::collections::BTreeSet;
use std::path::Path;

use sockspec_model::{Level, Verdict};

use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command, folder};
use crate::runs::{Ended, judge_in};

/// The sample programs of a scenario.
pub(crate) struct Samples {
    pub(crate) scenario: &'static str,
    /// Their folder in `tests/programs`.
    pub(crate) folder: &'static str,
}

impl Samples {
    /// A textbook program's command line, if its language is installed.
    pub(crate) fn textbook(&self, file: &str) -> Option<String> {
        command(&folder(self.folder).join("textbook").join(file))
    }

    /// A textbook program passes every Must, and of the Shoulds it fails exactly these.
    pub(crate) fn fails_exactly(&self, role: &str, file: &str, should: &[&str]) -> Option<Ended> {
        let command = self.textbook(file)?;
        let ended = judge_in(self.scenario, role, &command, &["--cases", "12"]);
        let none = BTreeSet::new();
        assert_eq!(ended.failed(Level::Must), none, "{}", ended.story());
        let should = should.iter().copied().collect();
        assert_eq!(ended.failed(Level::Should), should, "{}", ended.story());
        assert_eq!(ended.code, 0, "{}", ended.story());
        Some(ended)
    }

    /// Correct programs whose file names begin so pass every Must, and at least so many checks.
    pub(crate) fn pass_every_must(&self, role: &str, prefix: &str, least: usize) {
        let correct = format!("{}/correct", self.folder);
        for file in all(&correct, prefix) {
            self.passes_every_must(role, &file, least);
        }
    }

    fn passes_every_must(&self, role: &str, file: &Path, least: usize) {
        let Some(command) = command(file) else { return };
        let ended = judge_in(self.scenario, role, &command, &["--cases", "12"]);
        let story = format!("{}\n{}", file.display(), ended.story());
        expect_no_other_cause(self.scenario, file, &ended);
        assert!(ended.failed(Level::Must).is_empty(), "{story}");
        let verdicts = ended.finished().map(|finished| finished.verdict);
        let passed = verdicts.filter(|verdict| *verdict == Verdict::Pass).count();
        assert!(passed >= least, "only {passed} checks passed: {story}");
        assert_eq!(ended.code, 0, "{story}");
    }

    /// A server and a client pass everything that a pair is asked for.
    pub(crate) fn are_a_pair(&self, server: &str, client: &str) {
        let (Some(server), Some(client)) = (self.textbook(server), self.textbook(client)) else {
            return;
        };
        let more = ["--client", &client, "--check", "*/pair/*"];
        let ended = judge_in(self.scenario, "--server", &server, &more);
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
        let failed = ended.failed(Level::Must).len() + ended.failed(Level::Should).len();
        assert_eq!(failed, 0, "{}", ended.story());
    }
}

/// The name of the cause behind a failed check.
pub(crate) fn cause<'a>(ended: &'a Ended, check: &str) -> Option<&'a str> {
    let cause = ended.check(check).cause.as_ref();
    cause.map(|cause| cause.name.as_str())
}

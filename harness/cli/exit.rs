//! Exit codes. Scripts depend on them: a number never changes its meaning.

use std::process::ExitCode;

use sockspec_model::Totals;

/// How the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// Every Must that was selected passed, with `--strict` every Should too; or a command that judges nothing did its
    /// work.
    Conforms = 0,
    /// A program failed: a Must, or with `--strict` a Should.
    Failed = 1,
    /// Something on the command line or in the manifest is wrong; nothing was judged.
    Usage = 2,
    /// Nothing failed, but something could not be told, or the harness had trouble of its own.
    Unsure = 3,
    /// Nothing was selected, so nothing was judged.
    NothingSelected = 4,
    /// Nothing failed, and the manifest's list of known failures names something that passes.
    StaleExpectation = 5,
    /// Interrupted, by Ctrl-C or by a signal that asks to end.
    Interrupted = 130,
}

impl Exit {
    /// How a run with these counts ends; `stale` where something is known to fail and does not any more.
    #[must_use]
    pub fn of(totals: &Totals, strict: bool, stale: bool) -> Self {
        let failed = totals.must_failed > 0 || strict && totals.should_failed > 0;
        match (
            failed,
            totals.inconclusive + totals.error,
            totals.pass + totals.fail,
        ) {
            (true, _, _) => Self::Failed,
            (false, _, _) if stale => Self::StaleExpectation,
            (false, 1.., _) => Self::Unsure,
            (false, 0, 0) => Self::NothingSelected,
            (false, 0, 1..) => Self::Conforms,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(totals: Totals) -> (Exit, Exit) {
        (
            Exit::of(&totals, false, false),
            Exit::of(&totals, true, false),
        )
    }

    #[test]
    fn a_failure_counts_by_its_level() {
        let passed = Totals {
            pass: 3,
            ..Totals::default()
        };
        assert_eq!(of(passed), (Exit::Conforms, Exit::Conforms));
        assert_eq!(
            of(Totals {
                fail: 1,
                must_failed: 1,
                ..passed
            }),
            (Exit::Failed, Exit::Failed)
        );
        assert_eq!(
            of(Totals {
                fail: 1,
                should_failed: 1,
                ..passed
            }),
            (Exit::Conforms, Exit::Failed)
        );
        assert_eq!(
            of(Totals { fail: 1, ..passed }),
            (Exit::Conforms, Exit::Conforms)
        );
    }

    #[test]
    fn a_stale_expectation_is_told_unless_something_failed() {
        let stale = |totals: Totals| Exit::of(&totals, false, true);
        let passed = Totals {
            pass: 3,
            ..Totals::default()
        };
        assert_eq!(stale(passed), Exit::StaleExpectation);
        let unsure = Totals { error: 1, ..passed };
        assert_eq!(stale(unsure), Exit::StaleExpectation);
        let failed = Totals {
            fail: 1,
            must_failed: 1,
            ..passed
        };
        assert_eq!(stale(failed), Exit::Failed);
    }

    #[test]
    fn what_was_not_judged_is_no_success() {
        let unsure = Totals {
            pass: 3,
            inconclusive: 1,
            ..Totals::default()
        };
        assert_eq!(of(unsure), (Exit::Unsure, Exit::Unsure));
        assert_eq!(
            of(Totals {
                must_failed: 1,
                fail: 1,
                ..unsure
            })
            .0,
            Exit::Failed
        );
        assert_eq!(
            of(Totals {
                skipped: 9,
                ..Totals::default()
            })
            .0,
            Exit::NothingSelected
        );
    }
}

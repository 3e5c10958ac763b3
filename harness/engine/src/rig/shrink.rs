//! Making a failing case small, within a wall budget.
//!
//! First the length is bisected, which finds the bound of a buffer in a dozen runs; then the strategy's own value tree
//! is walked. Cases that are not smaller than the best so far are not run: the walk goes on as if they failed. Around
//! both stands what the case itself knows to be plainer, which gets from far away to the point, and out of the walk's dead
//! ends.

use std::time::Duration;

use proptest::strategy::ValueTree;

use super::{Case, Stop};
use crate::sys::deadline::now;

/// The smallest failing case found.
pub(super) struct Shrunk<C> {
    pub(super) case: C,
    pub(super) stop: Stop,
    /// How many smaller cases were run.
    pub(super) tried: u32,
}

/// Shrinks for so long at most; `fails` runs a case and gives back its failure.
pub(super) fn shrink<T: ValueTree<Value: Case>>(
    mut tree: T,
    first: Stop,
    wall: Duration,
    mut fails: impl FnMut(&T::Value) -> Option<Stop>,
) -> Shrunk<T::Value> {
    let end = now() + wall;
    let mut best = Shrunk {
        case: tree.current(),
        stop: first,
        tried: 0,
    };
    descend(&mut best, &mut fails, || now() > end);
    bisect(&mut best, &mut fails, || now() > end);
    let mut walking = tree.simplify();
    while walking && now() < end {
        let case = tree.current();
        let failed = case.size() >= best.case.size() || try_(&mut best, case, &mut fails);
        walking = if failed {
            tree.simplify()
        } else {
            tree.complicate()
        };
    }
    descend(&mut best, &mut fails, || now() > end);
    best
}

/// Tries what the case knows to be plainer, again and again from the plainest that fails.
fn descend<C: Case>(
    best: &mut Shrunk<C>,
    fails: &mut impl FnMut(&C) -> Option<Stop>,
    over: impl Fn() -> bool,
) {
    let mut descending = true;
    while descending {
        let size = best.case.size();
        let smaller = best.case.smaller().into_iter();
        let mut smaller = smaller.filter(|case| case.size() < size);
        descending = smaller.any(|case| !over() && try_(best, case, fails));
    }
}

/// Finds the shortest failing beginning, if longer ones fail too.
fn bisect<C: Case>(
    best: &mut Shrunk<C>,
    fails: &mut impl FnMut(&C) -> Option<Stop>,
    over: impl Fn() -> bool,
) {
    let (mut holds, mut fail) = (0, best.case.size().0);
    while fail - holds > 1 && !over() {
        let middle = holds + (fail - holds) / 2;
        let Some(case) = best.case.prefix(middle) else {
            return;
        };
        if try_(best, case, fails) {
            fail = middle;
        } else {
            holds = middle;
        }
    }
}

fn try_<C>(best: &mut Shrunk<C>, case: C, fails: &mut impl FnMut(&C) -> Option<Stop>) -> bool {
    best.tried += 1;
    let Some(stop) = fails(&case) else {
        return false;
    };
    best.case = case;
    best.stop = stop;
    true
}

#[cfg(test)]
mod tests {
    use proptest::strategy::Strategy;
    use proptest::test_runner::TestRunner;

    use super::*;
    use sockspec_model::Symptom;

    fn fail() -> Stop {
        Stop::fail(Symptom::NoAnswer, "", "", "")
    }

    fn smallest(fails: impl Fn(&str) -> bool) -> (String, u32) {
        let mut runner = TestRunner::deterministic();
        let letters = proptest::collection::vec(proptest::char::range('a', 'z'), 1..400)
            .prop_map(String::from_iter);
        loop {
            let tree = letters
                .new_tree(&mut runner)
                .expect("letters can be generated");
            if fails(&tree.current()) {
                let shrunk = shrink(tree, fail(), Duration::from_secs(10), |case| {
                    fails(case).then(fail)
                });
                return (shrunk.case, shrunk.tried);
            }
        }
    }

    #[test]
    fn a_bound_is_found_in_few_runs() {
        let (case, tried) = smallest(|text| text.len() > 100);
        assert_eq!(case, "a".repeat(101));
        assert!(tried < 1200, "{tried} runs");
    }

    #[test]
    fn a_letter_is_found() {
        assert_eq!(smallest(|text| text.contains('q')).0, "q");
    }
}

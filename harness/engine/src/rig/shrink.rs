//! Making a failing case small, within a budget: when it is over, no further case is run.
//!
//! First the length is bisected, which finds the bound of a buffer in a dozen runs; then what the case itself knows to be
//! smaller or plainer is tried; then the strategy's own value tree is walked, for cases that know nothing; and then the
//! case is asked once more. Cases that are not smaller than the best so far are not run: the walk goes on as if they failed.

use std::collections::HashSet;
use std::fmt::Debug;

use proptest::strategy::ValueTree;

use super::{Case, Stop};

/// The smallest failing case found.
pub(super) struct Shrunk<C> {
    pub(super) case: C,
    pub(super) stop: Stop,
    /// How many smaller cases were run.
    pub(super) tried: u32,
    /// Those that were, so that none is run twice.
    known: HashSet<String>,
}

/// A case that was not generated: only what it knows itself is smaller.
pub(super) struct Still<C>(pub(super) C);

impl<C: Clone + Debug> ValueTree for Still<C> {
    type Value = C;

    fn current(&self) -> C {
        self.0.clone()
    }

    fn simplify(&mut self) -> bool {
        false
    }

    fn complicate(&mut self) -> bool {
        false
    }
}

/// Shrinks until it is `over`; `fails` runs a case and gives back its failure.
pub(super) fn shrink<T: ValueTree<Value: Case>>(
    mut tree: T,
    first: Stop,
    over: impl Fn() -> bool,
    mut fails: impl FnMut(&T::Value) -> Option<Stop>,
) -> Shrunk<T::Value> {
    let mut best = Shrunk {
        case: tree.current(),
        stop: first,
        tried: 0,
        known: HashSet::new(),
    };
    bisect(&mut best, &mut fails, &over);
    descend(&mut best, &mut fails, &over);
    let mut walking = tree.simplify();
    while walking && !over() {
        let case = tree.current();
        let failed = case.size() >= best.case.size() || try_(&mut best, case, &mut fails);
        walking = if failed {
            tree.simplify()
        } else {
            tree.complicate()
        };
    }
    descend(&mut best, &mut fails, &over);
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

fn try_<C: Case>(
    best: &mut Shrunk<C>,
    case: C,
    fails: &mut impl FnMut(&C) -> Option<Stop>,
) -> bool {
    if !best.known.insert(format!("{case:?}")) {
        return false;
    }
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
    use std::cell::Cell;

    use proptest::collection::vec;
    use proptest::strategy::Strategy;
    use proptest::test_runner::TestRunner;

    use super::*;
    use sockspec_model::Symptom;

    /// A client that an interpreter starts in 40 ms is tried so often in ten seconds.
    const TEN_SECONDS: u32 = 250;

    fn fail() -> Stop {
        Stop::fail(Symptom::NoAnswer, "", "", "")
    }

    /// The first sentence of up to so many letters that fails, made smaller by so many tries.
    fn smallest(longest: usize, most: u32, fails: impl Fn(&str) -> bool) -> (String, u32) {
        let mut runner = TestRunner::deterministic();
        let letters: Vec<char> = ('a'..='z').chain(' '..='~').collect();
        let letter = (0..letters.len()).prop_map(move |number| letters[number]);
        let letters = vec(letter, 1..=longest).prop_map(String::from_iter);
        let mut trees = std::iter::repeat_with(|| letters.new_tree(&mut runner));
        let tree = trees.find_map(|tree| tree.ok().filter(|tree| fails(&tree.current())));
        let tried = Cell::new(0);
        let over = || tried.get() >= most;
        let shrunk = shrink(tree.expect("one fails"), fail(), over, |case| {
            tried.set(tried.get() + 1);
            fails(case).then(fail)
        });
        assert_eq!(shrunk.tried, tried.get());
        (shrunk.case, shrunk.tried)
    }

    #[test]
    fn a_bound_is_found_in_few_runs() {
        let (case, tried) = smallest(400, u32::MAX, |text| text.len() > 100);
        assert_eq!(case, "a".repeat(101));
        assert!(tried < 1200, "{tried} runs");
    }

    #[test]
    fn a_case_that_was_given_is_made_smaller_too() {
        let given = Still("who goes there?".to_owned());
        let fails = |case: &String| case.contains('t').then(fail);
        let shrunk = shrink(given, fail(), || false, fails);
        assert_eq!(shrunk.case, "t");
    }

    #[test]
    fn a_letter_is_found() {
        assert_eq!(smallest(400, u32::MAX, |text| text.contains('q')).0, "q");
    }

    #[test]
    fn planted_defects_of_a_client_are_small_within_ten_seconds() {
        type Fails = fn(&str) -> bool;
        let planted: [(usize, Fails); 6] = [
            (1, |text| text.contains('%')),
            (31, |text| text.len() > 30),
            (4, |text| text.trim().contains("  ")),
            (2, |text| text.contains('q') && text.contains('x')),
            (5, |text| text.len() > 4 && text.contains('Z')),
            (3, |text| {
                text.bytes().filter(u8::is_ascii_digit).count() > 2
            }),
        ];
        for (least, fails) in planted {
            let (case, tried) = smallest(80, TEN_SECONDS, fails);
            assert!(case.len() <= 2 * least, "{case:?}, where {least} would do");
            assert!(tried <= TEN_SECONDS, "{tried} tries");
        }
    }

    #[test]
    fn when_it_is_over_nothing_more_is_tried() {
        for most in [0, 1, 7] {
            assert_eq!(smallest(80, most, |text| text.len() > 2).1, most);
        }
    }
}

//! What a manifest adds to events, of any kind.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use sockspec_model::*;

use super::{Text, level};

/// The start of a run under some manifest, everything else left out.
pub(super) fn decided(text: &Text) -> impl Strategy<Value = RunStarted> + use<> {
    let ruled = ([text.clone(), text.clone()], level(), of(level())).prop_map(
        |([clause, reason], usual, level)| Ruled {
            clause,
            usual,
            level,
            reason,
        },
    );
    let worth = ([text.clone(), text.clone()], level(), 0.0..99.0, 0..3_usize).prop_map(
        |([clause, sentence], level, points, checks)| Worth {
            clause,
            sentence,
            level,
            points,
            checks,
        },
    );
    (of(text.clone()), vec(ruled, 0..3), vec(worth, 0..3)).prop_map(|(manifest, rulings, worth)| {
        RunStarted {
            manifest,
            rulings,
            worth,
            ..RunStarted::default()
        }
    })
}

pub(super) fn known(text: &Text) -> impl Strategy<Value = KnownFailing> + use<> {
    (of(text.clone()), text.clone()).prop_map(|(clause, reason)| KnownFailing { clause, reason })
}

pub(super) fn score(text: &Text) -> impl Strategy<Value = Score> + use<> {
    let standings = [
        Standing::NotAsked,
        Standing::Earned,
        Standing::Withheld,
        Standing::Lost,
    ];
    let clause = (
        text.clone(),
        [0.0..99.0, 0.0..99.0],
        select(standings.to_vec()),
        vec(text.clone(), 0..3),
    );
    let clause = clause.prop_map(
        |(clause, [points, earned], standing, because)| ClauseScore {
            clause,
            points,
            earned,
            standing,
            because,
        },
    );
    ([0.0..99.0, 0.0..99.0, 0.0..99.0], vec(clause, 0..3)).prop_map(
        |([earned, withheld, of], clauses)| Score {
            earned,
            withheld,
            of,
            clauses,
        },
    )
}

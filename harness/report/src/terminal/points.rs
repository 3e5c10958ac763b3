//! The points of a run: a row for each clause that is worth any, and the sum.

use sockspec_model::{ClauseScore, Score, Standing, Verdict, points};

use super::Style;
use super::paint::Paint;
use super::wrap::{cut, length};

/// Narrower than this no reason is cut.
const NARROWEST: usize = 20;

/// The rows and the sum, with an empty line behind them.
pub(super) fn text(score: &Score, style: Style) -> String {
    let worth = || score.clauses.iter().filter(|clause| clause.points > 0.0);
    let of = columns(worth().map(amount));
    let id = columns(worth().map(|clause| clause.clause.clone()));
    let rows = worth().map(|clause| row(clause, of, id, style));
    let rows: String = rows.map(|row| format!("{}\n", row.trim_end())).collect();
    format!("points\n{rows}{}\n\n", sum(score, style))
}

fn row(clause: &ClauseScore, of: usize, id: usize, style: Style) -> String {
    let amount = amount(clause);
    let mark = format!("{:<9}", word(clause.standing));
    let mark = Paint(style.colour).verdict(colour(clause.standing), &mark);
    let room = style.width.saturating_sub(id + of + 9 + 6).max(NARROWEST);
    let why = match clause.standing {
        Standing::Earned => String::new(),
        Standing::NotAsked | Standing::Withheld | Standing::Lost => {
            cut(&clause.because.join("; "), room)
        }
    };
    format!("{:<id$}  {amount:>of$}  {mark}  {why}", clause.clause)
}

fn amount(clause: &ClauseScore) -> String {
    let earned = match clause.standing {
        Standing::Earned | Standing::Lost => points(clause.earned),
        Standing::Withheld | Standing::NotAsked => "?".to_owned(),
    };
    format!("{earned} of {}", points(clause.points))
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::NotAsked => "not asked",
        Standing::Earned => "earned",
        Standing::Withheld => "withheld",
        Standing::Lost => "lost",
    }
}

fn colour(standing: Standing) -> Verdict {
    match standing {
        Standing::Earned => Verdict::Pass,
        Standing::NotAsked | Standing::Withheld => Verdict::Inconclusive,
        Standing::Lost => Verdict::Fail,
    }
}

fn sum(score: &Score, style: Style) -> String {
    let sum = format!("{} of {} points", points(score.earned), points(score.of));
    format!("{}{}", Paint(style.colour).strong(&sum), remarks(score))
}

/// What the sum does not say: nothing is lost in silence.
pub(crate) fn remarks(score: &Score) -> String {
    let not_asked: f64 = score
        .clauses
        .iter()
        .filter(|clause| clause.standing == Standing::NotAsked)
        .map(|clause| clause.points)
        .sum();
    let withheld = (score.withheld > 0.0).then(|| {
        format!(
            "; {} withheld: not judged, so neither earned nor lost",
            points(score.withheld)
        )
    });
    let aside =
        (not_asked > 0.0).then(|| format!("; {} more not on offer: not asked", points(not_asked)));
    withheld.into_iter().chain(aside).collect()
}

fn columns(texts: impl Iterator<Item = String>) -> usize {
    texts.map(|text| length(&text)).max().unwrap_or(0)
}

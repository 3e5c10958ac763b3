//! Lines of a conversation in columns.

use super::conversation::Line;
use super::quotation;
use super::wrap::{length, pieces, wrap};

/// At most so many lines of a conversation are shown.
const MOST: usize = 14;
/// Of a longer one the first so many.
const FIRST: usize = 4;
/// Columns for who did it.
const WHO: usize = 12;
/// Columns for what was said, where there is a remark behind it: at least, and at most.
const WHAT: (usize, usize) = (15, 30);
/// In fewer columns no remark is set.
const REMARK: usize = 24;

/// How wide the columns are.
struct Columns {
    peer: usize,
    what: usize,
    all: usize,
}

/// Where everything stands; true of every run, however this one was asked for.
pub(super) const IN_FULL: &str = "run with --report jsonl=FILE writes all of them";

/// The lines of a conversation, its middle left out when it is long, and behind them what was expected.
pub(super) fn rows(conversation: &[Line], outcome: &[(&str, &str)], width: usize) -> Vec<String> {
    let columns = Columns::for_(conversation, width);
    let said = |line: &Line| columns.row(&line.peer, line.who, columns.body(line));
    let (first, left_out, last) = middle_left_out(conversation);
    let gap = left_out.map(|number| format!("… {number} lines left out; {IN_FULL}"));
    let outcome = outcome
        .iter()
        .flat_map(|(label, text)| columns.row("", label, columns.text(text)));
    first
        .iter()
        .flat_map(said)
        .chain(gap)
        .chain(last.iter().flat_map(said))
        .chain(outcome)
        .collect()
}

fn middle_left_out(conversation: &[Line]) -> (&[Line], Option<usize>, &[Line]) {
    if conversation.len() <= MOST {
        return (conversation, None, &[]);
    }
    let left_out = conversation.len() - (MOST - 1);
    (
        &conversation[..FIRST],
        Some(left_out),
        &conversation[FIRST + left_out..],
    )
}

impl Columns {
    fn for_(conversation: &[Line], all: usize) -> Self {
        let peer = conversation
            .iter()
            .map(|line| length(&line.peer))
            .max()
            .unwrap_or(0);
        let remarked = conversation.iter().filter(|line| !line.remark.is_empty());
        let what = remarked
            .map(|line| length(&line.what))
            .filter(|&length| length <= WHAT.1)
            .max();
        Self {
            peer: if peer > 0 { peer + 2 } else { 0 },
            what: what.unwrap_or(0).max(WHAT.0),
            all,
        }
    }

    fn row(&self, peer: &str, who: &str, body: Vec<String>) -> Vec<String> {
        let peer_columns = self.peer;
        let mut left = format!("{peer:<peer_columns$}{who:<WHO$} ");
        let line = |line: String| {
            let line = format!("{left}{line}");
            left = " ".repeat(self.peer + WHO + 1);
            line.trim_end().to_owned()
        };
        body.into_iter().map(line).collect()
    }

    /// Columns for what was said, with the remark behind it.
    fn room(&self) -> usize {
        self.all.saturating_sub(self.peer + WHO + 1).max(REMARK)
    }

    fn text(&self, text: &str) -> Vec<String> {
        let is_bytes = text.starts_with('"');
        if is_bytes {
            pieces(text, self.room())
        } else {
            wrap(text, self.room())
        }
    }

    /// What was said, and the remark beside its end, or below where there is no room.
    fn body(&self, line: &Line) -> Vec<String> {
        let (room, remark) = (self.room(), &line.remark);
        let mut lines = match &line.laid_out {
            Some(text) => quotation::lines(text, room),
            None => self.text(&line.what),
        };
        let end = lines.pop().unwrap_or_default();
        let column = length(&end).max(self.what) + 2;
        if remark.is_empty() || room < column + REMARK {
            lines.push(end);
            lines.extend(
                wrap(remark, room)
                    .into_iter()
                    .filter(|line| !line.is_empty()),
            );
            return lines;
        }
        let beside = wrap(remark, room - column).into_iter().enumerate();
        lines.extend(
            beside.map(|(at, part)| format!("{:<column$}{part}", if at == 0 { &end } else { "" })),
        );
        lines
    }
}

//! Reports of hand-written and of generated runs.

mod arbitrary;
mod conversations;
mod files;
mod golden;
mod live;
mod points;
mod progress;
mod reasons;
pub(crate) mod samples;
mod xml;

use sockspec_model::Event;

use crate::jsonl::Recording;
use crate::{Jsonl, Junit, Report, Style, Terminal};

/// What a report writes of these events.
fn terminal(events: &[Event], style: Style) -> String {
    let mut out = Vec::new();
    feed(&mut Terminal::new(&mut out, style), events);
    String::from_utf8(out).expect("reports are text")
}

fn junit(events: &[Event]) -> String {
    let mut out = Vec::new();
    feed(&mut Junit::new(&mut out), events);
    String::from_utf8(out).expect("reports are text")
}

fn jsonl(events: &[Event]) -> String {
    let mut out = Vec::new();
    feed(&mut Jsonl::new(&mut out), events);
    String::from_utf8(out).expect("reports are text")
}

fn feed(report: &mut dyn Report, events: &[Event]) {
    let recording = Recording {
        events: events.to_vec(),
        complete: true,
    };
    recording.replay(report).expect("a vector takes everything");
}

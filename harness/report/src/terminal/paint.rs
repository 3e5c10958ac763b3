//! Colours, and only where they are wanted.

use anstyle::{AnsiColor, Style};
use sockspec_model::Verdict;

use crate::conclusion::Mood;

/// Whether there are colours.
#[derive(Clone, Copy)]
pub(super) struct Paint(pub(super) bool);

impl Paint {
    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        let colour = match verdict {
            Verdict::Pass => AnsiColor::Green,
            Verdict::Inconclusive => AnsiColor::Yellow,
            Verdict::Fail => AnsiColor::Red,
            Verdict::Error => AnsiColor::Magenta,
        };
        self.with(colour.on_default().bold(), text)
    }

    pub(super) fn mood(self, mood: Mood, text: &str) -> String {
        let verdict = match mood {
            Mood::Good => Verdict::Pass,
            Mood::Fair | Mood::Unknown => Verdict::Inconclusive,
            Mood::Bad => Verdict::Fail,
        };
        self.verdict(verdict, text)
    }

    pub(super) fn strong(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.0 && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

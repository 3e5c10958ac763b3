//! Whether a screen shows a text.

use std::rc::Rc;

use super::hearing::Waited;
use super::{Checked, ClientRig, Silence};

/// Whether a screen shows a text: as it is, or in a language's notation for bytes, which escapes quotation marks or not.
pub(super) fn shows(screen: &str, text: &str) -> bool {
    // No notation is shorter than the text.
    screen.len() >= text.len()
        && (screen.contains(text) || notations(text).iter().any(|form| screen.contains(form)))
}

impl ClientRig {
    /// Expects a text on the screen, contiguous, or in a language's own quoting of bytes.
    ///
    /// # Errors
    /// When the client ends or rests without showing it.
    pub fn expect_on_screen(&mut self, text: &str) -> Checked {
        let client = Rc::clone(self.client()?);
        let mut begun = 0;
        loop {
            let Err(silence) = self.is_on_screen(text)? else {
                return Ok(());
            };
            // It may be showing it slowly; that is no fault, and has the time of an attempt.
            let on = begun_to_show(client.console().capture().text(), text);
            if !matches!(silence, Silence::Busy(_)) || on <= begun {
                return Err(self.not_shown(text, silence));
            }
            self.scene.has_time_left()?;
            begun = on;
        }
    }

    /// Waits for a text on the screen; how it is known that it does not come.
    fn is_on_screen(&self, text: &str) -> Checked<Result<(), Silence>> {
        let client = Rc::clone(self.client()?);
        let shown = || shows(client.console().capture().text(), text);
        let patience = self.scene.for_an_answer();
        let waited = self
            .scene
            .hear(&[], &[], patience, || Ok(shown().then_some(())))?;
        Ok(match waited {
            Waited::Came(()) => Ok(()),
            Waited::Silent(silence) => Err(silence),
        })
    }
}

/// How many bytes of a text stand at the end of the screen, which goes on.
pub(super) fn begun_to_show(screen: &str, text: &str) -> usize {
    let ends = text.char_indices().map(|(start, _)| start).skip(1);
    ends.filter(|end| screen.ends_with(&text[..*end]))
        .last()
        .unwrap_or_default()
}

fn notations(text: &str) -> [String; 4] {
    let escaped = |byte: u8| match byte {
        b'\'' | b'"' => String::from(char::from(byte)),
        byte => std::ascii::escape_default(byte).to_string(),
    };
    let plain: String = text.bytes().map(escaped).collect();
    let (single, double) = (plain.replace('\'', "\\'"), plain.replace('"', "\\\""));
    let both = single.replace('"', "\\\"");
    [plain, single, double, both]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_from_its_beginning() {
        assert_eq!(begun_to_show("> good mor", "good morning"), 8);
        assert_eq!(begun_to_show("> bad evenings", "good morning"), 0);
        assert_eq!(begun_to_show("> nothing", "good morning"), 1);
        assert_eq!(begun_to_show("nobody", "good morning"), 0);
    }

    #[test]
    fn a_quoted_text_counts_as_shown() {
        assert!(shows("From Server: b'CAF\\xc3\\xa9 \"X\"'", "CAFé \"X\""));
        assert!(shows(r#"From Server: b"it's \\ here""#, r"it's \ here"));
        assert!(shows("From Server: HELLO", "HELLO"));
        assert!(!shows("From Server: HEL LO", "HELLO"));
    }
}

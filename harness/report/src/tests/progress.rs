//! The live line.

use std::time::Duration;

use super::samples::mixed;
use crate::Progress;

#[test]
fn the_live_line_comes_and_goes() {
    let mut out = Vec::new();
    let mut progress = Progress::new(&mut out, 40);
    for event in mixed().iter().take(4) {
        progress
            .on(event, Duration::from_millis(840))
            .expect("a vector takes everything");
    }
    let shown = "[0/5] 0.8 s  tcp-uppercase/server/answe";
    let after = format!("[1/5] 0.8 s{:28}", "");
    let gone = " ".repeat(11);
    assert_eq!(
        String::from_utf8_lossy(&out),
        format!("\r{shown}\r{after}\r{gone}\r")
    );
}

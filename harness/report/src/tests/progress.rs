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

#[test]
fn who_watches_sees_failures_before_the_report_tells_them() {
    let mut out = Vec::new();
    let mut progress = Progress::new(&mut out, 40);
    let all = mixed();
    for event in &all[..all.len() - 1] {
        progress
            .on(event, Duration::ZERO)
            .expect("a vector takes everything");
    }
    progress
        .show(Duration::ZERO)
        .expect("a vector takes everything");
    let out = String::from_utf8_lossy(&out);
    assert!(out.ends_with(", 2 failed] 0.0 s"), "{out}");
}

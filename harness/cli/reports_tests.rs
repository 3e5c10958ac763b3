//! Reports are there whole or not at all.

use sockspec_model::Totals;
use tempfile::TempDir;

use super::*;

fn wanted(folder: &TempDir, format: &str, name: &str) -> Vec<String> {
    vec![format!("{format}={}", folder.path().join(name).display())]
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

fn said(wanted: &[&str]) -> String {
    let wanted: Vec<String> = wanted.iter().map(|&text| text.to_owned()).collect();
    Reports::open(&wanted)
        .err()
        .expect("it is refused")
        .to_string()
}

#[test]
fn a_file_is_moved_to_its_place_in_the_end() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("run.jsonl"), "old").expect("a file");
    let mut reports =
        Reports::open(&wanted(&folder, "jsonl", "run.jsonl")).expect("it can be written");
    reports
        .on(&Event::RunStarted(Box::default()))
        .expect("an event");
    assert_eq!(
        fs::read_to_string(folder.path().join("run.jsonl")).expect("the old one"),
        "old"
    );
    reports
        .on(&Event::RunFinished {
            totals: Totals::default(),
            conforms: true,
            elapsed_ms: 1.0,
            stale: Vec::new(),
            score: None,
        })
        .expect("an event");
    reports.keep().expect("it can be moved");
    let written = fs::read_to_string(folder.path().join("run.jsonl")).expect("the new one");
    assert_eq!(written.lines().count(), 2);
    assert_eq!(names(&folder), ["run.jsonl"]);
}

#[test]
fn what_is_not_kept_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let mut reports = Reports::open(&wanted(&folder, "junit", "x.xml")).expect("it can be written");
    reports
        .on(&Event::RunStarted(Box::default()))
        .expect("an event");
    drop(reports);
    assert!(names(&folder).is_empty());
}

#[test]
fn what_cannot_be_written_is_said_at_once() {
    let folder = TempDir::new().expect("a folder");
    let missing = wanted(&folder, "junit", "no/such/x.xml");
    let mistake = Reports::open(&missing).err().expect("there is no folder");
    assert!(
        mistake
            .sentence()
            .ends_with("no/such/x.xml: there is no such folder")
    );
    assert!(said(&[&format!("junit={}", folder.path().display())]).ends_with("it is a folder"));
}

#[test]
fn formats_are_known_and_standard_output_is_one() {
    assert!(said(&["jnit"]).contains("did you mean junit?"));
    assert!(said(&["terminal", "jsonl=-"]).starts_with("two reports"));
}

//! Every report made again from a recorded run is the same, byte for byte.

use std::fs;

use predicates::str::contains;

use crate::programs::{command, folder};
use crate::runs::{run, sockspec};

#[test]
fn a_recorded_run_gives_the_same_reports() {
    let Some(server) = command(&folder("textbook").join("tcp_server.py")) else {
        return;
    };
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    let live = [
        ("jsonl", path("run.jsonl")),
        ("junit", path("live.xml")),
        ("terminal", path("live.txt")),
    ];
    let mut args = vec![
        "run",
        "tcp-uppercase",
        "--server",
        &server,
        "--check",
        "UT-S*",
        "--cases",
        "16",
    ];
    let reports: Vec<String> = live
        .iter()
        .map(|(format, path)| format!("--report={format}={path}"))
        .collect();
    args.extend(reports.iter().map(String::as_str));
    assert_eq!(run(&args).code, 0);
    for (format, path_live) in &live {
        let again = path(&format!("again.{format}"));
        let args = [
            "report",
            "--from",
            &live[0].1,
            "--report",
            &format!("{format}={again}"),
        ];
        assert_eq!(run(&args).code, 0, "{format}");
        assert_eq!(
            fs::read_to_string(path_live).unwrap(),
            fs::read_to_string(again).unwrap(),
            "{format}"
        );
    }
}

#[test]
fn an_incomplete_run_says_so() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("run.jsonl");
    let whole = run(&[
        "run",
        "tcp-uppercase",
        "--check",
        "*/server/becomes-ready",
        "--report",
        "jsonl=-",
    ])
    .out;
    let torn: String = whole
        .lines()
        .filter(|line| !line.contains("run_finished"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&file, torn).unwrap();
    sockspec(&[
        "report",
        "--from",
        file.to_str().unwrap(),
        "--report",
        "terminal",
    ])
    .assert()
    .code(3)
    .stdout(contains("incomplete"));
}

#[test]
fn a_failed_run_leaves_an_old_report_alone() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("report.xml");
    fs::write(&file, "the old report").unwrap();
    let report = format!("junit={}", file.to_str().unwrap());
    sockspec(&[
        "run",
        "tcp-uppercase",
        "--server",
        "no-such-command",
        "--report",
        &report,
    ])
    .assert()
    .code(2);
    assert_eq!(fs::read_to_string(&file).unwrap(), "the old report");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

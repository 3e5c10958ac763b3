//! Every report made again from a recorded run is the same, byte for byte.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

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

#[test]
fn an_interrupted_run_tells_what_was_judged() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    let (recorded, live, again) = (path("run.jsonl"), path("live.txt"), path("again.txt"));
    let mut run_of_hours = Command::new(env!("CARGO_BIN_EXE_sockspec"))
        .args(["run", "tcp-uppercase", "--cases", "10000000", "--jobs", "1"])
        .args([
            "--report",
            "jsonl=-",
            "--report",
            &format!("terminal={live}"),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(run_of_hours.stdout.take().unwrap()).lines();
    let mut lines: Vec<String> = Vec::new();
    while !lines.iter().any(|line| line.contains("check_finished")) {
        lines.push(told.next().unwrap().unwrap());
    }
    let pid = run_of_hours.id().to_string();
    let interrupt = Command::new("kill").args(["-INT", &pid]).status();
    assert!(interrupt.unwrap().success());
    lines.extend(told.map_while(Result::ok));
    let ended = run_of_hours.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    let words = String::from_utf8_lossy(&ended.stderr);
    assert!(words.contains("were not judged"), "{words}");
    let live = fs::read_to_string(live).unwrap();
    assert!(
        live.contains("\nPASS ") && live.contains("incomplete"),
        "{live}"
    );
    fs::write(&recorded, lines.join("\n") + "\n").unwrap();
    let report = format!("terminal={again}");
    assert_eq!(
        run(&["report", "--from", &recorded, "--report", &report]).code,
        3
    );
    assert_eq!(live, fs::read_to_string(again).unwrap());
}

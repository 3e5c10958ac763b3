//! Grading by a manifest: what it selects and decides, what the reports say of it, and how the run ends.

use std::fs;
use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

use crate::programs::{command, folder};
use crate::runs::sockspec;

/// A folder with a manifest about the textbook's server, which does not join a split sentence.
struct Course(TempDir);

impl Course {
    /// With this below what every manifest here begins with; `None` where Python is not installed.
    fn new(rest: &str) -> Option<Self> {
        let server = command(&folder("textbook").join("tcp_server.py"))?;
        let course = Self(tempfile::tempdir().unwrap());
        let text = format!(
            "scenario = \"tcp-uppercase\"\n[target]\nserver = \"{server}\"\n[run]\nseed = 7\ncases = 8\n{rest}"
        );
        fs::write(course.path().join("sockspec.toml"), text).unwrap();
        Some(course)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The executable in this folder, with these checks.
    fn run(&self, checks: &[&str], more: &[&str]) -> assert_cmd::assert::Assert {
        let checks = checks.iter().flat_map(|check| ["--check", check]);
        let args: Vec<&str> = ["run"]
            .into_iter()
            .chain(checks)
            .chain(more.iter().copied())
            .collect();
        sockspec(&args).current_dir(self.path()).assert()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&fs::read_to_string(self.path().join(name)).unwrap()).unwrap()
    }
}

const SPLIT: &str = "joins-a-split-sentence";
const UPPER: &str = "answers-in-upper-case";

#[test]
fn a_manifest_is_found_and_says_what_is_judged() {
    let Some(course) = Course::new("") else {
        return;
    };
    let ended = course.run(&[UPPER], &["--report", "jsonl=-"]).code(0);
    let started = String::from_utf8(ended.get_output().stdout.clone()).unwrap();
    let started: Value = serde_json::from_str(started.lines().next().unwrap()).unwrap();
    assert_eq!(started["manifest"], "sockspec.toml");
    assert_eq!(started["seed"], 7);
    assert!(
        started["target"]["server"]
            .as_str()
            .unwrap()
            .ends_with("tcp_server.py")
    );
    assert_eq!(started.get("worth"), None);
}

#[test]
fn the_command_line_wins_over_the_manifest() {
    let Some(course) = Course::new("[dialect]\nframing = \"line\"\n") else {
        return;
    };
    course
        .run(&[SPLIT], &["--seed", "9"])
        .code(1)
        .stdout(contains("seed 9"));
    course
        .run(&[SPLIT], &["--server", "no-such-command-anywhere"])
        .code(2)
        .stderr(contains("--server no-such-command-anywhere"));
    course
        .run(&["*/server/answers-in-upper-case"], &["--no-manifest"])
        .code(2);
    course
        .run(
            &["*/server/answers-in-upper-case"],
            &["--no-manifest", "tcp-uppercase"],
        )
        .code(0)
        .stdout(contains("bundled"));
}

#[test]
fn a_raised_clause_fails_the_run_and_a_dropped_one_is_not_judged() {
    let raised = "[clauses.UT-S6]\nlevel = \"must\"\nreason = \"said in week 3\"\n";
    let Some(course) = Course::new(raised) else {
        return;
    };
    course.run(&[SPLIT], &[]).code(1).stdout(contains(
        "UT-S6 is raised from Should to Must: said in week 3",
    ));
    let dropped = "[clauses]\nUT-S6 = { level = \"dropped\", reason = \"not taught\" }\n";
    let Some(course) = Course::new(dropped) else {
        return;
    };
    course
        .run(&[SPLIT, UPPER], &["--strict"])
        .code(0)
        .stdout(contains("UT-S6 is dropped by sockspec.toml: not taught"));
}

#[test]
fn points_reach_every_report_and_every_report_can_be_made_again() {
    let points = "[points]\nmust = 4\nUT-S6 = 10\n";
    let Some(course) = Course::new(points) else {
        return;
    };
    let formats = ["terminal", "jsonl", "junit", "gradescope"];
    let reports = formats.map(|format| format!("--report={format}=live.{format}"));
    let reports: Vec<&str> = reports.iter().map(String::as_str).collect();
    course.run(&[SPLIT, UPPER], &reports).code(0);
    let text = fs::read_to_string(course.path().join("live.terminal")).unwrap();
    assert!(text.contains("4 of 14 points"), "{text}");
    let results = course.json("live.gradescope");
    assert_eq!(results["score"], 4.0);
    assert_eq!(results["tests"].as_array().unwrap().len(), 2);
    assert_eq!(results["tests"][1]["max_score"], 10.0);
    assert_eq!(results["tests"][1]["status"], "failed");
    for format in formats {
        let report = format!("{format}=again");
        sockspec(&["report", "--from", "live.jsonl", "--report", &report])
            .current_dir(course.path())
            .assert()
            .code(0);
        let read = |name: &str| fs::read_to_string(course.path().join(name)).unwrap();
        assert_eq!(read(&format!("live.{format}")), read("again"), "{format}");
    }
}

#[test]
fn a_report_about_points_needs_some() {
    let Some(course) = Course::new("") else {
        return;
    };
    let report = ["--report", "gradescope=results.json"];
    course
        .run(&[UPPER], &report)
        .code(2)
        .stderr(contains("[points]"));
    assert!(!course.path().join("results.json").exists());
    course
        .run(&[UPPER], &["--report", "jsonl=run.jsonl"])
        .code(0);
    sockspec(&["report", "--from", "run.jsonl", "--report", "gradescope"])
        .current_dir(course.path())
        .assert()
        .code(2);
}

#[test]
fn a_program_that_does_not_start_loses_every_point() {
    let points = "[points]\nmust = 4\n";
    let Some(course) = Course::new(points) else {
        return;
    };
    let report = ["--report", "gradescope=results.json", "--exit-zero"];
    let mut dead = vec!["--server", "false"];
    dead.extend(report);
    course.run(&["becomes-ready", UPPER], &dead).code(0);
    let results = course.json("results.json");
    assert_eq!(results["score"], 0.0);
    assert!(
        results["output"]
            .as_str()
            .unwrap()
            .starts_with("0 of 8 points\n")
    );
    assert_eq!(results["tests"][1]["status"], "failed");
}

#[test]
fn a_known_failure_does_not_fail_the_run() {
    let known = "[clauses.UT-S6]\nlevel = \"must\"\nreason = \"x\"\n\
                 [[known_failing]]\ncheck = \"*/server/joins-a-split-sentence\"\nreason = \"issue 7\"\n";
    let Some(course) = Course::new(known) else {
        return;
    };
    course
        .run(&[SPLIT, UPPER], &["--strict"])
        .code(0)
        .stdout(contains("issue 7").and(contains("1 failed (1 known)")));
}

#[test]
fn a_known_failure_that_passes_is_status_5() {
    for known in ["check = \"answers-in-upper-case\"", "clause = \"UT-S1\""] {
        let text = format!("[[known_failing]]\n{known}\nreason = \"issue 7\"\n");
        let Some(course) = Course::new(&text) else {
            return;
        };
        course
            .run(&[UPPER], &[])
            .code(5)
            .stdout(contains("stale: "));
        course.run(&[UPPER], &["--exit-zero"]).code(0);
    }
}

#[test]
fn a_mistake_is_shown_in_the_file() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("course.toml");
    let text = "scenario = \"tcp-uppercase\"\n[target]\nserver = \"no-such-command-anywhere 7\"\n";
    fs::write(&file, text).unwrap();
    sockspec(&["run", "--manifest", file.to_str().unwrap()])
        .assert()
        .code(2)
        .stdout(predicate::str::is_empty())
        .stderr(contains("course.toml:3:11").and(contains("────")));
    sockspec(&["run", "--manifest", "/no/such/file.toml"])
        .assert()
        .code(2)
        .stderr(contains("sockspec init"));
}

#[test]
fn a_run_has_a_scenario() {
    let place = tempfile::tempdir().unwrap();
    sockspec(&["run"])
        .current_dir(place.path())
        .assert()
        .code(2)
        .stderr(contains("no scenario is named"));
}

#[test]
fn init_writes_what_run_reads_and_never_overwrites() {
    let place = tempfile::tempdir().unwrap();
    let init = || {
        sockspec(&["init", "tcp-uppercase"])
            .current_dir(place.path())
            .assert()
    };
    init().code(0);
    let file = place.path().join("sockspec.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "# mine\n").unwrap();
    init().code(2).stderr(contains("already"));
    assert!(fs::read_to_string(&file).unwrap().ends_with("# mine\n"));
    sockspec(&["run", "--check", "*/server/becomes-ready"])
        .current_dir(place.path())
        .assert()
        .code(0);
    sockspec(&["init", "tcp-upercase"])
        .assert()
        .code(2)
        .stderr(contains("tcp-uppercase"));
}

#[test]
fn init_shows_a_schema_for_editors() {
    let shown = sockspec(&["init", "--schema"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(schema["title"], "sockspec.toml");
}

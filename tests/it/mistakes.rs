//! What a user got wrong is said in one sentence, with the place and the remedy, and exit status 2.

use predicates::prelude::*;
use predicates::str::contains;

use crate::programs::{command, folder};
use crate::runs::{run, sockspec};

/// These arguments end with status 2 and say all of this on standard error, and nothing on standard output.
fn refused(args: &[&str], words: &[&str]) {
    let assert = sockspec(args)
        .assert()
        .code(2)
        .stdout(predicate::str::is_empty());
    words
        .iter()
        .fold(assert, |assert, word| assert.stderr(contains(*word)));
}

#[test]
fn unknown_names_get_the_nearest_one() {
    refused(&["run", "tcp-upercase"], &["tcp-upercase", "tcp-uppercase"]);
    refused(
        &["run", "tcp-uppercase", "--check", "answers-in-uper-case"],
        &["answers-in-uper-case", "answers-in-upper-case"],
    );
    refused(
        &["run", "tcp-uppercase", "--set", "framng=line"],
        &["framng", "framing"],
    );
    refused(
        &["run", "tcp-uppercase", "--set", "framing=lines"],
        &["lines", "line"],
    );
    refused(
        &["run", "tcp-uppercase", "--report", "junitt"],
        &["junitt", "junit"],
    );
    refused(
        &["explain", "one-recieve-is-one-message"],
        &["one-receive-is-one-message"],
    );
}

#[test]
fn a_set_without_a_value_is_underlined() {
    refused(
        &["run", "tcp-uppercase", "--set", "framing"],
        &["framing", "="],
    );
}

#[test]
fn words_of_a_shell_get_a_remedy() {
    let server = |text, words: &[&str]| refused(&["run", "tcp-uppercase", "--server", text], words);
    server(
        "cd x && python3 s.py",
        &["no shell", "--dir x", "'python3 s.py'"],
    );
    server(
        "DEBUG=1 python3 s.py",
        &["no shell", "env DEBUG=1 python3 s.py"],
    );
    server(
        "python3 s.py > log",
        &["no shell", "sh -c 'python3 s.py > log'"],
    );
    server("python3 s.py | tee log", &["no shell", "sh -c"]);
    server("python3 ~/s.py", &["no shell", "in full"]);
}

#[test]
fn a_command_must_exist_and_be_executable() {
    refused(
        &["run", "tcp-uppercase", "--server", "./no-such-server"],
        &["no-such-server"],
    );
    refused(
        &[
            "run",
            "tcp-uppercase",
            "--server",
            "no-such-command-anywhere 12000",
        ],
        &["no-such-command-anywhere"],
    );
    refused(
        &["run", "tcp-uppercase", "--server", "'unclosed"],
        &["quote"],
    );
    refused(&["run", "tcp-uppercase", "--server", ""], &["--server"]);
    let file = tempfile::NamedTempFile::new().unwrap();
    refused(
        &[
            "run",
            "tcp-uppercase",
            "--server",
            file.path().to_str().unwrap(),
        ],
        &["executable"],
    );
}

#[test]
fn a_folder_must_be_readable() {
    refused(
        &[
            "run",
            "tcp-uppercase",
            "--server",
            "cat",
            "--dir",
            "/no/such/folder",
        ],
        &["/no/such/folder"],
    );
    let file = tempfile::NamedTempFile::new().unwrap();
    refused(
        &[
            "run",
            "tcp-uppercase",
            "--server",
            "cat",
            "--dir",
            file.path().to_str().unwrap(),
        ],
        &["folder"],
    );
}

#[test]
fn a_build_that_fails_shows_its_last_words() {
    let args = [
        "run",
        "tcp-uppercase",
        "--server",
        "cat",
        "--build",
        "sh -c 'echo first; echo the last words >&2; exit 3'",
    ];
    refused(&args, &["the last words", "status 3"]);
}

#[test]
fn a_build_that_succeeds_is_followed_by_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let Some(server) = command(&crate::programs::folder("correct").join("server_threads.py"))
    else {
        return;
    };
    let build = format!("sh -c 'cp {} built.py'", server.rsplit(' ').next().unwrap());
    let python = server.split(' ').next().unwrap();
    let ended = run(&[
        "run",
        "tcp-uppercase",
        "--dir",
        dir,
        "--build",
        &build,
        "--server",
        &format!("{python} built.py"),
        "--check",
        "answers-in-upper-case",
    ]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_the_run() {
    refused(
        &[
            "run",
            "tcp-uppercase",
            "--report",
            "jsonl=/no/such/folder/run.jsonl",
        ],
        &["/no/such/folder"],
    );
}

#[test]
fn selecting_nothing_is_status_4() {
    let args = [
        "run",
        "tcp-uppercase",
        "--check",
        "becomes-ready",
        "--skip",
        "becomes-ready",
    ];
    sockspec(&args).assert().code(4);
}

#[test]
fn something_that_is_no_run_file_is_refused() {
    let file = folder("textbook").join("tcp_server.py");
    refused(
        &[
            "report",
            "--from",
            file.to_str().unwrap(),
            "--report",
            "terminal",
        ],
        &["line 1"],
    );
}

#[test]
fn a_value_that_is_no_number_is_told_in_one_sentence() {
    let ended = run(&["run", "tcp-uppercase", "--seed", "abc"]);
    assert_eq!(ended.code, 2);
    for told in ["\"abc\" is no value for --seed", "a whole number"] {
        assert!(ended.err.contains(told), "{}", ended.err);
    }
}

#[test]
fn nothing_is_suggested_for_a_program_that_is_like_none() {
    let ended = run(&["run", "tcp-uppercase", "--server", "nosuch"]);
    assert_eq!(ended.code, 2);
    let told = ended.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("there is no program nosuch on the PATH"),
        "{told}"
    );
    assert!(told.contains("write the path to it, as ./nosuch"), "{told}");
}

#[test]
fn a_run_without_a_program_says_that_nobody_was_judged() {
    let ended = run(&["run", "udp-hello", "--check", "becomes-ready"]);
    let told = "no program was named (--server, --client): the bundled reference was judged";
    assert!(ended.out.contains(told), "{}", ended.out);
}

#[test]
fn a_script_that_is_not_there_accuses_nobody() {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir(place.path().join("sub")).unwrap();
    let manifest = "scenario = \"tcp-uppercase\"\n[target]\nclient = \"sh nonexist.sh\"\n";
    std::fs::write(place.path().join("course.toml"), manifest).unwrap();
    std::fs::write(place.path().join("here.sh"), "exit 0\n").unwrap();
    for (args, word) in [
        (
            &["run", "tcp-uppercase", "--server", "sh nonexist.sh"][..],
            "nonexist.sh",
        ),
        (
            &["run", "tcp-uppercase", "--client", "sh nonexist.sh"],
            "nonexist.sh",
        ),
        (
            &["fuzz", "chat", "--server", "sh here.sh", "--dir", "sub"],
            "here.sh",
        ),
        (
            &["run", "chat", "--server", "sh made.sh", "--build", "true"],
            "made.sh",
        ),
        (&["run", "--manifest", "course.toml"], "nonexist.sh"),
    ] {
        let refused = sockspec(args).current_dir(place.path()).assert().code(2);
        refused.stderr(contains(format!("there is no {word} in")));
    }
    let built = [
        "run",
        "chat",
        "--server",
        "sh made.sh",
        "--build",
        "cp here.sh made.sh",
    ];
    sockspec(&built).current_dir(place.path()).assert().code(1);
}

#[test]
fn a_time_without_its_unit_is_told_with_one() {
    refused(
        &["fuzz", "chat", "--for", "10"],
        &["\"10\" is no value for --for", "90s, 5m or 1h"],
    );
}

//! Programs that send a file and store it: the textbook's own pass every Must and fail what they deserve; correct ones of
//! other designs pass every Must.

use std::collections::BTreeSet;
use std::path::Path;

use sockspec_model::{Level, Verdict};

use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command, folder};
use crate::runs::{Ended, judge_in};

const TEXTBOOK: &str = "file_transfer/textbook";
const CORRECT: &str = "file_transfer/correct";

fn judge(role: &str, command: &str, more: &[&str]) -> Ended {
    judge_in("file-transfer", role, command, more)
}

fn fails_exactly(role: &str, file: &str, should: &[&str]) {
    let Some(command) = command(&folder(TEXTBOOK).join(file)) else {
        return;
    };
    let ended = judge(role, &command, &["--cases", "32"]);
    let (must, story) = (ended.failed(Level::Must), ended.story());
    assert_eq!(must, BTreeSet::new(), "{story}");
    let should: BTreeSet<&str> = should.iter().copied().collect();
    assert_eq!(ended.failed(Level::Should), should, "{story}");
    assert_eq!(ended.code, 0, "{story}");
}

#[test]
fn the_python_server() {
    let should = [
        "listens-on-all-addresses",
        "restarts-at-once",
        "survives-a-reset",
        "survives-invalid-utf8",
        "survives-any-bytes",
        "survives-a-broken-sender",
        "receives-binary",
        "joins-a-split-character",
        "any-bytes-any-segmentation",
        "receives-an-empty-file",
    ];
    fails_exactly("--server", "server.py", &should);
}

#[test]
fn the_c_server() {
    let should = ["restarts-at-once", "tells-a-broken-file-from-a-whole-one"];
    fails_exactly("--server", "server.c", &should);
}

#[test]
fn the_python_client() {
    let should = [
        "sends-binary",
        "keeps-line-endings",
        "sends-two-files",
        "sends-a-large-file-in-little-memory",
    ];
    fails_exactly("--client", "client.py", &should);
}

/// Whether it meets SIGPIPE or an error depends on whether the end of the connection or a reset comes first.
#[test]
fn the_c_client() {
    let Some(command) = command(&folder(TEXTBOOK).join("client.c")) else {
        return;
    };
    let ended = judge("--client", &command, &["--cases", "32"]);
    let (must, mut should) = (ended.failed(Level::Must), ended.failed(Level::Should));
    assert_eq!(must, BTreeSet::new(), "{}", ended.story());
    should.remove("survives-a-close");
    should.remove("survives-a-reset");
    let deserved = BTreeSet::from(["reports-an-unreadable-file"]);
    assert_eq!(should, deserved, "{}", ended.story());
}

#[test]
fn causes_are_named() {
    for (role, file, check, cause) in [
        (
            "--server",
            "server.py",
            "joins-a-split-character",
            "bytes-decoded-per-receive",
        ),
        (
            "--server",
            "server.py",
            "survives-invalid-utf8",
            "crashes-on-undecodable-input",
        ),
        (
            "--server",
            "server.c",
            "does-not-overwrite",
            "overwrites-an-older-file",
        ),
        (
            "--client",
            "client.py",
            "keeps-line-endings",
            "text-mode-file-damage",
        ),
        (
            "--client",
            "client.py",
            "sends-binary",
            "text-mode-file-damage",
        ),
    ] {
        let Some(command) = command(&folder(TEXTBOOK).join(file)) else {
            continue;
        };
        let ended = judge(role, &command, &["--check", check]);
        let named = ended.check(check).cause.as_ref();
        let named = named.map(|cause| cause.name.as_str());
        assert_eq!(named, Some(cause), "{}", ended.story());
    }
}

/// A port and a time are others in each run; a number that is the same for every whole file tells something.
#[test]
fn what_always_differs_tells_nothing() {
    let check = "tells-a-broken-file-from-a-whole-one";
    for (file, verdict) in [
        ("wrong/file_server_numbers_alone.py", Verdict::Fail),
        ("file_transfer/correct/server_counts.py", Verdict::Pass),
    ] {
        let Some(command) = command(&folder(".").join(file)) else {
            continue;
        };
        let ended = judge("--server", &command, &["--check", check]);
        assert_eq!(ended.check(check).verdict, verdict, "{}", ended.story());
    }
}

#[test]
fn textbook_programs_as_pairs() {
    for (server, client) in [("server.py", "client.py"), ("server.c", "client.c")] {
        let programs = (
            command(&folder(TEXTBOOK).join(server)),
            command(&folder(TEXTBOOK).join(client)),
        );
        let (Some(server), Some(client)) = programs else {
            return;
        };
        let more = ["--client", &client, "--check", "*/pair/*"];
        let ended = judge("--server", &server, &more);
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
        let passed = ended
            .finished()
            .all(|finished| finished.verdict == Verdict::Pass);
        assert!(passed, "{}", ended.story());
    }
}

fn passes_every_must(role: &str, file: &Path) {
    let Some(command) = command(file) else { return };
    let ended = judge(role, &command, &["--cases", "16"]);
    expect_no_other_cause("file-transfer", file, &ended);
    let story = format!("{}\n{}", file.display(), ended.story());
    assert_eq!(ended.failed(Level::Must), BTreeSet::new(), "{story}");
    let passed = ended
        .finished()
        .filter(|finished| finished.verdict == Verdict::Pass);
    assert!(passed.count() >= 4, "{story}");
    assert_eq!(ended.code, 0, "{story}");
}

#[test]
fn correct_servers() {
    let files = all(CORRECT, "server_");
    files
        .iter()
        .for_each(|file| passes_every_must("--server", file));
}

#[test]
fn correct_clients() {
    let files = all(CORRECT, "client_");
    files
        .iter()
        .for_each(|file| passes_every_must("--client", file));
}

/// What a shell does on a disk of so many KiB; nothing where nobody may mount one.
fn on_a_small_disk(kib: u32, more: &[&str]) -> Option<Ended> {
    let place = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size={kib}k tmpfs \"$TMPDIR\"");
    let unshare = |script: &str| {
        let mut command = std::process::Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .env("TMPDIR", place.path());
        command
    };
    if !unshare(&mount)
        .status()
        .is_ok_and(|status| status.success())
    {
        return None;
    }
    let sockspec = env!("CARGO_BIN_EXE_sockspec");
    let run = format!(
        "{mount} && {sockspec} run file-transfer --report jsonl=- {}",
        more.join(" ")
    );
    let output = unshare(&run).output().unwrap();
    let recording = sockspec_report::jsonl::read(&*output.stdout).unwrap();
    Some(Ended {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        events: recording.events,
    })
}

#[test]
fn a_full_disk_is_held_against_nobody() {
    let keeps = folder(TEXTBOOK).join("server.py");
    let Some(keeps) = command(&keeps) else { return };
    // The textbook's server leaves what it could write, the bundled one takes its broken file away.
    let servers = [format!("--server '{keeps}'"), String::new()];
    for server in &servers {
        let check = ["--check", "receives-a-large-file-in-little-memory", server];
        let Some(ended) = on_a_small_disk(3000, &check) else {
            return;
        };
        let large = ended.check("receives-a-large-file-in-little-memory");
        let told = large
            .finding
            .as_ref()
            .map_or("", |finding| &finding.message);
        assert_eq!(large.verdict, Verdict::Inconclusive, "{}", ended.story());
        assert!(told.contains("the disk is too full"), "{told}");
        assert_eq!(ended.code, 3, "{}", ended.story());
    }
    let small = on_a_small_disk(64, &["--check", "receives-sizes-around-the-buffer"]);
    let verdict = small.map(|ended| ended.check("receives-sizes-around-the-buffer").verdict);
    assert_ne!(verdict, Some(Verdict::Fail));
}

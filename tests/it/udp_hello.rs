//! The hello exercise over UDP: the textbook's programs and correct ones of another design.

use std::collections::BTreeSet;

use sockspec_model::{Level, Verdict};

use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command, folder};
use crate::runs::{Ended, judge_in};

fn judge(role: &str, command: &str, more: &[&str]) -> Ended {
    judge_in("udp-hello", role, command, more)
}

fn textbook(role: &str, file: &str, should: &[&str]) -> Option<Ended> {
    let command = command(&folder("udp_hello/textbook").join(file))?;
    let ended = judge(role, &command, &["--cases", "40"]);
    let (failed, story) = (|level| ended.failed(level), ended.story());
    assert_eq!(failed(Level::Must), BTreeSet::new(), "{story}");
    assert_eq!(
        failed(Level::Should),
        should.iter().copied().collect(),
        "{story}"
    );
    assert_eq!(ended.code, 0, "{story}");
    Some(ended)
}

#[test]
fn the_textbook_server_in_python() {
    textbook("--server", "server.py", &["listens-on-all-addresses"]);
}

#[test]
fn the_textbook_server_in_c() {
    textbook("--server", "server.c", &[]);
}

/// What a client deserves that waits without a time-out.
const WAITS: &[&str] = &["does-not-wait-for-ever", "reports-a-missing-server"];

fn waits_without_a_time_out(file: &str) {
    let Some(ended) = textbook("--client", file, WAITS) else {
        return;
    };
    for check in WAITS {
        let cause = ended.check(check).cause.as_ref();
        assert_eq!(
            cause.map(|cause| cause.name.as_str()),
            Some("no-receive-time-out"),
            "{}",
            ended.story()
        );
    }
}

#[test]
fn the_textbook_client_in_python() {
    waits_without_a_time_out("client.py");
}

#[test]
fn the_textbook_client_in_c() {
    waits_without_a_time_out("client.c");
}

#[test]
fn textbook_pairs() {
    for (server, client) in [("server.py", "client.py"), ("server.c", "client.c")] {
        let found = |file| command(&folder("udp_hello/textbook").join(file));
        let (Some(server), Some(client)) = (found(server), found(client)) else {
            return;
        };
        let more = ["--client", &client, "--check", "*/pair/*"];
        let ended = judge("--server", &server, &more);
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
        assert_eq!(ended.code, 0, "{}", ended.story());
        assert!(ended.failed(Level::Should).is_empty(), "{}", ended.story());
    }
}

fn all_pass(role: &str, prefix: &str, least: usize) {
    for file in all("udp_hello/correct", prefix) {
        let Some(command) = command(&file) else {
            continue;
        };
        let ended = judge(role, &command, &["--cases", "12"]);
        expect_no_other_cause("udp-hello", &file, &ended);
        let story = format!("{}\n{}", file.display(), ended.story());
        assert!(ended.failed(Level::Must).is_empty(), "{story}");
        assert_eq!(ended.code, 0, "{story}");
        let passed = ended
            .finished()
            .filter(|finished| finished.verdict == Verdict::Pass)
            .count();
        assert!(passed >= least, "only {passed} checks passed: {story}");
    }
}

#[test]
fn servers_of_another_design() {
    all_pass("--server", "server_", 7);
}

#[test]
fn clients_of_another_design() {
    all_pass("--client", "client_", 5);
}

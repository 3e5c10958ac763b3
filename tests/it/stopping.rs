//! Servers that are stopped, with and without a client, and started again at once.

use sockspec_model::{Level, Verdict};

use crate::programs::{all, command, folder};
use crate::runs::judge;
use crate::samples::cause;

#[test]
fn correct_servers_stop_whoever_is_connected() {
    for file in all("correct", "server_") {
        let Some(command) = command(&file) else {
            continue;
        };
        let ended = judge("--server", &command, &["--check", "stops-on-interrupt"]);
        let verdict = ended.check("stops-on-interrupt").verdict;
        let story = format!("{}\n{}", file.display(), ended.story());
        assert_eq!(verdict, Verdict::Pass, "{story}");
    }
}

#[test]
fn threads_that_keep_the_program_alive_are_told() {
    let Some(server) = command(&folder("wrong").join("tcp_server_threads_stay.py")) else {
        return;
    };
    let ended = judge("--server", &server, &["--check", "ALL-S6"]);
    let check = ended.check("stops-on-interrupt");
    let found = check.finding.as_ref().map(|finding| &finding.message);
    let told = "it does not end while a client is connected";
    assert_eq!(found.map(String::as_str), Some(told), "{}", ended.story());
    assert_eq!(
        cause(&ended, "stops-on-interrupt"),
        Some("ignores-the-interrupt")
    );
    let verdict = ended.check("restarts-at-once").verdict;
    assert_eq!(verdict, Verdict::Pass, "{}", ended.story());
}

#[test]
fn a_lingering_port_is_told_without_namespaces_too() {
    let Some(server) = command(&folder("wrong").join("tcp_server_without_reuse.py")) else {
        return;
    };
    let (server, none) = (
        format!("{server} {{port}}"),
        ["--isolation", "none", "--port", "12779"],
    );
    // The second run shows that the first left nothing at the port.
    for _ in 0..2 {
        let ended = judge(
            "--server",
            &server,
            &[&none[..], &["--check", "ALL-S6"]].concat(),
        );
        let failed = ended.failed(Level::Should).into_iter().collect::<Vec<_>>();
        assert_eq!(failed, ["restarts-at-once"], "{}", ended.story());
        assert_eq!(cause(&ended, "restarts-at-once"), Some("no-SO_REUSEADDR"));
    }
}

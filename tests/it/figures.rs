//! Figures: what checks measure travels through every report and decides nothing; `--scale` asks for more of it.

use sockspec_model::{Finished, Verdict};

use crate::programs::{command, folder};
use crate::runs::{Ended, judge_in, run};

const MANY: &str = "serves-a-hundred-at-once";

fn figure(finished: &Finished, name: &str) -> f64 {
    let found = finished.figures.iter().find(|figure| figure.name == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {:?}", finished.figures))
        .value
}

fn many(server: &str, mode: &str, clients: &str) -> Ended {
    let mode = format!("mode={mode}");
    let more = ["--set", &mode, "--check", MANY, "--scale", clients];
    let ended = judge_in("chat", "--server", server, &more);
    assert_eq!(
        ended.check(MANY).verdict,
        Verdict::Pass,
        "{}",
        ended.story()
    );
    ended
}

fn reference(mode: &str) -> String {
    format!(
        "'{}' reference chat-server --mode {mode}",
        env!("CARGO_BIN_EXE_sockspec")
    )
}

#[test]
fn deliveries_are_counted_and_timed() {
    let ended = many(&reference("broadcast"), "broadcast", "120");
    let finished = ended.check(MANY);
    assert_eq!(figure(finished, "clients"), 120.0);
    // A hundred speak, and each is heard by all the others.
    assert_eq!(figure(finished, "deliveries"), 100.0 * 119.0);
    let latencies = ["p50", "p90", "p99", "max"];
    let latencies = latencies.map(|share| figure(finished, &format!("latency {share}")));
    assert!(latencies.is_sorted() && latencies[0] > 0.0, "{latencies:?}");
    assert!(finished.rerun.contains("--scale 120"), "{}", finished.rerun);
}

#[test]
fn a_thousand_clients_are_served() {
    let ended = many(&reference("ack"), "ack", "1000");
    assert_eq!(figure(ended.check(MANY), "deliveries"), 1000.0);
}

#[test]
fn a_thread_for_each_of_many_clients_is_fair() {
    let file = folder("chat/textbook").join("ack_server.py");
    if let Some(server) = command(&file) {
        let ended = many(&server, "ack", "1000");
        assert_eq!(figure(ended.check(MANY), "deliveries"), 1000.0);
    }
}

#[test]
fn scale_is_refused_where_nothing_is_scaled() {
    let ended = run(&["run", "udp-hello", "--scale", "1000"]);
    assert_eq!(ended.code, 2, "{}", ended.err);
    assert!(ended.err.contains("no check that --scale"), "{}", ended.err);
    let ended = run(&["run", "chat", "--scale", "1"]);
    assert_eq!(ended.code, 2, "{}", ended.err);
    assert!(ended.err.contains("between 2 and 10000"), "{}", ended.err);
}

#[test]
fn scale_is_refused_where_it_would_change_nothing() {
    let ended = run(&["run", "chat", "--client", "true", "--scale", "1000"]);
    assert_eq!(ended.code, 2, "{}", ended.err);
    let told = ended.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("is asked of a server only"), "{told}");
}

#[test]
fn a_larger_file_gives_a_program_no_more_processes() {
    let limits = |scale: &[&str]| {
        let show = "sh -c 'ulimit -n; ulimit -u; cat /proc/sys/kernel/pid_max; exit 1'";
        let more = [&["--check", "becomes-ready"], scale].concat();
        let ended = judge_in("file-transfer", "--server", show, &more);
        let finding = ended.check("becomes-ready").finding.clone();
        let ending = finding.and_then(|finding| finding.ending);
        ending.map(|ending| ending.last_words.as_str().to_owned())
    };
    assert_eq!(limits(&["--scale", "256"]), limits(&[]));
    assert!(limits(&[]).is_some_and(|words| words.contains("\\n")));
}

//! Programs that ended where they should go on, ended with the wrong status, or kept what they should give back.

use super::sample::{Sample, client, server};
use crate::{Said, Symptom};

const GOES_ON: &str = "a server that goes on listening on port 12000";
const DECODE: &str = "  File \"server.py\", line 15, in <module>\nUnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3";

pub(super) fn samples() -> Vec<Sample> {
    let themes = [ended, ended_by_input, kept];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

fn ended() -> Vec<Sample> {
    let gone = |check| {
        server(check)
            .connects(1)
            .finds(Symptom::Exited, GOES_ON, "it ended")
            .tells("; the server has ended")
    };
    let served = |check| {
        server(check)
            .connects(1)
            .says(1, "hello\n")
            .hears(1, "HELLO")
            .does(1, Said::Closed)
    };
    vec![
        gone("survives-a-reset")
            .ended("was ended by signal 13 (SIGPIPE, wrote to a closed connection)", "")
            .names("sigpipe-not-ignored", "signal 13 (SIGPIPE"),
        gone("survives-a-reset")
            .ended("ended with status 1", "ConnectionResetError: [Errno 104] Connection reset by peer")
            .names("dies-of-a-clients-error", "after a client had left, it ended with status 1"),
        gone("survives-a-silent-client")
            .ended("ended with status 1", "IndexError: index out of range")
            .names("dies-of-a-clients-error", "after a client had left, it ended with status 1"),
        gone("survives-nul")
            .ended("was ended by signal 11 (SIGSEGV, bad memory access)", "")
            .names("crashed", "it was ended by signal 11 (SIGSEGV, bad memory access)"),
        client("survives-a-reset")
            .finds(Symptom::Exited, "an orderly end", "it was ended by signal 6 (SIGABRT, abort)")
            .ended("was ended by signal 6 (SIGABRT, abort)", "")
            .names("crashed", "SIGABRT"),
        client("shows-the-answer")
            .finds(Symptom::NotShown, "\"HELLO\"", "an empty screen")
            .ended("ended with status 101", "thread 'main' panicked at src/main.rs:7:9:\nindex out of bounds")
            .names("crashed", "it ended with status 101"),
        server("keeps-clients-apart")
            .shows("Exception in thread Thread-2:\r\nTraceback (most recent call last):\r\nKeyError: 2\r\n")
            .finds(Symptom::NoAnswer, "\"B\"", "nothing, then closed the connection")
            .names("crashed", "its console shows a stack trace"),
        gone("survives-a-silent-client")
            .ended("ended with status 1", "    d = c.recv(1024)\nOSError: [Errno 9] Bad file descriptor")
            .names("uses-a-closed-socket", "its socket was not open any more; it ended with status 1"),
        served("outlives-its-clients")
            .finds(Symptom::Exited, GOES_ON, "it ended with status 0")
            .ended("ended with status 0", "The server is ready to receive")
            .names("one-client-only", "after it had served one client, it ended with status 0"),
        served("serves-the-next-client")
            .finds(Symptom::Refused, "a connection to 127.0.0.1:12000", "refused it")
            .names("one-client-only", "it refused the next"),
        served("outlives-its-clients")
            .finds(Symptom::Exited, GOES_ON, "it ended with status 1")
            .ended("ended with status 1", "    conn, addr = s.accept()\nOSError: [Errno 9] Bad file descriptor")
            .names("one-client-only", "it accepts on a socket that it has closed; it ended with status 1"),
    ]
}

fn ended_by_input() -> Vec<Sample> {
    vec![
        server("joins-a-split-character")
            .says(0, b"caf\xc3")
            .finds(
                Symptom::Reset,
                "\"CAFÉ\"",
                "nothing, then reset the connection",
            )
            .ended("ended with status 1", DECODE)
            .names("bytes-decoded-per-receive", "what was sent is valid UTF-8"),
        server("survives-invalid-utf8")
            .says(0, b"\xff\n")
            .finds(Symptom::Exited, GOES_ON, "it ended with status 1")
            .ended("ended with status 1", DECODE)
            .names(
                "crashes-on-undecodable-input",
                "its decoder gave up, and it ended with status 1",
            ),
        server("serves-a-hundred-in-turn")
            .finds(
                Symptom::NoAnswer,
                "\"A\"",
                "nothing, then closed the connection",
            )
            .ended("ended with status 1", "accept: Too many open files")
            .names("leaks-descriptors", "too many open files"),
        client("waits-for-a-late-answer")
            .finds(Symptom::NotShown, "\"LATE\"", "\"Input:\"")
            .ended("ended with status 1", "TimeoutError: timed out")
            .names(
                "impatient-time-out",
                "the answer came late, and it ended with status 1",
            ),
        client("explains-errors-in-words")
            .finds(
                Symptom::OtherBytes,
                "words",
                "\"Traceback (most recent call last):\\n  File \\\"c.py\\\"\"",
            )
            .names("stack-trace-instead-of-words", "is a stack trace"),
    ]
}

fn kept() -> Vec<Sample> {
    let leaks = |check| {
        server(check).finds(
            Symptom::Leaks,
            "as many as before",
            "300 more after 300 clients",
        )
    };
    vec![
        leaks("leaks-no-descriptors").names("leaks-descriptors", "300 more"),
        server("leaks-no-descriptors")
            .finds(
                Symptom::Leaks,
                "about as many threads",
                "2 threads before and 302 after",
            )
            .names("leaks-threads", "302 after"),
        leaks("leaves-no-zombies").names("leaves-zombies", "300 more"),
        leaks("memory-stays-flat").names("leaks-memory", "as many as before"),
        client("reports-a-missing-server")
            .finds(
                Symptom::WrongStatus,
                "a status other than 0",
                "it ended with status 0",
            )
            .ended("ended with status 0", "There is no server.")
            .names("misleading-exit-status", "it ended with status 0"),
    ]
}

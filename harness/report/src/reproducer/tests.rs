use sockspec_model::{Comparison, Entry, Escaped, Finished, Heard, Lane, Said, Step, Wanted};

use super::*;
use crate::tests::samples::{entry, split};

/// The sample of a split sentence with what was wanted, and other lines of a transcript where there are any.
fn failed(how: Comparison, text: &str, transcript: Option<Vec<Entry>>) -> Finished {
    let mut finished = split();
    finished.transcript = transcript.unwrap_or(finished.transcript);
    let last = finished.transcript.len() - 1;
    if let Some(finding) = &mut finished.finding {
        finding.at = last;
        finding.wanted = Some(Wanted::new(how, text.as_bytes()));
    }
    finished
}

fn script(finished: &Finished) -> Option<String> {
    Some(Reproducer::of(finished, "repro-1.py", 12000).ok()?.script)
}

fn on(step: Step, peer: u32, bytes: &str) -> Entry {
    entry(Lane::Wire, peer, step, bytes, "")
}

#[test]
fn a_split_sentence_is_sent_in_the_same_pieces() {
    let script = script(&failed(Comparison::Is, "HELLO\n", None)).expect("it can be shown");
    assert_eq!(script, include_str!("../tests/golden/repro.py"));
}

#[test]
fn a_shell_says_the_same() {
    let made = Reproducer::of(&failed(Comparison::Is, "HELLO\n", None), "x.py", 80);
    assert_eq!(
        made.ok().and_then(|made| made.shell).as_deref(),
        Some(r"{ printf 'hel'; sleep 1; printf 'lo\n'; sleep 2; } | nc -N 127.0.0.1 80")
    );
}

#[test]
fn what_was_met_is_no_failure() {
    assert_eq!(script(&failed(Comparison::Is, "HEL", None)), None);
}

#[test]
fn what_cannot_be_done_by_hand_is_not_tried() {
    let connected = on(Step::Said(Said::Connected), 0, "");
    let said = on(Step::Said(Said::Bytes), 0, "hello\n");
    let far = Entry {
        note: "to 10.0.0.9".to_owned(),
        ..connected.clone()
    };
    let much = Entry {
        left_out: 70_000,
        whole: Escaped::default(),
        ..said.clone()
    };
    let again = entry(Lane::Kernel, 0, Step::Said(Said::Started), "", "");
    let made = |transcript| script(&failed(Comparison::Is, "HELLO", Some(transcript)));
    assert!(made(vec![connected.clone(), said.clone()]).is_some());
    assert_eq!(made(vec![far, said.clone()]), None);
    assert_eq!(made(vec![connected.clone(), much]), None);
    let again = made(vec![connected, again, said]).expect("it can be shown");
    assert!(again.contains("Start your server once more"), "{again}");
}

#[test]
fn a_text_may_have_come_at_any_time() {
    let (said, heard) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    let two = vec![
        on(Step::Said(Said::Connected), 1, ""),
        on(Step::Said(Said::Connected), 2, ""),
        on(heard, 2, "welcome"),
        on(said, 1, "hi\n"),
        on(said, 2, "ho\n"),
        on(heard, 2, "hey"),
    ];
    let mut finished = failed(Comparison::Contains, "hi", Some(two));
    if let Some(wanted) = finished
        .finding
        .as_mut()
        .and_then(|finding| finding.wanted.as_mut())
    {
        wanted.peer = 2;
    }
    let script = script(&finished).expect("it can be shown");
    assert!(!script.contains("\nhear(client2"), "{script}");
    assert!(script.contains("piece := client2.recv(65536)"), "{script}");
}

/// A failure of a check, with what was wanted.
fn of(check: &str, wanted: Wanted, transcript: Vec<Entry>) -> Finished {
    let mut finished = failed(Comparison::Is, "", Some(transcript));
    finished.check = check.to_owned();
    if let Some(finding) = &mut finished.finding {
        finding.wanted = Some(wanted);
    }
    finished
}

#[test]
fn who_asks_several_times_hears_all_before_it_is_judged() {
    let (said, heard) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    let lines = vec![
        on(said, 1, "a\n"),
        on(said, 2, "b\n"),
        on(said, 1, "c\n"),
        on(heard, 1, "A"),
        on(heard, 1, "A"),
    ];
    let wanted = Wanted {
        peer: 1,
        ..Wanted::all(Comparison::Each, &["A", "C"])
    };
    let script = script(&of("udp-uppercase/server/x", wanted, lines)).expect("it can be shown");
    assert!(script.contains(r#"WANTED = [b"A", b"C"]"#), "{script}");
    assert_eq!(script.matches("recv(").count(), 1, "{script}");
}

#[test]
fn a_program_that_was_held_is_held_again() {
    let connected = Step::Said(Said::Connected);
    let left = entry(
        Lane::Wire,
        1,
        Step::Said(Said::Closed),
        "",
        sockspec_model::remark::HELD,
    );
    let lines = vec![on(connected, 1, ""), left, on(connected, 2, "")];
    let wanted = Wanted {
        peer: 2,
        ..Wanted::new(Comparison::Something, b"")
    };
    let script = script(&of("tcp-greeting/server/x", wanted, lines)).expect("it can be shown");
    let place = |words: &str| {
        script
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {script}"))
    };
    assert!(script.contains("HOST, PORT, PID = sys.argv[1:]"));
    assert!(place("import atexit, os,") < place("@atexit.register"));
    assert!(place("@atexit.register") < place("SIGSTOP"));
    assert!(place("SIGSTOP") < place("client1 = connect(2)"));
    let goes_on = script.rfind("\nos.kill(int(PID), signal.SIGCONT)");
    assert!(Some(place("client1.close()")) < goes_on);
}

#[test]
fn what_a_script_cannot_show_has_a_reason() {
    let why = |finished: &Finished| Reproducer::of(finished, "x.py", 80).err();
    let mut inside = failed(Comparison::Is, "HELLO\n", None);
    if let Some(finding) = &mut inside.finding {
        finding.wanted = None;
    }
    assert_eq!(why(&inside), Some(why::INSIDE));
    let said = vec![on(Step::Said(Said::Connected), 0, "")];
    let pair = of("chat/pair/x", Wanted::new(Comparison::Is, b"a"), said);
    assert_eq!(why(&pair), Some(why::A_PAIR));
}

#[test]
fn a_server_is_called_where_it_was_found() {
    let ready = entry(Lane::Kernel, 0, Step::Heard(Heard::Ready), "", "::1");
    let lines = vec![
        ready,
        on(Step::Said(Said::Connected), 0, ""),
        on(Step::Said(Said::Bytes), 0, "hello\n"),
    ];
    let finished = failed(Comparison::Is, "HELLO", Some(lines));
    let made = Reproducer::of(&finished, "x.py", 80).expect("it can be shown");
    assert!(made.script.contains(r#"or ("::1", 80)"#), "{}", made.script);
    assert!(
        made.shell
            .is_some_and(|line| line.ends_with("nc -N ::1 80"))
    );
}

#[test]
fn a_file_of_whoever_runs_it_is_not_overwritten() {
    let lines = vec![
        entry(Lane::Kernel, 0, Step::Said(Said::Put), "", "notes.txt"),
        entry(
            Lane::Keyboard,
            0,
            Step::Said(Said::Bytes),
            "notes.txt\n",
            "",
        ),
        on(Step::Said(Said::Accepted), 1, ""),
        on(Step::Heard(Heard::Bytes), 1, "more"),
    ];
    let wanted = Wanted {
        peer: 1,
        ..Wanted::new(Comparison::Exactly, b"")
    };
    let script = script(&of("file-transfer/client/x", wanted, lines)).expect("it can be shown");
    assert!(script.contains(r#"open("notes.txt", "xb")"#), "{script}");
    assert!(script.contains(r#"atexit.register(os.remove, "notes.txt")"#));
    assert!(script.contains("start your program in the same folder"));
}

#[test]
fn what_a_client_sends_besides_is_heard_and_not_looked_for() {
    let (said, heard) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    let lines = vec![
        entry(Lane::Keyboard, 0, said, "hello\n", ""),
        on(heard, 1, "hello"),
        on(heard, 1, "END"),
    ];
    let wanted = Wanted {
        peer: 1,
        ..Wanted::new(Comparison::Nothing, b"")
    };
    let script = script(&of("udp-hello/client/x", wanted, lines)).expect("it can be shown");
    assert!(script.contains("which sends to it"), "{script}");
    assert!(script.contains("question, client = server.recvfrom(65536)"));
    assert!(script.contains("(more := server.recv(65536)) != question"));
}

#[test]
fn what_is_not_answered_keeps_nobody_from_asking_again() {
    let (said, heard) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    let lines = [
        (said, "a"),
        (said, "b"),
        (heard, "B"),
        (said, "c"),
        (heard, "C"),
        (said, "d"),
    ];
    let lines = lines.map(|(step, bytes)| on(step, 1, bytes)).to_vec();
    let wanted = Wanted {
        peer: 1,
        ..Wanted::new(Comparison::Each, b"D")
    };
    let script = script(&of("udp-hello/server/x", wanted, lines)).expect("it can be shown");
    let (ask, tried) = ("    client.recv(65536)\n", "with suppress(OSError):");
    let parts: Vec<&str> = script.split(ask).collect();
    assert_eq!(parts.len(), 3, "{script}");
    assert!(
        parts[1..].iter().all(|part| part.starts_with(tried)),
        "{script}"
    );
}

//! What becomes of sentences, whatever way they arrive.

use super::Options;

fn options(line: &str) -> Options {
    let args: Vec<String> = line.split_whitespace().map(String::from).collect();
    Options::read(&args).expect("the test's options are right")
}

/// Lets `pieces` arrive one after the other and gives all answers, each in
/// brackets, with a bar where the client ended its side.
#[track_caller]
fn check(line: &str, pieces: &[&[u8]], expected: &str) {
    let options = options(line);
    let mut pending = Vec::new();
    let mut heard = String::new();
    let mut answer = |sentences: Vec<Vec<u8>>| {
        for sentence in sentences {
            let answer = options.answer(&sentence).escape_ascii().to_string();
            heard.push_str(&format!("[{answer}]"));
        }
    };
    for piece in pieces {
        pending.extend_from_slice(piece);
        answer(options.take_sentences(&mut pending, false));
    }
    answer(options.take_sentences(&mut pending, true));
    assert_eq!(heard, expected);
}

#[test]
fn a_segment_is_answered_at_once() {
    check("", &[b"hello ", b"world\n"], "[HELLO ][WORLD\\n]");
    check("", &[b"one\ntwo\n"], "[ONE\\nTWO\\n]");
}

#[test]
fn a_cut_character_waits_for_its_rest() {
    let pieces: &[&[u8]] = &[b"caf\xc3", b"\xa9\n"];
    check("", pieces, r"[CAF][\xc3\x89\n]");
    check("--session single", pieces, r"[CAF\xc3\x89\n]");
    check("--framing line", pieces, r"[CAF\xc3\x89\n]");
    check("", &[b"\xf0\x9f", b"\x98", b"\x80"], r"[\xf0\x9f\x98\x80]");
}

#[test]
fn what_is_not_text_stays_as_it_is() {
    check("", &[b"a\xff\xfe\0b\n"], r"[A\xff\xfe\x00B\n]");
    check("", &[b"a\xc3"], r"[A][\xc3]");
}

#[test]
fn a_line_ends_at_its_newline() {
    let line = "--framing line";
    check(line, &[b"hel", b"lo\n"], r"[HELLO\n]");
    check(
        line,
        &[b"one\ntwo\nth", b"ree\n"],
        r"[ONE\n][TWO\n][THREE\n]",
    );
    check(line, &[b"\n\n"], r"[\n][\n]");
    check(line, &[b"no end"], "[NO END]");
}

#[test]
fn up_to_the_end_is_one_sentence() {
    check("--framing eof", &[b"one\n", b"two\n"], r"[ONE\nTWO\n]");
    check("--framing eof", &[], "");
}

#[test]
fn answers_end_as_they_are_told() {
    let pieces: &[&[u8]] = &[b"a\r\nb\n"];
    check("--framing line", pieces, r"[A\r\n][B\n]");
    check("--framing line --answer-end newline", pieces, r"[A\n][B\n]");
    check("--framing line --answer-end none", pieces, "[A][B]");
}

#[test]
fn answers_begin_as_they_are_told() {
    check("--answer-prefix Answer:", &[b"a\n"], r"[Answer:A\n]");
}

#[test]
fn only_the_letters_that_were_asked_for_have_capitals() {
    let sentence: &[&[u8]] = &["é ß x".as_bytes()];
    check("", sentence, r"[\xc3\x89 SS X]");
    check("--mapping ascii", sentence, r"[\xc3\xa9 \xc3\x9f X]");
}

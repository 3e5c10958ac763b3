//! The judges over histories written by hand.

use super::*;

const ANNA: usize = 0;
const BEN: usize = 1;
const CLARA: usize = 2;

/// A history: `+A` comes, `-A` leaves, `A0` says message 0; then what Anna, Ben and Clara heard, by number.
fn history(steps: &str, heard: [&str; 3]) -> History {
    let mut history = History {
        names: ["Anna", "Ben", "Clara"].map(str::to_owned).into(),
        heard: heard.iter().map(|line| numbers(line)).collect(),
        ..History::default()
    };
    for step in steps.split_whitespace() {
        let (what, who) = step.split_at(1);
        let place = |letter: &str| "ABC".find(letter).expect("one of three clients");
        history.steps.push(match what {
            "+" => Step::Came(place(who)),
            "-" => Step::Left(place(who)),
            by => {
                let number = history.messages.len();
                assert_eq!(number.to_string(), who, "messages are numbered in order");
                history.messages.push(Message {
                    by: place(by),
                    text: marked(number, "hello"),
                    prefix: String::new(),
                });
                Step::Said(number)
            }
        });
    }
    history
}

fn numbers(line: &str) -> Vec<Heard> {
    let words = line.split_whitespace();
    words
        .map(|word| {
            word.parse()
                .map_or_else(|_| Heard::Strange(word.to_owned()), Heard::Message)
        })
        .collect()
}

#[track_caller]
fn accuses(judge: Judge, history: &History, audience: Audience, words: &str) {
    let fault = judge(history, audience).expect_err("a fault");
    assert_eq!(fault.message, words);
    let others = USUAL
        .iter()
        .filter(|other| !std::ptr::fn_addr_eq(**other, judge));
    for other in others {
        other(history, audience).expect("nothing but that");
    }
}

#[track_caller]
fn stands(history: &History, audience: Audience) {
    USUAL
        .iter()
        .chain([&(one_common_order as Judge)])
        .for_each(|judge| judge(history, audience).expect("a chat as it should be"));
}

#[test]
fn a_chat_as_it_should_be() {
    let history = history("+A +B A0 +C B1 -B C2", ["1 2", "0", "1"]);
    stands(&history, Audience::Others);
    stands(&history, Audience::OnlyOthers);
}

#[test]
fn what_has_not_been_heard_is_owed() {
    let history = history("+A +B A0 +C B1 -B C2", ["1", "", ""]);
    assert_eq!(history.owed(Audience::Others, ANNA), [2]);
    assert_eq!(history.owed(Audience::Others, CLARA), [1]);
    assert_eq!(history.owed(Audience::Sender, BEN), [1]);
    assert!(has_all(
        b"Ben: <<001>> hello, Clara: <<002>> hello",
        &[2, 1],
        &history.messages
    ));
    assert!(!has_all(
        b"a long beginning, and then <<001>> hello",
        &[2],
        &history.messages
    ));
}

#[test]
fn an_acknowledgement_is_for_the_sender() {
    stands(&history("+A +B A0 B1", ["0", "1", ""]), Audience::Sender);
    let mixed = history("+A +B A0 B1", ["0", "0 1", ""]);
    accuses(
        nobody_else,
        &mixed,
        Audience::Sender,
        "Ben got a message of Anna that is not for it",
    );
}

#[test]
fn an_echo_may_come_unless_it_is_declared_away() {
    let echoed = history("+A +B A0", ["0", "0", ""]);
    stands(&echoed, Audience::Others);
    stands(&echoed, Audience::All);
    accuses(
        nobody_else,
        &echoed,
        Audience::OnlyOthers,
        "Anna got a message of Anna that is not for it",
    );
}

#[test]
fn a_missing_message_is_noticed() {
    let deaf = history("+A +B +C A0", ["", "0", ""]);
    accuses(
        delivered,
        &deaf,
        Audience::Others,
        "Clara did not get a message of Anna",
    );
    let silent = history("+A +B A0", ["", "0", ""]);
    accuses(
        delivered,
        &silent,
        Audience::All,
        "Anna did not get a message of Anna",
    );
}

#[test]
fn who_was_not_there_misses_nothing() {
    stands(
        &history("+A A0 +B -B A1 +C", ["", "", ""]),
        Audience::Others,
    );
}

#[test]
fn a_doubled_message_is_noticed() {
    let twice = history("+A +B A0", ["", "0 0", ""]);
    accuses(
        nobody_twice,
        &twice,
        Audience::Others,
        "Ben got a message of Anna 2 times",
    );
}

#[test]
fn a_turned_order_of_one_sender_is_noticed() {
    let turned = history("+A +B A0 A1", ["", "1 0", ""]);
    accuses(
        each_senders_order,
        &turned,
        Audience::Others,
        "Ben got two messages of Anna in the wrong order",
    );
}

#[test]
fn two_orders_are_noticed_even_where_each_sender_keeps_its_own() {
    let two = history("+A +B +C A0 B1", ["1 0", "0 1", "1 0"]);
    each_senders_order(&two, Audience::All).expect("each sender said one thing");
    let fault = one_common_order(&two, Audience::All).expect_err("two orders");
    assert_eq!(
        fault.message,
        "Anna and Ben got the same two messages in different orders"
    );
}

#[test]
fn a_message_to_one_who_has_left_is_noticed() {
    let late = history("+A +B -B A0", ["", "0", ""]);
    accuses(
        nothing_after_leaving,
        &late,
        Audience::Others,
        "Ben got a message of Anna that was said after it had left",
    );
}

#[test]
fn an_invented_message_is_noticed() {
    let invented = history("+A +B A0", ["", "0 <<007>>", ""]);
    accuses(
        nothing_invented,
        &invented,
        Audience::Others,
        "Ben got a message that nobody said so",
    );
}

#[test]
fn messages_are_made_out_among_other_words() {
    let said = history("+A +B A0 A1", ["", "", ""]).messages;
    let stream = b"Anna has joined\nAnna> <<000>> hello\n[Anna]: <<001>> hello\r\n";
    assert_eq!(
        make_out(stream, &said),
        [Heard::Message(0), Heard::Message(1)]
    );
    assert_eq!(
        make_out(b"<<000>> hello<<001>> hello", &said),
        [Heard::Message(0), Heard::Message(1)]
    );
}

#[test]
fn a_damaged_message_is_made_out_as_strange() {
    let mut said = history("+A +B A0", ["", "", ""]).messages;
    assert_eq!(
        make_out(b"<<000>> hel\n", &said),
        [Heard::Strange("<<000>> hel".to_owned())]
    );
    assert_eq!(
        make_out(b"<<004>> hello", &said),
        [Heard::Strange("<<004>> hello".to_owned())]
    );
    said[0].prefix = "Anna: ".to_owned();
    // Brackets of the server's own.
    assert_eq!(make_out(b"<< Clara is gone\n<<< Ben <", &said), []);
    assert_eq!(make_out(b"Anna: <<000>> hello", &said), [Heard::Message(0)]);
    assert_eq!(
        make_out(b"Ben: <<000>> hello", &said),
        [Heard::Strange("<<000>> hello".to_owned())]
    );
}

//! Checks of a server: the plain exercise, the session, several clients.

use sockspec_engine::rig::{Check, Checked, Need, Peer, ServerRig};

use super::{Uppercase, says};
use crate::shared::{Exercise, granted, input};

const SINGLE: &[Need] = &[Need {
    key: "session",
    values: &["any", "single"],
}];
const MANY: &[Need] = &[Need {
    key: "session",
    values: &["any", "many"],
}];

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ServerRig>] = &[Check::new(
    "answers-in-upper-case",
    "UT-S1",
    answers_in_upper_case,
    "One client sends `hello world` and a newline in one segment; the answer, as far as the server sends anything before it \
     rests or closes, must be `HELLO WORLD`, line ends not compared.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "leaves-other-characters-alone",
        "UT-S1",
        leaves_other_characters_alone,
        "A sentence of digits, blanks and punctuation must come back as it was.",
    ),
    Check::new(
        "leaves-upper-case-alone",
        "UT-S1",
        leaves_upper_case_alone,
        "A sentence with capitals in it; they must stay capitals.",
    ),
    Check::property(
        "any-ascii-sentence",
        "UT-S1",
        any_ascii_sentence,
        "Property: sentences of up to 80 printable ASCII characters, a client for each.",
    ),
    Check::new(
        "closes-after-the-answer",
        "UT-S2",
        closes_after_the_answer,
        "After the answer the connection must end. Where `session` is not declared, what happens is reported.",
    )
    .needs(SINGLE),
    Check::new(
        "answers-every-line",
        "UT-S2",
        answers_every_line,
        "Three sentences on one connection, each sent when the last was answered. Where `session` is not declared, a server \
         that closes after the first is reported, not judged.",
    )
    .needs(MANY),
    Check::new("serves-the-next-client", "UT-S3", serves_the_next_client, "Three clients, one after the other."),
    Check::new(
        "serves-a-hundred-in-turn",
        "UT-S3",
        serves_a_hundred_in_turn,
        "A hundred clients, one after the other, each with a sentence of its own.",
    ),
    Check::new(
        "keeps-clients-apart",
        "UT-S4",
        keeps_clients_apart,
        "Two clients connect and ask different things before either reads its answer.",
    ),
    Check::property(
        "interleaved-clients-get-their-own-answers",
        "UT-S4",
        interleaved_clients,
        "Property: two or three clients ask before any of them reads, then read and leave in the order in which they came.",
    ),
    Check::new(
        "serves-clients-that-queue",
        "UT-S5",
        serves_clients_that_queue,
        "Two clients connect while a first one is connected and silent; then the first one asks and leaves, and both of the \
         others must be served.",
    ),
    Check::new(
        "answers-after-half-close",
        "UT-S11",
        answers_after_half_close,
        "The client ends its sending side right after its sentence; the answer must still come.",
    ),
    Check::new(
        "serves-others-while-one-is-idle",
        "UT-S12",
        serves_others_while_one_is_idle,
        "One client connects and stays silent until the server rests; another one must be answered meanwhile.",
    ),
    Check::new(
        "waits-without-spinning",
        "UT-S14",
        waits_without_spinning,
        "Time on a processor is measured while a client is connected and silent, after one has left with everything read, \
         and after one has reset its connection; where the kernel shows that every thread waits, nothing needs measuring.",
    ),
];

fn answers_in_upper_case(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.say("hello world")?;
    client.expect_only(rig.answer_to("hello world"))
}

fn leaves_other_characters_alone(rig: &mut ServerRig) -> Checked {
    says(
        rig,
        "2 + 2 = 4; (a_b) [c] {d} <e> #7 @ ~ ` ^ | \\ / ' \" % & * ? !",
    )
}

fn leaves_upper_case_alone(rig: &mut ServerRig) -> Checked {
    says(rig, "Already UPPER, partly: aBcDeF xYz")
}

fn any_ascii_sentence(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, sentence| {
        says(rig, sentence)
    })
}

fn closes_after_the_answer(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.say("one sentence")?;
    client.expect_answer(rig.answer_to("one sentence"))?;
    client.expect_end_of_session()
}

fn answers_every_line(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.say("the first")?;
    client.expect_answer(rig.answer_to("the first"))?;
    client.expect_session_to_go_on()?;
    client.say("the second")?;
    client.expect_answer(rig.answer_to("the second"))?;
    client.say("the third")?;
    client.expect_answer(rig.answer_to("the third"))
}

fn serves_the_next_client(rig: &mut ServerRig) -> Checked {
    says(rig, "the first client")?;
    says(rig, "the next client")?;
    says(rig, "and the one after it")
}

fn serves_a_hundred_in_turn(rig: &mut ServerRig) -> Checked {
    rig.a_hundred_times(|rig, number| says(rig, &format!("client number {number}")))
}

pub(super) fn keeps_clients_apart(rig: &mut ServerRig) -> Checked {
    in_turn(
        rig,
        &["the words of a".to_owned(), "what b has to say".to_owned()],
    )
}

fn interleaved_clients(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::conversations(), |rig, sentences| {
        in_turn(rig, &sentences.0)
    })
}

/// Every client connects, then every one asks, then each reads its answer and leaves, in the order in which they came: a
/// server that serves one after the other can do that too.
fn in_turn(rig: &mut ServerRig, sentences: &[String]) -> Checked {
    let mut clients = vec![rig.connect()?];
    rig.until_accepted()?;
    for _ in 1..sentences.len() {
        clients.push(rig.connect()?);
    }
    rig.until_rest()?;
    clients
        .iter_mut()
        .zip(sentences)
        .try_for_each(|(client, sentence)| client.say(sentence))?;
    clients
        .into_iter()
        .zip(sentences)
        .try_for_each(|(mut client, sentence)| {
            client.expect_answer(rig.answer_to(sentence))?;
            client.leave()
        })
}

fn serves_clients_that_queue(rig: &mut ServerRig) -> Checked {
    let mut first = rig.connect()?;
    rig.until_rest()?;
    let queue = [rig.queue_up()?, rig.queue_up()?];
    rig.until_rest()?;
    first.say("the one who was first")?;
    first.expect_answer(rig.answer_to("the one who was first"))?;
    first.leave()?;
    queue.into_iter().try_for_each(|queued| {
        let mut client = rig.connected(queued)?;
        client.say("one who has queued")?;
        client.expect_answer(rig.answer_to("one who has queued"))?;
        client.leave()
    })
}

fn answers_after_half_close(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.say("nothing follows")?;
    client.half_close();
    client.expect_only(rig.answer_to("nothing follows"))
}

fn serves_others_while_one_is_idle(rig: &mut ServerRig) -> Checked {
    let idle = rig.connect()?;
    rig.until_rest()?;
    says(rig, "while somebody else is idle")?;
    idle.leave()
}

fn waits_without_spinning(rig: &mut ServerRig) -> Checked {
    let idle = rig.connect()?;
    rig.expect_idle("while a client was connected and silent")?;
    idle.leave()?;
    rig.expect_idle("after a client had left without a word")?;
    let served = says(rig, "a client that leaves");
    granted(served, "it does not serve a second client", Uppercase::NEXT)?;
    rig.expect_idle("after a client had left")?;
    let reset = rig.connect().and_then(Peer::reset);
    granted(reset, "it does not serve a third client", Uppercase::NEXT)?;
    rig.expect_idle("after a client had reset its connection")
}

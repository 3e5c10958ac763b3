//! Answers that nobody gets.

use super::sample::{Sample, client, on_listener, server};
use crate::{Blocked, On, Said, Sent, Symptom, Untrusted};

const FIRST: &str = "127.0.0.1:40001";
const NAMES: &str = "127.0.0.53:53";
const SILENT: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";

fn asked() -> Sample {
    let check = server("answers-in-upper-case");
    check.connects(0).says(0, "hello\n")
}

fn in_vain(sample: Sample) -> Sample {
    sample
        .hears_nothing(0)
        .finds(Symptom::NoAnswer, "\"HELLO\"", SILENT)
}

/// The same over UDP, where nobody connects.
fn datagram() -> Sample {
    let asked = server("answers-in-upper-case").says(0, "hello\n");
    in_vain(asked).waits(2, "recvfrom", On::Datagrams("0.0.0.0:12000".to_owned()))
}

/// A client over UDP, of which nothing came.
fn unheard() -> Sample {
    let typed = client("reaches-the-server").types("hello\n");
    typed.finds(Symptom::NoAnswer, "a datagram to port 12000", "none")
}

fn waits_for_a_name() -> Blocked {
    Blocked::ForAWhile {
        call: "recvfrom".to_owned(),
        on: On::Datagrams("127.0.0.1:40000".to_owned()),
    }
}

fn carrying(text: &str) -> Sent {
    Sent::Datagram(Untrusted::new(text).cut(240))
}

pub(super) fn samples() -> Vec<Sample> {
    let elsewhere = server("listens-on-all-addresses").says(0, "hello\n");
    vec![
        in_vain(elsewhere)
            .waits(2, "recvfrom", On::Datagrams("127.0.0.1:12000".to_owned()))
            .sent(0)
            .names("wrong-address", "bound to 127.0.0.1:12000"),
        unheard()
            .sent(1)
            .waits(2, "recvfrom", On::Datagrams("0.0.0.0:40000".to_owned()))
            .names("wrong-port", "not to the port of the server"),
        unheard()
            .sent(0)
            .waits(2, "recv", On::Pipe)
            .names("both-sides-wait", "it has sent nothing; it waits in recv()"),
        unheard()
            .sent(1)
            .ended("ended with status 1", "Connection refused (os error 111).")
            .names("wrong-port", "was refused where it went"),
        unheard()
            .sent(1)
            .astray("127.0.0.1:12001", carrying("hello"), 1)
            .ended("ended with status 1", "Connection refused (os error 111).")
            .names("wrong-port", "it has sent \"hello\" to 127.0.0.1:12001"),
        // Its questions for a name are no answers.
        datagram()
            .sent(2)
            .astray(NAMES, carrying("whose is that"), 2)
            .names("nothing-sent", "it waits in recvfrom()"),
        datagram()
            .sent(3)
            .astray(NAMES, carrying("whose is that"), 2)
            .astray("127.0.0.1:9999", carrying("HELLO\n"), 1)
            .names(
                "answer-sent-elsewhere",
                "to 127.0.0.1:9999, and nobody has asked",
            ),
        datagram()
            .sent(1)
            .astray("127.0.0.1:9999", carrying("hullo"), 1)
            .names("answer-sent-elsewhere", "\"hullo\" to 127.0.0.1:9999"),
        unheard()
            .ended(
                "ended with status 1",
                "BrokenPipeError: [Errno 32] Broken pipe",
            )
            .names("wrong-transport", "asks for a connection"),
        in_vain(asked().shows("HELLO\n")).runs().names(
            "nothing-sent",
            "it showed \"HELLO\" on its console and sent nothing",
        ),
        in_vain(asked())
            .waits(2, "accept", on_listener("0.0.0.0:12000"))
            .connection(FIRST, 0, true)
            .names(
                "nothing-sent",
                "it waits in accept() for the listening socket",
            ),
        datagram()
            .sent(0)
            .names("nothing-sent", "it waits in recvfrom()"),
        datagram().sent(1).names(
            "answer-sent-elsewhere",
            "it has sent one datagram, and it did not",
        ),
        server("answers-in-upper-case")
            .says(0, "hello\n")
            .finds(Symptom::OtherBytes, "\"HELLO\"", "\"b'HELLO\\\\n'\"")
            .names("sends-bytes-as-written", "it sent \"b'HELLO"),
        server("acknowledges-a-message")
            .says(0, "hello\n")
            .finds(
                Symptom::OtherBytes,
                "\"Got: hello\"",
                "\"Got: b'hello\\\\n'\"",
            )
            .names("sends-bytes-as-written", "it sent \"Got: b'hello"),
        server("answers-in-upper-case")
            .says(0, "hello world\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"HELLO WORLD\"",
                "\"HELLO WORL\", then reset the connection",
            )
            .names("buffer-of-N-bytes", "it answered 10 of 11 bytes"),
        client("shows-the-answer")
            .types("hello world\n")
            .says(0, "HELLO WORLD\n")
            .resets(0)
            .shows("From Server: HELLO WORL\n")
            .finds(
                Symptom::NotShown,
                "\"HELLO WORLD\"",
                "\"From Server: HELLO WORL\"",
            )
            .names("buffer-of-N-bytes", "the screen shows 10 of 11 letters"),
        server("answers-every-line")
            .says(0, "one\n")
            .hears(0, "ONE\n")
            .says(0, "two\n")
            .hears_nothing(0)
            .finds(Symptom::NoAnswer, "\"TWO\"", SILENT)
            .waits(2, "accept", on_listener("0.0.0.0:12000"))
            .connection(FIRST, 4, true)
            .names("one-answer-for-each-connection", "while 4 bytes lie unread"),
        server("serves-the-next-client")
            .connects(1)
            .says(1, "one\n")
            .hears(1, "ONE\n")
            .does(1, Said::Closed)
            .connects(2)
            .says(2, "two\n")
            .hears_nothing(2)
            .finds(
                Symptom::NoAnswer,
                "\"TWO\"",
                "nothing (it did not come to rest)",
            )
            .runs()
            .connection("127.0.0.1:40002", 4, false)
            .connection(FIRST, 0, true)
            .ended_by_us()
            .names(
                "end-of-connection-not-noticed",
                "the client at 127.0.0.1:40001 has ended",
            ),
    ]
}

/// What looks alike, and may have another reason.
pub(super) fn ambiguous() -> Vec<Sample> {
    vec![
        // Whether anything was sent is not known.
        datagram(),
        // It took a stranger's datagram for the answer, and asks its user again.
        client("ignores-a-stranger")
            .says(2, "A STRANGER\n")
            .says(1, "HELLO\n")
            .finds(Symptom::NotShown, "\"HELLO\"", "\"A STRANGER\"")
            .waits(2, "read", On::Keyboard)
            .unread_datagram(),
        // It may wait for a name, and answer then.
        in_vain(server("answers-in-upper-case").says(0, "hello\n"))
            .sent(1)
            .astray(NAMES, carrying("whose is that"), 1)
            .thread(2, waits_for_a_name()),
        // What it has sent, it has sent to us.
        datagram().sent(1).sent_nothing_astray(),
        // It may write its log there.
        datagram()
            .sent(2)
            .astray("127.0.0.1:514", carrying("one"), 2),
        // It may have looked up a name, and sent no answer at all.
        datagram().sent(2),
        unheard(),
        // It may have looked up a name.
        unheard().sent(1),
        // It may be about to send.
        unheard().sent(0).runs(),
        // Something was sent, and something was shown.
        in_vain(
            server("answers-from-its-own-port")
                .says(0, "hello\n")
                .shows("HELLO\n"),
        )
        .waits(2, "recvfrom", On::Datagrams("0.0.0.0:12000".to_owned()))
        .sent(1),
    ]
}

//! The dialects in which the bundled programs must pass everything.

/// Of a scenario, each as the declarations that make it.
pub(super) fn of(scenario: &str) -> &'static [&'static [&'static str]] {
    match scenario {
        "tcp-dialogue" => TCP_DIALOGUE,
        "tcp-greeting" => TCP_GREETING,
        "file-transfer" => FILE_TRANSFER,
        "tcp-uppercase" => TCP_UPPERCASE,
        "udp-hello" => UDP_HELLO,
        "udp-uppercase" => UDP_UPPERCASE,
        "chat" => CHAT,
        _ => &[&[]],
    }
}

const TCP_DIALOGUE: &[&[&str]] = &[
    &[],
    &["rounds=one"],
    &["rounds=many"],
    &["prompt=Who is there?", "reply=Good day, {line}!"],
    &[
        "reply=Good day, {line}!",
        "rounds=many",
        "typed_end=newline",
    ],
    &["typed_end=none"],
    &["newline=crlf", "typed_end=newline", "reply=<{line}>"],
    &["bind=loopback"],
];

const TCP_GREETING: &[&[&str]] = &[
    &[],
    &["session=once"],
    &["greeting=Good evening; what a day!"],
    &["bind=loopback"],
];

const TCP_UPPERCASE: &[&[&str]] = &[
    &[],
    &["framing=line", "session=many"],
    &["framing=line", "session=single"],
    &["framing=segment", "session=many"],
    &["framing=segment", "session=single"],
    &["framing=eof"],
    &["framing=eof", "session=single"],
    &["framing=line", "newline=crlf"],
    &["mapping=ascii"],
    &["mapping=unicode"],
    &["answer_end=as-sent"],
    &["answer_end=newline", "framing=line"],
    &["answer_end=none", "session=single"],
    &["answer_prefix=Answer: "],
    &["typed_end=newline"],
    &["typed_end=none"],
    &["bind=loopback"],
];

const UDP_UPPERCASE: &[&[&str]] = &[
    &[],
    &["mapping=ascii"],
    &["mapping=unicode"],
    &["buffer=8192"],
    &["retries=yes"],
    &["bind=loopback"],
];

const UDP_HELLO: &[&[&str]] = &[
    &[],
    &["hello=Good morning", "reply=Good evening"],
    &["buffer=8192"],
    &["bind=loopback"],
];

const CHAT: &[&[&str]] = &[
    &[],
    &["framing=line"],
    &["ack={message}"],
    &["ack=thank you"],
    &["welcome=Good morning", "framing=line"],
    &["name=first-line", "quit=bye"],
    &["name=asked", "framing=line"],
    &["newline=crlf", "framing=line", "typed_end=newline"],
    &["typed_end=none", "bind=loopback"],
    &["mode=broadcast"],
    &["mode=broadcast", "framing=line"],
    &["mode=broadcast", "echo_to_sender=yes"],
    &["mode=broadcast", "echo_to_sender=no", "framing=line"],
    &["mode=broadcast", "sender_prefix={name}> ", "framing=line"],
    &[
        "mode=broadcast",
        "name=NICK {name}",
        "sender_prefix={name}: ",
    ],
    &[
        "mode=broadcast",
        "name=asked",
        "welcome=Hello",
        "framing=line",
    ],
];
const FILE_TRANSFER: &[&[&str]] = &[
    &[],
    &["clients=any"],
    &["names=given"],
    &["names=file{n}"],
    &["end=length"],
    &["end=line"],
    &["clients=any", "names=given", "end=length"],
    &["text_only=false"],
    &["text_only=true"],
    &["quit=bye"],
    &["bind=loopback"],
];

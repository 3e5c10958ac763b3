//! The dialects in which the bundled programs must pass everything.

/// Of a scenario, each as the declarations that make it.
pub(super) fn of(scenario: &str) -> &'static [&'static [&'static str]] {
    match scenario {
        "tcp-uppercase" => TCP_UPPERCASE,
        "chat" => CHAT,
        _ => &[&[]],
    }
}

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

//! The dialects in which the bundled programs must pass everything.

/// Of a scenario, each as the declarations that make it.
pub(super) fn of(scenario: &str) -> &'static [&'static [&'static str]] {
    match scenario {
        "file-transfer" => FILE_TRANSFER,
        "tcp-uppercase" => TCP_UPPERCASE,
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

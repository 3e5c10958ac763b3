//! What the chat server can be told on its command line, and what follows from
//! that for the bytes of a message: plain computation, no sockets, no waiting.

use std::io;

use crate::options::Given;

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is acknowledged to its sender.
    Ack,
    /// It is passed on to everybody else.
    Broadcast,
}

/// Where a message ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Where one receive ends.
    Segment,
    /// At a newline.
    Line,
}

/// How clients give their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// Not at all.
    None,
    /// As their first message.
    First,
    /// As their first message, after they have been asked.
    Asked,
    /// With a command: what stands before the name.
    Command(String),
}

/// All the choices together.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The address to listen on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to listen on.
    pub(crate) port: u16,
    /// What becomes of a message.
    pub(crate) mode: Mode,
    /// The acknowledgement, with {message} for what was said.
    pub(crate) ack: String,
    /// Where a message ends.
    pub(crate) framing: Framing,
    /// What a newcomer is told.
    pub(crate) welcome: String,
    /// How clients give their names.
    pub(crate) naming: Naming,
    /// What stands before a message that is passed on, with {name} for its
    /// sender.
    pub(crate) sender_prefix: String,
    /// What the others are told when somebody comes, with {name}; nothing
    /// where it is empty.
    pub(crate) join_notice: String,
    /// The same when somebody leaves.
    pub(crate) leave_notice: String,
    /// Whether senders get their own messages too.
    pub(crate) echo_to_sender: bool,
}

impl Options {
    /// Longer lines end the connection; otherwise one client that never ends
    /// its line could take all the memory there is.
    pub(crate) const LONGEST_MESSAGE: usize = 1024 * 1024;

    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, NAMES)?;
        let text = |name: &str, default: &str| given.text(name).unwrap_or(default).to_owned();
        Ok(Self {
            host: text("host", "0.0.0.0"),
            port: given.port("port", 12345)?,
            mode: given.choice("mode", [("ack", Mode::Ack), ("broadcast", Mode::Broadcast)])?,
            ack: text("ack", "Server received your message: {message}"),
            framing: given.choice("framing", FRAMINGS)?,
            welcome: text("welcome", ""),
            naming: Naming::read(&text("name", "none")),
            sender_prefix: text("sender-prefix", ""),
            join_notice: text("join-notice", ""),
            leave_notice: text("leave-notice", ""),
            echo_to_sender: given.choice("echo-to-sender", [("no", false), ("yes", true)])?,
        })
    }

    /// Explains that the port could not be opened.
    pub(crate) fn cannot_listen(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let hint = taken.then_some(" Is another server running there?");
        let hint = hint.unwrap_or_default();
        format!("The server cannot listen on {host} port {port}: {error}.{hint}")
    }

    /// What a newcomer is sent.
    pub(crate) fn greeting(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        if !self.welcome.is_empty() {
            lines.push(self.welcome.as_str());
        }
        if self.naming == Naming::Asked {
            lines.push("What is your name?");
        }
        let lines = lines.iter().map(|line| format!("{line}\n"));
        lines.collect::<String>().into_bytes()
    }

    /// Removes the messages that are complete from `pending`, each with its
    /// line end if it has one.
    ///
    /// TCP carries a stream of bytes: a receive may end in the middle of a
    /// line. What remains is the beginning of a line whose rest is under way.
    pub(crate) fn take_messages(&self, pending: &mut Vec<u8>) -> Vec<Vec<u8>> {
        if self.framing == Framing::Segment {
            return vec![std::mem::take(pending)];
        }
        let last = pending.iter().rposition(|byte| *byte == b'\n');
        let complete: Vec<u8> = pending.drain(..last.map_or(0, |at| at + 1)).collect();
        let lines = complete.split_inclusive(|byte| *byte == b'\n');
        lines.map(<[u8]>::to_vec).collect()
    }

    /// The acknowledgement of a message; it ends as the message did.
    pub(crate) fn ack(&self, message: &[u8]) -> Vec<u8> {
        let (text, end) = split_end(message);
        let mut parts = self.ack.split("{message}");
        let mut ack = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            ack.extend_from_slice(text);
            ack.extend_from_slice(part.as_bytes());
        }
        ack.extend_from_slice(end);
        ack
    }

    /// A message as the others get it.
    pub(crate) fn passed_on(&self, sender: &str, message: &[u8]) -> Vec<u8> {
        let prefix = self.sender_prefix.replace("{name}", sender);
        [prefix.as_bytes(), message].concat()
    }
}

/// What the others are told about somebody, if anything.
pub(crate) fn notice(template: &str, name: &str) -> Option<Vec<u8>> {
    let line = format!("{}\n", template.replace("{name}", name));
    (!template.is_empty()).then(|| line.into_bytes())
}

impl Naming {
    fn read(text: &str) -> Self {
        match text {
            "none" => Self::None,
            "first-line" => Self::First,
            "asked" => Self::Asked,
            command => Self::Command(command.replace("{name}", "")),
        }
    }

    /// The name that a message gives, if it does.
    pub(crate) fn name_in(&self, message: &[u8]) -> Option<String> {
        let text = String::from_utf8_lossy(split_end(message).0).into_owned();
        match self {
            Self::None => None,
            Self::First | Self::Asked => Some(text),
            Self::Command(command) => text.strip_prefix(command.as_str()).map(str::to_owned),
        }
    }
}

/// A message as its text and its line end: "\n", "\r\n" or nothing.
pub(crate) fn split_end(message: &[u8]) -> (&[u8], &[u8]) {
    let text = match message.strip_suffix(b"\n") {
        Some(line) => line.strip_suffix(b"\r").unwrap_or(line),
        None => message,
    };
    message.split_at(text.len())
}

const FRAMINGS: [(&str, Framing); 2] = [("segment", Framing::Segment), ("line", Framing::Line)];

const NAMES: &[&str] = &[
    "host",
    "port",
    "mode",
    "ack",
    "framing",
    "welcome",
    "name",
    "sender-prefix",
    "join-notice",
    "leave-notice",
    "echo-to-sender",
];

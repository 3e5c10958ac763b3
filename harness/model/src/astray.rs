//! What a program has sent to somebody else than us, as the packets of its attempt show it.

use serde::{Deserialize, Serialize};

use crate::{Escaped, Snapshot};

/// Something that a program has sent to an address that is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Astray {
    /// Where it went: host and port.
    pub to: String,
    /// What went there.
    pub what: Sent,
    /// How many times something like it did.
    pub times: u32,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// A datagram; of several to the same address the last one.
    Datagram(Escaped),
    /// A wish for a connection.
    Call,
}

impl Astray {
    /// The port it went to.
    #[must_use]
    pub fn port(&self) -> &str {
        self.to.rsplit(':').next().unwrap_or_default()
    }

    /// Whether it is a question for a name, which is nobody's answer.
    #[must_use]
    pub fn is_look_up(&self) -> bool {
        NAME_SERVICES.contains(&self.port())
    }

    /// What went where, in words that continue "your program has".
    #[must_use]
    pub fn words(&self) -> String {
        let to = &self.to;
        let times = match self.times {
            1 => String::new(),
            many => format!(" {many} times"),
        };
        match &self.what {
            Sent::Call => format!("asked for a connection to {to}{times}"),
            Sent::Datagram(_) if self.is_look_up() => format!("asked {to} for a name{times}"),
            Sent::Datagram(bytes) => format!("sent \"{bytes}\" to {to}{times}"),
        }
    }
}

impl Snapshot {
    /// How many datagrams were questions for names, as far as that is known.
    #[must_use]
    pub fn look_ups(&self) -> u64 {
        self.look_ups_that(|what| *what != Sent::Call)
    }

    /// How many connections were asked for to ask for a name.
    #[must_use]
    pub fn look_ups_by_connection(&self) -> u64 {
        self.look_ups_that(|what| *what == Sent::Call)
    }

    fn look_ups_that(&self, are: impl Fn(&Sent) -> bool) -> u64 {
        let astray = self.astray.as_deref().unwrap_or_default().iter();
        let look_ups = astray.filter(|one| one.is_look_up() && are(&one.what));
        look_ups.map(|one| u64::from(one.times)).sum()
    }
}

/// Where names are asked for: at a name server, or among all who listen (RFC 1035, 6762, 4795).
const NAME_SERVICES: &[&str] = &["53", "5353", "5355"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Untrusted;

    fn sent(to: &str, times: u32) -> Astray {
        Astray {
            to: to.to_owned(),
            what: Sent::Datagram(Untrusted::new("HI\n").cut(80)),
            times,
        }
    }

    #[test]
    fn a_question_for_a_name_is_told_as_one() {
        assert_eq!(
            sent("127.0.0.53:53", 2).words(),
            "asked 127.0.0.53:53 for a name 2 times"
        );
        assert_eq!(
            sent("[::1]:5300", 1).words(),
            "sent \"HI\\n\" to [::1]:5300"
        );
    }

    #[test]
    fn questions_for_names_are_counted() {
        let astray = vec![sent("127.0.0.53:53", 2), sent("127.0.0.1:9999", 1)];
        let snapshot = Snapshot {
            astray: Some(astray),
            ..Snapshot::default()
        };
        assert_eq!(snapshot.look_ups(), 2);
        assert_eq!(Snapshot::default().look_ups(), 0);
    }
}

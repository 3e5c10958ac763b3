//! One piece of hand-written evidence, built up in the order of a conversation.

use crate::{
    Astray, Blocked, Calls, Certainty, Connection, Datagrams, Deed, Ending, Entry, Escaped,
    Experiment, Finding, Heard, Lane, Mailbox, On, Outcome, Question, Role, Said, Sent, Snapshot,
    Step, Symptom, ThreadState, Untrusted,
};

/// Evidence, and what has to be made of it.
#[derive(Debug, Default)]
pub(super) struct Sample {
    pub(super) role: Option<Role>,
    pub(super) check: &'static str,
    pub(super) finding: Option<Finding>,
    pub(super) transcript: Vec<Entry>,
    pub(super) snapshot: Option<Snapshot>,
    pub(super) experiments: Vec<Experiment>,
    /// The cause, or nothing.
    pub(super) cause: &'static str,
    /// A part of what points to it.
    pub(super) quote: &'static str,
}

pub(super) fn server(check: &'static str) -> Sample {
    Sample {
        role: Some(Role::Server),
        check,
        ..Sample::default()
    }
}

pub(super) fn client(check: &'static str) -> Sample {
    Sample {
        role: Some(Role::Client),
        check,
        ..Sample::default()
    }
}

pub(super) fn pair(check: &'static str) -> Sample {
    Sample {
        role: Some(Role::Pair),
        check,
        ..Sample::default()
    }
}

impl Sample {
    fn entry(mut self, lane: Lane, peer: u32, step: Step, bytes: &[u8]) -> Self {
        let bytes = Untrusted::new(bytes).cut(240);
        self.transcript.push(Entry {
            t_us: 0,
            lane,
            peer,
            step,
            bytes,
            note: String::new(),
            left_out: 0,
            whole: Escaped::default(),
        });
        self
    }

    pub(super) fn does(self, peer: u32, said: Said) -> Self {
        self.entry(Lane::Wire, peer, Step::Said(said), b"")
    }

    pub(super) fn connects(self, peer: u32) -> Self {
        self.does(peer, Said::Connected)
    }

    pub(super) fn says(self, peer: u32, bytes: impl AsRef<[u8]>) -> Self {
        self.entry(Lane::Wire, peer, Step::Said(Said::Bytes), bytes.as_ref())
    }

    pub(super) fn hears(self, peer: u32, bytes: impl AsRef<[u8]>) -> Self {
        self.entry(Lane::Wire, peer, Step::Heard(Heard::Bytes), bytes.as_ref())
    }

    pub(super) fn resets(self, peer: u32) -> Self {
        self.entry(Lane::Wire, peer, Step::Heard(Heard::Reset), b"")
    }

    pub(super) fn ends(self, peer: u32) -> Self {
        self.entry(Lane::Wire, peer, Step::Heard(Heard::Eof), b"")
    }

    pub(super) fn hears_nothing(self, peer: u32) -> Self {
        self.entry(Lane::Kernel, peer, Step::Heard(Heard::Silence), b"")
    }

    pub(super) fn types(self, line: &str) -> Self {
        self.entry(Lane::Keyboard, 0, Step::Said(Said::Bytes), line.as_bytes())
    }

    pub(super) fn presses(self, key: Said) -> Self {
        self.entry(Lane::Keyboard, 0, Step::Said(key), b"")
    }

    pub(super) fn shows(self, text: &str) -> Self {
        self.entry(Lane::Screen, 0, Step::Heard(Heard::Bytes), text.as_bytes())
    }

    pub(super) fn shows_bytes(self, bytes: &[u8]) -> Self {
        self.entry(Lane::Screen, 0, Step::Heard(Heard::Bytes), bytes)
    }

    pub(super) fn finds(mut self, symptom: Symptom, expected: &str, actual: &str) -> Self {
        let (expected, actual) = (expected.to_owned(), actual.to_owned());
        let (message, certainty, ending) = ("it differs".to_owned(), Certainty::Proved, None);
        let at = self.transcript.len().saturating_sub(1);
        self.finding = Some(Finding {
            symptom,
            message,
            expected,
            actual,
            at,
            certainty,
            ending,
            wanted: None,
        });
        self
    }

    /// Adds to the finding's message.
    pub(super) fn tells(mut self, words: &str) -> Self {
        let finding = self
            .finding
            .as_mut()
            .expect("first the finding, then its message");
        finding.message.push_str(words);
        self
    }

    /// Puts the finding in other words.
    pub(super) fn in_words(mut self, words: &str) -> Self {
        let finding = self.finding.as_mut();
        words.clone_into(&mut finding.expect("first the finding, then its words").message);
        self
    }

    pub(super) fn ended(mut self, how: &str, last_words: &str) -> Self {
        let finding = self.finding.as_mut();
        finding.expect("first the finding, then the end").ending = Some(Ending {
            how: format!("it {how}"),
            last_words: Untrusted::new(last_words).cut(1200),
        });
        self
    }

    pub(super) fn thread(mut self, pid: i32, blocked: Blocked) -> Self {
        let thread = ThreadState {
            pid,
            tid: pid,
            name: Escaped::default(),
            blocked,
            child: false,
        };
        self.snapshot.get_or_insert_default().threads.push(thread);
        self
    }

    pub(super) fn waits(self, pid: i32, call: &str, on: On) -> Self {
        self.thread(
            pid,
            Blocked::ForEver {
                call: call.to_owned(),
                on,
            },
        )
    }

    pub(super) fn runs(self) -> Self {
        self.thread(9, Blocked::Running)
    }

    pub(super) fn connection(mut self, remote: &str, unread: u32, accepted: bool) -> Self {
        let remote = remote.to_owned();
        let connection = Connection {
            remote,
            unread,
            unsent: 0,
            accepted,
            ended: false,
            client: 0,
            descriptor: None,
        };
        self.snapshot
            .get_or_insert_default()
            .connections
            .push(connection);
        self
    }

    /// The other side of the last connection has ended its sending.
    pub(super) fn ended_by_us(mut self) -> Self {
        let connections = self
            .snapshot
            .iter_mut()
            .flat_map(|one| &mut one.connections);
        connections.last().expect("first a connection").ended = true;
        self
    }

    /// So many datagrams were sent by the program.
    pub(super) fn sent(mut self, sent: u64) -> Self {
        self.snapshot.get_or_insert_default().datagrams = Some(Datagrams { sent });
        self
    }

    /// Every packet was heard, and this is what went to others than us.
    pub(super) fn astray(mut self, to: &str, what: Sent, times: u32) -> Self {
        let to = to.to_owned();
        let snapshot = self.snapshot.get_or_insert_default();
        let all = snapshot.astray.get_or_insert_default();
        all.push(Astray { to, what, times });
        self
    }

    /// Every packet was heard, and nothing went to others than us.
    pub(super) fn sent_nothing_astray(mut self) -> Self {
        self.snapshot.get_or_insert_default().astray = Some(Vec::new());
        self
    }

    /// So many connections were asked for, and so many of them refused.
    pub(super) fn called(mut self, begun: u64, refused: u64) -> Self {
        self.snapshot.get_or_insert_default().calls = Some(Calls { begun, refused });
        self
    }

    /// A datagram lies unread in the program's socket.
    pub(super) fn unread_datagram(mut self) -> Self {
        let mailbox = Mailbox {
            address: "0.0.0.0:12000".to_owned(),
            descriptor: Some(3),
            unread: true,
            count: Some(1),
            first: Some(12),
            dropped: 0,
        };
        self.snapshot
            .get_or_insert_default()
            .mailboxes
            .push(mailbox);
        self
    }

    /// This was tried afterwards.
    pub(super) fn tried(mut self, question: Question, outcome: Outcome) -> Self {
        let deed = match (self.role, self.found_on_screen()) {
            (Some(Role::Client), true) => Deed::Shows,
            (Some(Role::Client), false) => Deed::SendsLines,
            (Some(Role::Server | Role::Pair) | None, _) => Deed::Answers,
        };
        self.experiments.push(Experiment {
            deed,
            question,
            outcome,
        });
        self
    }

    fn found_on_screen(&self) -> bool {
        let finding = self.finding.as_ref();
        finding.is_some_and(|finding| finding.symptom == Symptom::NotShown)
    }

    pub(super) fn names(self, cause: &'static str, quote: &'static str) -> Self {
        Self {
            cause,
            quote,
            ..self
        }
    }
}

pub(super) fn on_client(remote: &str) -> On {
    On::Connection(remote.to_owned())
}

pub(super) fn on_listener(address: &str) -> On {
    On::Listener(address.to_owned())
}

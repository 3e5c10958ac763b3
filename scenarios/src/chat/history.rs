//! What happened in a chat, and pure judgements over it.
//!
//! A history has what we did in order (who came, said something, left) and what each client made out in the bytes that
//! it received. Every judge is a function from a history to nothing or a fault; none of them knows a socket. Start
//! reading at [`History`], then at the judge that interests you.
//!
//! Invariant: what is judged is the order of what we did and heard, never a clock.

mod ear;
mod judges;

use std::ops::Range;

use sockspec_model::{Comparison, Symptom};

pub(super) use ear::{Ear, has_all, make_out, marked};
pub(super) use judges::{
    delivered, each_senders_order, nobody_else, nobody_twice, nothing_after_leaving,
    nothing_invented, one_common_order,
};

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Who said it, a place in [`History::names`].
    pub(super) by: usize,
    /// What was said.
    pub(super) text: String,
    /// What has to stand in front of it, where that is declared.
    pub(super) prefix: String,
}

/// Something that we did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// This client came.
    Came(usize),
    /// This message was said.
    Said(usize),
    /// This client left.
    Left(usize),
}

/// Something that a client heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// This message, whole.
    Message(usize),
    /// Something that looks like a message and is none.
    Strange(String),
}

/// Who has to hear a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Who said it.
    Sender,
    /// Everybody else; who said it may hear it too.
    Others,
    /// Everybody else, and nobody but them.
    OnlyOthers,
    /// Everybody.
    All,
}

impl Audience {
    /// Whether who is there has to hear a message, which is its own or not.
    pub(super) fn concerns(self, own: bool) -> bool {
        match self {
            Self::Sender => own,
            Self::Others | Self::OnlyOthers => !own,
            Self::All => true,
        }
    }
}

/// What happened in a chat.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// The clients.
    pub(super) names: Vec<String>,
    /// The messages, by number.
    pub(super) messages: Vec<Message>,
    /// What we did, in order.
    pub(super) steps: Vec<Step>,
    /// What each client heard, in order.
    pub(super) heard: Vec<Vec<Heard>>,
}

/// Why a history is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Its shape.
    pub(super) symptom: Symptom,
    /// One sentence.
    pub(super) message: String,
    /// What should have been.
    pub(super) expected: String,
    /// What was.
    pub(super) actual: String,
    /// What would have met it, where that can be compared.
    pub(super) due: Option<Box<Due>>,
}

/// Who ought to have got what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// A place in [`History::names`].
    pub(super) who: usize,
    /// How it is compared.
    pub(super) how: Comparison,
    /// With what.
    pub(super) texts: Vec<String>,
    /// With whose hearing, where two are compared.
    pub(super) with: Option<usize>,
}

/// A judgement.
pub(super) type Judge = fn(&History, Audience) -> Result<(), Fault>;

/// Every judgement that a correct chat stands, but for the common order.
pub(super) const USUAL: &[Judge] = &[
    nothing_invented,
    nothing_after_leaving,
    delivered,
    nobody_twice,
    nobody_else,
    each_senders_order,
];

impl History {
    /// When each message was said.
    fn said(&self) -> impl Iterator<Item = (usize, usize)> {
        self.steps
            .iter()
            .enumerate()
            .filter_map(|(at, step)| match step {
                Step::Said(number) => Some((at, *number)),
                Step::Came(_) | Step::Left(_) => None,
            })
    }

    /// Every client with every message.
    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        let messages = self.messages.len();
        (0..self.names.len()).flat_map(move |who| (0..messages).map(move |number| (who, number)))
    }

    /// Between which steps each client was there.
    fn stays(&self) -> Vec<Range<usize>> {
        let mut stays = vec![0..0; self.names.len()];
        for (at, step) in self.steps.iter().enumerate() {
            match step {
                Step::Came(who) => stays[*who] = at + 1..usize::MAX,
                Step::Left(who) => stays[*who].end = at,
                Step::Said(_) => {}
            }
        }
        stays
    }

    /// Whether this client, who is there, has to hear this message.
    fn concerns(&self, audience: Audience, number: usize, who: usize) -> bool {
        audience.concerns(self.messages[number].by == who)
    }

    /// The messages that this client has to hear and has not heard yet.
    pub(super) fn owed(&self, audience: Audience, who: usize) -> Vec<usize> {
        let stay = &self.stays()[who];
        let owes = |(at, number): &(usize, usize)| {
            stay.contains(at) && self.concerns(audience, *number, who)
        };
        let owed = self.said().filter(owes);
        let missing =
            owed.filter(|(_, number)| !self.heard[who].contains(&Heard::Message(*number)));
        missing.map(|(_, number)| number).collect()
    }

    fn messages_heard(&self, who: usize) -> Vec<usize> {
        let numbers = self.heard[who].iter().filter_map(|heard| match heard {
            Heard::Message(number) => Some(*number),
            Heard::Strange(_) => None,
        });
        numbers.collect()
    }

    /// What is to be heard of a message, with what has to stand in front of it.
    fn whole(&self, number: usize) -> String {
        let Message { prefix, text, .. } = &self.messages[number];
        format!("{prefix}{text}")
    }

    fn text(&self, number: usize) -> &str {
        &self.messages[number].text
    }

    fn sender(&self, number: usize) -> &str {
        &self.names[self.messages[number].by]
    }

    fn quoted(&self, number: usize) -> String {
        let Message { prefix, text, .. } = &self.messages[number];
        format!("\"{}{text}\"", prefix.escape_debug())
    }

    fn fault(&self, symptom: Symptom, message: String, expected: String, who: usize) -> Fault {
        let heard: Vec<String> = self
            .messages_heard(who)
            .into_iter()
            .map(|number| self.quoted(number))
            .collect();
        let heard = match heard.len() {
            0 => "no message at all".to_owned(),
            count @ 1..=6 => format!(
                "{}{}",
                heard.join(", "),
                if count == 1 {
                    " alone"
                } else {
                    ", in this order"
                }
            ),
            count => format!("{count} messages, the last of them {}", heard[count - 1]),
        };
        let actual = format!("{} got {heard}", self.names[who]);
        Fault {
            symptom,
            message,
            expected,
            actual,
            due: None,
        }
    }
}

impl Fault {
    /// The same, with what would have met it at this client.
    fn due(self, who: usize, how: Comparison, texts: &[&str]) -> Self {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let due = Due {
            who,
            how,
            texts,
            with: None,
        };
        Self {
            due: Some(Box::new(due)),
            ..self
        }
    }

    /// The same, compared with what another client got.
    fn compared_with(mut self, other: usize) -> Self {
        if let Some(due) = &mut self.due {
            due.with = Some(other);
        }
        self
    }
}

#[cfg(test)]
mod tests;

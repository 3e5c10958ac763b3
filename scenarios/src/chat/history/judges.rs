//! The judges: each a pure function from a history to nothing or a fault.

use sockspec_model::{Comparison, Symptom};

use super::{Audience, Fault, Heard, History, Step};

/// Nobody misses a message that it has to hear.
pub(in crate::chat) fn delivered(history: &History, audience: Audience) -> Result<(), Fault> {
    let stays = history.stays();
    let missing = history.said().find_map(|(at, number)| {
        let owed =
            |who: &usize| stays[*who].contains(&at) && history.concerns(audience, number, *who);
        let deaf = |who: &usize| !history.heard[*who].contains(&Heard::Message(number));
        let who = (0..history.names.len()).find(|who| owed(who) && deaf(who))?;
        Some((number, who))
    });
    missing.map_or(Ok(()), |(number, who)| {
        let (names, sender) = (&history.names, history.sender(number));
        let message = format!("{} did not get a message of {sender}", names[who]);
        let fault = history.fault(Symptom::NoAnswer, message, history.quoted(number), who);
        Err(fault.due(who, Comparison::Contains, &[history.text(number)]))
    })
}

/// Nobody gets a message twice.
pub(in crate::chat) fn nobody_twice(history: &History, _: Audience) -> Result<(), Fault> {
    let times = |who: usize, number: usize| {
        let wanted = Heard::Message(number);
        history.heard[who]
            .iter()
            .filter(|heard| **heard == wanted)
            .count()
    };
    let twice = history.all().find(|(who, number)| times(*who, *number) > 1);
    twice.map_or(Ok(()), |(who, number)| {
        let (names, sender, times) = (&history.names, history.sender(number), times(who, number));
        let message = format!("{} got a message of {sender} {times} times", names[who]);
        let expected = format!("{} once", history.quoted(number));
        let fault = history.fault(Symptom::MoreBytes, message, expected, who);
        Err(fault.due(who, Comparison::Once, &[history.text(number)]))
    })
}

/// Nobody gets a message that it has no part in.
pub(in crate::chat) fn nobody_else(history: &History, audience: Audience) -> Result<(), Fault> {
    let said_by = |who: usize, number: usize| history.messages[number].by == who;
    let wrong = |who: usize, number: usize| match audience {
        Audience::Sender => !said_by(who, number),
        Audience::OnlyOthers => said_by(who, number),
        Audience::Others | Audience::All => false,
    };
    let surplus = history.all().find(|(who, number)| {
        wrong(*who, *number) && history.heard[*who].contains(&Heard::Message(*number))
    });
    surplus.map_or(Ok(()), |(who, number)| {
        let (names, sender) = (&history.names, history.sender(number));
        let message = format!(
            "{} got a message of {sender} that is not for it",
            names[who]
        );
        let fault = history.fault(Symptom::MoreBytes, message, "nothing of it".to_owned(), who);
        Err(fault.due(who, Comparison::Lacks, &[history.text(number)]))
    })
}

/// What one client says arrives in the order in which it was said.
pub(in crate::chat) fn each_senders_order(history: &History, _: Audience) -> Result<(), Fault> {
    let turned = (0..history.names.len()).find_map(|who| {
        let heard = history.messages_heard(who);
        let pairs = pairs(&heard);
        let turned = pairs.into_iter().find(|(first, then)| {
            first > then && history.messages[*first].by == history.messages[*then].by
        })?;
        Some((who, turned))
    });
    turned.map_or(Ok(()), |(who, (first, then))| {
        let fault = history.fault(
            Symptom::OtherBytes,
            format!(
                "{} got two messages of {} in the wrong order",
                history.names[who],
                history.sender(first)
            ),
            format!("{} before {}", history.quoted(then), history.quoted(first)),
            who,
        );
        let order = [history.text(then), history.text(first)];
        Err(fault.due(who, Comparison::InOrder, &order))
    })
}

/// Two clients that both hear two messages hear them in the same order.
pub(in crate::chat) fn one_common_order(history: &History, _: Audience) -> Result<(), Fault> {
    for one in 0..history.names.len() {
        let order = pairs(&history.messages_heard(one));
        for other in 0..one {
            let turned = pairs(&history.messages_heard(other))
                .into_iter()
                .find(|(first, then)| order.contains(&(*then, *first)));
            if let Some((first, then)) = turned {
                let order = [history.text(first), history.text(then)];
                let fault = history.fault(
                    Symptom::OtherBytes,
                    format!(
                        "{} and {} got the same two messages in different orders",
                        history.names[other], history.names[one]
                    ),
                    format!(
                        "{} before {}, as {} got them",
                        history.quoted(first),
                        history.quoted(then),
                        history.names[other]
                    ),
                    one,
                );
                let fault = fault.due(one, Comparison::SameOrder, &order);
                return Err(fault.compared_with(other));
            }
        }
    }
    Ok(())
}

/// Who has left gets nothing that is said later.
pub(in crate::chat) fn nothing_after_leaving(history: &History, _: Audience) -> Result<(), Fault> {
    let late = history.said().find_map(|(at, number)| {
        let gone = |who: &usize| history.steps[..at].contains(&Step::Left(*who));
        let hears = |who: &usize| history.heard[*who].contains(&Heard::Message(number));
        let who = (0..history.names.len()).find(|who| gone(who) && hears(who))?;
        Some((who, number))
    });
    late.map_or(Ok(()), |(who, number)| {
        let fault = history.fault(
            Symptom::MoreBytes,
            format!(
                "{} got a message of {} that was said after it had left",
                history.names[who],
                history.sender(number)
            ),
            "nothing after it has left".to_owned(),
            who,
        );
        Err(fault.due(who, Comparison::Lacks, &[history.text(number)]))
    })
}

/// Nobody gets anything that nobody said.
pub(in crate::chat) fn nothing_invented(
    history: &History,
    audience: Audience,
) -> Result<(), Fault> {
    let strange = history.heard.iter().enumerate().find_map(|(who, heard)| {
        let strange = heard.iter().find_map(|heard| match heard {
            Heard::Strange(text) => Some(text),
            Heard::Message(_) => None,
        })?;
        Some((who, strange))
    });
    strange.map_or(Ok(()), |(who, text)| {
        let mut fault = history.fault(
            Symptom::OtherBytes,
            format!("{} got a message that nobody said so", history.names[who]),
            "messages as they were said".to_owned(),
            who,
        );
        fault.actual = format!("{text:?}");
        // It came instead of something else, as a rule.
        Err(match history.owed(audience, who).first() {
            Some(owed) => fault.due(who, Comparison::Contains, &[&history.whole(*owed)]),
            None => fault.due(who, Comparison::Lacks, &[text.as_str()]),
        })
    })
}

/// Every two of these in the order in which they stand.
fn pairs(numbers: &[usize]) -> Vec<(usize, usize)> {
    let later = |at: usize| {
        numbers[at + 1..]
            .iter()
            .map(move |then| (numbers[at], *then))
    };
    (0..numbers.len()).flat_map(later).collect()
}

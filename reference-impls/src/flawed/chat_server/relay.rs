//! Passing a message on: to whom, how often, when, and what happens if one of
//! them cannot take it.
//!
//! A sound turn puts it into everybody's outbox while the list of guests is
//! locked, so that all get all messages in one order, and never waits for
//! anybody to read.

use std::io::{self, Read, Write};
use std::time::Duration;

use super::room::{Guest, Server, lock};
use super::talk::Client;

/// How it passes messages on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relays {
    ToEverybodyElse,
    ToTheFirstTwoOnly,
    ToTheNewestTwice,
    ToWhoWasThereAtTheSendersFirstWords,
    WritingToEachInTurn,
    UntilOneCannotBeWrittenTo,
    EveryThirdAfterTheNext,
    ToTheSenderAtOnceAndToOthersLater,
    ToTheSenderToo,
}

/// Longer than two messages of a client that does not wait are apart.
const WHILE: Duration = Duration::from_millis(60);
/// Longer than it takes two clients to speak at the same time.
const MOMENT: Duration = Duration::from_millis(30);

/// Passes a message on.
pub(super) fn relay(server: &Server, client: &mut Client, message: &[u8]) {
    let holds_back = server.behaviour.relays == Relays::EveryThirdAfterTheNext;
    if holds_back && client.spoken.is_multiple_of(3) {
        client.held = Some(message.to_vec());
        return;
    }
    pass_on(server, client, message);
    flush(server, client);
}

/// Receives; while something is held back, not for long.
pub(super) fn receive(client: &Client, into: &mut [u8]) -> io::Result<usize> {
    let patience = client.held.as_ref().map(|_| WHILE);
    client.stream.set_read_timeout(patience)?;
    (&client.stream).read(into)
}

/// Passes on what was held back.
pub(super) fn flush(server: &Server, client: &mut Client) {
    if let Some(held) = client.held.take() {
        pass_on(server, client, &held);
    }
}

/// Passes a message on to all whom it is for, one after the other.
fn pass_on(server: &Server, client: &mut Client, message: &[u8]) {
    let bytes = server
        .options
        .passed_on(&server.name_of(client.number), message);
    let mut others_only = !server.options.echo_to_sender;
    match server.behaviour.relays {
        Relays::ToTheSenderToo => others_only = false,
        Relays::ToTheSenderAtOnceAndToOthersLater => {
            let guests = lock(&server.guests);
            let own = guests.iter().find(|guest| guest.number == client.number);
            own.iter().for_each(|guest| guest.tell(&bytes));
            drop(guests);
            if client.number < 2 && client.spoken == 1 {
                std::thread::sleep(MOMENT);
            }
            others_only = true;
        }
        Relays::ToEverybodyElse
        | Relays::ToTheFirstTwoOnly
        | Relays::ToTheNewestTwice
        | Relays::ToWhoWasThereAtTheSendersFirstWords
        | Relays::WritingToEachInTurn
        | Relays::UntilOneCannotBeWrittenTo
        | Relays::EveryThirdAfterTheNext => {}
    }
    let guests = lock(&server.guests);
    let all = || guests.iter().map(|guest| guest.number).collect();
    let known = client.audience.get_or_insert_with(all);
    let newest = guests.last().map(|guest| guest.number);
    for (place, guest) in guests.iter().enumerate() {
        let (own, new) = (
            guest.number == client.number,
            !known.contains(&guest.number),
        );
        if own && others_only {
            continue;
        }
        let written = tell(
            server,
            guest,
            &bytes,
            place,
            newest == Some(guest.number),
            new,
        );
        if written.is_err() {
            return;
        }
    }
}

/// Tells one of them: the one at this place of the list, the newest or not,
/// one who has come since the sender first spoke or not.
fn tell(
    server: &Server,
    guest: &Guest,
    bytes: &[u8],
    place: usize,
    is_newest: bool,
    is_new: bool,
) -> io::Result<()> {
    match server.behaviour.relays {
        Relays::ToTheFirstTwoOnly if place >= 2 => return Ok(()),
        Relays::ToWhoWasThereAtTheSendersFirstWords if is_new => return Ok(()),
        Relays::ToTheNewestTwice if is_newest => guest.tell(bytes),
        Relays::WritingToEachInTurn => {
            // Whoever is gone need not be told.
            let _ = (&guest.stream).write_all(bytes);
            return Ok(());
        }
        Relays::UntilOneCannotBeWrittenTo => return (&guest.stream).write_all(bytes),
        Relays::ToEverybodyElse
        | Relays::ToTheFirstTwoOnly
        | Relays::ToTheNewestTwice
        | Relays::ToWhoWasThereAtTheSendersFirstWords
        | Relays::EveryThirdAfterTheNext
        | Relays::ToTheSenderAtOnceAndToOthersLater
        | Relays::ToTheSenderToo => {}
    }
    guest.tell(bytes);
    Ok(())
}

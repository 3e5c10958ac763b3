//! The last turns: showing the answer, or that there is none, and leaving.
//!
//! A sound turn shows the server's answer as text and ends with status 0, or
//! explains in words why there is none.

use std::io;
use std::process::ExitCode;

use super::{Behaviour, Exercise};
use crate::console::{self, FAILED};

/// What it shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    TheAnswer,
    Nothing,
    WithAnotherLabel,
    Quoted,
    ItsOwnUpperCase,
    WhatItExpects,
    AsAFormat,
    AsciiOnly,
    TheWholeBuffer,
}

/// How it leaves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
}

/// What it does if there is no answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoServer {
    IsExplained,
    EndsInSilence,
    EndsInSuccess,
    Panics,
}

/// Shows the answers to what was said, and leaves.
pub(super) fn show(behaviour: Behaviour, said: &[u8], answers: &[Vec<u8>]) -> ExitCode {
    for answer in answers {
        if let Some(text) = text(behaviour.shows, said, answer) {
            console::say(&format!("{}{text}", label(behaviour)));
        }
    }
    match behaviour.leaves {
        Leaves::InSuccess => ExitCode::SUCCESS,
        Leaves::AsIfItHadFailed => ExitCode::from(FAILED),
        Leaves::NotAtAll => loop {
            std::thread::park();
        },
    }
}

fn label(behaviour: Behaviour) -> &'static str {
    match (behaviour.exercise, behaviour.shows) {
        (_, Shows::WithAnotherLabel) => "It says ",
        (Exercise::Uppercase, _) => "",
        (Exercise::Hello, _) => "Message from Server: ",
    }
}

fn text(shows: Shows, said: &[u8], answer: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(answer).into_owned();
    Some(match shows {
        Shows::TheAnswer | Shows::WithAnotherLabel => text,
        Shows::Nothing => return None,
        Shows::Quoted => format!("b'{}'", answer.escape_ascii()),
        Shows::ItsOwnUpperCase => String::from_utf8_lossy(said).to_uppercase(),
        Shows::WhatItExpects => "Hello UDP Client".to_owned(),
        Shows::AsAFormat => text.replace('%', ""),
        Shows::AsciiOnly => text.replace(|letter: char| !letter.is_ascii(), "?"),
        Shows::TheWholeBuffer => format!("{text:\0<256}"),
    })
}

/// Says that there is no answer, and leaves.
pub(super) fn explain(behaviour: Behaviour, error: &io::Error) -> ExitCode {
    let words = format!("There is no answer: {error}.");
    match behaviour.no_server {
        NoServer::IsExplained => console::give_up(FAILED, &words),
        NoServer::EndsInSilence => ExitCode::from(FAILED),
        NoServer::EndsInSuccess => console::give_up(0, &words),
        NoServer::Panics => panic!("{error:?}"),
    }
}

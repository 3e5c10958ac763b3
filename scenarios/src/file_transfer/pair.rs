//! Checks of a pair: the two programs do the exercise with each other; the verdict comes from the files alone.

use sockspec_engine::rig::{Check, Checked, ClientRig, PairRig, ServerRig, Stop};

use super::arrival::name_of;
use super::{content, open};

/// The checks.
pub(super) const CHECKS: &[Check<PairRig>] = &[
    Check::new(
        "does-the-exercise",
        "ALL-P1",
        does_the_exercise,
        "Server and client run in one network of their own; the name of a file is typed at the client, the client is \
         ended, and the file must arrive at the server's side.",
    )
    .gate(),
    Check::new(
        "does-it-twice-in-a-row",
        "ALL-P2",
        does_it_twice_in_a_row,
        "Two clients, one after the other, send a file each to one server.",
    ),
    Check::new(
        "serves-two-clients-at-once",
        "ALL-P3",
        serves_two_clients_at_once,
        "Two clients are started before a name is typed at either; both files must arrive.",
    ),
];

fn does_the_exercise(rig: &mut PairRig) -> Checked {
    rig.together_from_the_start(once)
}

fn does_it_twice_in_a_row(rig: &mut PairRig) -> Checked {
    rig.together_from_the_start(twice)
}

fn serves_two_clients_at_once(rig: &mut PairRig) -> Checked {
    rig.together_from_the_start(at_once)
}

fn once(server: &mut ServerRig) -> Checked {
    has_names_of_its_own(server)?;
    open(server, 1)?;
    let mut client = started(server, 1)?;
    finish(&mut client, 1)?;
    arrived(server, &[1])
}

fn twice(server: &mut ServerRig) -> Checked {
    has_names_of_its_own(server)?;
    open(server, 2)?;
    for number in [1, 2] {
        let mut client = started(server, number)?;
        finish(&mut client, number)?;
    }
    arrived(server, &[1, 2])
}

fn at_once(server: &mut ServerRig) -> Checked {
    has_names_of_its_own(server)?;
    open(server, 2)?;
    let (mut first, mut second) = (started(server, 1)?, started(server, 2)?);
    finish(&mut first, 1)?;
    finish(&mut second, 2)?;
    arrived(server, &[1, 2])
}

/// Both programs work in one folder: where the client gives the name, what is sent and what is stored would be one file.
fn has_names_of_its_own(server: &ServerRig) -> Checked {
    match server.dialect().value("names") {
        "given" => Err(Stop::Skip(ONE_FOLDER.to_owned())),
        _ => Ok(()),
    }
}

const ONE_FOLDER: &str =
    "both programs work in one folder, where a file cannot be stored under the name that it has";

/// A client with a file of its own to send.
fn started(server: &ServerRig, number: usize) -> Checked<ClientRig> {
    let mut client = ClientRig::beside(server);
    client
        .scene()
        .files()
        .put(&name_of(number), content::text(number))?;
    client.start()?;
    Ok(client)
}

/// Names the file to the client, and ends the client if it asks for another.
fn finish(client: &mut ClientRig, number: usize) -> Checked {
    client.type_line(&name_of(number))?;
    client.until_rest()?;
    let word = client.dialect().value("quit").to_owned();
    match client.waits_for_keyboard() {
        true if word.is_empty() => client.end_input(),
        true => client.type_line(&word),
        false => Ok(()),
    }
}

fn arrived(server: &mut ServerRig, numbers: &[usize]) -> Checked {
    let contents: Vec<Vec<u8>> = numbers.iter().copied().map(content::text).collect();
    let put: Vec<String> = numbers.iter().copied().map(name_of).collect();
    server.expect_files_beside(&contents, &put).map(|_| ())
}

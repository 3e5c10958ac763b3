//! Checks of a client: names that name no file.

use sockspec_engine::rig::{Check, Checked, ClientRig, Peer};

use super::NOTES;
use super::wire::framed;

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::new(
        "asks-again-after-a-bad-name",
        "FT-C3",
        asks_again_after_a_bad_name,
        "The name of a file that does not exist is typed: the client must say so, send nothing and wait for another line. \
         Then the name of one that exists is typed, and exactly its bytes must come.",
    ),
    Check::new(
        "reports-an-unreadable-file",
        "FT-C4",
        reports_an_unreadable_file,
        "The name of the folder itself is typed: the client must say something and send nothing; it must ask again, or end \
         without a crash.",
    ),
    Check::new(
        "reports-a-forbidden-file",
        "FT-C4",
        reports_a_forbidden_file,
        "The name of a file that nobody may read is typed: the client must say something and send nothing; it must ask \
         again, or end without a crash.",
    ),
];

fn asks_again_after_a_bad_name(rig: &mut ClientRig) -> Checked {
    rig.scene().put("notes.txt", NOTES.as_bytes())?;
    rig.start()?;
    let peer = refused(rig, "no-such-file.txt", "about a name that does not exist")?;
    rig.expect_question("after a name that does not exist")?;
    rig.type_line("notes.txt")?;
    let mut peer = match peer {
        Some(peer) if !peer.has_ended() => peer,
        Some(_) | None => rig.accept()?,
    };
    peer.expect_these(&framed(rig.dialect(), "notes.txt", NOTES.as_bytes()))
}

fn reports_an_unreadable_file(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    refused(rig, ".", "about a folder")?;
    rig.expect_end_or_question("after the name of a folder")
}

fn reports_a_forbidden_file(rig: &mut ClientRig) -> Checked {
    rig.expect_no_privileges()?;
    rig.scene().put_locked("secret.txt", NOTES.as_bytes())?;
    rig.start()?;
    refused(rig, "secret.txt", "about a file that it may not read")?;
    rig.expect_end_or_question("after the name of a file that it may not read")
}

/// A name is typed that the client must complain about; nothing may be sent. Its connection, if it has one.
fn refused(rig: &mut ClientRig, name: &str, about: &str) -> Checked<Option<Peer>> {
    rig.until_it_asks()?;
    let before = rig.screen()?;
    rig.type_line(name)?;
    let mut peer = rig.accept_if_it_comes()?;
    if let Some(peer) = &mut peer {
        peer.expect_no_words(&format!(
            "it sends something instead of complaining {about}"
        ))?;
    }
    rig.expect_words_since(&before, about)?;
    Ok(peer)
}

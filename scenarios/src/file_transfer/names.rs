//! Checks of a server: under which names files are stored.

use sockspec_engine::rig::{Check, Checked, Need, Opening, ServerRig};
use sockspec_model::Level;

use super::arrival::{arrive, name_of, send};
use super::wire::framed;
use super::{content, open};

const GIVEN: &[Need] = &[Need {
    key: "names",
    values: &["given"],
}];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "uses-the-expected-names",
        "FT-S1",
        uses_the_expected_names,
        "Two clients send a file each; the new files must have the declared names.",
    )
    .level(Level::Should)
    .opening(Opening::Started),
    Check::new(
        "does-not-overwrite",
        "FT-S7",
        does_not_overwrite,
        "A file of the first expected name is there already; a client sends another one. What was in the old file must \
         still be in a file, and what was sent in another.",
    )
    .opening(Opening::Started),
    Check::new(
        "refuses-path-traversal",
        "FT-S8",
        refuses_path_traversal,
        "A client gives a name that leads up to the root of the file system and down again into another folder; nothing \
         may appear there.",
    )
    .needs(GIVEN)
    .opening(Opening::Started),
];

fn uses_the_expected_names(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[content::text(1), content::text(2)])?;
    rig.expect_names(&[expected(rig, 0), expected(rig, 1)])
}

/// The declared name of a client's file.
fn expected(rig: &ServerRig, client: usize) -> String {
    match rig.dialect().value("names") {
        "given" => name_of(client),
        pattern => pattern.replace("{n}", &client.to_string()),
    }
}

fn does_not_overwrite(rig: &mut ServerRig) -> Checked {
    let old = b"this was here before\n";
    let name = expected(rig, 0);
    rig.scene().put(&name, old)?;
    open(rig, 1)?;
    send(rig, 0, &content::text(1))?;
    rig.expect_files(&[content::text(1)])?;
    rig.expect_kept(&name, old)
}

fn refuses_path_traversal(rig: &mut ServerRig) -> Checked {
    let name = rig.name_that_leads_out()?;
    open(rig, 1)?;
    let sent = framed(rig.dialect(), &name, &content::text(1));
    let mut client = rig.connect()?;
    client.send(sent)?;
    client.leave()?;
    rig.expect_nothing_outside(&name)
}

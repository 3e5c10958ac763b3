//! Checks of a client that every scenario with connections shares.

use sockspec_engine::rig::{Check, Checked, ClientRig};

use super::{Exercise, granted, type_for};

/// The first check: does the client come to us at all?
pub(crate) const fn reaches<E: Exercise>() -> Check<ClientRig> {
    Check::new(
        "reaches-the-server",
        "ALL-C1",
        reaches_the_server::<E>,
        "The client is started at a terminal, its line, if it has one, is typed, and it must connect to the port, on whatever address it \
         means by its server's name.",
    )
    .gate()
}

/// The shared checks for an exercise.
pub(crate) const fn checks<E: Exercise>() -> [Check<ClientRig>; 6] {
    [
        Check::new(
            "ends-cleanly",
            "ALL-C2",
            ends_cleanly::<E>,
            "After one plain conversation the client must end with status 0; one that asks for more input instead is left \
             to ends-on-end-of-input.",
        ),
        Check::new(
            "reports-a-missing-server",
            "ALL-C3",
            reports_a_missing_server::<E>,
            "The client is started while nobody listens; it must show something and end with a non-zero status.",
        )
        .apart(),
        Check::new(
            "survives-a-close",
            "ALL-C4",
            survives_a_close::<E>,
            "The server closes the connection instead of saying what it should; the client must end, or ask for more input.",
        ),
        Check::new(
            "survives-a-reset",
            "ALL-C4",
            survives_a_reset::<E>,
            "The server resets the connection instead of saying what it should; the client must end, or ask for more input.",
        ),
        Check::new(
            "explains-errors-in-words",
            "ALL-C5",
            explains_errors_in_words::<E>,
            "The client is started while nobody listens; what it has shown when it ends, or asks again, must not look like a stack trace.",
        )
        .apart(),
        Check::new(
            "ends-on-end-of-input",
            "ALL-C6",
            ends_on_end_of_input::<E>,
            "Ctrl-D is typed instead of a line; the client must end.",
        )
        .apart(),
    ]
}

fn reaches_the_server<E: Exercise>(rig: &mut ClientRig) -> Checked {
    E::furnish(rig)?;
    rig.start()?;
    type_for::<E>(rig)?;
    rig.accept()?.leave()
}

fn ends_cleanly<E: Exercise>(rig: &mut ClientRig) -> Checked {
    E::act(rig)?;
    rig.expect_clean_end()
}

fn without_a_server<E: Exercise>(rig: &mut ClientRig) -> Checked {
    E::furnish(rig)?;
    rig.close_the_port();
    rig.start()?;
    type_for::<E>(rig)
}

fn reports_a_missing_server<E: Exercise>(rig: &mut ClientRig) -> Checked {
    without_a_server::<E>(rig)?;
    rig.expect_failure("without a server")
}

fn explains_errors_in_words<E: Exercise>(rig: &mut ClientRig) -> Checked {
    without_a_server::<E>(rig)?;
    let said = rig.expect_end_or_question("without a server");
    let what = "it neither ends nor asks again";
    granted(said, what, &["reports-a-missing-server"])?;
    rig.expect_no_stack_trace()
}

fn survives_a_close<E: Exercise>(rig: &mut ClientRig) -> Checked {
    E::ask(rig)?.leave()?;
    rig.expect_end_or_question("when the server closes without an answer")
}

fn survives_a_reset<E: Exercise>(rig: &mut ClientRig) -> Checked {
    E::ask(rig)?.reset()?;
    rig.expect_end_or_question("when the server resets the connection")
}

fn ends_on_end_of_input<E: Exercise>(rig: &mut ClientRig) -> Checked {
    let before = E::before_end_of_input(rig)?;
    rig.end_input()?;
    let connection = before.map_or_else(|| rig.accept_if_it_comes(), |peer| Ok(Some(peer)))?;
    let parted = connection.map(|peer| rig.part_at_its_end(peer));
    let _still_there = parted.transpose()?;
    rig.expect_end("at end of input").map(|_| ())
}

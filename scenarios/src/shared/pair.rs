//! Checks of a pair: the two programs talk to each other, and the verdict comes from keyboard and screen alone.

use sockspec_engine::rig::{Check, Checked, ClientRig, PairRig, ServerRig};

use super::Exercise;

/// The shared checks for an exercise.
pub(crate) const fn checks<E: Exercise>() -> [Check<PairRig>; 3] {
    [
        Check::new(
            "does-the-exercise",
            "ALL-P1",
            does_the_exercise::<E>,
            "Server and client run in one network of their own; the client's line, if it has one, is typed, and its screen \
             must show what it should.",
        )
        .gate(),
        Check::new(
            "does-it-twice-in-a-row",
            "ALL-P2",
            does_it_twice_in_a_row::<E>,
            "The client is run twice against one server.",
        )
        .needs(E::LASTING),
        Check::new(
            "serves-two-clients-at-once",
            "ALL-P3",
            serves_two_clients_at_once::<E>,
            "Two clients are started before either holds its conversation.",
        )
        .needs(E::LASTING),
    ]
}

fn does_the_exercise<E: Exercise>(rig: &mut PairRig) -> Checked {
    rig.together(once::<E>)
}

fn does_it_twice_in_a_row<E: Exercise>(rig: &mut PairRig) -> Checked {
    rig.together(twice::<E>)
}

fn serves_two_clients_at_once<E: Exercise>(rig: &mut PairRig) -> Checked {
    rig.together(two::<E>)
}

fn once<E: Exercise>(server: &mut ServerRig) -> Checked {
    let mut client = ClientRig::beside(server);
    client.start()?;
    E::meet(&mut client)
}

fn twice<E: Exercise>(server: &mut ServerRig) -> Checked {
    once::<E>(server)?;
    server.until_rest()?;
    once::<E>(server)
}

fn two<E: Exercise>(server: &mut ServerRig) -> Checked {
    let (mut first, mut second) = (ClientRig::beside(server), ClientRig::beside(server));
    first.start()?;
    // The first is the first also where clients are served one after the other.
    first.until_rest()?;
    second.start()?;
    E::meet(&mut first)?;
    E::meet(&mut second)
}

//! Checks about what a server keeps of its clients.
//!
//! A server is allowed to grow for a while (caches, worker threads, a lazy collector); only what grows with every single
//! client is a leak.

use sockspec_engine::rig::{Check, Checked, ServerRig, Stop};

use super::{Exercise, granted};

/// Conversations between two counts.
const MANY: usize = 300;
/// Conversations of one round where several rounds are compared.
const ROUND: usize = 100;

/// The checks of an exercise.
pub(crate) const fn checks<E: Exercise>() -> [Check<ServerRig>; 3] {
    [
        Check::new(
            "leaks-no-descriptors",
            "ALL-S5",
            leaks_no_descriptors::<E>,
            "Descriptors and threads are counted before and after 300 conversations.",
        )
        .needs(E::LASTING),
        Check::new(
            "leaves-no-zombies",
            "ALL-S5",
            leaves_no_zombies::<E>,
            "Ended child processes that nobody has waited for are counted before and after 300 conversations.",
        )
        .needs(E::LASTING),
        Check::new(
            "memory-stays-flat",
            "ALL-S5",
            memory_stays_flat::<E>,
            "Resident memory is read after each of four rounds of 100 conversations; it must not grow by more than 32 KiB \
             for each client in every one of them. Skipped where a runtime (of Java or .NET) collects only when its heap is full.",
        )
        .needs(E::LASTING),
    ]
}

/// Many plain conversations.
fn many<E: Exercise>(rig: &mut ServerRig, count: usize) -> Checked {
    for _ in 0..count {
        if rig.scene().is_late() {
            let why = "it takes too long over each client to be asked so often";
            return Err(Stop::Skip(why.to_owned()));
        }
        rig.scene().clear_page();
        granted(
            E::talk(rig),
            "it does not serve so many clients in turn",
            E::NEXT,
        )?;
    }
    Ok(())
}

fn leaks_no_descriptors<E: Exercise>(rig: &mut ServerRig) -> Checked {
    many::<E>(rig, 20)?;
    let before = rig.holdings()?;
    many::<E>(rig, MANY)?;
    rig.expect_no_growth("descriptors", &before, MANY, |held| held.descriptors)?;
    rig.expect_no_growth("threads", &before, MANY, |held| held.threads)
}

fn leaves_no_zombies<E: Exercise>(rig: &mut ServerRig) -> Checked {
    let before = rig.holdings()?;
    many::<E>(rig, MANY)?;
    let what = "ended children that it has not waited for";
    rig.expect_no_growth(what, &before, MANY, |held| held.zombies)
}

fn memory_stays_flat<E: Exercise>(rig: &mut ServerRig) -> Checked {
    many::<E>(rig, ROUND)?;
    let holdings = rig.holdings()?;
    if holdings.collects_late {
        let why =
            "its runtime frees memory only when the heap is full, so that growth says nothing yet";
        return Err(Stop::Skip(why.to_owned()));
    }
    let mut memory = vec![holdings.memory];
    for _ in 0..3 {
        many::<E>(rig, ROUND)?;
        memory.push(rig.holdings()?.memory);
    }
    rig.expect_flat_memory(&memory, ROUND)
}

//! Workers: threads that attempt checks, each pinned to a processor and with a runtime of its own.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use super::Run;
use super::gates::FoundOut;
use crate::rig::{Casework, Plan};
use crate::sys::Trouble;
use crate::sys::cpu::Cpus;

/// Lets several workers work, each pinned to a processor and with a runtime of its own; `hear` gets what they hand in.
pub(super) fn workers<T: Send>(
    run: &Run,
    most: usize,
    found_out: &FoundOut,
    work: impl Fn(&Plan, &mpsc::Sender<T>) + Sync,
    hear: impl FnOnce(mpsc::Receiver<T>),
) -> Result<(), Trouble> {
    let (broken, cpus) = (AtomicBool::new(false), Cpus::available());
    let (hand_in, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..run.jobs().min(most) {
            let (hand_in, cpus, work, broken) = (hand_in.clone(), cpus.clone(), &work, &broken);
            scope.spawn(move || {
                let _seat = cpus.take_seat();
                let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                else {
                    return broken.store(true, Ordering::Relaxed);
                };
                work(&plan(run, found_out, &cpus, Rc::new(runtime)), &hand_in);
            });
        }
        drop(hand_in);
        hear(results);
    });
    if broken.into_inner() {
        Err(Trouble::new("a worker could not be set up"))
    } else {
        Ok(())
    }
}

/// What every attempt of a worker has in common.
pub(super) fn plan(
    run: &Run,
    found_out: &FoundOut,
    cpus: &Cpus,
    runtime: Rc<tokio::runtime::Runtime>,
) -> Plan {
    let mut dialect = run.dialect.clone();
    for (key, value) in found_out {
        // A value that was observed is one that the key takes.
        dialect.set(key, value).ok();
    }
    Plan {
        server: run.server.clone(),
        client: run.client.clone(),
        dialect,
        transport: run.scenario.transport,
        files: run.scenario.files,
        port: run.port,
        seed: run.seed,
        cases: run.cases,
        shrinking: run.shrinking,
        casework: Casework::default(),
        stretch: 1,
        scale: run.scale,
        crowd: run.crowd(),
        in_full: run.in_full,
        tapped: false,
        small_buffers: false,
        exploring: false,
        isolation: run.isolation,
        cancelled: Arc::clone(&run.cancelled),
        cpus: cpus.clone(),
        runtime,
    }
}

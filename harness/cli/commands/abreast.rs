//! Several runs side by side, each with one worker: a run of its own has too few long checks to keep two busy.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use sockspec_engine::sys::cpu::Cpus;

/// As many at once as there are processors.
pub(crate) fn one_each() -> usize {
    Cpus::available().count()
}

/// More than that: while some wait for time to pass, all processors have work.
pub(crate) fn some_to_spare() -> usize {
    one_each() * 3
}

/// Does `work` on every item, so many at once, and hears the results in order. The first error
/// of `hear` ends it.
pub(crate) fn in_parallel<T: Sync, R: Send, E>(
    at_once: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut hear: impl FnMut(usize, R) -> Result<(), E>,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let (hand_in, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..at_once.min(items.len()) {
            let (hand_in, next, work) = (hand_in.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(number) else {
                        return;
                    };
                    if hand_in.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(hand_in);
        let (mut early, mut turn) = (BTreeMap::new(), 0);
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&turn) {
                hear(turn, result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let items: Vec<u64> = (0..20).collect();
        let mut heard = Vec::new();
        let ended = in_parallel(
            3,
            &items,
            |item| item * 2,
            |number, result| {
                heard.push((number, result));
                if number < 10 { Ok(()) } else { Err("enough") }
            },
        );
        assert_eq!(ended, Err("enough"));
        assert_eq!(
            heard,
            (0..=10).map(|n| (n, n as u64 * 2)).collect::<Vec<_>>()
        );
    }
}

//! Drives a run on a thread of its own, so that this one stays free for Ctrl-C and for whoever watches.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use sockspec_engine::runner::{self, Conclusion, Run};
use sockspec_engine::sys::Trouble;
use sockspec_model::Event;

use crate::ending::Ending;

/// How often the listener hears of time going by; also how long Ctrl-C may take to be noticed.
pub(crate) const TICK: Duration = Duration::from_millis(50);

/// How long an interrupted run may take to put its things away.
const FAREWELL: Duration = Duration::from_secs(2);

/// What comes from the run.
enum News {
    Happened(Box<Event>),
    Over(Result<Conclusion, Trouble>),
}

/// Hears every event in order, and nothing now and then when time goes by.
type Hear<'a> = &'a mut dyn FnMut(Option<&Event>) -> Result<(), Ending>;

/// Runs it; what it was doing when `hear` wants no more is put away first.
pub(crate) fn drive(run: Run, hear: Hear<'_>) -> Result<Conclusion, Ending> {
    let cancelled = Arc::clone(&run.cancelled);
    let news = begin(move |tell| runner::run(&run, tell));
    let heard = listen(&news, hear);
    if heard.is_err() {
        cancelled.store(true, Ordering::Relaxed);
        until_over(&news);
    }
    heard
}

/// Begins a run, or something like it, on a thread of its own.
fn begin(
    work: impl FnOnce(&mut dyn FnMut(&Event)) -> Result<Conclusion, Trouble> + Send + 'static,
) -> Receiver<News> {
    let (sender, news) = mpsc::channel();
    thread::spawn(move || {
        let conclusion = work(&mut |event| {
            // The receiver is gone only when the process is about to end.
            sender.send(News::Happened(Box::new(event.clone()))).ok();
        });
        sender.send(News::Over(conclusion)).ok();
    });
    news
}

/// Drives something that comes to its own end when it is interrupted, and hears that too. Whether it was interrupted.
pub(crate) fn drive_to_the_end(
    cancelled: &AtomicBool,
    work: impl FnOnce(&mut dyn FnMut(&Event)) -> Result<Conclusion, Trouble> + Send + 'static,
    hear: Hear<'_>,
) -> Result<(Conclusion, bool), Ending> {
    let news = begin(work);
    let mut interrupted = None;
    loop {
        match news.recv_timeout(TICK) {
            Ok(News::Happened(event)) => hear(Some(&event))?,
            Ok(News::Over(conclusion)) => return Ok((conclusion?, interrupted.is_some())),
            Err(RecvTimeoutError::Timeout) => hear(None)?,
            Err(RecvTimeoutError::Disconnected) => return Err(wordless()),
        }
        if is_interrupted() {
            cancelled.store(true, Ordering::Relaxed);
            let since = *interrupted.get_or_insert_with(Instant::now);
            if since.elapsed() > FAREWELL {
                return Err(Ending::Interrupted("interrupted".to_owned()));
            }
        }
    }
}

fn wordless() -> Ending {
    Ending::Trouble("the runner has ended without a word".to_owned())
}

/// Does some other work on a thread of its own; it is told to end early, by `cancelled`, when somebody interrupts.
pub(crate) fn beside<T: Send + 'static>(
    cancelled: &AtomicBool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Ending> {
    let (sender, done) = mpsc::channel();
    thread::spawn(move || sender.send(work()).ok());
    while !is_interrupted() {
        match done.recv_timeout(TICK) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Ending::Trouble("it has ended without a word".to_owned()));
            }
        }
    }
    cancelled.store(true, Ordering::Relaxed);
    // Its programs are ended, and their home folders removed.
    done.recv_timeout(FAREWELL).ok();
    Err(Ending::Interrupted("interrupted".to_owned()))
}

fn listen(news: &Receiver<News>, hear: Hear<'_>) -> Result<Conclusion, Ending> {
    while !is_interrupted() {
        match news.recv_timeout(TICK) {
            Ok(News::Happened(event)) => hear(Some(&event))?,
            Ok(News::Over(conclusion)) => return Ok(conclusion?),
            Err(RecvTimeoutError::Timeout) => hear(None)?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(wordless());
            }
        }
    }
    Err(Ending::Interrupted("interrupted".to_owned()))
}

/// Waits for an interrupted run to end its programs and to remove their home folders; what it still tells is not heard.
fn until_over(news: &Receiver<News>) {
    let end = Instant::now() + FAREWELL;
    while let Some(left) = end.checked_duration_since(Instant::now())
        && let Ok(News::Happened(_)) = news.recv_timeout(left)
    {}
}

/// From now on Ctrl-C, or a request to end, is noticed instead of ending the process on the spot.
pub(crate) fn mind_interrupts() {
    interrupted();
}

/// Whether somebody asked the process to end.
pub(crate) fn is_interrupted() -> bool {
    interrupted().load(Ordering::Relaxed)
}

/// The end of the terminal is a request to end too, unless somebody has seen to it that it is none (nohup).
fn hang_up() -> Option<i32> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let is_ignored = ignored.is_some_and(|mask| mask >> (SIGHUP - 1) & 1 == 1);
    (!is_ignored).then_some(SIGHUP)
}

fn interrupted() -> &'static Arc<AtomicBool> {
    static INTERRUPTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    INTERRUPTED.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM].into_iter().chain(hang_up()) {
            // Where it is refused the signal ends the process on the spot, as it would have anyway.
            signal_hook::flag::register(signal, Arc::clone(&flag)).ok();
        }
        flag
    })
}

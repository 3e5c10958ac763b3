//! One attempt's place: the pod, the kernel's view of it, the programs in it, the clock and the transcript.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, poll_fn};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use sockspec_model::{Figure, Heard, Lane, Said, Snapshot};
use tokio::runtime::Runtime;

use super::exhibit::Exhibit;
use super::figures::Figures;
use super::leaving::Leaving;
use super::log::Log;
use super::unheard::End;
use super::{Checked, Command, Files, Plan, Silence, Transport, place};
use crate::sys::Trouble;
use crate::sys::deadline::Budget;
use crate::sys::elsewhere::folder_in;
use crate::sys::home::Home;
use crate::sys::kernel::Kernel;
use crate::sys::pod::{Pod, Stdio};
use crate::sys::program::{NotRun, Program};
use crate::sys::tap::Tap;
use crate::sys::wire::Wire;

/// One attempt's place.
pub struct Scene {
    runtime: Rc<Runtime>,
    cancelled: Arc<AtomicBool>,
    transport: Transport,
    scale: Option<u32>,
    budget: Budget,
    pub(super) log: Log,
    pub(super) kernel: Kernel,
    pub(super) programs: RefCell<Vec<Rc<Program>>>,
    /// How much of each program's screen is in the transcript.
    shown: RefCell<Vec<u64>>,
    /// Our connections, each with the number of the client that we play on it.
    pub(super) wires: RefCell<Vec<(u32, Weak<Wire>)>>,
    pub(super) leaving: Leaving,
    /// Our ends, each with the number of its peer.
    pub(super) ends: RefCell<Vec<(u32, End)>>,
    peers: Cell<u32>,
    /// Datagrams that we have sent.
    pub(super) posted: Cell<u64>,
    /// Datagrams that had been sent when we first asked something, if we have: look-ups of names, which are nobody's answer.
    pub(super) sent_before: Cell<Option<u64>>,
    /// Ports of ours.
    pub(super) own_ports: RefCell<BTreeSet<u16>>,
    observed: RefCell<BTreeMap<&'static str, String>>,
    pub(super) figures: Figures,
    pub(super) moment: RefCell<Option<Snapshot>>,
    /// What is shown in place of the last case, where another one is the evidence.
    pub(super) exhibit: RefCell<Option<Exhibit>>,
    /// The last silence of the programs, if they have been seen to rest.
    pub(super) rest: Cell<Option<Silence>>,
    pub(super) pod: Rc<Pod>,
    pub(super) tap: RefCell<Option<Tap>>,
    /// Whether somebody else uses our processor.
    pub(super) crowded: Cell<bool>,
    files: Files,
    home: Home,
}

impl Scene {
    /// Sets the place up.
    ///
    /// # Errors
    /// When isolation is refused or the machine is out of something.
    pub fn open(plan: &Plan) -> Checked<Rc<Self>> {
        let _inside = plan.runtime.enter();
        let home = Home::new()?;
        let (pod, files) = place::of(plan, home.path())?;
        let scene = Rc::new(Self {
            runtime: Rc::clone(&plan.runtime),
            cancelled: Arc::clone(&plan.cancelled),
            transport: plan.transport,
            scale: plan.scale,
            budget: Budget::new(plan.stretch),
            log: Log::new(),
            kernel: Kernel::of(&pod)?,
            programs: RefCell::default(),
            shown: RefCell::default(),
            wires: RefCell::default(),
            leaving: Leaving::default(),
            ends: RefCell::default(),
            peers: Cell::new(0),
            posted: Cell::new(0),
            sent_before: Cell::default(),
            own_ports: RefCell::default(),
            observed: RefCell::default(),
            figures: Figures::default(),
            moment: RefCell::default(),
            exhibit: RefCell::default(),
            rest: Cell::new(None),
            pod,
            tap: RefCell::default(),
            crowded: Cell::new(false),
            files,
            home,
        });
        scene.listen_in(plan.tapped);
        Ok(scene)
    }

    /// Starts a program.
    ///
    /// # Errors
    /// When the system refuses to execute it.
    pub fn start(&self, command: &Command, port: u16, stdio: Stdio) -> Checked<Rc<Program>> {
        let _inside = self.runtime.enter();
        let home = self.home.path().to_string_lossy();
        let launch = command.launch(port, stdio, &home, self.files.workplace.as_deref());
        match Program::start(&self.pod, launch) {
            Ok(program) => {
                let how = match stdio {
                    Stdio::Terminal => "",
                    Stdio::Pipes => "its output goes into a pipe",
                };
                self.log.said_so(Lane::Kernel, 0, Said::Started, b"", how);
                let program = Rc::new(program);
                self.programs.borrow_mut().push(Rc::clone(&program));
                self.shown.borrow_mut().push(0);
                Ok(program)
            }
            Err(NotRun::Refused(error)) => {
                Err(Trouble::while_(&format!("executing {}", command.argv[0]))(error).into())
            }
            Err(NotRun::Trouble(trouble)) => Err(trouble.into()),
        }
    }

    /// Forgets a program that is over, and whatever it left running.
    ///
    /// # Errors
    /// When the pod is gone.
    pub fn clear_away(&self) -> Checked<usize> {
        self.programs.borrow_mut().clear();
        self.shown.borrow_mut().clear();
        Ok(self.pod.sweep()?)
    }

    /// Trouble once nobody wants the attempt any more; every wait asks.
    pub(crate) fn goes_on(&self) -> Checked {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Trouble::new("the run was interrupted").into());
        }
        Ok(())
    }

    /// How much a check of much deals with: what was asked for, else the usual.
    #[must_use]
    pub fn scale(&self, usual: u32) -> u32 {
        self.scale.unwrap_or(usual)
    }

    /// Whether the programs speak in datagrams.
    pub(crate) fn has_datagrams(&self) -> bool {
        self.transport == Transport::Datagram
    }

    pub(crate) fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// The files of the programs.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// A folder in which programs have no business.
    pub(super) fn outside(&self) -> Checked<std::path::PathBuf> {
        Ok(folder_in(self.home.path(), "outside")?)
    }

    pub(crate) fn pod(&self) -> &Pod {
        &self.pod
    }

    pub(crate) fn kernel(&self) -> &Kernel {
        &self.kernel
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The transcript, with what the programs have shown up to now.
    pub(crate) fn log(&self) -> &Log {
        for (program, shown) in self
            .programs
            .borrow()
            .iter()
            .zip(self.shown.borrow_mut().iter_mut())
        {
            let capture = program.console().capture();
            if capture.total() > *shown {
                self.log
                    .heard(Lane::Screen, 0, Heard::Bytes, &capture.since(*shown), "");
                *shown = capture.total();
            }
        }
        &self.log
    }

    /// Notes what an open dialect key turned out to be.
    pub(crate) fn observe(&self, key: &'static str, value: &str) {
        self.observed.borrow_mut().insert(key, value.to_owned());
    }

    /// What open dialect keys turned out to be.
    #[must_use]
    pub fn observed(&self) -> BTreeMap<&'static str, String> {
        self.observed.borrow().clone()
    }

    /// What was measured.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        self.figures.all()
    }

    /// A number for the next peer.
    pub(crate) fn next_peer(&self) -> u32 {
        self.peers.set(self.peers.get() + 1);
        self.peers.get()
    }

    /// Watches a connection for what is under way on it; `client` is its number where the program is the server.
    pub(crate) fn watch(&self, wire: &Rc<Wire>, client: u32) {
        let mut wires = self.wires.borrow_mut();
        wires.retain(|(_, wire)| wire.strong_count() > 0);
        wires.push((client, Rc::downgrade(wire)));
    }

    /// Remembers a connection that we close: its end is on its way to the program.
    pub(crate) fn let_go(&self, wire: &Wire) {
        self.leaving.add(wire);
    }

    /// Begins a new case of a property: an empty transcript, peers counted from 1.
    pub fn turn_page(&self) {
        self.budget.renew();
        self.clear_page();
    }

    /// The same in the time that is left.
    pub fn clear_page(&self) {
        self.leaving.turn_page();
        self.log.clear();
        self.peers.set(0);
        self.moment.take();
        self.exhibit.take();
    }

    /// Waits until any program has news on its console or has ended, and takes it in.
    pub(crate) async fn take_in(&self) {
        let programs = self.programs.borrow().clone();
        if let [only] = programs.as_slice() {
            return only.fill().await;
        }
        let mut news: Vec<_> = programs
            .iter()
            .map(|program| Box::pin(program.fill()))
            .collect();
        poll_fn(|context| {
            let any = news
                .iter_mut()
                .any(|one| one.as_mut().poll(context).is_ready());
            if any { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    /// Whether the end of every program that was started is known; the news of it comes a moment after the end.
    pub(crate) fn has_everything_ended(&self) -> bool {
        self.programs
            .borrow()
            .iter()
            .all(|program| program.end().is_some())
    }

    /// Takes in what is there without waiting. Whether anything was.
    pub(crate) fn take_in_now(&self) -> bool {
        let drained = |program: &Rc<Program>| usize::from(program.console().drain());
        self.programs.borrow().iter().map(drained).sum::<usize>() > 0
    }
}

//! Where everything is measured: this machine, its isolation, the executables, one worker's runtime.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use sockspec_engine::rig::{Casework, Command, Plan, Scenario, ServerRig};
use sockspec_engine::sys::cpu::Cpus;
use sockspec_engine::sys::pod::{Isolation, Launch, Stdio};
use sockspec_engine::sys::survey::Survey;
use sockspec_model::Dialect;
use tokio::runtime::{Builder, Runtime};

use crate::programs::WAITER;
use crate::trouble::{Told, Trouble};

/// Where everything is measured.
pub(crate) struct Place {
    /// The executable whose whole runs are measured.
    pub(crate) sockspec: String,
    /// The exercise.
    pub(crate) scenario: &'static Scenario,
    /// The processors.
    pub(crate) cpus: Cpus,
    /// The worker's runtime.
    pub(crate) runtime: Rc<Runtime>,
    exe: String,
    isolation: Isolation,
    observation: String,
}

impl Place {
    /// Finds out what this machine offers.
    pub(crate) fn find() -> Told<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let exe = std::env::current_exe()?;
        let sockspec = exe.with_file_name("sockspec");
        if !sockspec.is_file() {
            return Err(Trouble::new(
                "there is no sockspec beside this executable; ci/bench/run.sh builds both",
            ));
        }
        let text = |path: std::path::PathBuf| {
            path.into_os_string()
                .into_string()
                .map_err(|_| Trouble::new("a path is no valid UTF-8"))
        };
        let exe = text(exe)?;
        let survey = survey(&runtime, &exe)?;
        Ok(Self {
            sockspec: text(sockspec)?,
            scenario: sockspec_scenarios::find("tcp-uppercase")
                .ok_or_else(|| Trouble::new("there is no scenario tcp-uppercase"))?,
            cpus: Cpus::available(),
            runtime: Rc::new(runtime),
            exe,
            isolation: survey.isolation,
            observation: survey.observation(),
        })
    }

    /// Pins this thread, and what it starts, to one processor: another one in every round.
    pub(crate) fn settle(&self, round: usize) {
        self.cpus.spread(0);
        self.cpus.pin(round);
    }

    /// A program of this executable's.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let words = [self.exe.as_str()].into_iter().chain(words.iter().copied());
        Command {
            argv: words.map(str::to_owned).collect(),
            dir: "/".to_owned(),
            path: String::new(),
        }
    }

    /// A program of this executable's, as a command line.
    pub(crate) fn words_of(&self, program: &str) -> String {
        format!("'{}' {program}", self.exe)
    }

    /// This executable, which is also the programs.
    pub(crate) fn exe(&self) -> &str {
        &self.exe
    }

    /// What an attempt at one of our own servers needs.
    pub(crate) fn plan(&self, server: &str, seed: u64, cases: u32) -> Rc<Plan> {
        Rc::new(Plan {
            server: Some(self.command(&[server])),
            client: None,
            dialect: Dialect::new(self.scenario.keys),
            port: self.scenario.port,
            seed,
            cases,
            stretch: 1,
            scale: None,
            crowd: 0,
            files: false,
            transport: sockspec_engine::rig::Transport::Stream,
            shrinking: Duration::ZERO,
            casework: Casework::default(),
            exploring: false,
            cancelled: Arc::default(),
            in_full: false,
            tapped: false,
            small_buffers: false,
            isolation: self.isolation,
            cpus: self.cpus.clone(),
            runtime: Rc::clone(&self.runtime),
        })
    }

    /// Starts one of our own servers in a place of its own.
    pub(crate) fn serve(&self, server: &str) -> Told<ServerRig> {
        Ok(ServerRig::open(&self.plan(server, 0, 0), Stdio::Pipes)?)
    }

    /// The machine, in words.
    pub(crate) fn words(&self) -> String {
        format!(
            "{} processors, isolation {}, {}",
            self.cpus.count(),
            self.isolation.word(),
            self.observation
        )
    }
}

fn survey(runtime: &Runtime, exe: &str) -> Told<Survey> {
    let waiter = Launch {
        argv: vec![exe.to_owned(), WAITER.to_owned()],
        env: [].into(),
        dir: "/".to_owned(),
        stdio: Stdio::Pipes,
        watch: true,
    };
    let refused = |refused: sockspec_engine::sys::pod::Refused| {
        Trouble::new(format!("{}: {}", refused.step, refused.error))
    };
    Survey::take(runtime, Isolation::Full, waiter).map_err(refused)
}

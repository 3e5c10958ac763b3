//! `sockspec doctor`: what isolation and observation this machine offers, and what to do about each shortfall.

use sockspec::isolation;
use sockspec::refusal::{self, Signs};
use sockspec_engine::sys::cpu::Cpus;
use sockspec_engine::sys::pod::{Isolation, Refused};
use sockspec_engine::sys::survey::Survey;

use super::prose::{paragraphs, strong};
use crate::ending::Ending;
use crate::errand;
use crate::output;

/// Something that the machine offers or not.
struct Offer {
    name: &'static str,
    there: bool,
    /// What it gives, or what is done without it.
    with: &'static str,
    without: &'static str,
    remedy: &'static str,
}

/// The findings.
pub(crate) fn text() -> Result<String, Ending> {
    let width = output::prose_width();
    let exe = errand::exe()?;
    let survey = match isolation::survey(Isolation::Full, &exe) {
        Ok(survey) => survey,
        Err(refused) => return Ok(helpless(&refused, width)),
    };
    let offers: String = offers(&survey)
        .iter()
        .map(|offer| offer.text(width))
        .collect();
    let cpus = format!("processors      {}\n", Cpus::available().count());
    Ok(format!(
        "{}{offers}{cpus}{}",
        rung(&survey, width),
        shortfalls(&survey, width)
    ))
}

/// Not even the lowest rung works.
fn helpless(refused: &Refused, width: usize) -> String {
    let words = refusal::explain(refused, &Signs::of_this_machine());
    let text = format!(
        "sockspec cannot start its helper process here: {}\n\n{}",
        words.cause, words.remedy
    );
    paragraphs(&text, 0, width)
}

fn rung(survey: &Survey, width: usize) -> String {
    let gives = match survey.isolation {
        Isolation::Full => "every attempt has its own users, network, processes and mounts",
        Isolation::Net => {
            "every attempt has its own users and network, but sees the processes of this machine"
        }
        Isolation::None => {
            "attempts share the network and the processes of this machine, and run one after the other"
        }
    };
    line("isolation", survey.isolation.word(), gives, width)
}

fn line(name: &str, value: &str, meaning: &str, width: usize) -> String {
    let text = paragraphs(&format!("{value}: {meaning}"), 16, width);
    format!("{name:<16}{}", text.trim_start())
}

fn offers(survey: &Survey) -> [Offer; 3] {
    [
        Offer {
            name: "readiness",
            there: survey.notified,
            with: "the kernel reports when a program calls listen()",
            without: "the socket tables are asked again and again, which is slower",
            remedy: "Seccomp notifications (Linux 5.0) are missing or forbidden; in a container, allow them with \
                     --security-opt seccomp=unconfined.",
        },
        Offer {
            name: "silence",
            there: survey.blocked_calls,
            with: "the kernel tells what every thread waits for, so that silence can be proved",
            without: "silence is taken for granted after a quiet period, which is slower and less certain",
            remedy: "/proc/PID/syscall cannot be read: look for a kernel without CONFIG_HAVE_ARCH_TRACEHOOK, or for \
                     kernel.yama.ptrace_scope above 1 (sudo sysctl kernel.yama.ptrace_scope=1).",
        },
        Offer {
            name: "sockets",
            there: survey.socket_tables,
            with: "the kernel tells how many bytes a program has read",
            without: "nothing tells what a program has read: checks of segments cannot be judged",
            remedy: "Socket diagnosis is missing: sudo modprobe inet_diag tcp_diag",
        },
    ]
}

impl Offer {
    fn text(&self, width: usize) -> String {
        let (word, meaning) = if self.there {
            ("yes", self.with)
        } else {
            ("no", self.without)
        };
        line(self.name, word, meaning, width)
    }
}

/// Every shortfall with its cause and its remedy.
fn shortfalls(survey: &Survey, width: usize) -> String {
    let signs = Signs::of_this_machine();
    let refused = survey.refused.iter().map(|(rung, refused)| {
        let words = refusal::explain(refused, &signs);
        (
            format!("isolation {} is refused", rung.word()),
            format!("{}\n\n{}", words.cause, words.remedy),
        )
    });
    let missing = offers(survey).into_iter().filter(|offer| !offer.there);
    let missing = missing.map(|offer| {
        (
            format!("{}: {}", offer.name, offer.without),
            offer.remedy.to_owned(),
        )
    });
    let told: String = refused
        .chain(missing)
        .map(|(what, words)| format!("\n{}\n{}", strong(&what), paragraphs(&words, 4, width)))
        .collect();
    if told.is_empty() {
        "\nNothing is lacking.\n".to_owned()
    } else {
        told
    }
}

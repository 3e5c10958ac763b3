//! Why a rung of isolation was refused, and what to do about it.

use std::fs;
use std::io;
use std::path::Path;

use sockspec_engine::sys::pod::Refused;

/// What the machine shows that explains a refusal.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// AppArmor forbids user namespaces to programs without a profile.
    pub apparmor: bool,
    /// User namespaces are switched off for users.
    pub switched_off: bool,
    /// This is the inside of a container.
    pub container: bool,
    /// This executable.
    pub exe: String,
}

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Why.
    pub cause: String,
    /// What to do.
    pub remedy: String,
}

impl Signs {
    /// Looks for them.
    #[must_use]
    pub fn of_this_machine() -> Self {
        let setting =
            |name: &str| fs::read_to_string(format!("/proc/sys/kernel/{name}")).unwrap_or_default();
        let exe = std::env::current_exe().unwrap_or_default();
        Self {
            apparmor: setting("apparmor_restrict_unprivileged_userns").trim() == "1",
            switched_off: setting("unprivileged_userns_clone").trim() == "0",
            container: ["/.dockerenv", "/run/.containerenv"]
                .iter()
                .any(|file| Path::new(file).exists()),
            exe: exe.to_string_lossy().into_owned(),
        }
    }
}

/// A refusal in words, by what the machine shows.
#[must_use]
pub fn explain(refused: &Refused, signs: &Signs) -> Words {
    let kind = refused.error.kind();
    let mounts = refused.step.starts_with("mount") || refused.step.starts_with("bind");
    let (cause, remedy) = if kind == io::ErrorKind::StorageFull {
        namespaces_used_up()
    } else if kind != io::ErrorKind::PermissionDenied {
        unexpected()
    } else if mounts {
        masked(signs)
    } else {
        forbidden(signs)
    };
    Words {
        cause: format!("{cause} ({}: {})", refused.step, refused.error),
        remedy,
    }
}

fn forbidden(signs: &Signs) -> (&'static str, String) {
    if signs.container {
        forbidden_in_container()
    } else if signs.apparmor {
        forbidden_by_apparmor(&signs.exe)
    } else if signs.switched_off {
        switched_off()
    } else {
        unexpected()
    }
}

fn namespaces_used_up() -> (&'static str, String) {
    let remedy = "Allow some: sudo sysctl user.max_user_namespaces=15000";
    (
        "user.max_user_namespaces is 0 or used up",
        remedy.to_owned(),
    )
}

fn masked(signs: &Signs) -> (&'static str, String) {
    let remedy = if signs.container {
        "Start the container with --security-opt systempaths=unconfined (podman: --security-opt unmask=ALL)."
    } else {
        "Run outside of whatever keeps programs from mounting file systems."
    };
    (
        "a part of /proc or /dev is masked, so that no other one can be mounted",
        remedy.to_owned(),
    )
}

fn forbidden_in_container() -> (&'static str, String) {
    let remedy = "Start the container with --security-opt seccomp=unconfined --security-opt systempaths=unconfined \
                  (podman: --security-opt unmask=ALL).";
    ("the container forbids user namespaces", remedy.to_owned())
}

fn forbidden_by_apparmor(exe: &str) -> (&'static str, String) {
    let remedy = format!(
        "Install this profile as /etc/apparmor.d/sockspec:\n\n    \
         abi <abi/4.0>,\n    include <tunables/global>\n    \
         profile sockspec {exe} flags=(unconfined) {{\n      userns,\n    }}\n\n\
         and load it: sudo apparmor_parser -r /etc/apparmor.d/sockspec"
    );
    ("AppArmor forbids user namespaces to this program", remedy)
}

fn switched_off() -> (&'static str, String) {
    let remedy = "Switch them on: sudo sysctl kernel.unprivileged_userns_clone=1";
    (
        "user namespaces are switched off for users",
        remedy.to_owned(),
    )
}

fn unexpected() -> (&'static str, String) {
    let remedy = "Please report this, with the output of sockspec doctor and of uname -a.";
    ("a step of the set-up failed", remedy.to_owned())
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;

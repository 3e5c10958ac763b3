//! What this machine allows us and the programs: open files, and processes and threads.

use std::fs;
use std::path::Path;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The most files that a program of this machine may have open, and so we; nothing where there is no limit.
#[must_use]
pub(crate) fn files() -> Option<u64> {
    getrlimit(Resource::Nofile).maximum
}

/// Allows ourselves so many open files, as far as the machine does.
pub(crate) fn open_up_to(files: u64) {
    let now = getrlimit(Resource::Nofile);
    let most = now.maximum.map_or(files, |most| files.min(most));
    if now.current.is_some_and(|now| now < most) {
        let maximum = now.maximum;
        let current = Some(most);
        // Whoever needs them finds out by `files` that they are not to be had.
        setrlimit(Resource::Nofile, Rlimit { current, maximum }).ok();
    }
}

/// The most processes and threads that we and our programs may have together; nothing where no limit is known.
#[must_use]
pub(crate) fn tasks() -> Option<u64> {
    let number = |path: &Path| fs::read_to_string(path).ok()?.trim().parse().ok();
    let machine = number(Path::new("/proc/sys/kernel/threads-max"));
    let user = getrlimit(Resource::Nproc).maximum;
    let group = groups().filter_map(|group| number(&group.join("pids.max")));
    machine.into_iter().chain(user).chain(group).min()
}

/// The folders of our control group and of those around it (cgroups(7)).
fn groups() -> impl Iterator<Item = std::path::PathBuf> {
    let text = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let folders: Vec<_> = text.lines().filter_map(group).collect();
    folders.into_iter().flat_map(|folder| {
        let around: Vec<_> = folder.ancestors().map(Path::to_owned).collect();
        around
    })
}

/// The folder of a line of `/proc/self/cgroup`, where it can limit processes.
fn group(line: &str) -> Option<std::path::PathBuf> {
    let mut words = line.splitn(3, ':').skip(1);
    let root = match words.next()? {
        "" => Path::new("/sys/fs/cgroup"),
        "pids" => Path::new("/sys/fs/cgroup/pids"),
        _ => return None,
    };
    Some(root.join(words.next()?.trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_group_is_found_in_both_generations() {
        let found = |line: &str| group(line).map(|path| path.display().to_string());
        assert_eq!(found("0::/a/b").as_deref(), Some("/sys/fs/cgroup/a/b"));
        assert_eq!(found("7:pids:/a").as_deref(), Some("/sys/fs/cgroup/pids/a"));
        assert_eq!(found("3:memory:/a"), None);
    }

    #[test]
    fn there_is_room_for_this_test() {
        assert!(tasks().is_none_or(|tasks| tasks > 1));
        assert!(files().is_none_or(|files| files > 2));
    }
}

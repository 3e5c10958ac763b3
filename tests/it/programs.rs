//! The sample programs: found, compiled once, and turned into command lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Executables by source file; compiled on first use, once for all tests of a process.
static COMPILED: LazyLock<Mutex<BTreeMap<PathBuf, PathBuf>>> = LazyLock::new(Mutex::default);

/// Where this process keeps what it compiles.
static WORKSHOP: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

/// The folder of sample programs.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/programs")
        .join(name)
}

/// Every program of a folder whose file name begins so.
pub(crate) fn all(name: &str, prefix: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        file.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with(prefix)
    });
    files.sort();
    assert!(!files.is_empty(), "no program {prefix}* in {name}");
    files
}

/// The command line that runs a program, or `None` with a word on standard error where its language is not installed.
pub(crate) fn command(file: &Path) -> Option<String> {
    let path = file.to_str().unwrap();
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("py") => Some(format!("{} {path}", python()?)),
        Some("c") => compiled(file, "cc", &["-O2", "-pthread", path, "-o"]),
        Some("rs") => compiled(file, "rustc", &["-O", path, "-o"]),
        other => panic!("{path}: no way to run {other:?}"),
    }
}

/// The system's own Python where there is one: it starts faster than those behind a version manager.
pub(crate) fn python() -> Option<String> {
    ["/usr/bin/python3", "python3"]
        .into_iter()
        .find(|name| runs(name, "--version"))
        .map(str::to_owned)
        .or_else(|| missing("python3"))
}

fn compiled(file: &Path, compiler: &str, args: &[&str]) -> Option<String> {
    if !runs(compiler, "--version") {
        return missing(compiler);
    }
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    // Programs of several folders may have the same name.
    let number = compiled.len();
    let executable = compiled.entry(file.to_owned()).or_insert_with(|| {
        let name = format!("{number}_{}", file.file_stem().unwrap().to_str().unwrap());
        let executable = WORKSHOP.path().join(name).with_extension(compiler);
        let status = Command::new(compiler)
            .args(args)
            .arg(&executable)
            .status()
            .unwrap();
        assert!(
            status.success(),
            "{compiler} cannot compile {}",
            file.display()
        );
        executable
    });
    Some(executable.to_str().unwrap().to_owned())
}

fn runs(program: &str, argument: &str) -> bool {
    Command::new(program)
        .arg(argument)
        .output()
        .is_ok_and(|output| output.status.success())
}

#[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
pub(crate) fn missing<T>(program: &str) -> Option<T> {
    eprintln!("skipped: {program} is not installed");
    None
}

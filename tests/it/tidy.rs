//! The invariants of ARCHITECTURE.md that neither the compiler nor visibility holds.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust source below a folder of the project.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no source in {folder}");
    found
}

/// Lines of code, without comments, that contain any of these words.
fn offences(folder: &str, words: &[&str], except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources(folder) {
        let name = file
            .strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        if except.iter().any(|part| name.contains(part)) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"));
        let bad = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        found.extend(bad.map(|(number, line)| format!("{name}:{}: {}", number + 1, line.trim())));
    }
    found
}

fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_model_does_no_io() {
    none(&offences(
        "harness/model",
        &[
            "tokio",
            "std::net",
            "std::process",
            "std::fs",
            "Instant",
            "SystemTime",
        ],
        &[],
    ));
}

#[test]
fn only_sys_touches_the_operating_system() {
    let words = [
        "unsafe",
        "libc::",
        "Instant::now",
        "SystemTime",
        "std::process",
        "std::fs",
        "TcpStream",
        "TcpListener",
        "setsid",
    ];
    none(&offences("harness/engine/src/rig", &words, &[]));
    none(&offences("harness/engine/src/runner", &words, &[]));
    none(&offences("scenarios", &words, &[]));
}

#[test]
fn no_check_sleeps() {
    none(&offences("scenarios", &["sleep", "let_pass"], &[]));
    none(&offences("harness/engine", &["thread::sleep"], &[]));
}

#[test]
fn only_the_command_line_prints_or_exits() {
    let words = [
        "println!",
        "eprintln!",
        "print!(",
        "process::exit",
        "io::stdout",
        "io::stderr",
    ];
    for folder in [
        "harness/model",
        "harness/engine",
        "harness/report",
        "scenarios",
    ] {
        none(&offences(folder, &words, &[]));
    }
}

#[test]
fn reference_programs_know_nothing_of_the_harness() {
    none(&offences(
        "reference-impls",
        &[
            "sockspec_model",
            "sockspec_engine",
            "sockspec_scenarios",
            "sockspec_report",
        ],
        &[],
    ));
}

#[test]
fn dependencies_point_downwards() {
    let ours = |crate_: &str| {
        let text = std::fs::read_to_string(root().join(crate_).join("Cargo.toml")).unwrap();
        let lines = text
            .lines()
            .filter(|line| line.starts_with("sockspec-"))
            .map(|line| line.split(['.', ' ']).next().unwrap().to_owned());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(ours("harness/model"), Vec::<String>::new());
    assert_eq!(ours("harness/report"), ["sockspec-model"]);
    assert_eq!(ours("harness/engine"), ["sockspec-model"]);
    assert_eq!(ours("scenarios"), ["sockspec-model", "sockspec-engine"]);
    assert_eq!(ours("reference-impls"), Vec::<String>::new());
}

#[test]
fn no_file_is_long() {
    let all = ["harness", "scenarios", "reference-impls", "tests", "ci"]
        .into_iter()
        .flat_map(sources);
    let long = all.filter_map(|file| {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        (lines > 300).then(|| format!("{}: {lines} lines", file.display()))
    });
    none(&long.collect::<Vec<_>>());
}

/// Licences that a program under MIT or Apache-2.0 may be built with.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
];

#[test]
fn every_dependency_has_a_licence_that_allows_its_use() {
    let args = [
        "metadata",
        "--format-version",
        "1",
        "--offline",
        "--filter-platform",
        &host(),
    ];
    let output = Command::new(env!("CARGO"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let bad = packages
        .iter()
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or("none")));
    none(
        &bad.map(|package| format!("{}: {}", package["name"], package["license"]))
            .collect::<Vec<_>>(),
    );
}

/// The platform that this is built on; dependencies of others need not be there.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

/// One of the alternatives must be allowed, each of its parts.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let part =
        |part: &str| ALLOWED.contains(&part.trim().split(" WITH ").next().unwrap_or_default());
    expression
        .split(" OR ")
        .any(|all| all.split(" AND ").all(part))
        || expression
            .split(" AND ")
            .all(|any| any.split(" OR ").any(part))
}

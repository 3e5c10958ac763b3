//! Links the executable without position independence.
//!
//! A run starts it thousands of times, as pods and as bundled programs, and each start would begin with fifty thousand
//! relocations: a third of the time of a short program.

#[expect(
    clippy::print_stdout,
    reason = "it is how a build script speaks to cargo"
)]
fn main() {
    println!("cargo:rerun-if-changed=harness/cli/build_script.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

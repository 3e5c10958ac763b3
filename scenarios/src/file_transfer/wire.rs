//! A file as it stands on the wire, with what the dialect puts around it.

use sockspec_model::Dialect;

/// What stands in front of a file of so many bytes.
pub(super) fn head(dialect: &Dialect, name: &str, length: u64) -> Vec<u8> {
    let mut head = String::new();
    if dialect.value("names") == "given" {
        head.push_str(&format!("{name}\n"));
    }
    if dialect.value("end") == "length" {
        head.push_str(&format!("{length}\n"));
    }
    head.into_bytes()
}

/// What stands behind a file.
pub(super) fn tail(dialect: &Dialect) -> &'static [u8] {
    if dialect.value("end") == "line" {
        b"\nEOF\n"
    } else {
        b""
    }
}

/// A file with what stands around it.
pub(super) fn framed(dialect: &Dialect, name: &str, bytes: &[u8]) -> Vec<u8> {
    [
        head(dialect, name, bytes.len() as u64).as_slice(),
        bytes,
        tail(dialect),
    ]
    .concat()
}

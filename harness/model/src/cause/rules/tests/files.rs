//! Programs that damaged files.

use super::sample::{Sample, client, server};
use crate::Symptom;

pub(super) fn samples() -> Vec<Sample> {
    vec![
        client("sends-binary")
            .shows("Traceback\r\nUnicodeDecodeError: 'utf-8' codec can't decode byte 0x80\r\n")
            .finds(Symptom::NoAnswer, "\"\\x00\\x80\"", "nothing")
            .names("text-mode-file-damage", "its decoder complained"),
        client("keeps-line-endings")
            .finds(Symptom::OtherBytes, "\"a\\r\\nb\"", "\"a\\nb\"")
            .names("text-mode-file-damage", "line ends converted"),
        server("does-not-overwrite")
            .finds(
                Symptom::OtherBytes,
                "\"old\" in output0.txt",
                "\"new\" in output0.txt",
            )
            .names("name-collision", "\"old\" in output0.txt was there"),
    ]
}

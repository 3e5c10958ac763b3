//! Hand-written evidence: every rule has some that it fits, and much evidence fits none.

mod ambiguous;
mod ambiguous_answers;
mod answers;
mod closing;
mod datagrams;
mod endings;
mod experiments;
mod files;
mod first_word;
mod framing;
mod letters;
mod limits;
mod named;
mod sample;
mod screens;
mod starting;
mod unsent;
mod waits;

use std::collections::BTreeSet;

use super::super::{CAUSES, find};
use super::RULES;
use sample::Sample;

fn samples() -> impl Iterator<Item = Sample> {
    let endings = starting::samples().into_iter().chain(endings::samples());
    let answers = answers::samples().into_iter().chain(framing::samples());
    let answers = answers.chain(letters::samples());
    endings
        .chain(answers)
        .chain(waits::samples())
        .chain(screens::samples())
        .chain(datagrams::samples())
        .chain(first_word::samples())
        .chain(files::samples())
        .chain(closing::samples())
        .chain(unsent::samples())
        .chain(limits::samples())
        .chain(experiments::samples())
}

#[test]
fn each_sample_gets_its_cause_and_the_evidence_for_it() {
    for sample in samples() {
        let (name, evidence) = sample.named();
        assert_eq!(name, sample.cause, "{sample:?}: {evidence}");
        assert!(
            evidence.contains(sample.quote),
            "{evidence} does not tell {}",
            sample.quote
        );
    }
}

#[test]
fn each_rule_speaks_for_a_sample() {
    let spoken: BTreeSet<usize> = samples().filter_map(|sample| sample.first_rule()).collect();
    let silent = (0..RULES.len()).find(|rule| !spoken.contains(rule));
    assert_eq!(
        silent, None,
        "the rule at this place of the list never speaks"
    );
}

#[test]
fn each_name_that_a_rule_gives_is_in_the_table() {
    for (name, _) in samples().flat_map(|sample| sample.all_names()) {
        assert!(find(name).is_some(), "{name}");
    }
}

#[test]
fn evidence_that_proves_nothing_has_no_cause() {
    for sample in ambiguous::samples()
        .into_iter()
        .chain(ambiguous_answers::samples())
        .chain(datagrams::ambiguous())
        .chain(closing::ambiguous())
        .chain(letters::ambiguous())
        .chain(unsent::ambiguous())
        .chain(limits::ambiguous())
        .chain(experiments::ambiguous())
    {
        assert_eq!(sample.named(), ("", String::new()), "{sample:?}");
    }
}

#[test]
fn the_same_sample_without_its_finding_has_no_cause() {
    for mut bare in samples() {
        bare.finding = None;
        assert_eq!(bare.named(), ("", String::new()), "{bare:?}");
    }
}

#[test]
fn names_are_unique_words_with_hyphens() {
    let names: BTreeSet<&str> = CAUSES.iter().map(|cause| cause.name).collect();
    assert_eq!(names.len(), CAUSES.len());
    for name in names {
        // Two names hold a word that is written in capitals everywhere.
        let plain = name.replace("SO_REUSEADDR", "option").replace("-N-", "-n-");
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        assert!(plain.split('-').all(is_word), "{name}");
    }
}

#[test]
fn prose_is_whole_sentences_and_code_is_set_apart() {
    for cause in CAUSES {
        let sentences = cause.why.matches(['.', '?', '!']).count();
        assert!(
            cause.sentence.ends_with('.') && cause.sentence.len() < 260,
            "{}",
            cause.name
        );
        assert!(sentences >= 3 && cause.why.ends_with('.'), "{}", cause.name);
        assert!(!cause.confirm.is_empty(), "{}", cause.name);
        assert!(
            cause.mend.contains("\n\n    "),
            "{} shows no code",
            cause.name
        );
    }
}

#[test]
fn no_well_known_misconception_is_missing() {
    for name in WELL_KNOWN.split_whitespace() {
        assert!(find(name).is_some(), "{name}");
    }
}

const WELL_KNOWN: &str = "one-receive-is-one-message buffer-of-N-bytes bytes-decoded-per-receive
    one-client-only serves-one-at-a-time waits-for-newline-that-the-dialect-does-not-send
    answers-before-the-sentence-is-complete never-closes closes-too-early
    partial-send-not-continued answers-to-the-wrong-client ascii-only-mapping
    strips-or-adds-line-end crashes-on-undecodable-input no-SO_REUSEADDR wrong-port wrong-address
    bound-not-listening output-not-flushed reads-keyboard-first waits-on-the-wrong-descriptor
    both-sides-wait empty-input-hang no-receive-time-out upper-cases-locally
    text-mode-file-damage name-collision leaks-descriptors unread-data-at-close-becomes-reset
    blocks-on-a-slow-reader crashed nul-padding stale-buffer busy-waiting leaks-memory
    leaves-zombies mixes-up-clients dies-of-a-clients-error ignores-the-interrupt
    shares-the-port-silently fails-in-silence retries-for-ever room-for-N-clients path-traversal
    datagrams-as-a-stream no-retransmission empty-taken-for-nothing stops-at-nul";

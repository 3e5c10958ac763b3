//! Lessons in words: alone, and as parts of what is told of a clause or a check.

use sockspec_model::cause::find;
use sockspec_model::{Clause, Lesson};

use super::super::prose::{hanging, section, strong};
use super::known::clauses;

/// A lesson, with the clauses behind which it stands.
pub(super) fn of_lesson(lesson: &'static Lesson, width: usize) -> String {
    let citing = clauses()
        .into_iter()
        .filter(|clause| clause.lesson.name == lesson.name);
    [
        format!("{}\n", strong(lesson.name)),
        promise(lesson, width),
        wrong(lesson, width),
        mend(lesson, width),
        format!("\n{}\n{}", strong("where it counts"), rows(citing, width)),
    ]
    .concat()
}

/// Everything of a lesson that concerns a clause before it is told how that is tested.
pub(super) fn promise(lesson: &Lesson, width: usize) -> String {
    section("what is promised, and what is not", lesson.promise, width)
}

/// What commonly goes wrong, with the causes by which it is named.
pub(super) fn wrong(lesson: &Lesson, width: usize) -> String {
    let causes = lesson.causes.iter().filter_map(|name| find(name));
    let columns = lesson
        .causes
        .iter()
        .map(|name| name.len())
        .max()
        .unwrap_or_default();
    // A name that is very long must not push all sentences to the right.
    let columns = columns.min(MOST_COLUMNS);
    let rows: String = causes
        .map(|cause| {
            hanging(
                &format!("    {:<columns$}  ", cause.name),
                first(cause.sentence),
                width,
            )
        })
        .collect();
    section("what commonly goes wrong", lesson.wrong, width) + "\n" + &rows
}

/// How to mend it, and an example.
pub(super) fn mend(lesson: &Lesson, width: usize) -> String {
    let text = format!("{}\n\n{}", lesson.mend, lesson.example);
    section("how to mend it", &text, width)
}

fn rows(clauses: impl Iterator<Item = &'static Clause>, width: usize) -> String {
    let row = |clause: &Clause| hanging(&format!("    {:<6}  ", clause.id), clause.sentence, width);
    clauses.map(row).collect()
}

/// The first sentence of a text.
pub(super) fn first(text: &str) -> &str {
    text.split_once(". ")
        .map_or(text, |(first, _)| &text[..=first.len()])
}

const MOST_COLUMNS: usize = 34;

//! Lessons: what the network promises and what it does not, and what a program has to do about it.

/// Something to be understood once, behind several clauses.
#[derive(Debug)]
pub struct Lesson {
    /// Name in kebab-case, for `sockspec explain`.
    pub name: &'static str,
    /// What TCP, UDP or the system promises, and what it does not.
    pub promise: &'static str,
    /// What commonly goes wrong.
    pub wrong: &'static str,
    /// The causes by which that is named.
    pub causes: &'static [&'static str],
    /// How to mend it, in general terms.
    pub mend: &'static str,
    /// The same in a few lines of pseudo-code.
    pub example: &'static str,
}

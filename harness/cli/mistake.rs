//! Mistakes on the command line or in a file: one sentence, the place, and what to do.

use std::ops::Range;
use std::{fmt, io};

/// Something that the user can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    sentence: String,
    place: Option<Place>,
    excerpt: Option<Box<Excerpt>>,
    remedy: Option<String>,
}

/// Where on the command line it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The argument, or what stands behind its `=`.
    pub word: String,
    /// The part of it that is wrong.
    pub part: String,
}

/// Where in a file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, as it was named.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// The bytes that are wrong.
    pub place: Range<usize>,
}

impl Mistake {
    /// A mistake in one sentence, without a full stop.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            place: None,
            excerpt: None,
            remedy: None,
        }
    }

    /// The same, in this argument.
    #[must_use]
    pub fn at(self, word: &str) -> Self {
        self.within(word, word)
    }

    /// The same, in this part of this argument.
    #[must_use]
    pub fn within(mut self, word: &str, part: &str) -> Self {
        self.place = Some(Place {
            word: word.to_owned(),
            part: part.to_owned(),
        });
        self
    }

    /// The same, at this place of a file.
    #[must_use]
    pub fn in_file(mut self, name: &str, text: &str, place: Range<usize>) -> Self {
        self.excerpt = Some(Box::new(Excerpt {
            name: name.to_owned(),
            text: text.to_owned(),
            place,
        }));
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Where it stands on the command line, if it does.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Where it stands in a file, if it does.
    #[must_use]
    pub fn excerpt(&self) -> Option<&Excerpt> {
        self.excerpt.as_deref()
    }

    /// What to do, where there is something to say.
    #[must_use]
    pub fn what_to_do(&self) -> Option<&str> {
        self.remedy.as_deref()
    }
}

/// What the system says about an error, without its number.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words
        .split(" (os error")
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)?;
        self.remedy
            .iter()
            .try_for_each(|remedy| write!(out, "\n  {remedy}"))
    }
}

impl std::error::Error for Mistake {}

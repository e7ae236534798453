//! Where a fact comes from: a document and a section of it.

use core::fmt;

pub use crate::tables::document::Document;
use crate::vocabulary::vocabulary;

/// Where in the documents a fact stands.
///
/// Everything that the crate knows carries one. The documents are undated or unpaged in parts, so the
/// section heading is the finest place that can be cited of all of them.
///
/// ```
/// use mscos::{Document, Outcome};
///
/// let source = Outcome::NoRacism.source();
/// assert_eq!(source.document(), Document::FinalReport);
/// assert_eq!(source.section(), "MSCOS Outcomes Longlist, Rights, justice and dignity");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Source", description = "Where in the documents a fact stands."))]
pub struct Source {
    #[cfg_attr(feature = "schema", schemars(title = "Document", description = "The document."))]
    pub(crate) document: Document,
    #[cfg_attr(
        feature = "schema",
        schemars(title = "Section", description = "The heading of the section, as printed.")
    )]
    pub(crate) section: &'static str,
}

impl Source {
    pub(crate) const fn new(document: Document, section: &'static str) -> Self {
        Self { document, section }
    }

    /// The document.
    #[must_use]
    pub const fn document(self) -> Document {
        self.document
    }

    /// The heading of the section, as printed.
    #[must_use]
    pub const fn section(self) -> &'static str {
        self.section
    }
}

/// Writes the document's title and the section, as a reference is written in a sentence.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, section \"{}\"", self.document.title(), self.section)
    }
}

#[expect(clippy::indexing_slicing, reason = "one date a document, which a test holds the tables to")]
impl Document {
    /// The date as far as it is known: a year, a year and month, or a day, in ISO 8601.
    #[must_use]
    pub fn date(self) -> Option<&'static str> {
        crate::tables::document::DATES[self as usize].0
    }

    /// Where the date comes from, or why there is none.
    #[must_use]
    pub fn date_basis(self) -> &'static str {
        crate::tables::document::DATES[self as usize].1
    }
}

vocabulary! {
    /// Whether the documents say a thing, or this project reads it out of them.
    pub enum Warrant: "warrant" {
        Stated = "stated", "Stated", "A document says so.";
        Inferred = "inferred", "Inferred", "No document says so; it follows from a comparison of them, and the reason says how.";
    }
}

use core::error::Error;
use core::fmt;

use super::Vocabulary;
use super::nearest::nearest;

/// The error of a name that no entry of a vocabulary has.
///
/// It says which vocabulary was asked and which entry is nearest, and never repeats the name itself,
/// which may be text that is not meant for a log.
///
/// ```
/// use mscos::Outcome;
///
/// let error = "acces to eduction".parse::<Outcome>().unwrap_err();
/// assert_eq!(error.nearest(), Some("access-to-education"));
/// assert_eq!(error.to_string(), "no outcome has this id or title; the nearest is `access-to-education`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownId {
    pub(super) vocabulary: &'static str,
    pub(super) nearest: Option<&'static str>,
}

impl UnknownId {
    pub(super) fn new<T: Vocabulary>(input: &str) -> Self {
        Self { vocabulary: T::NAME, nearest: nearest::<T>(input) }
    }

    /// What one entry of the vocabulary is called, such as `outcome`.
    #[must_use]
    pub const fn vocabulary(&self) -> &'static str {
        self.vocabulary
    }

    /// The id of the entry that was most likely meant, if any is like the name at all.
    #[must_use]
    pub const fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} has this id or title", self.vocabulary)?;
        match self.nearest {
            Some(id) => write!(f, "; the nearest is `{id}`"),
            None => Ok(()),
        }
    }
}

impl Error for UnknownId {}

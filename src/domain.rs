//! The nine domains that the longlist is sorted by.

pub use crate::tables::domain::Domain;

use crate::{Outcome, OutcomeSet, Source};

impl Domain {
    /// Every outcome of the domain, core outcomes among them.
    ///
    /// ```
    /// use mscos::{Domain, Outcome};
    ///
    /// assert!(Domain::Safety.outcomes().contains(Outcome::SecureAndSuitableHousing));
    /// assert_eq!((Domain::Safety.outcomes() - mscos::OutcomeSet::CORE).len(), 3);
    /// ```
    #[must_use]
    pub fn outcomes(self) -> OutcomeSet {
        let all = Outcome::ALL.iter().copied();
        all.filter(|outcome| outcome.domain() == self).collect()
    }

    /// Where the domain is printed.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one source a domain, which a test holds the tables to")]
    pub fn source(self) -> Source {
        crate::tables::domain::SOURCES[self as usize]
    }
}

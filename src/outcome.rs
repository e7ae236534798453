//! The outcomes of the current edition: seven core, thirty-seven longlist.

pub use crate::tables::outcome::Outcome;

use crate::set::Set;
use crate::tables::outcome::RECORDS;
use crate::vocabulary::vocabulary;
use crate::{Domain, Indicator, Source, Warrant};

/// A set of outcomes.
pub type OutcomeSet = Set<Outcome, 1>;

vocabulary! {
    /// Whether an outcome belongs to the core set or to the longlist.
    pub enum Tier: "tier" {
        Core = "core", "Core outcome", "One of the seven that every intervention for adult survivors is asked to cover, itself or with partners.";
        Longlist = "longlist", "Longlist outcome", "One of those that supplement the core set, chosen to suit the project, the people it serves and the place.";
    }
}

/// What the tables hold of an outcome beside its row in the vocabulary.
pub(crate) struct Record {
    pub(crate) tier: Tier,
    pub(crate) domain: Domain,
    pub(crate) domain_basis: DomainBasis,
    pub(crate) indicators: (u16, u16),
    pub(crate) source: Source,
}

/// Why an outcome is in its domain.
///
/// The report prints the domain of each longlist outcome, and none for the seven core outcomes.
/// Those have the domain that their namesake had in round 2 of the e-Delphi.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainBasis {
    pub(crate) warrant: Warrant,
    pub(crate) reason: &'static str,
    pub(crate) source: Source,
}

impl DomainBasis {
    /// Whether the edition prints the domain, or it is inferred.
    #[must_use]
    pub const fn warrant(self) -> Warrant {
        self.warrant
    }

    /// The reason, in plain words.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        self.reason
    }

    /// Where the domain is printed.
    #[must_use]
    pub const fn source(self) -> Source {
        self.source
    }
}

impl Outcome {
    /// The seven core outcomes, in the order of the report's executive summary.
    ///
    /// Source: final report, section "Executive summary".
    pub const CORE: [Self; 7] = crate::tables::outcome::CORE;

    /// Whether it is one of the seven core outcomes.
    #[must_use]
    pub fn is_core(self) -> bool {
        self.tier() == Tier::Core
    }

    /// Core or longlist.
    #[must_use]
    pub fn tier(self) -> Tier {
        self.record().tier
    }

    /// Its domain. [`domain_basis`](Self::domain_basis) says where that comes from.
    #[must_use]
    pub fn domain(self) -> Domain {
        self.record().domain
    }

    /// Why it is in this domain.
    #[must_use]
    pub fn domain_basis(self) -> DomainBasis {
        self.record().domain_basis
    }

    /// The descriptor: what the outcome means, clause by clause, in this project's own plain words.
    ///
    /// ```
    /// use mscos::Outcome;
    ///
    /// assert!(Outcome::SecureAndSuitableHousing.descriptor().contains("home"));
    /// ```
    #[must_use]
    pub const fn descriptor(self) -> &'static str {
        self.text()
    }

    /// Its indicators: each clause of the descriptor as a statement that can be checked.
    ///
    /// The report leaves open whether all of them must hold for the outcome to be reached, so nothing
    /// in this crate scores them.
    ///
    /// ```
    /// use mscos::{Level, Outcome};
    ///
    /// let housing = Outcome::SecureAndSuitableHousing.indicators();
    /// assert!(housing.iter().any(|i| i.id() == "secure-and-suitable-housing/private-personal-space"));
    /// assert!(housing.iter().all(|i| i.outcome() == Outcome::SecureAndSuitableHousing));
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables hold the bounds, and a test holds them to it")]
    pub fn indicators(self) -> &'static [Indicator] {
        let (from, to) = self.record().indicators;
        &Indicator::ALL[usize::from(from)..usize::from(to)]
    }

    /// Where its descriptor is printed.
    #[must_use]
    pub fn source(self) -> Source {
        self.record().source
    }

    #[expect(clippy::indexing_slicing, reason = "one record an outcome, which a test holds the tables to")]
    fn record(self) -> &'static Record {
        &RECORDS[self as usize]
    }
}

impl OutcomeSet {
    /// The seven core outcomes.
    pub const CORE: Self = Self::of(&Outcome::CORE);

    /// A set known when the program is compiled.
    ///
    /// ```
    /// use mscos::{Outcome, OutcomeSet};
    ///
    /// const OURS: OutcomeSet = OutcomeSet::of(&[Outcome::AccessToEducation, Outcome::LifeSkills]);
    /// assert_eq!(OURS.len(), 2);
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`for` isn't to be had in a const fn, and `at` is in bounds")]
    pub const fn of(outcomes: &[Outcome]) -> Self {
        let mut word = 0;
        let mut at = 0;
        while at < outcomes.len() {
            word |= 1 << outcomes[at] as u64;
            at += 1;
        }
        Self::from_words([word])
    }
}

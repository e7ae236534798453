//! What the report cites for each core outcome, and where the children's outcome set overlaps.

use crate::tables::evidence::{EVIDENCE, OVERLAPS};
use crate::vocabulary::vocabulary;
use crate::{Outcome, Source};

vocabulary! {
    /// What kind of work the report cites.
    pub enum EvidenceKind: "kind of evidence" {
        Research = "research", "Research", "A study or a review of studies.";
        Guidance = "guidance", "Guidance", "Standards, criteria or guidance for practice.";
        Practice = "practice", "Practice", "A service that shows that it can be done.";
        Project = "project", "The project itself", "What survivors and others told the project that made the set.";
    }
}

/// One work that the report cites for a core outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub(crate) id: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) kind: EvidenceKind,
    pub(crate) authors: &'static str,
    pub(crate) year: Option<u16>,
    pub(crate) finding: &'static str,
    pub(crate) source: Source,
}

impl Evidence {
    /// Everything that the report cites, in the order of the core outcomes.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &EVIDENCE
    }

    /// A stable id, such as `kiss-2015`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The outcome that it speaks for.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What kind of work it is.
    #[must_use]
    pub const fn kind(&self) -> EvidenceKind {
        self.kind
    }

    /// The authors as the report cites them.
    #[must_use]
    pub const fn authors(&self) -> &'static str {
        self.authors
    }

    /// The year as the report cites it.
    #[must_use]
    pub const fn year(&self) -> Option<u16> {
        self.year
    }

    /// What the report says that it found or offers, in one line.
    #[must_use]
    pub const fn finding(&self) -> &'static str {
        self.finding
    }

    /// Where the report cites it.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

/// Where the outcome set for children and young people overlaps with an outcome of this one.
///
/// The set itself is for adult survivors only.
///
/// Source: final report, section "Important considerations".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub(crate) id: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) with: &'static str,
    pub(crate) cluster: Option<&'static str>,
    pub(crate) note: &'static str,
    pub(crate) source: Source,
}

impl Overlap {
    /// Every overlap that the report names.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &OVERLAPS
    }

    /// A stable id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The outcome of this set.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The other set.
    #[must_use]
    pub const fn with(&self) -> &'static str {
        self.with
    }

    /// The group of outcomes in the other set, where the report names one.
    #[must_use]
    pub const fn cluster(&self) -> Option<&'static str> {
        self.cluster
    }

    /// What overlaps, in plain words.
    #[must_use]
    pub const fn note(&self) -> &'static str {
        self.note
    }

    /// Where the report says so.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

impl Outcome {
    /// What the report cites for it; nothing for longlist outcomes.
    pub fn evidence(self) -> impl Iterator<Item = &'static Evidence> {
        EVIDENCE.iter().filter(move |evidence| evidence.outcome == self)
    }

    /// Where the children's outcome set overlaps with it.
    pub fn overlaps(self) -> impl Iterator<Item = &'static Overlap> {
        OVERLAPS.iter().filter(move |overlap| overlap.outcome == self)
    }
}

//! What became of an outcome from edition to edition, and what an old name is today.
//!
//! Lineage is a list of steps ([`Edge`]), each from an outcome of one edition to one of a later edition, with
//! what happened, whether a document says so, and why. Everything else here follows the steps.
//!
//! ```
//! use mscos::lineage::Change;
//! use mscos::{Edition, Outcome, OutcomeSet, lineage};
//!
//! // What an old title is today …
//! let today = Outcome::resolve("cherishing the everyday")?;
//! assert_eq!(today.outcome(), Some(Outcome::ReclaimingNormalcyAndAppreciatingTheEveryday));
//!
//! // … and what a database's old code becomes.
//! let row = lineage::migrate(Edition::EDelphiRound2, "processing-trauma");
//! assert_eq!(row.change(), Change::Merged);
//! assert_eq!(row.outcomes(), OutcomeSet::from(Outcome::CopingWithAndProcessingTrauma));
//! # Ok::<(), mscos::UnknownId>(())
//! ```

mod entries;
mod migration;
mod resolution;

pub use migration::{Change, Migration, crosswalk, migrate};
pub use resolution::Resolution;

use core::ptr;

use self::entries::Entries;
use crate::edition::EditionOutcome;
use crate::tables::edition::OUTCOMES;
use crate::tables::lineage::EDGES;
use crate::vocabulary::vocabulary;
use crate::{Edition, Outcome, Source, UnknownId, Warrant};

vocabulary! {
    /// What happened to an outcome from one edition to a later one.
    pub enum Relation: "relation" {
        Same = "same", "Same", "It went on under its title, but for capitals and punctuation.";
        Renamed = "renamed", "Renamed", "It went on under another title.";
        Merged = "merged", "Merged", "What it was about went into another outcome.";
        Dropped = "dropped", "Dropped", "It was left out of the later edition.";
        Added = "added", "Added", "It first stands in the later edition.";
        Readmitted = "readmitted", "Readmitted", "It came back after an edition that had left it out.";
    }
}

/// One step of an outcome from an edition to a later one.
#[derive(Debug)]
pub struct Edge {
    pub(crate) from_edition: Edition,
    pub(crate) from: Option<u16>,
    pub(crate) to_edition: Edition,
    pub(crate) to: Option<u16>,
    pub(crate) relation: Relation,
    pub(crate) warrant: Warrant,
    pub(crate) reason: &'static str,
    pub(crate) source: Source,
}

impl Edge {
    /// Every step, by the earlier edition and its order of print.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &EDGES
    }

    /// The earlier edition.
    #[must_use]
    pub const fn from_edition(&self) -> Edition {
        self.from_edition
    }

    /// The outcome there; `None` where it was added.
    #[must_use]
    pub fn from(&self) -> Option<&'static EditionOutcome> {
        OUTCOMES.get(usize::from(self.from?))
    }

    /// The later edition.
    #[must_use]
    pub const fn to_edition(&self) -> Edition {
        self.to_edition
    }

    /// The outcome there; `None` where it was dropped.
    #[must_use]
    pub fn to(&self) -> Option<&'static EditionOutcome> {
        OUTCOMES.get(usize::from(self.to?))
    }

    /// What happened.
    #[must_use]
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// Whether a document says so.
    #[must_use]
    pub const fn warrant(&self) -> Warrant {
        self.warrant
    }

    /// Why it is held to be so.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// Where it shows.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

impl EditionOutcome {
    /// The steps that lead to it from earlier editions.
    pub fn predecessors(&self) -> impl Iterator<Item = &'static Edge> {
        EDGES.iter().filter(|edge| edge.to().is_some_and(|to| ptr::eq(to, self)))
    }

    /// The steps that lead from it to later editions; one of them may say that it was dropped.
    pub fn successors(&self) -> impl Iterator<Item = &'static Edge> {
        EDGES.iter().filter(|edge| edge.from().is_some_and(|from| ptr::eq(from, self)))
    }
}

impl Outcome {
    /// The outcome as its edition lists it, with the numbers and notes of that list.
    #[must_use]
    pub fn entry(self) -> Option<&'static EditionOutcome> {
        Edition::CURRENT.outcome(self.id())
    }

    /// The steps that lead to it from the edition before.
    pub fn predecessors(self) -> impl Iterator<Item = &'static Edge> {
        self.entry().into_iter().flat_map(EditionOutcome::predecessors)
    }

    /// The steps that lead from it to later editions: none, while its edition is the current one.
    pub fn successors(self) -> impl Iterator<Item = &'static Edge> {
        self.entry().into_iter().flat_map(EditionOutcome::successors)
    }

    /// Every step that led to it, the oldest first, those among them that dropped it for a while.
    ///
    /// ```
    /// use mscos::{Edition, Outcome};
    ///
    /// let history: Vec<_> = Outcome::HealthyLifestyle.history().collect();
    /// assert_eq!(history.first().map(|step| step.from_edition()), Some(Edition::Longlist202203));
    /// ```
    pub fn history(self) -> impl Iterator<Item = &'static Edge> {
        let mut past = Entries::from(self.entry());
        past.grow(|edge| (edge.to, edge.from));
        EDGES.iter().filter(move |edge| match edge.to {
            Some(to) => past.contains(to),
            None => edge.from.is_some_and(|from| past.contains(from)),
        })
    }

    /// What a name of any edition is today: an id, a printed title or an alias, in any case and punctuation.
    ///
    /// # Errors
    ///
    /// If no edition has an outcome of that name. The error tells the nearest id of any edition.
    ///
    /// ```
    /// use mscos::{Edition, Outcome};
    ///
    /// let dropped = Outcome::resolve("Freedom of movement")?;
    /// assert!(dropped.is_dropped());
    /// assert_eq!(dropped.dropped_in(), Some(Edition::EDelphiRound2));
    ///
    /// let ambiguous = Outcome::resolve("immigration systems/status")?;
    /// assert!(ambiguous.is_ambiguous());
    /// assert_eq!(ambiguous.outcomes().len(), 2);
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    pub fn resolve(name: &str) -> Result<Resolution, UnknownId> {
        Resolution::of(Edition::ALL, name)
    }
}

//! What became of an outcome from edition to edition, and what an old name is today.
//!
//! Lineage is a list of steps ([`Edge`]), each from an outcome of one edition to one of a later edition, with
//! what happened, whether a document says so, and why. Everything else here follows the steps.
//!
//! ```
//! use mscos::lineage::Change;
//! use mscos::{Edition, Outcome, lineage};
//!
//! // What an old title is today …
//! let today = Outcome::resolve("cherishing the everyday")?;
//! assert_eq!(today.outcome(), Some(Outcome::ReclaimingNormalcyAndAppreciatingTheEveryday));
//!
//! // … and what a database's old code becomes.
//! let row = lineage::migrate(Edition::EDelphiRound2, "processing-trauma")?;
//! assert_eq!(row.change(), Change::Merged);
//! assert_eq!(row.outcome(), Some(Outcome::CopingWithAndProcessingTrauma));
//! # Ok::<(), mscos::UnknownId>(())
//! ```

use core::ptr;

use crate::edition::EditionOutcome;
use crate::tables::edition::OUTCOMES;
use crate::tables::lineage::EDGES;
use crate::vocabulary::{Likeness, same_words, vocabulary};
use crate::{Edition, Outcome, OutcomeSet, Source, UnknownId, Warrant};

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
    /// Whether this is its id, its title or an alias, in any case and punctuation.
    fn is_called(&self, name: &str) -> bool {
        let known = [self.id(), self.title()].into_iter();
        let mut known = known.chain(self.aliases().iter().copied());
        known.any(|known| same_words(known, name))
    }

    /// The steps that lead to it from earlier editions.
    pub fn predecessors(&self) -> impl Iterator<Item = &'static Edge> {
        EDGES
            .iter()
            .filter(|edge| edge.to().is_some_and(|to| ptr::eq(to, self)))
    }

    /// The steps that lead from it to later editions; one of them may say that it was dropped.
    pub fn successors(&self) -> impl Iterator<Item = &'static Edge> {
        EDGES
            .iter()
            .filter(|edge| edge.from().is_some_and(|from| ptr::eq(from, self)))
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
        self.entry()
            .into_iter()
            .flat_map(EditionOutcome::predecessors)
    }

    /// The steps that lead from it to later editions: none, while its edition is the current one.
    pub fn successors(self) -> impl Iterator<Item = &'static Edge> {
        self.entry()
            .into_iter()
            .flat_map(EditionOutcome::successors)
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

/// What a list's old code becomes in the current edition.
///
/// The code may be an id, a printed title or an alias of that edition, in any case and punctuation.
///
/// # Errors
///
/// If the edition has no outcome of that name. The error tells the edition's nearest id.
pub fn migrate(from: Edition, code: &str) -> Result<Resolution, UnknownId> {
    Resolution::of(&[from], code)
}

vocabulary! {
    /// What a migration does to an old code.
    pub enum Change: "change" {
        Exact = "exact", "Exact", "The outcome goes on under the same id: nothing is to be done.";
        Renamed = "renamed", "Renamed", "The outcome goes on under another id: replace the code.";
        Merged = "merged", "Merged", "The outcome went into another one: replace the code, and expect others to share the new one.";
        Ambiguous = "ambiguous", "Ambiguous", "The name can mean more than one outcome of today: a person has to choose.";
        Dropped = "dropped", "Dropped", "No outcome of today continues it: keep the old records under their edition.";
    }
}

/// What a name is today, and the steps that lead there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    named: Entries,
    reached: Entries,
}

impl Resolution {
    fn of(editions: &[Edition], name: &str) -> Result<Self, UnknownId> {
        let entries = || {
            let all = OUTCOMES.iter().zip(0_u16..);
            all.filter(|(outcome, _)| editions.contains(&outcome.edition()))
        };
        let mut named = Entries::NONE;
        for (_, at) in entries().filter(|(outcome, _)| outcome.is_called(name)) {
            named.insert(at);
        }
        if named == Entries::NONE {
            let mut likeness = Likeness::to(name);
            for (outcome, _) in entries() {
                likeness.offer(outcome.id(), outcome.title(), outcome.aliases());
            }
            return Err(likeness.into_unknown("outcome"));
        }
        let mut reached = named;
        reached.grow(|edge| (edge.from, edge.to));
        Ok(Self { named, reached })
    }

    /// The outcomes that have the name, the oldest edition first.
    pub fn named(&self) -> impl Iterator<Item = &'static EditionOutcome> + use<> {
        self.named.iter()
    }

    /// The steps from there to today, the oldest first.
    pub fn steps(&self) -> impl Iterator<Item = &'static Edge> + use<> {
        let reached = self.reached;
        EDGES
            .iter()
            .filter(move |edge| edge.from.is_some_and(|from| reached.contains(from)))
    }

    /// The outcomes of today that it leads to.
    #[must_use]
    pub fn outcomes(&self) -> OutcomeSet {
        self.reached
            .iter()
            .filter_map(EditionOutcome::current)
            .collect()
    }

    /// The one outcome of today that it is, unless it is ambiguous or was dropped.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        let mut outcomes = self.outcomes().iter();
        outcomes.next().filter(|_| outcomes.next().is_none())
    }

    /// Whether it can mean more than one outcome of today.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.outcomes().len() > 1
    }

    /// Whether no outcome of today continues it.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.outcomes().is_empty()
    }

    /// The edition that left it out, if it was dropped for good.
    #[must_use]
    pub fn dropped_in(&self) -> Option<Edition> {
        let dropped = self.steps().filter(|edge| edge.to.is_none()).last()?;
        self.is_dropped().then_some(dropped.to_edition)
    }

    /// What it means for records that carry the name.
    #[must_use]
    pub fn change(&self) -> Change {
        let Some(outcome) = self.outcome() else {
            return if self.is_dropped() {
                Change::Dropped
            } else {
                Change::Ambiguous
            };
        };
        if self.steps().any(|edge| edge.relation == Relation::Merged) {
            Change::Merged
        } else if self.named().all(|old| old.id() == outcome.id()) {
            Change::Exact
        } else {
            Change::Renamed
        }
    }
}

/// A set of entries of the table of all editions' outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entries([u64; OUTCOMES.len().div_ceil(64)]);

impl Entries {
    const NONE: Self = Self([0; OUTCOMES.len().div_ceil(64)]);

    fn contains(&self, at: u16) -> bool {
        let (word, bit) = (usize::from(at / 64), 1 << (at % 64));
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn insert(&mut self, at: u16) {
        if let Some(word) = self.0.get_mut(usize::from(at / 64)) {
            *word |= 1 << (at % 64);
        }
    }

    /// Follows the steps until nothing new is reached; `ends` gives where a step is entered and left.
    fn grow(&mut self, ends: impl Fn(&Edge) -> (Option<u16>, Option<u16>)) {
        loop {
            let before = *self;
            for edge in &EDGES {
                if let (Some(enter), Some(leave)) = ends(edge) {
                    if self.contains(enter) {
                        self.insert(leave);
                    }
                }
            }
            if *self == before {
                return;
            }
        }
    }

    fn iter(self) -> impl Iterator<Item = &'static EditionOutcome> {
        let entries = OUTCOMES.iter().zip(0_u16..);
        entries
            .filter(move |(_, at)| self.contains(*at))
            .map(|(outcome, _)| outcome)
    }
}

impl From<Option<&'static EditionOutcome>> for Entries {
    fn from(entry: Option<&'static EditionOutcome>) -> Self {
        let mut entries = Self::NONE;
        for (outcome, at) in OUTCOMES.iter().zip(0..) {
            if entry.is_some_and(|entry| ptr::eq(entry, outcome)) {
                entries.insert(at);
            }
        }
        entries
    }
}

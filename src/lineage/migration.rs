//! Bringing the codes of an older list up to date.

use super::{Edge, Relation, Resolution};
use crate::vocabulary::vocabulary;
use crate::{Edition, OutcomeSet, UnknownId};

vocabulary! {
    /// What a migration does to an old code.
    pub enum Change: "change" {
        Exact = "exact", "Exact", "The outcome goes on under the same id: nothing is to be done.";
        Renamed = "renamed", "Renamed", "The outcome goes on under another id: replace the code.";
        Merged = "merged", "Merged", "The outcome went into another one: replace the code, and expect others to share the new one.";
        Ambiguous = "ambiguous", "Ambiguous", "The name can mean more than one outcome of today: a person has to choose.";
        Dropped = "dropped", "Dropped", "No outcome of today continues it: keep the old records under their edition.";
        Unknown = "unknown", "Unknown", "The older list has no outcome of this name: look for a slip.";
    }
}

/// What a code of an older list becomes in the current edition.
///
/// The code may be an id, a printed title or an alias of that edition, in any case and punctuation. To migrate a
/// list, map this over it: every code gets its row, so that nothing is lost.
///
/// ```
/// use mscos::lineage::{Change, migrate};
/// use mscos::{Edition, OutcomeSet};
///
/// let codes = ["life-skills", "improving-policy", "having-people-to-talk-to", "quality-well-resourced-support", "joy"];
/// let changes = codes.map(|code| migrate(Edition::EDelphiRound2, code).change());
/// assert_eq!(
///     changes,
///     [Change::Exact, Change::Renamed, Change::Merged, Change::Dropped, Change::Unknown],
/// );
/// ```
#[must_use]
pub fn migrate(from: Edition, code: &str) -> Migration<'_> {
    Migration { code, from, resolution: Resolution::of(&[from], code) }
}

/// The whole crosswalk from an older edition: a row for each of its outcomes, in order.
///
/// ```
/// use mscos::lineage::{Change, crosswalk};
/// use mscos::Edition;
///
/// assert_eq!(crosswalk(Edition::EDelphiRound2).len(), 34);
/// assert!(crosswalk(Edition::CURRENT).all(|row| row.change() == Change::Exact));
/// ```
#[must_use]
pub fn crosswalk(from: Edition) -> impl ExactSizeIterator<Item = Migration<'static>> {
    from.outcomes().iter().map(move |outcome| migrate(from, outcome.id()))
}

/// A row of a crosswalk: an old code, what it becomes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration<'code> {
    code: &'code str,
    from: Edition,
    resolution: Result<Resolution, UnknownId>,
}

impl<'code> Migration<'code> {
    /// The old code, as it was given.
    #[must_use]
    pub const fn code(&self) -> &'code str {
        self.code
    }

    /// The edition that the code is of.
    #[must_use]
    pub const fn from(&self) -> Edition {
        self.from
    }

    /// What it is today, and the steps that lead there.
    ///
    /// # Errors
    ///
    /// If the edition has no outcome of this name. The error tells the edition's nearest id.
    pub const fn resolution(&self) -> Result<Resolution, UnknownId> {
        self.resolution
    }

    /// The outcomes of today that it becomes: one, unless it is ambiguous, dropped or unknown.
    #[must_use]
    pub fn outcomes(&self) -> OutcomeSet {
        self.resolution.map_or(OutcomeSet::EMPTY, |resolution| resolution.outcomes())
    }

    /// What happens to records that carry the code.
    #[must_use]
    pub fn change(&self) -> Change {
        let Ok(resolution) = self.resolution else {
            return Change::Unknown;
        };
        match resolution.outcome() {
            None if resolution.is_dropped() => Change::Dropped,
            None => Change::Ambiguous,
            Some(_) if resolution.steps().any(|step| step.relation() == Relation::Merged) => Change::Merged,
            Some(outcome) if resolution.named().all(|old| old.id() == outcome.id()) => Change::Exact,
            Some(_) => Change::Renamed,
        }
    }

    /// The steps from the old outcome to that of today, the oldest first.
    pub fn steps(&self) -> impl Iterator<Item = &'static Edge> + use<> {
        self.resolution.into_iter().flat_map(|resolution| resolution.steps())
    }
}

/// Written as a row that a database migration can be made of.
#[cfg(feature = "json")]
impl serde::Serialize for Migration<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let steps: Vec<_> = self.steps().collect();
        let nearest = self.resolution.err().and_then(|unknown| unknown.nearest());
        let mut row = serializer.serialize_struct("Migration", 6)?;
        row.serialize_field("edition", &self.from)?;
        row.serialize_field("code", self.code)?;
        row.serialize_field("change", &self.change())?;
        row.serialize_field("outcomes", &self.outcomes())?;
        row.serialize_field("steps", &steps)?;
        row.serialize_field("nearest", &nearest)?;
        row.end()
    }
}

/// Written with the ids at its ends; null where it was added or dropped.
#[cfg(feature = "json")]
impl serde::Serialize for Edge {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let id =
            |outcome: Option<&'static crate::edition::EditionOutcome>| outcome.map(crate::edition::EditionOutcome::id);
        let mut step = serializer.serialize_struct("Edge", 8)?;
        step.serialize_field("from_edition", &self.from_edition())?;
        step.serialize_field("from", &id(self.from()))?;
        step.serialize_field("to_edition", &self.to_edition())?;
        step.serialize_field("to", &id(self.to()))?;
        step.serialize_field("relation", &self.relation())?;
        step.serialize_field("basis", &self.warrant())?;
        step.serialize_field("reason", self.reason())?;
        step.serialize_field("source", &self.source())?;
        step.end()
    }
}

//! What a name is today.

use super::Edge;
use super::entries::Entries;
use crate::edition::EditionOutcome;
use crate::tables::edition::OUTCOMES;
use crate::tables::lineage::EDGES;
use crate::vocabulary::{Likeness, same_words};
use crate::{Edition, Outcome, OutcomeSet, UnknownId};

/// What a name is today, and the steps that lead there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    named: Entries,
    reached: Entries,
}

impl Resolution {
    pub(super) fn of(editions: &[Edition], name: &str) -> Result<Self, UnknownId> {
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
        EDGES.iter().filter(move |edge| edge.from.is_some_and(|from| reached.contains(from)))
    }

    /// The outcomes of today that it leads to.
    #[must_use]
    pub fn outcomes(&self) -> OutcomeSet {
        self.reached.iter().filter_map(EditionOutcome::current).collect()
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
}

impl EditionOutcome {
    /// Whether this is its id, its title or an alias, in any case and punctuation.
    fn is_called(&self, name: &str) -> bool {
        let known = [self.id(), self.title()].into_iter();
        let mut known = known.chain(self.aliases().iter().copied());
        known.any(|known| same_words(known, name))
    }
}

//! Suggestions: the longlist outcomes that suit the people a project serves, each with its evidence.
//!
//! The firmest evidence comes first, then what answers most of the contexts, then the order of print.
//!
//! ```
//! use mscos::{Basis, Context, ContextSet, Outcome, OutcomeSet, suggest};
//!
//! // The report's own example: a project for LGBTQ+ refugees.
//! let people = ContextSet::from([Context::Lgbtq, Context::InsecureImmigrationStatus]);
//! let stated = suggest(people, OutcomeSet::EMPTY).filter(|s| s.basis() == Basis::Stated);
//! assert_eq!(
//!     stated.map(|s| s.outcome()).collect::<Vec<_>>(),
//!     [
//!         Outcome::NoDiscriminationAgainstLgbtq,
//!         Outcome::BetterImmigrationSystems,
//!         Outcome::ImmigrationStatusAndDocumentation,
//!     ],
//! );
//! ```

use crate::context::{Basis, ContextSet, Pairing, Role};
use crate::{Outcome, OutcomeSet};

/// The longlist outcomes that suit these contexts and are not yet in the plan.
///
/// `planned` is what the plan measures already; give [`OutcomeSet::EMPTY`] where there is no plan.
#[must_use]
pub fn suggest(contexts: ContextSet, planned: OutcomeSet) -> Suggestions {
    let mut open = OutcomeSet::EMPTY;
    for context in contexts {
        open.extend(supplements(context.pairings()).map(Pairing::outcome));
    }
    Suggestions { contexts, open: open - planned }
}

fn supplements(pairings: &'static [Pairing]) -> impl Iterator<Item = &'static Pairing> {
    pairings.iter().filter(|pairing| pairing.role() == Role::Supplement)
}

/// Suggestions in order, as [`suggest`] gives them.
#[derive(Clone, Debug)]
pub struct Suggestions {
    contexts: ContextSet,
    open: OutcomeSet,
}

impl Iterator for Suggestions {
    type Item = Suggestion;

    /// Chooses the best of what is left: at most 37 outcomes, so nothing has to be stored or sorted.
    fn next(&mut self) -> Option<Suggestion> {
        let contexts = self.contexts;
        let best =
            self.open.iter().map(|outcome| Suggestion { outcome, asked: contexts }).min_by_key(Suggestion::order)?;
        self.open.remove(best.outcome);
        Some(best)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.open.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Suggestions {}
impl core::iter::FusedIterator for Suggestions {}

/// A longlist outcome that suits some of the contexts asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    outcome: Outcome,
    asked: ContextSet,
}

impl Suggestion {
    /// The outcome to add.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why: one pairing for each context that it answers, the firmest first.
    pub fn reasons(&self) -> impl Iterator<Item = &'static Pairing> + use<> {
        let Self { outcome, asked } = *self;
        Basis::ALL.iter().flat_map(move |&basis| {
            asked
                .iter()
                .flat_map(|context| supplements(context.pairings()))
                .filter(move |pairing| pairing.outcome() == outcome && pairing.basis() == basis)
        })
    }

    /// The contexts that it answers.
    #[must_use]
    pub fn contexts(&self) -> ContextSet {
        self.reasons().map(Pairing::context).collect()
    }

    /// The firmest of what it rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.reasons().next().map_or(Basis::Judgement, Pairing::basis)
    }

    /// Firmest basis, then most contexts, then order of print.
    fn order(&self) -> (Basis, core::cmp::Reverse<usize>, Outcome) {
        (self.basis(), core::cmp::Reverse(self.contexts().len()), self.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Context;

    const REFUGEES: [Context; 2] = [Context::Lgbtq, Context::InsecureImmigrationStatus];

    #[test]
    fn every_suggestion_has_its_reasons() {
        for suggestion in suggest(ContextSet::all(), OutcomeSet::EMPTY) {
            assert!(!suggestion.outcome().is_core());
            assert!(suggestion.reasons().next().is_some());
            assert!(suggestion.reasons().all(|pairing| pairing.outcome() == suggestion.outcome()));
        }
    }

    #[test]
    fn what_the_plan_has_is_not_suggested() {
        let planned = OutcomeSet::from(Outcome::BetterImmigrationSystems);
        let mut suggested = suggest(REFUGEES.into(), planned);
        assert!(suggested.all(|suggestion| suggestion.outcome() != Outcome::BetterImmigrationSystems));
    }

    #[test]
    fn firmer_evidence_comes_first_then_more_contexts_then_print_order() {
        let all: Vec<_> = suggest(ContextSet::all(), OutcomeSet::EMPTY).collect();
        assert!(all.is_sorted_by_key(Suggestion::order));
        assert_eq!(suggest(ContextSet::all(), OutcomeSet::EMPTY).len(), all.len());
    }

    #[test]
    fn no_context_gives_no_suggestion() {
        assert_eq!(suggest(ContextSet::EMPTY, OutcomeSet::EMPTY).next(), None);
    }
}

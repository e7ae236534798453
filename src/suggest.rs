//! Suggestions: the longlist outcomes that suit the people a project serves, each with its evidence.

use core::cmp::Reverse;

use crate::context::{Basis, Context, ContextSet, General, Pairing, Role};
use crate::{Outcome, OutcomeSet};

/// The longlist outcomes that suit these contexts and are not yet in the plan.
///
/// The firmest evidence comes first, then what answers most of the contexts, then the order of print. `planned` is what
/// the plan measures already; give [`OutcomeSet::EMPTY`] where there is no plan. To have fewer, filter by
/// [`basis`](Suggestion::basis) and [`take`](Iterator::take) the first few.
///
/// ```
/// use mscos::{Basis, Context, ContextSet, Outcome, OutcomeSet, suggest};
///
/// // The report's own example: a project for LGBTQ+ refugees.
/// let people = ContextSet::from([Context::Lgbtq, Context::InsecureImmigrationStatus]);
/// let stated = suggest(people, OutcomeSet::EMPTY).filter(|s| s.basis() == Basis::Stated);
/// assert_eq!(
///     stated.map(|s| s.outcome()).collect::<Vec<_>>(),
///     [
///         Outcome::NoDiscriminationAgainstLgbtq,
///         Outcome::BetterImmigrationSystems,
///         Outcome::ImmigrationStatusAndDocumentation,
///     ],
/// );
/// ```
#[must_use]
pub fn suggest(contexts: ContextSet, planned: OutcomeSet) -> Suggestions<'static> {
    suggest_with(contexts, &[], planned)
}

/// The same, with an organisation's own pairings beside those of the crate.
#[must_use]
pub fn suggest_with<'a>(contexts: ContextSet, own: &'a [Pairing<'a>], planned: OutcomeSet) -> Suggestions<'a> {
    let evidence = Evidence { contexts, own };
    let outcomes: OutcomeSet = evidence.pairings(Role::Supplement).map(Pairing::outcome).collect();
    Suggestions { evidence, open: outcomes - planned }
}

/// The core outcomes to look closely at for these contexts, each with its evidence, in the order of the contexts.
///
/// Core outcomes are in every plan anyway, so they are no suggestions: for people in safe houses, say, certain
/// indicators of housing carry more weight.
///
/// ```
/// use mscos::{Context, ContextSet, Outcome, emphases};
///
/// let people = ContextSet::from([Context::SafeHouseResidents]);
/// let mut housing = emphases(people).filter(|p| p.outcome() == Outcome::SecureAndSuitableHousing);
/// assert!(housing.next().is_some_and(|pairing| !pairing.indicators().is_empty()));
/// ```
pub fn emphases(contexts: ContextSet) -> impl Iterator<Item = &'static Pairing<'static>> {
    emphases_with(contexts, &[])
}

/// The same, with an organisation's own pairings behind those of the crate.
pub fn emphases_with<'a>(contexts: ContextSet, own: &'a [Pairing<'a>]) -> impl Iterator<Item = &'a Pairing<'a>> {
    Evidence { contexts, own }.pairings(Role::Emphasis)
}

/// All that there is to say about the people whom a project serves: longlist outcomes to add, core outcomes to look at
/// closely, what suits any project, and what else there is to know.
///
/// ```
/// use mscos::{Context, ContextSet, OutcomeSet, advise};
///
/// let advice = advise(ContextSet::from([Context::Lgbtq]), OutcomeSet::CORE);
/// assert!(advice.suggestions().next().is_some());
/// assert!(advice.general().all(|general| !general.outcome().is_core()));
/// ```
#[must_use]
pub const fn advise(contexts: ContextSet, planned: OutcomeSet) -> Advice<'static> {
    advise_with(contexts, &[], planned)
}

/// The same, with an organisation's own pairings beside those of the crate.
#[must_use]
pub const fn advise_with<'a>(contexts: ContextSet, own: &'a [Pairing<'a>], planned: OutcomeSet) -> Advice<'a> {
    Advice { evidence: Evidence { contexts, own }, planned }
}

/// What there is to say about some people, as [`advise()`] gives it.
#[derive(Clone, Copy, Debug)]
pub struct Advice<'a> {
    evidence: Evidence<'a>,
    planned: OutcomeSet,
}

impl<'a> Advice<'a> {
    /// Longlist outcomes to add, as [`suggest()`] gives them.
    #[must_use]
    pub fn suggestions(&self) -> Suggestions<'a> {
        suggest_with(self.evidence.contexts, self.evidence.own, self.planned)
    }

    /// Core outcomes to look at closely, as [`emphases()`] gives them.
    pub fn emphases(&self) -> impl Iterator<Item = &'a Pairing<'a>> + use<'a> {
        self.evidence.pairings(Role::Emphasis)
    }

    /// What suits any project and is not planned yet.
    pub fn general(&self) -> impl Iterator<Item = &'static General> + use<> {
        let planned = self.planned;
        General::all().iter().filter(move |general| !planned.contains(general.outcome()))
    }

    /// What else there is to know of the contexts: that research has heard some groups too little, say.
    pub fn notes(&self) -> impl Iterator<Item = (Context, &'static str)> + use<> {
        self.evidence.contexts.into_iter().filter_map(|context| Some((context, context.note()?)))
    }
}

/// The pairings that are asked for: those of some contexts, and an organisation's own.
#[derive(Clone, Copy, Debug)]
struct Evidence<'a> {
    contexts: ContextSet,
    own: &'a [Pairing<'a>],
}

impl<'a> Evidence<'a> {
    fn pairings(self, role: Role) -> impl Iterator<Item = &'a Pairing<'a>> {
        let known = self.contexts.into_iter().flat_map(|context| -> &'a [Pairing<'a>] { context.pairings() });
        known.chain(self.own).filter(move |pairing| pairing.role() == role)
    }
}

/// Suggestions in order, as [`suggest()`] gives them.
#[derive(Clone, Debug)]
pub struct Suggestions<'a> {
    evidence: Evidence<'a>,
    open: OutcomeSet,
}

impl<'a> Iterator for Suggestions<'a> {
    type Item = Suggestion<'a>;

    /// Chooses the best of what is left: at most 37 outcomes, so nothing has to be stored or sorted.
    fn next(&mut self) -> Option<Suggestion<'a>> {
        let evidence = self.evidence;
        let open = self.open.iter().map(|outcome| Suggestion { outcome, evidence });
        let best = open.min_by_key(Suggestion::order)?;
        self.open.remove(best.outcome);
        Some(best)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.open.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Suggestions<'_> {}
impl core::iter::FusedIterator for Suggestions<'_> {}

/// A longlist outcome that suits some of the contexts asked for.
#[derive(Clone, Copy, Debug)]
pub struct Suggestion<'a> {
    outcome: Outcome,
    evidence: Evidence<'a>,
}

impl<'a> Suggestion<'a> {
    /// The outcome to add.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why: one pairing for each context that it answers, the firmest first.
    pub fn reasons(&self) -> impl Iterator<Item = &'a Pairing<'a>> + use<'a> {
        let Self { outcome, evidence } = *self;
        Basis::ALL.iter().flat_map(move |&basis| {
            let pairings = evidence.pairings(Role::Supplement);
            pairings.filter(move |pairing| pairing.outcome() == outcome && pairing.basis() == basis)
        })
    }

    /// The contexts of the crate that it answers. Those of an organisation are among the [`reasons`](Self::reasons).
    #[must_use]
    pub fn contexts(&self) -> ContextSet {
        self.reasons().filter_map(|pairing| pairing.context().known()).collect()
    }

    /// The firmest of what it rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.reasons().next().map_or(Basis::Local, Pairing::basis)
    }

    /// Firmest basis, then most contexts, then order of print.
    fn order(&self) -> (Basis, Reverse<usize>, Outcome) {
        // A context that the crate and an organisation both pair with the outcome is one context.
        let others = |at: usize, id: &str| self.reasons().take(at).any(|earlier| earlier.context().id() == id);
        let contexts = self.reasons().enumerate().filter(|(at, reason)| !others(*at, reason.context().id())).count();
        (self.basis(), Reverse(contexts), self.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_pairing_has_a_reason_and_a_source_and_its_role_fits_its_outcome() {
        for pairing in Context::ALL.iter().flat_map(|context| context.pairings()) {
            assert!(!pairing.reason().is_empty());
            assert_eq!(pairing.outcome().is_core(), pairing.role() == Role::Emphasis);
            assert!(pairing.indicators().iter().all(|indicator| indicator.outcome() == pairing.outcome()));
        }
    }

    #[test]
    fn what_the_plan_has_is_not_suggested() {
        let planned = OutcomeSet::from(Outcome::BetterImmigrationSystems);
        let mut suggested = suggest(REFUGEES.into(), planned);
        assert!(suggested.all(|suggestion| suggestion.outcome() != Outcome::BetterImmigrationSystems));
        assert_eq!(suggest(ContextSet::all(), OutcomeSet::all()).len(), 0);
    }

    #[test]
    fn firmer_evidence_comes_first_then_more_contexts_then_print_order() {
        let all: Vec<_> = suggest(ContextSet::all(), OutcomeSet::EMPTY).collect();
        assert!(all.is_sorted_by_key(Suggestion::order));
        assert_eq!(suggest(ContextSet::all(), OutcomeSet::EMPTY).len(), all.len());
    }

    #[test]
    fn every_longlist_outcome_is_reachable_from_a_context_or_general() {
        let suggested: OutcomeSet = suggest(ContextSet::all(), OutcomeSet::EMPTY).map(|s| s.outcome()).collect();
        let general: OutcomeSet = General::all().iter().map(General::outcome).collect();
        assert_eq!(OutcomeSet::all() - OutcomeSet::CORE, suggested | general);
    }

    #[test]
    fn advice_holds_all_of_it_and_nothing_that_is_planned() {
        let planned = OutcomeSet::from(Outcome::BetterImmigrationSystems);
        let advice = advise(REFUGEES.into(), planned);
        let outcomes = |suggestions: Suggestions<'_>| suggestions.map(|one| one.outcome()).collect::<Vec<_>>();
        assert_eq!(outcomes(advice.suggestions()), outcomes(suggest(REFUGEES.into(), planned)));
        assert_eq!(advice.emphases().count(), emphases(REFUGEES.into()).count());
        assert!(advice.notes().all(|(context, note)| context.note() == Some(note)));
        let all = advise(ContextSet::all(), OutcomeSet::EMPTY);
        assert_eq!(all.general().count(), General::all().len());
        assert_eq!(advise(ContextSet::all(), OutcomeSet::all()).general().count(), 0);
    }

    #[test]
    fn no_context_gives_no_suggestion() {
        assert!(suggest(ContextSet::EMPTY, OutcomeSet::EMPTY).next().is_none());
    }

    #[test]
    fn emphases_are_of_core_outcomes_alone() {
        assert!(emphases(ContextSet::all()).all(|pairing| pairing.outcome().is_core()));
        assert!(emphases(ContextSet::EMPTY).next().is_none());
    }
}

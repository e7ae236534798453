//! The check: bit operations over what the plan names, then one rule after the other.

use super::finding::{Finding, Subject};
use super::rules::{RULES, Rule};
use super::{Plan, Pointer, Reference, Report};
use crate::{ContextSet, IndicatorSet, OutcomeSet};

impl Plan {
    /// Holds the plan against the seven core outcomes and what the report recommends.
    ///
    /// Never fails and never panics: what is wrong with the plan is in the report. Allocates nothing for a
    /// plan in which nothing is found.
    ///
    /// Source: final report, sections "Executive summary" and "Priority recommendations".
    #[must_use]
    pub fn check(&self) -> Report<'_> {
        let facts = Facts::of(self);
        let mut findings = Vec::new();
        for rule in RULES {
            (rule.check)(
                &facts,
                &mut Findings {
                    rule,
                    found: &mut findings,
                },
            );
        }
        Report::new(facts, findings)
    }
}

/// What the rules look at: the plan, and the sets of what it names.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'plan> {
    pub(crate) plan: &'plan Plan,
    /// The outcomes that the plan measures.
    pub(crate) measured: OutcomeSet,
    /// The outcomes that named partners cover.
    pub(crate) partnered: OutcomeSet,
    /// The indicators that its measures use, each with the outcome it belongs to.
    pub(crate) indicators: IndicatorSet,
    /// The contexts that it declares.
    pub(crate) contexts: ContextSet,
}

impl<'plan> Facts<'plan> {
    fn of(plan: &'plan Plan) -> Self {
        let mut measured = OutcomeSet::EMPTY;
        let mut indicators = IndicatorSet::EMPTY;
        for measure in &plan.measures {
            let Some(outcome) = measure.outcome.known() else {
                continue;
            };
            measured.insert(outcome);
            let own = measure.indicators.iter().filter_map(Reference::known);
            indicators.extend(own.filter(|indicator| indicator.outcome() == outcome));
        }
        let named = plan.partners.iter().filter(|partner| partner.is_named());
        let population = plan.population.iter();
        Self {
            plan,
            measured,
            partnered: named
                .flat_map(|p| &p.outcomes)
                .filter_map(Reference::known)
                .collect(),
            indicators,
            contexts: population
                .flat_map(|p| &p.contexts)
                .filter_map(Reference::known)
                .collect(),
        }
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Findings<'a, 'plan> {
    rule: &'static Rule,
    found: &'a mut Vec<Finding<'plan>>,
}

impl<'plan> Findings<'_, 'plan> {
    pub(crate) fn report(&mut self, pointer: Pointer, subject: Subject<'plan>) {
        self.found.push(Finding::new(self.rule, pointer, subject));
    }
}

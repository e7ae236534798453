//! The check: bit operations over what the plan names, then one rule after the other.

use super::finding::{Finding, Ignored, IgnoredBy, Severity, Subject};
use super::rules::{RULES, Rule};
use super::{LocalContexts, Plan, Pointer, Reference, Report, Settings};
use crate::wording::Wording;
use crate::{ContextSet, IndicatorSet, OutcomeSet, Pairing};

impl Plan {
    /// Checks the plan against the seven core outcomes and what the report recommends.
    ///
    /// Never fails and never panics: what is wrong with the plan is in the report. Allocates nothing for a
    /// plan of up to 64 measures in which nothing is found.
    ///
    /// Source: final report, sections "Executive summary" and "Priority recommendations".
    #[must_use]
    pub fn check(&self) -> Report<'_> {
        self.check_with(&DEFAULT)
    }

    /// The same, with rules ignored or given another severity, with an organisation's own contexts, or in other words.
    #[must_use]
    pub fn check_with<'plan>(&'plan self, settings: &'plan Settings) -> Report<'plan> {
        let facts = Facts::of(self, settings.own_contexts());
        let own = self.ignore.reasons().into_iter().zip(self.severity.severities());
        let wording = settings.words();
        let (mut found, mut ignored) = (Vec::new(), Vec::new());
        for (rule, (by_plan, weight)) in RULES.into_iter().zip(own) {
            let by_settings = settings.reason_to_ignore(rule).map(|reason| (IgnoredBy::Settings, reason));
            let ignore = by_settings.or(by_plan.map(|reason| (IgnoredBy::Plan, reason)));
            let severity = settings.severity_of(rule).or(weight);
            let findings = &mut Findings { rule, severity, ignore, wording, found: &mut found, ignored: &mut ignored };
            (rule.check)(&facts, findings);
        }
        // The gravest first; of the same weight in the order of the rules and of the plan.
        found.sort_by_key(Finding::severity);
        Report::new(facts, found, ignored, wording)
    }
}

/// Every rule as it is.
static DEFAULT: Settings = Settings::new();

/// What the rules look at: the plan, and the sets of what it names.
#[derive(Clone)]
pub(crate) struct Facts<'plan> {
    pub(crate) plan: &'plan Plan,
    /// The outcomes that the plan measures.
    pub(crate) measured: OutcomeSet,
    /// The outcomes that named partners cover.
    pub(crate) partnered: OutcomeSet,
    /// The indicators that its measures use, each with the outcome it belongs to.
    pub(crate) indicators: IndicatorSet,
    /// The contexts of the crate that it declares.
    pub(crate) contexts: ContextSet,
    /// The contexts that an organisation adds to those of the crate.
    pub(crate) own: Option<&'plan LocalContexts>,
    /// The pairings which the organisation adds for what the plan declares.
    pub(crate) pairings: Vec<Pairing<'plan>>,
}

impl<'plan> Facts<'plan> {
    fn of(plan: &'plan Plan, own: Option<&'plan LocalContexts>) -> Self {
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
        let declared = || plan.population.iter().flat_map(|population| &population.contexts);
        let contexts = declared().filter_map(Reference::known).collect();
        let pairings =
            own.map(|own| own.asked(contexts, &declared().filter_map(Reference::unknown).collect::<Vec<_>>()));
        Self {
            plan,
            measured,
            partnered: named.flat_map(|p| &p.outcomes).filter_map(Reference::known).collect(),
            indicators,
            contexts,
            own,
            pairings: pairings.unwrap_or_default(),
        }
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Findings<'a, 'plan> {
    rule: &'static Rule,
    /// The severity that the settings give it.
    severity: Option<Severity>,
    /// Who asks for it to be ignored, and why.
    ignore: Option<(IgnoredBy, &'plan str)>,
    /// The words in which it is told.
    wording: &'plan Wording,
    found: &'a mut Vec<Finding<'plan>>,
    ignored: &'a mut Vec<Ignored<'plan>>,
}

impl<'plan> Findings<'_, 'plan> {
    /// Reports with the severity of the rule.
    pub(crate) fn report(&mut self, pointer: Pointer, subject: Subject<'plan>) {
        self.report_as(self.rule.severity(), pointer, subject);
    }

    /// Reports with a severity of its own.
    pub(crate) fn report_as(&mut self, severity: Severity, pointer: Pointer, subject: Subject<'plan>) {
        let severity = self.severity.unwrap_or(severity);
        let finding = Finding::new(self.rule, severity, pointer, subject, self.wording);
        match self.ignore {
            Some((by, reason)) => self.ignored.push(Ignored::new(finding, by, reason)),
            None => self.found.push(finding),
        }
    }
}

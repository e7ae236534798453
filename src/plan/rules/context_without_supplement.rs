//! `context-without-supplement`

use std::fmt;

use super::{Rule, Severity};
use crate::context::{Pairing, Role};
use crate::plan::finding::{Finding, Subject};
use crate::plan::{Pointer, Reference};
use crate::{Context, ContextSet, Document, OutcomeSet, Recommendation, Source, suggest};

/// How many suggestions the help names.
const NAMED: usize = 3;

pub(super) static RULE: Rule = Rule {
    code: "M031",
    name: "context-without-supplement",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "For each context that the plan declares, at least one of the longlist outcomes suggested for it is \
             measured, or covered by a partner that is named.",
    why: "The seven core outcomes are shared by everyone. What is particular to the people served shows in the \
          longlist, and the report asks that relevant outcomes be added from there.",
    mend: "Look through the outcomes suggested for the context, and add those that matter to the people served.",
    example: r#"{ "edition": "mscos-2023", "title": "A house for parents",
  "population": { "contexts": ["parents-and-families"] },
  "measures": [{ "outcome": "secure-and-suitable-housing" }] }"#,
    guidance: &[Recommendation::B5],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        let covered = facts.measured | facts.partnered;
        let mut seen = ContextSet::EMPTY;
        let contexts = facts.plan.population.iter().flat_map(|population| &population.contexts);
        for (at, context) in contexts.map(Reference::known).enumerate() {
            let Some(context) = context.filter(|context| seen.insert(*context)) else { continue };
            let suggested = supplements(context);
            if !suggested.is_empty() && suggested.is_disjoint(&covered) {
                let place = Pointer::ROOT.key("population").key("contexts").index(at);
                findings.report(place, Subject::Context(context));
            }
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Context(context) => {
            write!(f, "the plan takes up none of the longlist outcomes suggested for \"{}\"", finding.title(context))
        }
        _ => Ok(()),
    },
    help,
};

fn supplements(context: Context) -> OutcomeSet {
    let pairings = context.pairings().iter();
    pairings.filter(|pairing| pairing.role() == Role::Supplement).map(Pairing::outcome).collect()
}

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Context(context) = finding.subject() else { return Ok(()) };
    f.write_str("measure what matters to the people served, or name a partner that covers it, beginning with")?;
    let suggestions = suggest(context.into(), OutcomeSet::EMPTY).take(NAMED);
    let last = suggestions.len().saturating_sub(1);
    for (nth, suggestion) in suggestions.enumerate() {
        let before = if nth == 0 {
            ""
        } else if nth == last {
            " or"
        } else {
            ","
        };
        write!(f, "{before} `{}`", suggestion.outcome())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{RULE, supplements};
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Partner, Plan, Population};
    use crate::{Context, Outcome};

    fn serving(contexts: impl IntoIterator<Item = Context>) -> Plan {
        all_seven().population(contexts.into_iter().fold(Population::adults(), Population::context))
    }

    #[test]
    fn each_context_without_a_supplement_is_found_where_it_stands() {
        let plan = serving([Context::Lgbtq, Context::ParentsAndFamilies, Context::Lgbtq]);
        assert_eq!(found(&RULE, &plan), ["/population/contexts/0", "/population/contexts/1"]);
        let plan = plan.measure(Measure::of(Outcome::NoDiscriminationAgainstLgbtq));
        assert_eq!(found(&RULE, &plan), ["/population/contexts/1"]);
    }

    #[test]
    fn one_suggested_outcome_is_enough_and_a_named_partner_may_cover_it() {
        let partner = |name| Partner::named(name).covering(Outcome::FamilySafetyAndContact);
        let plan = serving([Context::ParentsAndFamilies]);
        assert!(found(&RULE, &plan.clone().partner(partner("Family centre"))).is_empty());
        assert_eq!(found(&RULE, &plan.partner(partner(" "))).len(), 1);
    }

    #[test]
    fn a_plan_that_measures_every_outcome_passes_in_every_context() {
        let everything = Outcome::ALL.iter().map(|outcome| Measure::of(*outcome));
        assert!(found(&RULE, &everything.fold(serving(Context::ALL.iter().copied()), Plan::measure)).is_empty());
    }

    #[test]
    fn no_context_unknown_contexts_and_those_without_supplements_are_not_found() {
        assert!(found(&RULE, &all_seven()).is_empty());
        assert!(found(&RULE, &all_seven().population(Population::adults().context("martians"))).is_empty());
        let bare = Context::ALL.iter().copied().filter(|context| supplements(*context).is_empty());
        assert!(found(&RULE, &serving(bare)).is_empty());
    }

    #[test]
    fn the_help_names_the_first_few_suggestions() {
        let words = words(&RULE, &serving([Context::Lgbtq, Context::InsecureImmigrationStatus]));
        assert!(words[0].ends_with("beginning with `no-discrimination-against-lgbtq`"), "{words:?}");
        let first = "`better-immigration-systems`, `immigration-status-and-documentation` or `";
        assert!(words[1].contains(first), "{words:?}");
    }
}

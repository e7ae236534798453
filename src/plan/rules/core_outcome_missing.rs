//! `core-outcome-missing`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, OutcomeSet, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M001",
    name: "core-outcome-missing",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "Each of the seven core outcomes is measured by the plan, or covered by a partner that is named.",
    why: "The seven are the least that every intervention for adult survivors is asked to report on. Those who took part \
          in the final workshop, most of them survivors, chose what they saw as fundamental or overarching.",
    mend: "Measure the outcome, or work with a service that covers it and name that service under `partners`.",
    example: r#"{ "edition": "mscos-2023", "title": "Only a course",
  "measures": [{ "outcome": "access-to-education" }] }"#,
    guidance: &[Recommendation::P1, Recommendation::P2],
    source: Source::new(Document::FinalReport, "Priority recommendations"),
    check: |facts, findings| {
        for outcome in OutcomeSet::CORE - facts.measured - facts.partnered {
            findings.report(Pointer::ROOT.key("measures"), Subject::Outcome(outcome));
        }
    },
    message: |finding, f| {
        let title = finding.outcome_title().unwrap_or_default();
        write!(f, "\"{title}\" is a core outcome, and neither a measure nor a partner covers it")
    },
    help: |_, f| {
        f.write_str(
            "amend the plan so that it measures this outcome, or partner with a service that covers it and name that \
             service under `partners`",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Partner, Plan};

    #[test]
    fn each_missing_outcome_is_found_once() {
        assert_eq!(found(&RULE, &Plan::new("Nothing")).len(), 7);
        let mut plan = all_seven();
        plan.measures.pop();
        assert_eq!(found(&RULE, &plan), ["/measures"]);
        assert!(words(&RULE, &plan)[0].contains("\"Access to education\""));
    }

    #[test]
    fn a_plan_that_measures_all_seven_passes() {
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn a_named_partner_covers_and_a_nameless_one_does_not() {
        let mut plan = all_seven();
        plan.measures.pop();
        let partner = |name| Partner::named(name).covering(Outcome::AccessToEducation);
        assert!(found(&RULE, &plan.clone().partner(partner("College"))).is_empty());
        assert_eq!(found(&RULE, &plan.partner(partner(" "))).len(), 1);
    }

    #[test]
    fn a_longlist_outcome_stands_in_for_no_core_outcome() {
        let plan = Plan::new("Work").measure(Measure::of(Outcome::LifeSkills));
        assert_eq!(found(&RULE, &plan).len(), 7);
    }
}

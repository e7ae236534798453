//! `timepoints-inconsistent`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M014",
    name: "timepoints-inconsistent",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "The core outcomes are all measured at the same timepoints.",
    why: "Some core outcomes look like matters of the near or the far future, and it is tempting to measure them at \
          other times. Survivors found that each can matter at any stage, and again decades later.",
    mend: "Leave out the measure's own timepoints, or make them those of the plan.",
    example: r#"{ "edition": "mscos-2023", "title": "School can wait",
  "timepoints": { "baseline": true, "every_months": 6 },
  "measures": [{ "outcome": "access-to-education",
                 "timepoints": { "baseline": false, "every_months": 24 } }] }"#,
    guidance: &[Recommendation::B14],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        let plan = facts.plan;
        let mut common = plan.timepoints;
        for (at, measure) in plan.measures.iter().enumerate() {
            let outcome = measure.outcome.known().filter(|outcome| outcome.is_core());
            let (Some(outcome), Some(own)) = (outcome, measure.timepoints) else { continue };
            if own != *common.get_or_insert(own) {
                let place = Pointer::ROOT.key("measures").index(at).key("timepoints");
                findings.report(place, Subject::Outcome(outcome));
            }
        }
    },
    message: |finding, f| {
        let title = finding.outcome_title().unwrap_or_default();
        write!(f, "the core outcome \"{title}\" is measured at other times here than the plan sets elsewhere")
    },
    help: |_, f| {
        f.write_str(
            "measure every core outcome at the same regular times: leave out these timepoints where the plan has its \
             own, or make them the same",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Timepoints};

    const HALF_YEARLY: Timepoints = Timepoints::every_months(6);
    const YEARLY: Timepoints = Timepoints::every_months(12);

    #[test]
    fn a_core_outcome_at_times_other_than_the_plans_is_found() {
        let mut plan = all_seven().timepoints(HALF_YEARLY);
        plan.measures[1].timepoints = Some(YEARLY);
        plan.measures[6].timepoints = Some(HALF_YEARLY.until_month(24));
        assert_eq!(found(&RULE, &plan), ["/measures/1/timepoints", "/measures/6/timepoints"]);
        assert!(words(&RULE, &plan)[1].contains("\"Access to education\" is measured at other times"));
    }

    #[test]
    fn without_times_of_the_plan_the_first_of_a_core_outcome_count() {
        let mut plan = all_seven();
        plan.measures.insert(0, Measure::of(Outcome::LifeSkills).timepoints(YEARLY));
        plan.measures[2].timepoints = Some(HALF_YEARLY);
        assert!(found(&RULE, &plan).is_empty());
        plan.measures[4].timepoints = Some(YEARLY);
        assert_eq!(found(&RULE, &plan), ["/measures/4/timepoints"]);
    }

    #[test]
    fn the_same_times_everywhere_pass() {
        let mut plan = all_seven().timepoints(HALF_YEARLY);
        assert!(found(&RULE, &plan).is_empty());
        plan.measures[2].timepoints = Some(HALF_YEARLY);
        assert!(found(&RULE, &plan).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn longlist_and_unknown_outcomes_may_have_times_of_their_own() {
        let plan = all_seven().timepoints(HALF_YEARLY);
        let plan = plan.measure(Measure::of(Outcome::LifeSkills).timepoints(YEARLY));
        assert!(found(&RULE, &plan.measure(Measure::of("joy").timepoints(YEARLY))).is_empty());
    }
}

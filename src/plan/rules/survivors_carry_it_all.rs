//! `survivors-carry-it-all`

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{DataSource, Measure, Pointer};
use crate::{Document, Level, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M016",
    name: "survivors-carry-it-all",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "At least one measure is neither at the individual level nor answered by survivors alone.",
    why: "Survivors aren't the only ones who make an outcome come about, and the work is not to fall on them out of \
          proportion. The report asks that others have goals and targets too.",
    mend: "Add measures at other levels that take their data from others.",
    example: r#"{ "edition": "mscos-2023", "title": "Tell us how you are",
  "measures": [{ "outcome": "access-to-education", "data_source": "survivor-self-report" }] }"#,
    guidance: &[Recommendation::P3, Recommendation::B12, Recommendation::B13],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        let measures = &facts.plan.measures;
        if !measures.is_empty() && measures.iter().all(survivors_carry) {
            findings.report(Pointer::ROOT.key("measures"), Subject::Part);
        }
    },
    message: |_, f| {
        f.write_str("every measure is at the individual level or takes its data from survivors' self-report alone")
    },
    help: |_, f| {
        f.write_str(
            "set goals and targets for others as well, such as services, staff and authorities: add measures at their \
             level, with data from practitioners, records or public sources",
        )
    },
};

/// Whether it says that survivors are the ones who act or who answer. One that says neither makes no claim.
fn survivors_carry(measure: &Measure) -> bool {
    measure.level == Some(Level::Individual) || measure.data_source == Some(DataSource::SurvivorSelfReport)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Level;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{DataSource, Plan};

    /// Half at the individual level, half by self-report.
    fn carried() -> Plan {
        let mut plan = all_seven();
        for measure in plan.measures.iter_mut().step_by(2) {
            measure.level = Some(Level::Individual);
        }
        for measure in plan.measures.iter_mut().skip(1).step_by(2) {
            measure.data_source = Some(DataSource::SurvivorSelfReport);
        }
        plan
    }

    #[test]
    fn a_plan_that_asks_nothing_of_others_is_found() {
        assert_eq!(found(&RULE, &carried()), ["/measures"]);
        assert!(words(&RULE, &carried())[0].contains("| set goals and targets for others as well"));
        let mut one = carried();
        one.measures.truncate(1);
        assert_eq!(found(&RULE, &one), ["/measures"]);
    }

    #[test]
    fn one_measure_that_others_answer_for_is_enough() {
        let mut plan = carried();
        plan.measures[3].level = Some(Level::Organisational);
        plan.measures[3].data_source = Some(DataSource::ServiceRecords);
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn another_level_with_self_report_alone_is_not_enough_nor_are_records_of_individuals() {
        let mut plan = carried();
        plan.measures[1].level = Some(Level::Governmental);
        plan.measures[2].data_source = Some(DataSource::ServiceRecords);
        assert_eq!(found(&RULE, &plan), ["/measures"]);
    }

    #[test]
    fn where_a_measure_says_neither_nothing_is_claimed() {
        let mut plan = carried();
        plan.measures[0].level = None;
        assert!(found(&RULE, &plan).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
        assert!(found(&RULE, &Plan::new("Nothing")).is_empty());
    }
}

//! `survivors-not-involved`

use super::{Rule, Severity, involvement};
use crate::plan::InvolvementStage;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M020",
    name: "survivors-not-involved",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Survivors take part in the project itself, and the plan says from which stage on.",
    why: "Those who have lived through it see what others overlook, know how to put a question \
          with care, and made the set itself better. A plan that does not say leaves them, and \
          everyone else, in doubt.",
    mend: "Bring survivors in, as early as can be, and say under `survivor_involvement` from which \
           stage on.",
    example: r#"{ "edition": "mscos-2023", "title": "Without survivors",
  "measures": [], "survivor_involvement": { "from": "none" } }"#,
    guidance: &[Recommendation::P8, Recommendation::B15, Recommendation::B18],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        let involvement = facts.plan.survivor_involvement;
        let place = involvement::section(facts);
        match involvement.and_then(|part| part.from) {
            Some(InvolvementStage::NotInvolved) => findings.report(place.key("from"), Subject::Refused),
            Some(_) => {}
            None => findings.report_as(Severity::Advice, place, Subject::Silent),
        }
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "survivors take no part in the project itself",
            _ => "the plan does not say whether survivors take part in the project itself",
        })
    },
    help: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => {
                "bring survivors in as early as can be, on their own terms, and change `from` to \
                 the stage in which they join"
            }
            _ => {
                "say in `from`, under `survivor_involvement`, in which stage survivors join: \
                 `funding` is the earliest"
            }
        })
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::involvement::testing::{involving, weighed};
    use crate::plan::rules::testing::{all_seven, words};
    use crate::plan::{InvolvementStage, Plan, Severity};

    fn from(stage: Option<InvolvementStage>) -> Plan {
        involving(|part| part.from = stage)
    }

    #[test]
    fn taking_no_part_is_a_warning() {
        let plan = from(Some(InvolvementStage::NotInvolved));
        let place = "/survivor_involvement/from".to_owned();
        assert_eq!(weighed(&RULE, &plan), [(Severity::Warning, place)]);
        assert!(words(&RULE, &plan)[0].starts_with("survivors take no part"));
    }

    #[test]
    fn not_saying_is_advice_at_the_deepest_part_that_exists() {
        let silent = |place: &str| [(Severity::Advice, place.to_owned())];
        assert_eq!(weighed(&RULE, &all_seven()), silent(""));
        assert_eq!(weighed(&RULE, &from(None)), silent("/survivor_involvement"));
        assert!(words(&RULE, &from(None))[0].starts_with("the plan does not say"));
    }

    #[test]
    fn taking_part_in_whichever_stage_passes() {
        for stage in InvolvementStage::ALL {
            let passes = weighed(&RULE, &from(Some(*stage))).is_empty();
            assert_eq!(passes, *stage != InvolvementStage::NotInvolved, "{stage}");
        }
    }
}

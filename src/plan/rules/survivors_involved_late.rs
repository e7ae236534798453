//! `survivors-involved-late`
//!
//! Where the plan does not say, or survivors take no part, `survivors-not-involved` speaks, and this
//! rule is silent.

use super::{Rule, Severity, involvement};
use crate::plan::InvolvementStage;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M021",
    name: "survivors-involved-late",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Where survivors take part, they do so from the funding or the design of the project \
             on.",
    why: "Once a project runs, its questions, its budget and its methods are settled. The makers \
          of the set say so of themselves: survivors had little say in the bid for funds, and the \
          roles of peer researchers came late.",
    mend: "Bring survivors in when the project is designed, or better when the money for it is \
           sought.",
    example: r#"{ "edition": "mscos-2023", "title": "Feedback at the end",
  "measures": [], "survivor_involvement": { "from": "analysis" } }"#,
    guidance: &[Recommendation::P8, Recommendation::B18],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        let involvement = facts.plan.survivor_involvement;
        let from = involvement.and_then(|part| part.from);
        if let Some(InvolvementStage::Delivery | InvolvementStage::Analysis) = from {
            findings.report(involvement::section(facts).key("from"), Subject::Part);
        }
    },
    message: |_, f| f.write_str("survivors take part only after the project has been designed"),
    help: |_, f| {
        f.write_str(
            "bring survivors in while questions, budget and methods are still open: when the project \
             is designed, or better when its funding is sought",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::InvolvementStage::{self, Analysis, Delivery, Design, Funding};
    use crate::plan::Plan;
    use crate::plan::rules::involvement::testing::involving;
    use crate::plan::rules::testing::{all_seven, found};

    fn from(stage: Option<InvolvementStage>) -> Plan {
        involving(|part| part.from = stage)
    }

    #[test]
    fn delivery_and_analysis_are_late() {
        for stage in [Delivery, Analysis] {
            assert_eq!(found(&RULE, &from(Some(stage))), ["/survivor_involvement/from"]);
        }
    }

    #[test]
    fn funding_and_design_are_early_enough() {
        for stage in [Funding, Design] {
            assert!(found(&RULE, &from(Some(stage))).is_empty());
        }
    }

    #[test]
    fn taking_no_part_and_not_saying_are_left_to_another_rule() {
        for plan in [from(Some(InvolvementStage::NotInvolved)), from(None), all_seven()] {
            assert!(found(&RULE, &plan).is_empty());
        }
    }
}

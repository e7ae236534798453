//! `partner-without-outcome`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M011",
    name: "partner-without-outcome",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Every partner names at least one outcome that it covers.",
    why: "Partners are there to cover what an intervention leaves out. Where nobody says which outcome that is, a gap \
          can look closed and stay open.",
    mend: "List under `outcomes` what the partner covers.",
    example: r#"{ "edition": "mscos-2023", "title": "With friends",
  "measures": [], "partners": [{ "name": "City clinic", "outcomes": [] }] }"#,
    guidance: &[Recommendation::P2, Recommendation::B11],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        for (at, partner) in facts.plan.partners.iter().enumerate() {
            if partner.outcomes.is_empty() {
                findings.report(Pointer::ROOT.key("partners").index(at), Subject::Silent);
            }
        }
    },
    message: |_, f| f.write_str("this partner names no outcome, so it covers nothing in the plan"),
    help: |_, f| f.write_str("agree with the partner what it covers, and list those outcomes under `outcomes`"),
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::Partner;
    use crate::plan::rules::testing::{all_seven, found, words};

    #[test]
    fn every_partner_without_an_outcome_is_found() {
        let clinic = Partner::named("City clinic").covering(Outcome::AccessToMedicalTreatment);
        let plan = all_seven().partner(Partner::named("Club")).partner(clinic).partner(Partner::named(""));
        assert_eq!(found(&RULE, &plan), ["/partners/0", "/partners/2"]);
        assert!(!words(&RULE, &plan)[0].contains("Club"));
    }

    #[test]
    fn partners_with_an_outcome_pass_and_so_does_a_plan_without_partners() {
        let clinic = Partner::named("City clinic").covering(Outcome::AccessToMedicalTreatment);
        assert!(found(&RULE, &all_seven().partner(clinic)).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn an_unknown_outcome_is_not_found_here_again() {
        assert!(found(&RULE, &all_seven().partner(Partner::named("Club").covering("dancing"))).is_empty());
    }
}

//! `partner-unnamed`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M012",
    name: "partner-unnamed",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Every partner has a name.",
    why: "The report asks for work with services that exist and cover what is missing. Where no service is named, \
          nobody can be asked about it, and no survivor can be sent there.",
    mend: "Give the name of the service.",
    example: r#"{ "edition": "mscos-2023", "title": "Somebody will",
  "measures": [], "partners": [{ "name": " ", "outcomes": ["access-to-medical-treatment"] }] }"#,
    guidance: &[Recommendation::P2, Recommendation::B11],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        for (at, partner) in facts.plan.partners.iter().enumerate() {
            if !partner.is_named() {
                findings.report(Pointer::ROOT.key("partners").index(at).key("name"), Subject::Silent);
            }
        }
    },
    message: |_, f| f.write_str("this partner has no name, and covers nothing until it is named"),
    help: |_, f| f.write_str("give the name of a service that has agreed to cover these outcomes"),
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Partner, Plan};
    use crate::{Outcome, OutcomeSet};

    fn with(name: &str) -> Plan {
        let clinic = Partner::named("City clinic").covering(Outcome::AccessToEducation);
        all_seven().partner(clinic).partner(Partner::named(name).covering(Outcome::AccessToEducation))
    }

    #[test]
    fn a_name_without_a_letter_or_digit_is_found() {
        for name in ["", " ", "\t\n", "\u{a0}", "\u{200b}", "?"] {
            assert_eq!(found(&RULE, &with(name)), ["/partners/1/name"], "{name:?}");
        }
    }

    #[test]
    fn named_partners_pass_and_so_does_a_plan_without_partners() {
        assert!(found(&RULE, &with("7")).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn what_the_message_says_is_so() {
        let mut plan = with(" ");
        plan.measures.pop();
        plan.partners.remove(0);
        assert!(words(&RULE, &plan)[0].contains("covers nothing until it is named"));
        assert_eq!(plan.check().missing(), OutcomeSet::from(Outcome::AccessToEducation));
    }
}

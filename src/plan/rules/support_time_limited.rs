//! `support-time-limited`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M019",
    name: "support-time-limited",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Support does not end for everyone after a set number of months.",
    why: "What a survivor needs can go quiet for years and then matter again, so the door should \
          stay open for life. The core outcome \"Long-term, consistent support\" asks the same: \
          that help lasts for as long as it is needed, and not for as long as a project planned.",
    mend: "Let support end with each survivor's needs and wishes, with a way back; then leave \
           `support_ends_after_months` out.",
    example: r#"{ "edition": "mscos-2023", "title": "One year of support",
  "measures": [], "support_ends_after_months": 12 }"#,
    guidance: &[Recommendation::P7, Recommendation::B7],
    source: Source::new(Document::FinalReport, "Recovery, wellbeing and reintegration"),
    check: |facts, findings| {
        if let Some(months) = facts.plan.support_ends_after_months {
            let place = Pointer::ROOT.key("support_ends_after_months");
            findings.report(place, Subject::Months(months));
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Months(1) => f.write_str("support ends for everyone after 1 month"),
        Subject::Months(months) => write!(f, "support ends for everyone after {months} months"),
        _ => f.write_str("support ends for everyone at a set time"),
    },
    help: |_, f| {
        f.write_str(
            "let support end with each survivor's needs and wishes, and keep a way back open, in this \
             service or with a partner; then leave `support_ends_after_months` out",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::Plan;
    use crate::plan::rules::testing::{all_seven, found, words};

    fn ending(after: Option<u16>) -> Plan {
        let mut plan = all_seven();
        plan.support_ends_after_months = after;
        plan
    }

    #[test]
    fn an_end_for_everyone_is_found_however_late() {
        for months in [0, 1, 12, u16::MAX] {
            let plan = ending(Some(months));
            assert_eq!(found(&RULE, &plan), ["/support_ends_after_months"]);
        }
    }

    #[test]
    fn support_without_a_set_end_passes() {
        assert!(found(&RULE, &ending(None)).is_empty());
    }

    #[test]
    fn the_words_tell_the_months() {
        assert!(words(&RULE, &ending(Some(1)))[0].contains("after 1 month |"));
        assert!(words(&RULE, &ending(Some(45)))[0].contains("after 45 months |"));
    }
}

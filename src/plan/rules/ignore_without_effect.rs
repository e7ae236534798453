//! `ignore-without-effect`

use std::fmt;

use super::{Rule, Severity, nearest};
use crate::plan::Pointer;
use crate::plan::finding::{Finding, Subject};
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M034",
    name: "ignore-without-effect",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Every rule that the plan asks to ignore exists, and so does every rule that it gives another severity; what \
             is ignored has a reason.",
    why: "Most rules rest on what the report recommends. One that is set aside should be set aside knowingly. A slip in \
          a rule's name, or a blank where the reason should be, would leave readers guessing.",
    mend: "Use the name of a rule, and say why it does not fit this plan.",
    example: r#"{ "edition": "mscos-2023", "title": "A slip", "measures": [],
  "ignore": { "recovery-used-alne": "the funder's title" } }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Priority recommendations"),
    check: |facts, findings| {
        for (rule, reason) in facts.plan.ignore.iter() {
            let place = Pointer::ROOT.key("ignore");
            if Rule::find(rule).is_none() {
                findings.report(place, Subject::Unknown(rule));
            } else if reason.trim().is_empty() {
                findings.report(place, Subject::Part);
            }
        }
        for (rule, _) in facts.plan.severity.iter().filter(|(rule, _)| Rule::find(rule).is_none()) {
            findings.report(Pointer::ROOT.key("severity"), Subject::Unknown(rule));
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Unknown(_) => f.write_str("the plan names a rule that does not exist, which has no effect"),
        _ => f.write_str("the plan asks to ignore a rule without a reason, so it is not ignored"),
    },
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match finding.subject() {
        Subject::Unknown(name) => match nearest(name) {
            Some(name) => write!(f, "the nearest rule is `{name}`"),
            None => f.write_str("use the name or the code of a rule"),
        },
        _ => f.write_str("say why the rule does not fit this plan"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Plan, Severity};

    #[test]
    fn a_severity_for_a_rule_that_there_is_not_is_found() {
        let plan = all_seven().severity("no-contxt", Severity::Error);
        assert_eq!(found(&RULE, &plan), ["/severity"]);
        assert!(found(&RULE, &all_seven().severity("no-context", Severity::Error)).is_empty());
    }

    fn ignoring(rule: &str, reason: &str) -> Plan {
        let mut plan = all_seven();
        plan.ignore.insert(rule, reason);
        plan
    }

    #[test]
    fn a_rule_that_there_is_not_is_found_with_the_nearest() {
        let plan = ignoring("recovery-used-alne", "a reason");
        assert_eq!(found(&RULE, &plan), ["/ignore"]);
        assert!(words(&RULE, &plan)[0].ends_with("the nearest rule is `recovery-used-alone`"));
    }

    #[test]
    fn a_blank_reason_is_found() {
        assert_eq!(found(&RULE, &ignoring("M026", "  ")), ["/ignore"]);
    }

    #[test]
    fn a_rule_by_name_or_code_with_a_reason_passes() {
        assert!(found(&RULE, &ignoring("recovery-used-alone", "the funder's title")).is_empty());
        assert!(found(&RULE, &ignoring("m026", "the funder's title")).is_empty());
    }

    #[test]
    fn the_words_never_repeat_the_name() {
        let words = words(&RULE, &ignoring("what Ana told us", "x"));
        assert!(!words[0].contains("Ana"), "{words:?}");
    }
}

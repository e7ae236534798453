//! `involvement-unpaid`

use super::{Rule, Severity, involvement};
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M022",
    name: "involvement-unpaid",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Survivors who take part in the project are paid for it.",
    why: "Taking part is work, and it rests on knowledge that nobody else has. In the project that \
          made the set survivors were paid throughout; even so, some found it too little, and felt \
          that peer researchers should have the rate of the one who led the research.",
    mend: "Pay survivors fairly for the time and the knowledge that they give.",
    example: r#"{ "edition": "mscos-2023", "title": "Volunteers", "measures": [],
  "survivor_involvement": { "from": "design", "paid": false } }"#,
    guidance: &[Recommendation::P9, Recommendation::B15, Recommendation::B17],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        involvement::ask(facts, findings, "paid", |part| part.paid);
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "survivors are not paid for taking part",
            _ => "the plan does not say whether survivors are paid for taking part",
        })
    },
    help: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "set money aside to pay survivors fairly, and agree on the rate with them early",
            _ => "say in `paid`, under `survivor_involvement`, whether survivors are paid",
        })
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::involvement::testing::asks;

    #[test]
    fn a_no_is_a_warning_and_silence_is_advice_where_survivors_take_part() {
        asks(&RULE, "paid", |part, answer| {
            part.paid = answer;
        });
    }
}

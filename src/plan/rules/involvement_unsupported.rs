//! `involvement-unsupported`

use super::{Rule, Severity, involvement};
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M024",
    name: "involvement-unsupported",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Survivors who take part have an induction, and support throughout.",
    why: "The work can touch on what people have lived through, while health or an asylum claim \
          may weigh on them too. Looking back, the makers of the set would have made the induction \
          longer, to learn what each person is good at; and they think that a supervisor who knows \
          trauma might have helped.",
    mend: "Offer a thorough induction, and support for mental health while the project lasts.",
    example: r#"{ "edition": "mscos-2023", "title": "Thrown in", "measures": [],
  "survivor_involvement": { "from": "design", "induction_and_support": false } }"#,
    guidance: &[Recommendation::B15, Recommendation::B16],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        involvement::ask(facts, findings, "induction_and_support", |part| part.induction_and_support);
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "survivors take part without an induction or without support",
            _ => "the plan does not say whether survivors have an induction, and support throughout",
        })
    },
    help: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => {
                "offer a thorough induction, one to one if wished, and support for mental health \
                 while the project lasts"
            }
            _ => {
                "say in `induction_and_support`, under `survivor_involvement`, whether survivors \
                 have both"
            }
        })
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::involvement::testing::asks;

    #[test]
    fn a_no_is_a_warning_and_silence_is_advice_where_survivors_take_part() {
        asks(&RULE, "induction_and_support", |part, answer| {
            part.induction_and_support = answer;
        });
    }
}

//! `finances-not-shared`

use super::{Rule, Severity, involvement};
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M023",
    name: "finances-not-shared",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "The project's finances are open to the survivors who take part in it.",
    why: "Open books show respect: people see what their part is worth beside all the rest. \
          Survivors who worked on the set found it helpful to be told, and wished they could have \
          looked at the budget sooner.",
    mend: "Let survivors see the whole budget, from the beginning.",
    example: r#"{ "edition": "mscos-2023", "title": "Closed books", "measures": [],
  "survivor_involvement": { "from": "design", "finances_shared": false } }"#,
    guidance: &[Recommendation::P9, Recommendation::B17],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        involvement::ask(facts, findings, "finances_shared", |part| part.finances_shared);
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "the project's finances are not open to the survivors who take part",
            _ => {
                "the plan does not say whether the project's finances are open to the survivors \
                 who take part"
            }
        })
    },
    help: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => {
                "let survivors see the whole budget, and how rates of pay were set, from the \
                 beginning"
            }
            _ => {
                "say in `finances_shared`, under `survivor_involvement`, whether survivors can \
                 see the budget"
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
        asks(&RULE, "finances_shared", |part, answer| {
            part.finances_shared = answer;
        });
    }
}

//! `no-exit-procedure`

use super::{Rule, Severity, involvement};
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M025",
    name: "no-exit-procedure",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Survivors who take part have a clear way to leave.",
    why: "Knowing that one may leave, and how, makes it safer to join. Survivors on the advisory \
          board of the set said that they missed such a talk: what happens when somebody goes, and \
          that going is always all right.",
    mend: "Agree on a clear way to leave, and explain it at the induction.",
    example: r#"{ "edition": "mscos-2023", "title": "No way out", "measures": [],
  "survivor_involvement": { "from": "design", "exit_procedure": false } }"#,
    guidance: &[Recommendation::B16],
    source: Source::new(Document::FinalReport, "Survivor inclusion"),
    check: |facts, findings| {
        involvement::ask(facts, findings, "exit_procedure", |part| part.exit_procedure);
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => "there is no clear way for survivors to leave the project",
            _ => {
                "the plan does not say whether there is a clear way for survivors to leave the \
                 project"
            }
        })
    },
    help: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Refused => {
                "agree on a clear way to leave, at any time and without giving reasons, and \
                 explain it at the induction"
            }
            _ => {
                "say in `exit_procedure`, under `survivor_involvement`, whether there is a clear \
                 way to leave"
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
        asks(&RULE, "exit_procedure", |part, answer| {
            part.exit_procedure = answer;
        });
    }
}

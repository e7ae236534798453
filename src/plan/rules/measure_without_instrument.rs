//! `measure-without-instrument`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M029",
    name: "measure-without-instrument",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "Every measure says with which tool it is taken.",
    why: "Measures for the set are still to be worked out, and services probably look at much of it already. A tool \
          that is named can be used in the same way each time, and survivors can say whether it is gentle enough.",
    mend: "Name the questionnaire, checklist, conversation guide or other tool under `instrument`.",
    example: r#"{ "edition": "mscos-2023", "title": "Somehow",
  "measures": [{ "outcome": "access-to-education", "instrument": " " }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            if measure.instrument.as_deref().is_none_or(|instrument| instrument.trim().is_empty()) {
                let subject = measure.outcome.known().map_or(Subject::Part, Subject::Outcome);
                findings.report(Pointer::ROOT.key("measures").index(at), subject);
            }
        }
    },
    message: |finding, f| match finding.outcome_title() {
        Some(title) => write!(f, "this measure of \"{title}\" names no tool"),
        None => f.write_str("this measure names no tool"),
    },
    help: |_, f| {
        f.write_str(
            "name under `instrument` the questionnaire, checklist, conversation guide or other tool; one that the \
             project uses already will do",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan};

    fn with(instrument: &str) -> Measure {
        Measure::of(Outcome::AccessToEducation).instrument(instrument)
    }

    #[test]
    fn every_measure_without_a_tool_is_found_where_it_stands() {
        assert_eq!(found(&RULE, &all_seven()).len(), 7);
        let plan = Plan::new("Three").measure(with("Checklist")).measure(with("")).measure(with(" \t\u{a0}"));
        assert_eq!(found(&RULE, &plan), ["/measures/1", "/measures/2"]);
    }

    #[test]
    fn measures_with_their_tools_pass() {
        let measures = Outcome::CORE.map(|outcome| Measure::of(outcome).instrument("Yearly conversation"));
        let plan = measures.into_iter().fold(Plan::new("All seven"), Plan::measure);
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn the_outcome_is_named_where_it_is_known_and_no_unknown_name_is_repeated() {
        let plan = Plan::new("Two").measure(with(" ")).measure(Measure::of("what Ana told us"));
        let words = words(&RULE, &plan);
        assert!(words[0].starts_with("this measure of \"Access to education\" names no tool"), "{words:?}");
        assert!(words[1].starts_with("this measure names no tool"), "{words:?}");
        assert!(!words[1].contains("Ana"), "{words:?}");
    }
}

//! `measure-without-indicator`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M028",
    name: "measure-without-indicator",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "Every measure names at least one indicator.",
    why: "The descriptors were made with survivors, and their indicators spell out what each outcome means. A \
          measure that names none of them leaves open which part of the outcome it looks at.",
    mend: "Name under `indicators` what the measure looks at.",
    example: r#"{ "edition": "mscos-2023", "title": "Education, somehow",
  "measures": [{ "outcome": "access-to-education" }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "The Modern Slavery Core Outcome Set"),
    check: |facts, findings| {
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            if measure.indicators.is_empty() {
                let subject = measure.outcome.known().map_or(Subject::Part, Subject::Outcome);
                findings.report(Pointer::ROOT.key("measures").index(at), subject);
            }
        }
    },
    message: |finding, f| match finding.outcome_title() {
        Some(title) => write!(f, "this measure of \"{title}\" names no indicator"),
        None => f.write_str("this measure names no indicator"),
    },
    help: |finding, f| match finding.outcome().and_then(|outcome| outcome.indicators().first()) {
        Some(indicator) => write!(f, "name under `indicators` what the measure looks at, such as `{indicator}`"),
        None => f.write_str("name the outcome by its id, and under `indicators` what the measure looks at"),
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan};

    /// Every outcome, with the first of its indicators.
    fn full() -> Plan {
        let measures = Outcome::ALL.iter().map(|outcome| Measure::of(*outcome).indicator(outcome.indicators()[0]));
        measures.fold(Plan::new("All"), Plan::measure)
    }

    #[test]
    fn every_measure_without_an_indicator_is_found_where_it_stands() {
        assert_eq!(found(&RULE, &all_seven()).len(), 7);
        let plan = full().measure(Measure::of(Outcome::LifeSkills)).measure(Measure::of("joy"));
        assert_eq!(found(&RULE, &plan), ["/measures/44", "/measures/45"]);
    }

    #[test]
    fn one_indicator_is_enough() {
        assert!(found(&RULE, &full()).is_empty());
    }

    #[test]
    fn an_indicator_that_nobody_knows_is_left_to_its_own_rule() {
        assert!(found(&RULE, &Plan::new("A garden").measure(Measure::of("joy").indicator("joy/garden"))).is_empty());
    }

    #[test]
    fn the_help_shows_an_indicator_of_the_outcome_and_never_an_unknown_name() {
        let education = Measure::of(Outcome::AccessToEducation);
        let words = words(&RULE, &Plan::new("Two").measure(education).measure(Measure::of("what Ana told us")));
        assert!(words[0].contains("\"Access to education\" names no indicator"), "{words:?}");
        assert!(words[0].contains("such as `access-to-education/"), "{words:?}");
        assert!(!words[1].contains("Ana"), "{words:?}");
    }
}

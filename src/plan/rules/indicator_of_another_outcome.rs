//! `indicator-of-another-outcome`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M006",
    name: "indicator-of-another-outcome",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "Every indicator of a measure belongs to the outcome of that measure.",
    why: "An indicator is a clause of one outcome's descriptor. Counted for another outcome it would make that outcome \
          look covered by something its descriptor does not say.",
    mend: "Give the indicator a measure of its own outcome.",
    example: r#"{ "edition": "mscos-2023", "title": "A mix-up",
  "measures": [{ "outcome": "access-to-education",
                 "indicators": ["access-to-medical-treatment/dental-treatment"] }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "The Modern Slavery Core Outcome Set"),
    check: |facts, findings| {
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            let Some(outcome) = measure.outcome.known() else { continue };
            for (nth, indicator) in measure.indicators.iter().enumerate() {
                if let Some(indicator) = indicator.known().filter(|i| i.outcome() != outcome) {
                    let place = Pointer::ROOT.key("measures").index(at).key("indicators").index(nth);
                    findings.report(place, Subject::Indicator(indicator, outcome));
                }
            }
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Indicator(indicator, outcome) => {
            let (own, measured) = (finding.title(indicator.outcome()), finding.title(outcome));
            write!(f, "this indicator belongs to \"{own}\", and the measure is of \"{measured}\"")
        }
        _ => Ok(()),
    },
    help: |finding, f| match finding.subject() {
        Subject::Indicator(indicator, _) => {
            write!(f, "add a measure of `{}` and move the indicator there", indicator.outcome())
        }
        _ => Ok(()),
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::Measure;
    use crate::plan::rules::testing::{all_seven, found, words};

    const HOUSING: &str = "secure-and-suitable-housing/private-personal-space";

    #[test]
    fn an_indicator_under_another_outcome_is_found() {
        let plan = all_seven().measure(Measure::of(Outcome::AccessToEducation).indicator(HOUSING));
        assert_eq!(found(&RULE, &plan), ["/measures/7/indicators/0"]);
        assert!(
            words(&RULE, &plan)[0]
                .ends_with("add a measure of `secure-and-suitable-housing` and move the indicator there")
        );
    }

    #[test]
    fn an_indicator_under_its_own_outcome_passes() {
        let plan = all_seven().measure(Measure::of(Outcome::SecureAndSuitableHousing).indicator(HOUSING));
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn under_an_unknown_outcome_nothing_can_be_said() {
        assert!(found(&RULE, &all_seven().measure(Measure::of("joy").indicator(HOUSING))).is_empty());
    }
}

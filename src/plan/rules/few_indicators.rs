//! `few-indicators`

use std::fmt;

use super::{Rule, Severity};
use crate::plan::finding::{Finding, Subject};
use crate::plan::{Pointer, Reference};
use crate::{Document, GivenAs, IndicatorSet, Outcome, OutcomeSet, Source};

pub(super) static RULE: Rule = Rule {
    code: "M030",
    name: "few-indicators",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "Where indicators of a core outcome are used, all that its descriptor states as part of it are used \
             somewhere in the plan. Those that it offers as examples are not looked for.",
    why: "The report leaves open whether every element of a descriptor has to be there. Until research has shown it, \
          whoever leaves some out should do so knowingly, with the survivors served in mind.",
    mend: "Look through the indicators that are not used, and add those that matter to the people served.",
    example: r#"{ "edition": "mscos-2023", "title": "Courses for nothing",
  "measures": [{ "outcome": "access-to-education",
                 "indicators": ["access-to-education/free-courses"] }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        let mut seen = OutcomeSet::EMPTY;
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            let Some(outcome) = measure.outcome.known().filter(|outcome| outcome.is_core()) else { continue };
            let mut indicators = measure.indicators.iter().filter_map(Reference::known);
            if indicators.any(|indicator| indicator.outcome() == outcome) && seen.insert(outcome) {
                let unused = features(outcome) - facts.indicators;
                if !unused.is_empty() {
                    let place = Pointer::ROOT.key("measures").index(at).key("indicators");
                    findings.report(place, Subject::Unused(outcome, unused));
                }
            }
        }
    },
    message: |finding, f| {
        let title = finding.outcome_title().unwrap_or_default();
        write!(
            f,
            "the plan does not use some of the indicators that the descriptor of \"{title}\" gives, and the report \
             leaves open whether all of them have to be there"
        )
    },
    help,
};

/// What the descriptor states as part of the outcome; its examples are left out.
fn features(outcome: Outcome) -> IndicatorSet {
    let indicators = outcome.indicators().iter().copied();
    indicators.filter(|indicator| indicator.given_as() == GivenAs::Feature).collect()
}

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Unused(outcome, unused) = finding.subject() else { return Ok(()) };
    write!(f, "add those that matter to the people served, each with `{outcome}/` before it:")?;
    for (nth, indicator) in unused.iter().enumerate() {
        write!(f, "{} `{}`", if nth == 0 { "" } else { "," }, indicator.slug())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{RULE, features};
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan};
    use crate::{Indicator, Outcome};

    fn using(indicators: impl IntoIterator<Item = Indicator>) -> Measure {
        let measure = Measure::of(Outcome::AccessToEducation);
        indicators.into_iter().fold(measure, Measure::indicator)
    }

    #[test]
    fn unused_features_are_found_once_at_the_first_measure_that_uses_any() {
        let all = Outcome::AccessToEducation.indicators();
        let plan = all_seven().measure(using([all[0]])).measure(using([all[1]]));
        assert_eq!(found(&RULE, &plan), ["/measures/7/indicators"]);
    }

    #[test]
    fn a_plan_that_uses_every_feature_over_several_measures_passes() {
        let full = Outcome::CORE.into_iter().flat_map(|outcome| features(outcome).iter());
        let measures = full.map(|indicator| Measure::of(indicator.outcome()).indicator(indicator));
        assert!(found(&RULE, &measures.fold(Plan::new("Full"), Plan::measure)).is_empty());
    }

    #[test]
    fn the_examples_of_a_descriptor_are_not_asked_for() {
        let example =
            Outcome::ALL.iter().flat_map(|outcome| outcome.indicators()).find(|i| i.slug() == "using-talents");
        let example = *example.unwrap();
        assert!(!features(example.outcome()).contains(example));
        let measure = Measure::of(example.outcome()).indicator(example);
        assert!(!words(&RULE, &Plan::new("Talents").measure(measure))[0].contains("`voicing-dreams`"));
    }

    #[test]
    fn without_any_indicator_of_its_own_and_outside_the_core_nothing_is_said() {
        let foreign = Measure::of(Outcome::AccessToEducation).indicator(Outcome::LifeSkills.indicators()[0]);
        let longlist = Measure::of(Outcome::LifeSkills).indicator(Outcome::LifeSkills.indicators()[0]);
        assert!(found(&RULE, &all_seven().measure(foreign).measure(longlist)).is_empty());
    }

    #[test]
    fn the_help_names_what_is_unused_and_nothing_is_counted() {
        let all = features(Outcome::AccessToEducation);
        let last = all.iter().last().unwrap();
        let words = words(&RULE, &all_seven().measure(using(all.iter().filter(|i| *i != last))));
        assert!(
            words[0].ends_with(&format!("each with `access-to-education/` before it: `{}`", last.slug())),
            "{words:?}"
        );
        assert!(!words[0].contains(|c: char| c.is_ascii_digit() || c == '%'), "{words:?}");
    }
}

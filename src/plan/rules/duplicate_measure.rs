//! `duplicate-measure`

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{Measure, Pointer, Reference};
use crate::{Document, IndicatorSet, Source};

pub(super) static RULE: Rule = Rule {
    code: "M010",
    name: "duplicate-measure",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "No two measures have the same outcome, indicators, level and data source.",
    why: "Which measures intrude least on survivors is among the questions that the report leaves to research. To ask \
          for the same thing twice asks more of people, and tells nothing new.",
    mend: "Keep one of the two, or say in the plan what each of them looks at.",
    example: r#"{ "edition": "mscos-2023", "title": "Asked twice",
  "measures": [{ "outcome": "access-to-education" }, { "outcome": "access-to-education" }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        let measures = &facts.plan.measures;
        if !may_repeat(measures) {
            return;
        }
        let mut first = BTreeMap::new();
        for (at, measure) in measures.iter().enumerate() {
            match first.entry(key(measure)) {
                Entry::Vacant(free) => _ = free.insert(at),
                Entry::Occupied(earlier) => {
                    let place = Pointer::ROOT.key("measures").index(at);
                    findings.report(place, Subject::SameAs(*earlier.get()));
                }
            }
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::SameAs(earlier) => {
            write!(f, "this measure has the outcome, indicators, level and data source of /measures/{earlier}")
        }
        _ => Ok(()),
    },
    help: |_, f| {
        f.write_str("keep one of the two, or give them other indicators, another level or another data source")
    },
};

/// Up to so many measures are compared in pairs, which allocates nothing. More are sorted, which allocates but
/// stays bounded however long the plan is.
const FEW: usize = 64;

/// Whether there may be two that are the same. Unknown indicators are passed over: a plan that has them has findings.
fn may_repeat(measures: &[Measure]) -> bool {
    let mut later = measures.iter().enumerate();
    measures.len() > FEW || later.any(|(at, later)| measures.iter().take(at).any(|earlier| may_be_same(earlier, later)))
}

fn may_be_same(one: &Measure, other: &Measure) -> bool {
    let known =
        |measure: &Measure| -> IndicatorSet { measure.indicators.iter().filter_map(Reference::known).collect() };
    one.level == other.level
        && one.data_source == other.data_source
        && one.outcome == other.outcome
        && known(one) == known(other)
}

/// What makes a measure the same as another: its indicators in one order, each of them once.
fn key(measure: &Measure) -> impl Ord + '_ {
    let mut indicators: Vec<_> = measure.indicators.iter().map(|i| (i.known(), i.unknown())).collect();
    indicators.sort_unstable();
    indicators.dedup();
    let outcome = (measure.outcome.known(), measure.outcome.unknown());
    (outcome, measure.level, measure.data_source, indicators)
}

#[cfg(test)]
mod tests {
    use super::{FEW, RULE};
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{DataSource, Measure, Method, Plan};
    use crate::{Indicator, Level, Outcome};

    fn housing(indicators: &[&str]) -> Measure {
        let measure = Measure::of(Outcome::SecureAndSuitableHousing).level(Level::Organisational);
        indicators.iter().fold(measure, |measure, indicator| measure.indicator(*indicator))
    }

    const ROOM: &str = "secure-and-suitable-housing/private-personal-space";
    const CLEAN: &str = "secure-and-suitable-housing/hygienic-housing";

    #[test]
    fn the_same_measure_again_is_found_each_time() {
        let plan = all_seven().measure(Measure::of(Outcome::AccessToEducation));
        let plan = plan.measure(Measure::of(Outcome::AccessToEducation));
        assert_eq!(found(&RULE, &plan), ["/measures/7", "/measures/8"]);
        assert!(words(&RULE, &plan)[1].contains("data source of /measures/6 |"));
    }

    #[test]
    fn neither_order_nor_repetition_nor_method_makes_a_difference() {
        let again = housing(&["garden", CLEAN, ROOM, CLEAN]).method(Method::Mixed).instrument("B");
        let plan = all_seven().measure(housing(&[ROOM, CLEAN, "garden"])).measure(again);
        assert_eq!(found(&RULE, &plan), ["/measures/8"]);
    }

    #[test]
    fn measures_that_differ_pass() {
        let plan = all_seven()
            .measure(housing(&[ROOM]))
            .measure(housing(&[CLEAN]))
            .measure(housing(&[ROOM, CLEAN]))
            .measure(housing(&[ROOM, "garden"]))
            .measure(housing(&[ROOM, "garage"]))
            .measure(housing(&[ROOM]).level(Level::Individual))
            .measure(housing(&[ROOM]).data_source(DataSource::ServiceRecords));
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn unknown_outcomes_are_the_same_by_their_text() {
        let plan = all_seven().measure(Measure::of("joy")).measure(Measure::of("peace")).measure(Measure::of("joy"));
        assert_eq!(found(&RULE, &plan), ["/measures/9"]);
        assert!(!words(&RULE, &plan)[0].contains("joy"));
    }

    #[test]
    fn a_long_plan_is_searched_as_well() {
        let each = |indicator: &Indicator| Measure::of(indicator.outcome()).indicator(*indicator);
        let long = Indicator::ALL.iter().map(each).fold(Plan::new("Long"), Plan::measure);
        assert!(long.measures.len() > FEW && found(&RULE, &long).is_empty());
        let at = long.measures.len();
        let again = long.measures[3].clone();
        assert_eq!(found(&RULE, &long.measure(again)), [format!("/measures/{at}")]);
    }
}

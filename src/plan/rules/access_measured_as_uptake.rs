//! `access-measured-as-uptake`

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{Measure, Pointer};
use crate::{Document, Level, Outcome, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M017",
    name: "access-measured-as-uptake",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Access to education and access to medical treatment are not measured at the \
             individual level alone, unless an indicator looks at money, fairness, culture or law.",
    why: "Both outcomes ask whether the way to a service is open, and not what somebody made of \
          it. Where bus fares, fees, prejudice or a visa bar the way, counting who came says \
          little, and puts on survivors what clinics, colleges and governments would have to \
          change.",
    mend: "Measure the outcome at another level too, or use an indicator of what may stand in the \
           way.",
    example: r#"{ "edition": "mscos-2023", "title": "Who came to class",
  "measures": [{ "outcome": "access-to-education", "level": "individual",
                 "indicators": ["access-to-education/it-skills"] }] }"#,
    guidance: &[Recommendation::P6, Recommendation::B4],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        let measures = &facts.plan.measures;
        for outcome in BOTH {
            let is_its = |measure: &Measure| measure.outcome.known() == Some(outcome);
            let Some(first) = measures.iter().position(is_its) else {
                continue;
            };
            let mut own = measures.iter().filter(|measure| is_its(measure));
            let mut used = (outcome.indicators().iter()).filter(|indicator| facts.indicators.contains(**indicator));
            if own.all(|measure| measure.level == Some(Level::Individual))
                && !used.any(|indicator| barriers(outcome).contains(&indicator.slug()))
            {
                let place = Pointer::ROOT.key("measures").index(first);
                findings.report(place, Subject::Outcome(outcome));
            }
        }
    },
    message: |finding, f| {
        let title = finding.outcome_title().unwrap_or_default();
        write!(
            f,
            "every measure of \"{title}\" is at the individual level, and none uses an indicator \
             of what may stand in a survivor's way"
        )
    },
    help: |finding, f| {
        f.write_str("add a measure at another level")?;
        if let Some(outcome) = finding.outcome() {
            let mut joint = ", or one of these indicators: ";
            for slug in barriers(outcome) {
                write!(f, "{joint}`{outcome}/{slug}`")?;
                joint = ", ";
            }
        }
        Ok(())
    },
};

const BOTH: [Outcome; 2] = [Outcome::AccessToMedicalTreatment, Outcome::AccessToEducation];

/// The slugs of its indicators of funds, travel, discrimination, culture and legal permission.
fn barriers(outcome: Outcome) -> &'static [&'static str] {
    match outcome {
        Outcome::AccessToMedicalTreatment => {
            &["transport-money-for-appointments", "therapy-funding", "culturally-appropriate-support"]
        }
        Outcome::AccessToEducation => &[
            "free-courses",
            "free-colleges",
            "fair-course-applications",
            "fair-eligibility",
            "travel-money-for-courses",
            "legal-permission-to-study",
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{BOTH, RULE, barriers};
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan};
    use crate::{Indicator, Level, Outcome};

    fn at(level: Level, outcome: Outcome) -> Measure {
        Measure::of(outcome).level(level)
    }

    fn individual() -> Plan {
        let [treatment, education] = BOTH.map(|outcome| at(Level::Individual, outcome));
        let treatment = treatment.indicator("access-to-medical-treatment/gp-registration");
        Plan::new("Who came").measure(treatment).measure(education)
    }

    #[test]
    fn access_at_the_individual_level_alone_is_found_at_its_first_measure() {
        let plan = individual().measure(at(Level::Individual, BOTH[0]));
        assert_eq!(found(&RULE, &plan), ["/measures/0", "/measures/1"]);
        let words = words(&RULE, &plan);
        assert!(words[0].contains("\"Access to medical treatment\""));
        assert!(words[1].ends_with(", `access-to-education/legal-permission-to-study`"));
    }

    #[test]
    fn one_measure_at_another_level_or_without_one_is_enough() {
        for other in [at(Level::Organisational, BOTH[1]), Measure::of(BOTH[1])] {
            let plan = individual().measure(other);
            assert_eq!(found(&RULE, &plan), ["/measures/0"]);
            let plan = plan.measure(at(Level::Governmental, BOTH[0]));
            assert!(found(&RULE, &plan).is_empty());
        }
    }

    #[test]
    fn one_indicator_of_what_stands_in_the_way_is_enough_for_its_own_outcome() {
        for slug in barriers(BOTH[1]) {
            let id = format!("access-to-education/{slug}");
            let with = |outcome| at(Level::Individual, outcome).indicator(id.as_str());
            assert_eq!(found(&RULE, &individual().measure(with(BOTH[1]))).len(), 1);
            assert_eq!(found(&RULE, &individual().measure(with(BOTH[0]))).len(), 2);
        }
    }

    #[test]
    fn other_outcomes_and_plans_that_name_no_level_pass() {
        let others = Outcome::ALL.iter().filter(|other| !BOTH.contains(other));
        let others = others.map(|other| at(Level::Individual, *other));
        assert!(found(&RULE, &others.fold(Plan::new("Others"), Plan::measure)).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn every_indicator_that_it_looks_for_exists() {
        for outcome in BOTH {
            for slug in barriers(outcome) {
                let id = format!("{outcome}/{slug}");
                assert!(Indicator::from_id(&id).is_some(), "{id}");
            }
        }
    }
}

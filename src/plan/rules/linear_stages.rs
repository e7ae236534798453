//! `linear-stages`

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{Measure, Pointer, Stage};
use crate::{Document, OutcomeSet, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M018",
    name: "linear-stages",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "No measure is put into a short-term, medium-term or long-term stage.",
    why: "Healing and reintegration go round and back as well as on. Stages suggest a straight \
          road, and survivors told the project that such a road presses them to be done with it. \
          What matters to someone may fade, and matter again many years later.",
    mend: "Leave the stage out, and measure the outcome at every timepoint.",
    example: r#"{ "edition": "mscos-2023", "title": "A logframe",
  "measures": [{ "outcome": "access-to-education", "stage": "long-term" }] }"#,
    guidance: &[Recommendation::P7, Recommendation::B7],
    source: Source::new(Document::FinalReport, "Recovery, wellbeing and reintegration"),
    check: |facts, findings| {
        let measures = &facts.plan.measures;
        if measures.iter().all(|measure| measure.stage.is_none()) {
            return;
        }
        let across = across_stages(measures);
        for (at, measure) in measures.iter().enumerate() {
            if measure.stage.is_some() {
                let place = Pointer::ROOT.key("measures").index(at).key("stage");
                let outcome = measure.outcome.known();
                let outcome = outcome.filter(|outcome| !across.contains(*outcome));
                findings.report(place, outcome.map_or(Subject::Part, Subject::Outcome));
            }
        }
    },
    message: |finding, f| match finding.outcome_title() {
        Some(title) => write!(f, "\"{title}\" is put into one stage only, as if it did not matter at other times"),
        None => f.write_str("this measure is put into a stage, as if healing went in a straight line"),
    },
    help: |_, f| f.write_str("leave the stage out, and measure the outcome at every timepoint"),
};

/// The outcomes that are measured in several stages, or also without one.
fn across_stages(measures: &[Measure]) -> OutcomeSet {
    let within = |stage| {
        let own = measures.iter().filter(move |measure| measure.stage == stage);
        own.filter_map(|measure| measure.outcome.known()).collect::<OutcomeSet>()
    };
    let (mut staged, mut across) = (OutcomeSet::EMPTY, within(None));
    for stage in Stage::ALL {
        let here = within(Some(*stage));
        across = across | (staged & here);
        staged = staged | here;
    }
    across
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan, Stage};

    fn staged(stage: Stage) -> Measure {
        Measure::of(Outcome::LifeSkills).stage(stage)
    }

    #[test]
    fn every_stage_is_found_where_it_stands() {
        for stage in Stage::ALL {
            let plan = all_seven().measure(staged(*stage)).measure(Measure::of("joy").stage(*stage));
            assert_eq!(found(&RULE, &plan), ["/measures/7/stage", "/measures/8/stage"]);
        }
    }

    #[test]
    fn a_plan_without_stages_passes() {
        assert!(found(&RULE, &all_seven()).is_empty());
        assert!(found(&RULE, &Plan::new("Nothing")).is_empty());
    }

    #[test]
    fn an_outcome_that_is_kept_to_one_stage_is_named() {
        let plan = all_seven().measure(staged(Stage::LongTerm)).measure(staged(Stage::LongTerm));
        let words = words(&RULE, &plan);
        assert_eq!(words.len(), 2);
        assert!(words.iter().all(|words| words.starts_with("\"Life skills\"")), "{words:?}");
    }

    #[test]
    fn an_outcome_that_is_measured_in_other_stages_or_in_none_is_not() {
        let twice = all_seven().measure(staged(Stage::ShortTerm)).measure(staged(Stage::LongTerm));
        let also = all_seven().measure(staged(Stage::ShortTerm)).measure(Measure::of(Outcome::LifeSkills));
        for words in [words(&RULE, &twice), words(&RULE, &also)] {
            assert!(words.iter().all(|words| words.starts_with("this measure")), "{words:?}");
        }
    }

    #[test]
    fn the_words_never_repeat_an_unknown_outcome() {
        let plan = all_seven().measure(Measure::of("what Ana told us").stage(Stage::ShortTerm));
        assert!(!words(&RULE, &plan)[0].contains("Ana"));
    }
}

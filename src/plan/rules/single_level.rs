//! `single-level`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M015",
    name: "single-level",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Where all measures state a level, they don't all state the same one.",
    why: "Outcomes come about on several levels at once, and much depends on institutions and systems. A plan that \
          looks at one level overlooks what holds people up, or back, on the others.",
    mend: "Add measures at another level.",
    example: r#"{ "edition": "mscos-2023", "title": "Inside the house",
  "measures": [{ "outcome": "secure-and-suitable-housing", "level": "organisational" },
               { "outcome": "access-to-education", "level": "organisational" }] }"#,
    guidance: &[Recommendation::P3, Recommendation::B12],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        let [first, others @ ..] = facts.plan.measures.as_slice() else { return };
        let Some(level) = first.level.filter(|_| !others.is_empty()) else { return };
        if others.iter().all(|measure| measure.level == Some(level)) {
            findings.report(Pointer::ROOT.key("measures"), Subject::Level(level));
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Level(level) => write!(f, "every measure is at one and the same level, `{level}`"),
        _ => Ok(()),
    },
    help: |_, f| {
        f.write_str(
            "ask for each outcome what else has to act or change, among individuals, organisations, government and \
             society, and add measures there",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Level;
    use crate::plan::Plan;
    use crate::plan::rules::testing::{all_seven, found, words};

    fn all_at(level: Level) -> Plan {
        let mut plan = all_seven();
        for measure in &mut plan.measures {
            measure.level = Some(level);
        }
        plan
    }

    #[test]
    fn one_level_for_everything_is_found_whichever_it_is() {
        for level in Level::ALL {
            let plan = all_at(*level);
            assert_eq!(found(&RULE, &plan), ["/measures"]);
            assert!(words(&RULE, &plan)[0].contains(level.id()));
        }
    }

    #[test]
    fn a_second_level_is_enough() {
        let mut plan = all_at(Level::Individual);
        plan.measures[6].level = Some(Level::Societal);
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn where_a_measure_states_no_level_nothing_can_be_said() {
        for silent in [0, 6] {
            let mut plan = all_at(Level::Individual);
            plan.measures[silent].level = None;
            assert!(found(&RULE, &plan).is_empty());
        }
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn two_measures_are_enough_and_one_is_not() {
        let mut plan = all_at(Level::Governmental);
        plan.measures.truncate(2);
        assert_eq!(found(&RULE, &plan).len(), 1);
        plan.measures.truncate(1);
        assert!(found(&RULE, &plan).is_empty());
        plan.measures.clear();
        assert!(found(&RULE, &plan).is_empty());
    }
}

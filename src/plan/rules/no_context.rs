//! `no-context`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M033",
    name: "no-context",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "The plan declares at least one context.",
    why: "Which longlist outcomes matter depends on the project, on the survivors served and on the place. Where \
          none of that is said, nothing can be suggested that fits them.",
    mend: "Say under `population` in which contexts the people served live.",
    example: r#"{ "edition": "mscos-2023", "title": "For everyone",
  "population": { "minimum_age": 18 }, "measures": [] }"#,
    guidance: &[Recommendation::B5],
    source: Source::new(Document::FinalReport, "MSCOS Outcomes Longlist"),
    check: |facts, findings| match &facts.plan.population {
        None => findings.report(Pointer::ROOT, Subject::Part),
        Some(population) if population.contexts.is_empty() => {
            findings.report(Pointer::ROOT.key("population"), Subject::Part);
        }
        Some(_) => {}
    },
    message: |_, f| f.write_str("the plan declares no context"),
    help: |_, f| {
        f.write_str(
            "declare `contexts` under `population`, so that longlist outcomes can be suggested; they speak of the \
             project's focus and what the organisation prefers, of the survivors' background, circumstances and stage \
             of the journey, and of what is particular to the country or community",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Context;
    use crate::context::Ground;
    use crate::plan::Population;
    use crate::plan::rules::testing::{all_seven, found, words};

    #[test]
    fn a_plan_without_a_context_is_found_at_the_deepest_part_there_is() {
        assert_eq!(found(&RULE, &all_seven()), [""]);
        assert_eq!(found(&RULE, &all_seven().population(Population::adults())), ["/population"]);
    }

    #[test]
    fn one_context_is_enough() {
        for context in Context::ALL {
            let plan = all_seven().population(Population::adults().context(*context));
            assert!(found(&RULE, &plan).is_empty(), "{context}");
        }
    }

    #[test]
    fn a_context_that_nobody_knows_is_left_to_its_own_rule() {
        assert!(found(&RULE, &all_seven().population(Population::adults().context("martians"))).is_empty());
    }

    #[test]
    fn the_help_gives_every_ground_of_choice() {
        let words = words(&RULE, &all_seven());
        assert_eq!(Ground::ALL.len(), 3);
        for ground in ["project's focus", "survivors' background", "country or community"] {
            assert!(words[0].contains(ground), "{ground}: {words:?}");
        }
    }
}

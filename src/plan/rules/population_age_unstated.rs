//! `population-age-unstated`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M003",
    name: "population-age-unstated",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "The plan says from which age it takes people on.",
    why: "The set is only for adult survivors. A reader of a plan that gives no age can't tell whether the set fits \
          the people it serves.",
    mend: "Give the age as `minimum_age` under `population`.",
    example: r#"{ "edition": "mscos-2023", "title": "For everybody", "measures": [] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| match &facts.plan.population {
        None => findings.report(Pointer::ROOT, Subject::Silent),
        Some(population) if population.minimum_age.is_none() => {
            findings.report(Pointer::ROOT.key("population"), Subject::Silent);
        }
        Some(_) => {}
    },
    message: |_, f| {
        f.write_str("the plan doesn't say from which age it takes people on; the core outcome set is for adults only")
    },
    help: |_, f| f.write_str("give the age as `minimum_age` under `population`: 18 or more for a plan for adults"),
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Context;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Population, Severity};

    #[test]
    fn a_plan_without_a_population_is_found() {
        assert_eq!(found(&RULE, &all_seven()), [""]);
    }

    #[test]
    fn a_population_without_an_age_is_found() {
        let population = Population::default().context(Context::Lgbtq);
        assert_eq!(found(&RULE, &all_seven().population(population)), ["/population"]);
    }

    #[test]
    fn any_age_that_is_stated_passes() {
        for age in [0, 16, 18, u8::MAX] {
            let mut population = Population::adults();
            population.minimum_age = Some(age);
            assert!(found(&RULE, &all_seven().population(population)).is_empty(), "{age}");
        }
    }

    #[test]
    fn it_is_advice_and_says_where_the_age_goes() {
        assert_eq!(RULE.severity(), Severity::Advice);
        assert!(words(&RULE, &all_seven())[0].contains("`minimum_age` under `population`"));
    }
}

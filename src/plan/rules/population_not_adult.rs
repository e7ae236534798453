//! `population-not-adult`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Source};

/// The Palermo Protocol, which the project works from, calls everyone under this age a child.
const ADULT: u8 = 18;

pub(super) static RULE: Rule = Rule {
    code: "M002",
    name: "population-not-adult",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "The plan takes on adults alone: its minimum age is 18 or more.",
    why: "The set is only for adult survivors. What children and young people go through, are entitled to and put \
          first differs, and there is an outcome set that was made with them.",
    mend: "Raise the minimum age to 18, and plan work with younger people with the children's outcome set of Hynes and \
           others (2022).",
    example: r#"{ "edition": "mscos-2023", "title": "Young people",
  "population": { "minimum_age": 16 }, "measures": [] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        let age = facts.plan.population.as_ref().and_then(|population| population.minimum_age);
        if let Some(age) = age.filter(|age| *age < ADULT) {
            findings.report(Pointer::ROOT.key("population").key("minimum_age"), Subject::Age(age));
        }
    },
    message: |finding, f| match finding.subject() {
        Subject::Age(age) => {
            write!(f, "the plan takes on people from the age of {age}, and the core outcome set is for adults only")
        }
        _ => f.write_str("the core outcome set is for adults only"),
    },
    help: |_, f| {
        f.write_str(
            "raise the minimum age to 18; for younger people use the outcome set that was made with children and young \
             people (Hynes and others 2022, with ECPAT UK)",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::testing::{all_seven, found};
    use crate::plan::{Plan, Population};

    fn from(age: Option<u8>) -> Plan {
        let mut population = Population::adults();
        population.minimum_age = age;
        all_seven().population(population)
    }

    #[test]
    fn under_eighteen_is_found() {
        assert_eq!(found(&RULE, &from(Some(17))), ["/population/minimum_age"]);
        assert_eq!(found(&RULE, &from(Some(0))).len(), 1);
    }

    #[test]
    fn eighteen_is_adult() {
        assert!(found(&RULE, &from(Some(18))).is_empty());
        assert!(found(&RULE, &from(Some(21))).is_empty());
    }

    #[test]
    fn an_age_that_is_not_given_is_not_too_young() {
        assert!(found(&RULE, &from(None)).is_empty());
        assert!(found(&RULE, &all_seven()).is_empty());
    }
}

//! `no-survivor-voice`

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{DataSource, Pointer};
use crate::{Document, Source};

pub(super) static RULE: Rule = Rule {
    code: "M027",
    name: "no-survivor-voice",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "At least one measure takes its data from what survivors say of themselves.",
    why: "The set was made with survivors, and the report counts their own answers among the ways to measure it. \
          Whoever has lived through something knows it better than people who have not.",
    mend: "Where survivors are glad to be asked, give a measure the data source `survivor-self-report`.",
    example: r#"{ "edition": "mscos-2023", "title": "From the files",
  "measures": [{ "outcome": "access-to-education", "data_source": "service-records" }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "The Modern Slavery Core Outcome Set"),
    check: |facts, findings| {
        let measures = &facts.plan.measures;
        let voice = Some(DataSource::SurvivorSelfReport);
        if !measures.is_empty() && measures.iter().all(|measure| measure.data_source != voice) {
            findings.report(Pointer::ROOT.key("measures"), Subject::Part);
        }
    },
    message: |_, f| f.write_str("no measure takes its data from survivors themselves"),
    help: |_, f| {
        f.write_str(
            "find out from the survivors served which outcomes they would rather speak to themselves, and give those \
             measures the data source `survivor-self-report`",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found};
    use crate::plan::{DataSource, Measure, Plan};

    fn from(source: DataSource) -> Measure {
        Measure::of(Outcome::AccessToEducation).data_source(source)
    }

    #[test]
    fn measures_without_any_self_report_are_found_once() {
        assert_eq!(found(&RULE, &all_seven()), ["/measures"]);
        for source in DataSource::ALL.iter().filter(|source| **source != DataSource::SurvivorSelfReport) {
            assert_eq!(found(&RULE, &Plan::new("Files").measure(from(*source))), ["/measures"], "{source}");
        }
    }

    #[test]
    fn one_self_report_among_many_is_enough() {
        let plan = all_seven().measure(from(DataSource::SurvivorSelfReport)).measure(from(DataSource::PublicData));
        assert!(found(&RULE, &plan).is_empty());
    }

    #[test]
    fn a_plan_that_measures_nothing_is_not_asked_whom_it_asks() {
        assert!(found(&RULE, &Plan::new("Nothing yet")).is_empty());
    }
}

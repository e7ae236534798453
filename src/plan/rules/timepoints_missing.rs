//! `timepoints-missing`

use super::{Rule, Severity};
use crate::plan::finding::Subject;
use crate::plan::{Measure, Pointer, Timepoints};
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M013",
    name: "timepoints-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "The outcomes are measured at two timepoints or more.",
    why: "What a survivor needs can fade and come back years later, so the report asks for regular timepoints. One \
          look alone shows no change, and nothing that comes back.",
    mend: "Give `timepoints`: a baseline, and the months from one to the next.",
    example: r#"{ "edition": "mscos-2023", "title": "One look",
  "timepoints": { "baseline": true }, "measures": [{ "outcome": "access-to-education" }] }"#,
    guidance: &[Recommendation::B14],
    source: Source::new(Document::FinalReport, "Holistic thinking"),
    check: |facts, findings| {
        let plan = facts.plan;
        let own = |measure: &Measure| measure.timepoints.is_some_and(repeats);
        let each_its_own = !plan.measures.is_empty() && plan.measures.iter().all(own);
        if each_its_own || plan.timepoints.is_some_and(repeats) {
            return;
        }
        match plan.timepoints {
            Some(_) => findings.report(Pointer::ROOT.key("timepoints"), Subject::Part),
            None => findings.report(Pointer::ROOT, Subject::Silent),
        }
    },
    message: |finding, f| {
        f.write_str(match finding.subject() {
            Subject::Silent => "the plan doesn't say when its outcomes are measured",
            _ => "these timepoints measure the outcomes only once, or never",
        })
    },
    help: |_, f| {
        f.write_str(
            "under `timepoints`, plan a `baseline` and set `every_months`, the same for all outcomes; where there is \
             an end, set `until_month` late enough for a second timepoint",
        )
    },
};

/// Whether there are two timepoints or more.
fn repeats(times: Timepoints) -> bool {
    let later = match (times.every_months, times.until_month) {
        (None | Some(0), _) => 0,
        (Some(_), None) => return true,
        (Some(months), Some(until)) => until / months,
    };
    later >= if times.baseline { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Plan, Timepoints};

    fn at(baseline: bool, every_months: Option<u16>, until_month: Option<u16>) -> Plan {
        all_seven().timepoints(Timepoints { baseline, every_months, until_month })
    }

    #[test]
    fn a_plan_without_timepoints_is_found() {
        assert_eq!(found(&RULE, &all_seven()), [""]);
        assert_eq!(found(&RULE, &Plan::new("Nothing")), [""]);
        assert!(words(&RULE, &all_seven())[0].starts_with("the plan doesn't say when"));
    }

    #[test]
    fn one_timepoint_or_none_is_found() {
        let once_or_never = [
            at(false, None, None),
            at(true, None, Some(24)),
            at(true, Some(0), None),
            at(true, Some(6), Some(5)),
            at(false, Some(6), Some(11)),
        ];
        for plan in once_or_never {
            assert_eq!(found(&RULE, &plan), ["/timepoints"], "{:?}", plan.timepoints);
            assert!(words(&RULE, &plan)[0].starts_with("these timepoints measure"));
        }
    }

    #[test]
    fn two_timepoints_are_enough() {
        let twice = [
            at(true, Some(6), Some(24)),
            at(true, Some(6), Some(6)),
            at(false, Some(6), Some(12)),
            at(false, Some(u16::MAX), None),
            at(true, Some(1), Some(u16::MAX)),
        ];
        for plan in twice {
            assert!(found(&RULE, &plan).is_empty(), "{:?}", plan.timepoints);
        }
    }

    #[test]
    fn measures_that_all_have_timepoints_of_their_own_need_none_of_the_plan() {
        let mut plan = all_seven();
        for measure in &mut plan.measures {
            measure.timepoints = Some(Timepoints::every_months(6));
        }
        assert!(found(&RULE, &plan).is_empty());
        plan.measures[3].timepoints = Some(Timepoints::every_months(6).until_month(3));
        assert_eq!(found(&RULE, &plan), [""]);
        plan.measures[3].timepoints = None;
        assert_eq!(found(&RULE, &plan), [""]);
    }
}

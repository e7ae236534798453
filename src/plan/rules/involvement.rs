//! What the rules on survivors' part in the project share.

use crate::plan::check::{Facts, Findings};
use crate::plan::finding::{Severity, Subject};
use crate::plan::{InvolvementStage, Pointer, SurvivorInvolvement};

/// The deepest part of the plan that could have said more on how survivors take part.
pub(super) fn section(facts: &Facts<'_>) -> Pointer {
    match facts.plan.survivor_involvement {
        Some(_) => Pointer::ROOT.key("survivor_involvement"),
        None => Pointer::ROOT,
    }
}

/// Reports with the rule's severity where the plan says no, and as advice where it does not say.
///
/// Reports nothing where survivors take no part at all: `survivors-not-involved` says that.
pub(super) fn ask(
    facts: &Facts<'_>,
    findings: &mut Findings<'_, '_>,
    key: &'static str,
    answer: fn(&SurvivorInvolvement) -> Option<bool>,
) {
    let involvement = facts.plan.survivor_involvement.as_ref();
    if involvement.and_then(|part| part.from) == Some(InvolvementStage::NotInvolved) {
        return;
    }
    match involvement.and_then(answer) {
        Some(true) => {}
        Some(false) => findings.report(section(facts).key(key), Subject::Refused),
        None => findings.report_as(Severity::Advice, section(facts), Subject::Silent),
    }
}

/// What the tests of these rules share.
#[cfg(test)]
pub(crate) mod testing {
    use crate::plan::rules::Rule;
    use crate::plan::rules::testing::{all_seven, words};
    use crate::plan::{InvolvementStage, Plan, Severity, SurvivorInvolvement};

    /// A plan in which survivors take part as the report asks, but for what `change` changes.
    pub(crate) fn involving(change: impl FnOnce(&mut SurvivorInvolvement)) -> Plan {
        let mut part = SurvivorInvolvement {
            from: Some(InvolvementStage::Funding),
            paid: Some(true),
            finances_shared: Some(true),
            induction_and_support: Some(true),
            exit_procedure: Some(true),
        };
        change(&mut part);
        all_seven().survivor_involvement(part)
    }

    /// How much what the rule finds weighs, and where it stands.
    pub(crate) fn weighed(rule: &Rule, plan: &Plan) -> Vec<(Severity, String)> {
        let report = plan.check();
        let own = report.findings().iter().filter(|f| f.rule() == rule);
        own.map(|f| (f.severity(), f.pointer().to_string())).collect()
    }

    /// Holds a rule that is made of [`ask`](super::ask) to what that promises.
    pub(crate) fn asks(rule: &Rule, key: &str, set: fn(&mut SurvivorInvolvement, Option<bool>)) {
        let answered = |answer| involving(|part| set(part, answer));
        let refused = (Severity::Warning, format!("/survivor_involvement/{key}"));
        let silent = |place: &str| [(Severity::Advice, place.to_owned())];
        assert_eq!(weighed(rule, &answered(Some(true))), []);
        assert_eq!(weighed(rule, &answered(Some(false))), [refused]);
        assert_eq!(weighed(rule, &answered(None)), silent("/survivor_involvement"));
        assert_eq!(weighed(rule, &all_seven()), silent(""));
        let says = |answer| words(rule, &answered(answer)).concat();
        assert!(!says(Some(false)).starts_with("the plan does not say"));
        assert!(says(None).starts_with("the plan does not say"));
        for answer in [Some(false), None] {
            let mut plan = answered(answer);
            let part = plan.survivor_involvement.as_mut();
            part.unwrap().from = Some(InvolvementStage::NotInvolved);
            assert_eq!(weighed(rule, &plan), [], "nobody takes part");
        }
    }
}

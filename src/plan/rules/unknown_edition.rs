//! `unknown-edition`

use std::fmt;

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::{Finding, Subject};
use crate::vocabulary::nearest;
use crate::{Document, Edition, Source};

pub(super) static RULE: Rule = Rule {
    code: "M008",
    name: "unknown-edition",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "The edition that the plan is written for is one that was published.",
    why: "The edition says which outcomes the plan's words mean. Without it nobody can tell what was promised.",
    mend: "Name the edition: `mscos-2023` for a new plan.",
    example: r#"{ "edition": "mscos-2019", "title": "An old form", "measures": [] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "Developing the core outcome set further"),
    check: |facts, findings| {
        if let Some(name) = facts.plan.edition.unknown() {
            findings.report(Pointer::ROOT.key("edition"), Subject::Unknown(name));
        }
    },
    message: |_, f| write!(f, "no edition has this name; the plan was checked against `{}`", Edition::CURRENT),
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Unknown(name) = finding.subject() else { return Ok(()) };
    let nearest = nearest::<Edition>(name).unwrap_or(Edition::CURRENT.id());
    write!(f, "the nearest is `{nearest}`; a new plan names `{}`", Edition::CURRENT)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Edition;
    use crate::plan::rules::testing::{all_seven, found};

    #[test]
    fn an_unknown_edition_is_found() {
        let mut plan = all_seven();
        plan.edition = "mscos-2099".into();
        assert_eq!(found(&RULE, &plan), ["/edition"]);
    }

    #[test]
    fn every_edition_that_was_published_is_known() {
        for edition in Edition::ALL {
            let mut plan = all_seven();
            plan.edition = edition.id().into();
            assert!(found(&RULE, &plan).is_empty());
        }
    }
}

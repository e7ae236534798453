//! `older-edition`

use std::fmt;

use super::{Rule, Severity};
use crate::lineage::{Change, crosswalk};
use crate::plan::Pointer;
use crate::plan::finding::{Finding, Subject};
use crate::{Document, Edition, Outcome, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M009",
    name: "older-edition",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "The plan is written for the current edition, `mscos-2023`.",
    why: "The earlier lists were steps on the way to the core set and have none themselves. The minimum standard that \
          the report asks for is the set of `mscos-2023`.",
    mend: "Name `mscos-2023`, and replace the ids that it has under another name.",
    example: r#"{ "edition": "longlist-2022-03", "title": "An early start", "measures": [] }"#,
    guidance: &[Recommendation::P1],
    source: Source::new(Document::FinalReport, "Priority recommendations"),
    check: |facts, findings| {
        let edition = facts.plan.edition.known();
        if let Some(edition) = edition.filter(|edition| *edition != Edition::CURRENT) {
            findings.report(Pointer::ROOT.key("edition"), Subject::Edition(edition));
        }
    },
    message: |_, f| {
        let current = Edition::CURRENT;
        write!(f, "the plan is written for an older edition; it was checked against `{current}`")
    },
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Edition(older) = finding.subject() else { return Ok(()) };
    write!(f, "name `{}`: the core set stands only there, and ", Edition::CURRENT)?;
    let mut absent = Outcome::CORE.into_iter().filter(|core| older.outcome(core.id()).is_none());
    match absent.next() {
        None => write!(f, "`{older}` lists its seven outcomes among others, under the same ids")?,
        Some(first) => {
            write!(f, "of its seven outcomes `{older}` lists under another id, or not at all: `{first}`")?;
            absent.try_for_each(|outcome| write!(f, ", `{outcome}`"))?;
        }
    }
    let count = |change| crosswalk(older).filter(|row| row.change() == change).count();
    let [exact, renamed, merged, dropped] = CHANGES.map(count);
    write!(
        f,
        "; of all outcomes of `{older}`, {exact} keep their id, {renamed} have another, {merged} went into others and \
         {dropped} were dropped"
    )
}

/// What becomes of an outcome of an older edition.
const CHANGES: [Change; 4] = [Change::Exact, Change::Renamed, Change::Merged, Change::Dropped];

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Edition;
    use crate::plan::Plan;
    use crate::plan::rules::testing::{all_seven, found, words};

    fn written_for(edition: &str) -> Plan {
        let mut plan = all_seven();
        plan.edition = edition.into();
        plan
    }

    #[test]
    fn every_older_edition_is_found() {
        for edition in Edition::ALL.iter().filter(|edition| **edition != Edition::CURRENT) {
            assert_eq!(found(&RULE, &written_for(edition.id())), ["/edition"], "{edition}");
        }
    }

    #[test]
    fn the_current_edition_passes() {
        assert!(found(&RULE, &all_seven()).is_empty());
    }

    #[test]
    fn the_help_tells_what_becomes_of_the_older_outcomes() {
        let words = words(&RULE, &written_for("e-delphi-round-2"));
        let end = "29 keep their id, 1 have another, 3 went into others and 1 were dropped";
        assert!(words[0].ends_with(end), "{words:?}");
    }

    #[test]
    fn an_unknown_edition_is_not_an_older_one() {
        assert!(found(&RULE, &written_for("mscos-2099")).is_empty());
    }

    #[test]
    fn the_help_names_the_core_outcomes_that_the_older_edition_has_not() {
        let ends = [
            (
                "longlist-2022-03",
                "`safety-from-any-trafficker-or-other-abuser`, `compassionate-trauma-informed-services`",
            ),
            ("e-delphi-round-1", "all: `secure-and-suitable-housing`, `compassionate-trauma-informed-services`"),
            ("e-delphi-round-2", "`e-delphi-round-2` lists its seven outcomes among others, under the same ids"),
        ];
        for (edition, end) in ends {
            let words = words(&RULE, &written_for(edition));
            assert!(words[0].contains(&format!("{end}; of all outcomes")), "{words:?}");
        }
    }
}

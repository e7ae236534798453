//! `unknown-outcome`

use std::fmt;

use super::{Rule, Severity};
use crate::lineage::Relation;
use crate::plan::finding::{Finding, Subject};
use crate::plan::{Pointer, Reference};
use crate::vocabulary::nearest;
use crate::{Document, Outcome, Source};

pub(super) static RULE: Rule = Rule {
    code: "M004",
    name: "unknown-outcome",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "Every outcome that the plan names, in measures and for partners, is one of the edition `mscos-2023`.",
    why: "An outcome under a name of its own can't be compared with anybody else's, and a slip in an id would leave a \
          core outcome uncovered unnoticed.",
    mend: "Use the id of the outcome. Where an earlier edition had it, the help says what it is today.",
    example: r#"{ "edition": "mscos-2023", "title": "Codes of our own",
  "measures": [{ "outcome": "housing-ok" }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "MSCOS Outcomes Longlist"),
    check: |facts, findings| {
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            if let Some(name) = measure.outcome.unknown() {
                let place = Pointer::ROOT.key("measures").index(at).key("outcome");
                findings.report(place, Subject::Unknown(name));
            }
        }
        for (at, partner) in facts.plan.partners.iter().enumerate() {
            let place = Pointer::ROOT.key("partners").index(at).key("outcomes");
            let names = partner.outcomes.iter().map(Reference::unknown).enumerate();
            for (nth, name) in names.filter_map(|(nth, name)| Some((nth, name?))) {
                findings.report(place.index(nth), Subject::Unknown(name));
            }
        }
    },
    message: |_, f| f.write_str("the edition has no outcome of this name"),
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Unknown(name) = finding.subject() else { return Ok(()) };
    meant(name, f)
}

/// What a name that the edition does not have is today, or the nearest id.
pub(crate) fn meant(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match Outcome::resolve(name) {
        Ok(earlier) => {
            f.write_str("an earlier edition had it; ")?;
            let mut outcomes = earlier.outcomes().iter();
            match outcomes.next() {
                Some(first) => {
                    let merged = earlier.steps().any(|step| step.relation() == Relation::Merged);
                    write!(f, "today it is {}`{first}`", if merged { "part of " } else { "" })?;
                    outcomes.try_for_each(|outcome| write!(f, " or `{outcome}`"))
                }
                None => match earlier.dropped_in() {
                    Some(edition) => write!(f, "it was dropped in `{edition}` and has no successor"),
                    None => f.write_str("it has no successor"),
                },
            }
        }
        Err(_) => match nearest::<Outcome>(name) {
            Some(id) => write!(f, "the nearest id is `{id}`"),
            None => f.write_str("use the id of one of the outcomes of `mscos-2023`"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Partner};

    #[test]
    fn every_unknown_outcome_is_found_where_it_stands() {
        let plan = all_seven()
            .measure(Measure::of("joy"))
            .partner(Partner::named("Club").covering(Outcome::Socialising).covering("dancing"))
            .measure(Measure::of("peace"));
        assert_eq!(found(&RULE, &plan), ["/measures/7/outcome", "/measures/8/outcome", "/partners/0/outcomes/1"]);
    }

    #[test]
    fn known_outcomes_pass_by_id_and_by_title() {
        assert!(found(&RULE, &all_seven().measure(Measure::of("LIFE SKILLS"))).is_empty());
    }

    #[test]
    fn the_help_names_the_nearest_or_the_successor_or_the_end() {
        let plan = all_seven()
            .measure(Measure::of("acces to educaton"))
            .measure(Measure::of("processing-trauma"))
            .measure(Measure::of("Freedom of movement"))
            .measure(Measure::of("xyzzy"));
        let words = words(&RULE, &plan);
        assert!(words[0].ends_with("the nearest id is `access-to-education`"), "{words:?}");
        assert!(words[1].ends_with("today it is part of `coping-with-and-processing-trauma`"), "{words:?}");
        assert!(words[2].ends_with("dropped in `e-delphi-round-2` and has no successor"), "{words:?}");
        assert!(words[3].ends_with("one of the outcomes of `mscos-2023`"), "{words:?}");
    }

    #[test]
    fn the_nearest_id_is_always_one_of_today() {
        for edition in crate::Edition::ALL {
            for old in edition.outcomes() {
                let words = words(&RULE, &all_seven().measure(Measure::of(&*format!("{}x", old.id()))));
                let nearest = words.first().and_then(|words| words.split("the nearest id is `").nth(1));
                if let Some(nearest) = nearest {
                    assert!(Outcome::from_id(nearest.trim_end_matches('`')).is_some(), "{words:?}");
                }
            }
        }
    }

    #[test]
    fn the_words_never_repeat_the_name() {
        let secret = "what Ana told us in confidence";
        let words = words(&RULE, &all_seven().measure(Measure::of(secret)));
        assert!(!words[0].contains("Ana"), "{words:?}");
    }
}

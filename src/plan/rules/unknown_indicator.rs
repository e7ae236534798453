//! `unknown-indicator`

use std::fmt;

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::{Finding, Subject};
use crate::vocabulary::nearest;
use crate::{Document, Indicator, Source};

pub(super) static RULE: Rule = Rule {
    code: "M005",
    name: "unknown-indicator",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "Every indicator that a measure names is one of the edition `mscos-2023`.",
    why: "Indicators are the clauses of the outcomes' descriptors. One that the edition does not have can't be traced to \
          what survivors asked for.",
    mend: "Use the id of an indicator: the outcome's id, a slash and a slug. What is measured beyond the descriptor goes \
           into `instrument`.",
    example: r#"{ "edition": "mscos-2023", "title": "A garden",
  "measures": [{ "outcome": "secure-and-suitable-housing",
                 "indicators": ["secure-and-suitable-housing/garden"] }] }"#,
    guidance: &[],
    source: Source::new(Document::FinalReport, "The Modern Slavery Core Outcome Set"),
    check: |facts, findings| {
        for (at, measure) in facts.plan.measures.iter().enumerate() {
            for (nth, indicator) in measure.indicators.iter().enumerate() {
                if let Some(name) = indicator.unknown() {
                    let place = Pointer::ROOT.key("measures").index(at).key("indicators").index(nth);
                    findings.report(place, Subject::Unknown(name));
                }
            }
        }
    },
    message: |_, f| f.write_str("the edition has no indicator of this name"),
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Unknown(name) = finding.subject() else { return Ok(()) };
    match nearest::<Indicator>(name) {
        Some(id) => write!(f, "the nearest id is `{id}`"),
        None => f.write_str("use an indicator's id: the outcome's id, a slash and a slug"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Outcome;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Measure, Plan};

    fn with(indicator: &str) -> Plan {
        let known = "secure-and-suitable-housing/private-personal-space";
        let measure = Measure::of(Outcome::SecureAndSuitableHousing).indicator(known);
        all_seven().measure(measure.indicator(indicator))
    }

    #[test]
    fn an_unknown_indicator_is_found_where_it_stands() {
        assert_eq!(found(&RULE, &with("secure-and-suitable-housing/swimming-pool")), ["/measures/7/indicators/1"]);
    }

    #[test]
    fn known_indicators_pass() {
        assert!(found(&RULE, &with("secure-and-suitable-housing/private-personal-space")).is_empty());
    }

    #[test]
    fn the_help_names_the_nearest_and_never_the_name() {
        let words = words(&RULE, &with("secure-and-suitable-housing/privat-personel-space"));
        assert!(
            words[0].ends_with("the nearest id is `secure-and-suitable-housing/private-personal-space`"),
            "{words:?}"
        );
        assert!(!words[0].contains("personel"), "{words:?}");
    }
}

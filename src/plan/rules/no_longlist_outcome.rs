//! `no-longlist-outcome`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, OutcomeSet, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M032",
    name: "no-longlist-outcome",
    severity: Severity::Advice,
    since: "0.1.0",
    checks: "At least one longlist outcome is measured, or covered by a partner that is named.",
    why: "The seven core outcomes are a minimum and not the whole. Survivors who advised the project asked that more \
          be added, so that a plan fits the people it is for.",
    mend: "Choose from the longlist what suits the project, the survivors served and the place.",
    example: r#"{ "edition": "mscos-2023", "title": "Housing and nothing else",
  "measures": [{ "outcome": "secure-and-suitable-housing" }] }"#,
    guidance: &[Recommendation::B5],
    source: Source::new(Document::FinalReport, "Important considerations"),
    check: |facts, findings| {
        if (facts.measured | facts.partnered).is_subset(&OutcomeSet::CORE) {
            findings.report(Pointer::ROOT.key("measures"), Subject::Part);
        }
    },
    message: |_, f| f.write_str("the plan has no outcome of the longlist, neither in a measure nor through a partner"),
    help: |_, f| {
        f.write_str(
            "measure longlist outcomes that suit the project, the survivors served and the place, or name a partner \
             that covers them; the contexts under `population` let them be suggested",
        )
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::plan::rules::testing::{all_seven, found};
    use crate::plan::{Measure, Partner, Plan};
    use crate::{Outcome, OutcomeSet};

    #[test]
    fn the_core_alone_is_found_once() {
        assert_eq!(found(&RULE, &all_seven()), ["/measures"]);
        assert_eq!(found(&RULE, &Plan::new("Nothing yet")), ["/measures"]);
        assert_eq!(found(&RULE, &all_seven().measure(Measure::of("joy"))), ["/measures"]);
    }

    #[test]
    fn any_longlist_outcome_is_enough() {
        for outcome in OutcomeSet::all() - OutcomeSet::CORE {
            assert!(found(&RULE, &all_seven().measure(Measure::of(outcome))).is_empty(), "{outcome}");
        }
    }

    #[test]
    fn a_named_partner_may_cover_it_and_a_nameless_one_does_not() {
        let partner = |name| Partner::named(name).covering(Outcome::Socialising);
        assert!(found(&RULE, &all_seven().partner(partner("Club"))).is_empty());
        assert_eq!(found(&RULE, &all_seven().partner(partner(" "))).len(), 1);
        let core = Partner::named("College").covering(Outcome::AccessToEducation);
        assert_eq!(found(&RULE, &all_seven().partner(core)).len(), 1);
    }
}

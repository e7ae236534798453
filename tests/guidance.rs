//! Recommendations, definitions, rules of use and evidence can be cited, and hang together.

use mscos::evidence::{Evidence, EvidenceKind, Overlap};
use mscos::guidance::Kind;
use mscos::{Definition, Document, Outcome, Recommendation, RuleOfUse};

#[test]
fn nine_priority_and_twenty_boxed_recommendations_are_numbered_in_print_order() {
    for (kind, letter, count) in [(Kind::Priority, 'P', 9), (Kind::Boxed, 'B', 20)] {
        let of_kind = Recommendation::ALL.iter().filter(|r| r.kind() == kind);
        let ids: Vec<_> = of_kind.map(|r| (r.id().to_owned(), r.number())).collect();
        let expected: Vec<_> = (1..=count).map(|n| (format!("{letter}{n}"), n)).collect();
        assert_eq!(ids, expected);
    }
}

#[test]
fn twins_name_each_other() {
    for &recommendation in Recommendation::ALL {
        for twin in recommendation.twins() {
            assert!(twin.twins().contains(&recommendation), "{recommendation} {twin}");
        }
    }
    assert_eq!(Recommendation::P4.twins(), [Recommendation::B1]);
    assert!(Recommendation::P1.twins().is_empty());
}

#[test]
fn every_recommendation_names_whom_it_addresses_and_where_it_stands() {
    for recommendation in Recommendation::ALL {
        assert!(!recommendation.addressed_to().is_empty(), "{recommendation}");
        assert_eq!(recommendation.source().document(), Document::FinalReport);
    }
    assert!(Recommendation::P6.outcomes().contains(Outcome::AccessToEducation));
    assert!(Recommendation::B8.note().is_some());
}

#[test]
fn the_rules_of_use_include_those_that_the_check_rests_on() {
    for id in ["adults-only", "minimum-standard", "consistent-timepoints", "levels", "burden", "terms"] {
        let rule = RuleOfUse::from_id(id).expect(id);
        assert!(!rule.text().is_empty());
    }
    assert!(Definition::Outcome.variants().len() >= 2);
}

#[test]
fn every_core_outcome_has_evidence_or_the_project_s_own_findings() {
    for outcome in Outcome::CORE {
        assert!(outcome.evidence().next().is_some(), "{outcome}");
    }
    let kiss = Evidence::all().iter().find(|e| e.id() == "kiss-2015").unwrap();
    assert_eq!(kiss.outcome(), Outcome::SecureAndSuitableHousing);
    assert_eq!((kiss.year(), kiss.kind()), (Some(2015), EvidenceKind::Research));
}

#[test]
fn the_overlap_with_the_children_s_set_is_named() {
    assert!(Outcome::FindingPurposeInLifeAndSelfActualisation.overlaps().next().is_some());
    let overlaps = Overlap::all();
    let named = overlaps.iter().filter(|overlap| overlap.with().contains("Hynes"));
    assert_eq!(named.count(), 2);
    assert!(overlaps.iter().all(|overlap| overlap.outcome().is_core()));
}

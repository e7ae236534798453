//! What became of each outcome, and what an old name is today.

use mscos::lineage::{Change, Edge, Relation, crosswalk, migrate};
use mscos::{Edition, Outcome, OutcomeSet, Warrant};

#[test]
fn every_name_of_every_edition_resolves_to_its_own_entry() {
    for edition in Edition::ALL {
        for old in edition.outcomes() {
            for name in [old.id(), old.title()].iter().chain(old.aliases()) {
                let found = Outcome::resolve(&name.to_uppercase()).expect(name);
                assert!(found.named().any(|entry| entry == old), "{name}");
                let migrated = migrate(*edition, name);
                assert!(migrated.resolution().is_ok(), "{name}");
            }
        }
    }
}

#[test]
fn an_outcome_of_today_resolves_to_itself() {
    for &outcome in Outcome::ALL {
        for name in [outcome.id(), outcome.title()].iter().chain(outcome.aliases()) {
            let found = Outcome::resolve(name).expect(name);
            assert!(found.outcomes().contains(outcome), "{name}");
        }
        assert_eq!(Outcome::resolve(outcome.id()).map(|found| found.outcome()), Ok(Some(outcome)));
    }
}

#[test]
fn a_name_that_parses_is_one_that_resolves_to_the_same() {
    for edition in Edition::ALL {
        for old in edition.outcomes() {
            if let Ok(outcome) = old.title().parse::<Outcome>() {
                assert!(Outcome::resolve(old.title()).unwrap().outcomes().contains(outcome));
            }
        }
    }
}

#[test]
fn what_was_dropped_says_so_and_when() {
    let dropped = Outcome::resolve("reclaiming the past").unwrap();
    assert!(dropped.is_dropped());
    assert_eq!(dropped.dropped_in(), Some(Edition::EDelphiRound2));
    assert_eq!(dropped.outcome(), None);
    let last = Outcome::resolve("Quality, well-resourced support").unwrap();
    assert_eq!(last.dropped_in(), Some(Edition::Mscos2023));
    let first = Outcome::resolve("Staff that fight for your rights").unwrap();
    assert_eq!(first.dropped_in(), Some(Edition::EDelphiRound1));
}

#[test]
fn an_outcome_that_came_back_was_not_dropped() {
    let back = Outcome::resolve("Spiritual wellbeing").unwrap();
    assert_eq!(back.outcome(), Some(Outcome::SpiritualWellbeing));
    assert_eq!(back.dropped_in(), None);
    let mut relations = back.steps().map(Edge::relation);
    assert!(relations.any(|relation| relation == Relation::Readmitted));
}

#[test]
fn an_ambiguous_name_gives_all_that_it_can_mean() {
    let ambiguous = Outcome::resolve("Immigration systems/status").unwrap();
    assert!(ambiguous.is_ambiguous());
    assert_eq!(ambiguous.outcome(), None);
    let both = [Outcome::BetterImmigrationSystems, Outcome::ImmigrationStatusAndDocumentation];
    assert_eq!(ambiguous.outcomes(), OutcomeSet::from(both));
    assert_eq!(migrate(Edition::EDelphiRound1, "Immigration systems/status").change(), Change::Ambiguous);
}

#[test]
fn the_path_leads_from_the_name_to_today() {
    let found = Outcome::resolve("cherishing the everyday").unwrap();
    let steps: Vec<_> = found.steps().collect();
    assert_eq!(steps[0].from().unwrap().id(), "cherishing-the-everyday");
    assert_eq!(steps[0].warrant(), Warrant::Stated);
    assert_eq!(steps.last().unwrap().to().unwrap().current(), found.outcome());
    for pair in steps.windows(2) {
        assert_eq!(pair[0].to(), pair[1].from());
    }
}

#[test]
fn a_migrated_list_has_a_row_for_every_code() {
    let changes = |edition: Edition, change| crosswalk(edition).filter(|row| row.change() == change).count();
    // Round 2: one outcome was dropped, three were merged into others, the rest go on.
    let round_2 = Edition::EDelphiRound2;
    assert_eq!(changes(round_2, Change::Dropped), 1);
    assert_eq!(changes(round_2, Change::Merged), 3);
    assert_eq!(changes(round_2, Change::Renamed), 1);
    assert_eq!(changes(round_2, Change::Exact), 29);
    for edition in Edition::ALL {
        assert_eq!(crosswalk(*edition).len(), edition.outcomes().len());
        for row in crosswalk(*edition) {
            assert_eq!(row.outcomes().is_empty(), row.change() == Change::Dropped, "{}", row.code());
        }
    }
}

#[test]
fn a_code_that_the_list_does_not_have_is_told_with_the_nearest() {
    let row = migrate(Edition::EDelphiRound2, "improvng-polcy");
    assert_eq!(row.change(), Change::Unknown);
    assert_eq!(row.resolution().unwrap_err().nearest(), Some("improving-policy"));
    // It is an outcome of today, but not of that list.
    assert_eq!(migrate(Edition::EDelphiRound2, "spiritual-wellbeing").change(), Change::Unknown);
}

#[test]
fn the_history_of_every_outcome_begins_with_an_edition_before_it_or_with_its_addition() {
    for &outcome in Outcome::ALL {
        let history: Vec<_> = outcome.history().collect();
        assert!(!history.is_empty(), "{outcome}");
        assert!(history.iter().all(|step| step.from_edition() < step.to_edition()), "{outcome}");
        let known = |step: &&Edge| step.relation() == Relation::Added || step.from().is_some();
        assert!(history.iter().all(known), "{outcome}");
        assert!(outcome.predecessors().next().is_some(), "{outcome}");
        assert!(outcome.successors().next().is_none(), "{outcome}");
    }
}

#[test]
fn a_step_stands_with_both_of_its_ends() {
    for edge in Edge::all() {
        if let Some(from) = edge.from() {
            assert!(from.successors().any(|step| std::ptr::eq(step, edge)));
            assert_eq!(from.edition(), edge.from_edition());
        }
        if let Some(to) = edge.to() {
            assert!(to.predecessors().any(|step| std::ptr::eq(step, edge)));
            assert_eq!(to.edition(), edge.to_edition());
        }
        assert!(!edge.reason().is_empty());
    }
}

#[cfg(feature = "json")]
#[test]
fn a_row_of_the_crosswalk_is_written_with_its_reasons() {
    let row = serde_json::to_value(migrate(Edition::EDelphiRound2, "processing-trauma")).unwrap();
    assert_eq!(row["change"], "merged");
    assert_eq!(row["outcomes"], serde_json::json!(["coping-with-and-processing-trauma"]));
    assert_eq!(row["steps"][0]["relation"], "merged");
    assert_eq!(row["steps"][0]["basis"], "inferred");
    assert!(row["steps"][0]["source"]["section"].is_string());
    let unknown = serde_json::to_value(migrate(Edition::EDelphiRound2, "joy")).unwrap();
    assert_eq!((&unknown["change"], &unknown["code"]), (&"unknown".into(), &"joy".into()));
}

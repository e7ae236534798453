//! What costs nothing has to stay so.
#![cfg(feature = "json")]

use allocation_counter::measure;
use mscos::plan::Plan;
use mscos::{Context, ContextSet, Indicator, Outcome, OutcomeSet, suggest};

const COMPLETE: &str = include_str!("../examples/plans/complete.json");
const MISSES_TWO: &str = include_str!("../examples/plans/misses-two.json");

#[test]
fn checking_a_plan_in_which_nothing_is_found_allocates_nothing() {
    let plan = Plan::from_json(COMPLETE).expect("the example is a plan");
    let counted = measure(|| assert!(plan.check().findings().is_empty()));
    assert_eq!(counted.count_total, 0);
}

#[test]
fn words_are_made_only_when_they_are_printed() {
    let plan = Plan::from_json(MISSES_TWO).expect("the example is a plan");
    // The list of findings grows a few times; no finding is put into words.
    let checked = measure(|| assert_eq!(plan.check().findings().len(), 13));
    assert!(checked.count_total <= 8, "{}", checked.count_total);
}

#[test]
fn the_taxonomy_allocates_nothing() {
    let counted = measure(|| {
        assert_eq!("Long term, consistent support".parse(), Ok(Outcome::LongTermConsistentSupport));
        assert!("secure-and-suitable-housing/private-personal-spac".parse::<Indicator>().is_err());
        assert!(Outcome::resolve("having people to talk to").is_ok_and(|today| today.outcome().is_some()));
        assert!(suggest(ContextSet::all(), OutcomeSet::EMPTY).map(|s| s.reasons().count()).sum::<usize>() > 0);
        assert!("queer".parse::<Context>().is_ok());
    });
    assert_eq!(counted.count_total, 0);
}

//! What the crate is for, as ratios to something else in the same run.
//!
//! ```text
//! cargo bench
//! ```
//!
//! Machines are shared and noisy, so no line is a time. Both sides of a ratio run in turns, in short batches, and the
//! ratio is that of the fastest batches: what disturbs a run makes batches slower, never faster.

#![expect(clippy::expect_used, reason = "a failure here is the report")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use mscos::Outcome;
use mscos::plan::Plan;
use serde::de::IgnoredAny;

const PLAN: &str = include_str!("../examples/plans/complete.json");
const ROUNDS: usize = 200;

fn main() {
    let plan = Plan::from_json(PLAN).expect("the example is a plan");
    report(
        "read and check the complete plan / tokenise its text",
        64,
        || Plan::from_json(black_box(PLAN)).map(|plan| plan.check().verdict()).is_ok(),
        tokenise,
    );
    report(
        "check the complete plan / tokenise its text",
        64,
        || black_box(&plan).check().findings().is_empty(),
        tokenise,
    );
    report("look up all 44 ids / a plain match", 512, || lookup(Outcome::from_id), || lookup(plain_match));
    report("parse all 44 titles / a plain match", 64, parse_titles, || lookup(plain_match));
}

fn tokenise() -> bool {
    serde_json::from_str::<IgnoredAny>(black_box(PLAN)).is_ok()
}

fn lookup<T>(find: impl Fn(&str) -> Option<T>) -> bool {
    Outcome::ALL.iter().all(|outcome| find(black_box(outcome.id())).is_some())
}

fn parse_titles() -> bool {
    Outcome::ALL.iter().all(|outcome| black_box(outcome.title()).parse::<Outcome>().is_ok())
}

/// Prints how many times longer `ours` takes than `theirs`.
#[expect(clippy::print_stdout, reason = "printing is what a benchmark is for")]
fn report(name: &str, batch: u32, ours: impl Fn() -> bool, theirs: impl Fn() -> bool) {
    let (mut fastest, mut floor) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        fastest = fastest.min(time(batch, &ours));
        floor = floor.min(time(batch, &theirs));
    }
    println!("{:6.2}  {name}", fastest.as_secs_f64() / floor.as_secs_f64());
}

fn time(batch: u32, run: impl Fn() -> bool) -> Duration {
    let start = Instant::now();
    for _ in 0..batch {
        assert!(black_box(run()));
    }
    start.elapsed()
}

/// The floor for a look-up: what the compiler makes of a match over the same texts.
fn plain_match(id: &str) -> Option<u8> {
    Some(match id {
        "secure-and-suitable-housing" => 0,
        "safety-from-any-trafficker-or-other-abuser" => 1,
        "long-term-consistent-support" => 2,
        "compassionate-trauma-informed-services" => 3,
        "finding-purpose-in-life-and-self-actualisation" => 4,
        "access-to-medical-treatment" => 5,
        "access-to-education" => 6,
        "preventing-re-exploitation" => 7,
        "a-safe-mental-health-service-work-and-home-environment" => 8,
        "family-safety-and-contact" => 9,
        "service-accountability" => 10,
        "survivor-choice-in-services" => 11,
        "life-skills" => 12,
        "reclaiming-normalcy-and-appreciating-the-everyday" => 13,
        "healthy-lifestyle" => 14,
        "affordable-and-reliable-transport" => 15,
        "obtaining-and-maintaining-meaningful-employment" => 16,
        "personal-and-family-prosperity" => 17,
        "permission-to-work-and-study" => 18,
        "survival-needs-and-state-support" => 19,
        "no-racism" => 20,
        "no-discrimination-against-lgbtq" => 21,
        "access-to-quality-legal-representation" => 22,
        "better-immigration-systems" => 23,
        "immigration-status-and-documentation" => 24,
        "prosecutions" => 25,
        "self-compassion-acceptance-and-self-worth" => 26,
        "being-able-to-seek-support" => 27,
        "coping-with-and-processing-trauma" => 28,
        "self-awareness-and-emotional-expression" => 29,
        "spiritual-wellbeing" => 30,
        "celebrating-and-thinking-positively" => 31,
        "knowledge-of-rights-and-entitlements" => 32,
        "dignified-treatment-and-belief" => 33,
        "living-a-stigma-free-life" => 34,
        "healthy-relationships" => 35,
        "being-part-of-a-community" => 36,
        "socialising" => 37,
        "feeling-comfortable-in-a-social-environment" => 38,
        "making-change-and-improving-policy" => 39,
        "survivor-leadership" => 40,
        "moving-on-and-starting-a-new-life" => 41,
        "increased-male-involvement" => 42,
        "advocating-for-self-and-giving-to-others" => 43,
        _ => return None,
    })
}

//! What holds of every plan and of every text, whoever wrote it: properties, tried on made-up plans.
//!
//! The made-up plans are the same in every run; `PROPTEST_CASES` asks for more than 256 of them.
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failure here is the report")]

use std::fmt::{Debug, Write};

use mscos::plan::{
    ByRule, DataSource, Finding, Ignored, InvolvementStage, Measure, Method, Partner, Plan, Population, Reference,
    Report, Rule, Settings, Stage, SurvivorInvolvement, Timepoints, Verdict, ndjson,
};
use mscos::{Context, Edition, Indicator, Level, Outcome, OutcomeSet, Vocabulary, schema};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use serde_json::{Map, Value, json};

/// Rules whose findings depend on the order of the measures, and why.
const SPEAK_OF_THE_FIRST: &[(&str, &str)] = &[(
    "timepoints-inconsistent",
    "where the plan sets no timepoints, those of the first core measure are what the others are held against",
)];

/// The plan that texts are broken in.
const EXAMPLE: &str = include_str!("../examples/plans/misses-two.json");

/// Tries a promise on many values, the same in every run.
fn hold<S: Strategy>(values: &S, promise: impl Fn(S::Value) -> TestCaseResult) {
    let config = Config { failure_persistence: None, ..Config::default() };
    let chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    if let Err(broken) = TestRunner::new_with_rng(config, chance).run(values, promise) {
        panic!("{broken}");
    }
}

// What plans are made of.

fn entry<V: Vocabulary>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

/// Words that a rule looks for, blanks, and what would turn a terminal upside down.
const WORDS: &[&str] =
    &["", " ", "\u{a0}\n", "recovery", "Recovery and re\u{2011}integration", "heal", "\u{202e}txet", "\u{1b}[2J"];

/// Any characters, letters, and words.
fn text() -> BoxedStrategy<String> {
    let letter = select(b"  -abcdefghiklmnoprstuwxy".as_slice()).prop_map(char::from);
    prop_oneof![
        3 => vec(any::<char>(), 0..24).prop_map(String::from_iter),
        2 => vec(letter, 0..40).prop_map(String::from_iter),
        1 => select(WORDS).prop_map(str::to_owned),
    ]
    .boxed()
}

/// An id, a title, or a name that nobody knows.
fn reference<V: Vocabulary>(entries: impl Strategy<Value = V> + 'static) -> BoxedStrategy<Reference<V>> {
    prop_oneof![
        16 => entries.prop_map(Reference::from),
        1 => entry::<V>().prop_map(|entry| Reference::from(entry.title().to_uppercase().as_str())),
        1 => text().prop_map(|name| Reference::from(name.as_str())),
    ]
    .boxed()
}

fn outcome() -> BoxedStrategy<Outcome> {
    prop_oneof![select(&Outcome::CORE), entry::<Outcome>()].boxed()
}

fn timepoints() -> impl Strategy<Value = Timepoints> {
    let months = || of(prop_oneof![0..13_u16, any::<u16>()]);
    (any::<bool>(), months(), months()).prop_map(|(baseline, every_months, until_month)| {
        let mut times = Timepoints::default();
        times.baseline = baseline;
        times.every_months = every_months;
        times.until_month = until_month;
        times
    })
}

/// Indicators of the outcome, of others, and unknown ones.
fn indicators(outcome: &Reference<Outcome>) -> BoxedStrategy<Vec<Reference<Indicator>>> {
    let own = outcome.known().map_or(Indicator::ALL, Outcome::indicators);
    vec(prop_oneof![12 => select(own).prop_map(Reference::from), 1 => reference(entry::<Indicator>())], 0..4).boxed()
}

fn measure() -> impl Strategy<Value = Measure> {
    let subject = reference(outcome()).prop_flat_map(|outcome| (indicators(&outcome), Just(outcome)));
    let how = (of(entry::<Level>()), of(entry::<DataSource>()), of(entry::<Method>()), of(text()));
    (subject, how, of(timepoints()), of(entry::<Stage>())).prop_map(|(subject, how, timepoints, stage)| {
        let mut measure = Measure::of(subject.1);
        measure.indicators = subject.0;
        (measure.level, measure.data_source, measure.method, measure.instrument) = how;
        measure.timepoints = timepoints;
        measure.stage = stage;
        measure
    })
}

fn partner() -> impl Strategy<Value = Partner> {
    (text(), vec(reference(outcome()), 0..5)).prop_map(|(name, outcomes)| {
        let mut partner = Partner::named(name);
        partner.outcomes = outcomes;
        partner
    })
}

fn population() -> impl Strategy<Value = Population> {
    (of(any::<u8>()), vec(reference(entry::<Context>()), 0..4)).prop_map(|(minimum_age, contexts)| {
        let mut population = Population::default();
        population.minimum_age = minimum_age;
        population.contexts = contexts;
        population
    })
}

fn involvement() -> impl Strategy<Value = SurvivorInvolvement> {
    let answer = || of(any::<bool>());
    (of(entry::<InvolvementStage>()), answer(), answer(), answer(), answer()).prop_map(|answers| {
        let mut part = SurvivorInvolvement::default();
        (part.from, part.paid, part.finances_shared, part.induction_and_support, part.exit_procedure) = answers;
        part
    })
}

fn rule() -> impl Strategy<Value = &'static Rule> {
    select(Rule::all().collect::<Vec<_>>())
}

fn ignored() -> impl Strategy<Value = (String, String)> {
    let known =
        (rule(), any::<bool>()).prop_map(|(rule, code)| if code { rule.code() } else { rule.name() }.to_owned());
    (prop_oneof![known, text()], text())
}

fn plan() -> impl Strategy<Value = Plan> {
    let head = (reference(entry::<Edition>()), text(), of(text()));
    let body = (vec(measure(), 0..6), vec(partner(), 0..4), vec(ignored(), 0..3));
    let rest = (of(population()), of(timepoints()), of(involvement()), of(any::<u16>()));
    (head, body, rest).prop_map(|((edition, title, aim), (measures, partners, ignored), rest)| {
        let mut plan = Plan::new(title);
        plan.edition = edition;
        plan.aim = aim;
        plan.measures = measures;
        plan.partners = partners;
        (plan.population, plan.timepoints, plan.survivor_involvement, plan.support_ends_after_months) = rest;
        ignored.into_iter().fold(plan, |plan, (rule, reason)| plan.ignore(rule, reason))
    })
}

// What reports are compared by.

/// A finding without its help.
fn line(finding: &Finding<'_>) -> String {
    format!("{finding} {:?}", finding.outcome())
}

fn lines(report: &Report<'_>) -> Vec<String> {
    report.findings().iter().map(line).collect()
}

fn ignored_lines(report: &Report<'_>) -> Vec<String> {
    report.ignored().iter().map(|ignored| line(ignored.finding())).collect()
}

/// What was found, and what was found and is set aside.
fn all_found<'a, 'plan>(report: &'a Report<'plan>) -> impl Iterator<Item = &'a Finding<'plan>> {
    report.findings().iter().chain(report.ignored().iter().map(Ignored::finding))
}

fn sorted<T: Ord>(list: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<_> = list.into_iter().collect();
    list.sort();
    list
}

/// Everything about a report but what was found.
fn coverage(report: &Report<'_>) -> impl PartialEq + Debug {
    let covered: Vec<_> = Outcome::ALL.iter().map(|outcome| report.coverage(*outcome).covered_by()).collect();
    let suggested: Vec<_> = report.suggestions().map(|suggestion| suggestion.outcome()).collect();
    (report.verdict(), covered, report.indicators(), suggested)
}

/// Puts everything about a plan into words.
fn tell(plan: &Plan) -> String {
    let report = plan.check();
    let mut told = format!("{report}{}", serde_json::to_string(&report).unwrap());
    for finding in report.findings() {
        write!(told, "{finding}{:>3.1}{:<200}", finding.message(), finding.help()).unwrap();
    }
    told
}

// The properties of the check.

#[test]
fn another_measure_never_uncovers_an_outcome_nor_worsens_the_verdict() {
    hold(&(plan(), measure(), any::<Index>()), |(plan, measure, at)| {
        let before = plan.check();
        let mut more = plan.clone();
        more.measures.insert(at.index(plan.measures.len() + 1), measure);
        let after = more.check();
        prop_assert!(after.verdict() <= before.verdict());
        for &outcome in Outcome::ALL {
            prop_assert!(after.coverage(outcome).covered_by() <= before.coverage(outcome).covered_by());
        }
        Ok(())
    });
}

#[test]
fn a_plan_that_measures_all_seven_never_misses_one() {
    let seven = vec(measure(), 7).prop_map(|mut measures| {
        measures.iter_mut().zip(Outcome::CORE).for_each(|(measure, core)| measure.outcome = core.into());
        measures
    });
    hold(&(plan(), seven), |(mut plan, seven)| {
        plan.measures.extend(seven);
        let report = plan.check();
        prop_assert_eq!(report.verdict(), Verdict::MeetsMinimumStandard);
        prop_assert_eq!(all_found(&report).filter(|finding| finding.name() == "core-outcome-missing").count(), 0);
        Ok(())
    });
}

#[test]
fn a_core_outcome_that_nothing_covers_is_always_told() {
    hold(&plan(), |plan| {
        let report = plan.check();
        let told =
            all_found(&report).filter(|finding| finding.name() == "core-outcome-missing").filter_map(Finding::outcome);
        prop_assert_eq!(told.collect::<OutcomeSet>(), report.missing());
        prop_assert_eq!(report.verdict() == Verdict::Incomplete, !report.missing().is_empty());
        Ok(())
    });
}

#[test]
fn the_order_of_the_measures_changes_neither_coverage_nor_what_is_found() {
    let shuffled = plan().prop_flat_map(|plan| (Just(plan.measures.clone()).prop_shuffle(), Just(plan)));
    hold(&shuffled, |(measures, plan)| {
        let mut other = plan.clone();
        other.measures = measures;
        let (one, other) = (plan.check(), other.check());
        prop_assert_eq!(coverage(&one), coverage(&other));
        prop_assert_eq!(of_any_order(&one, &plan), of_any_order(&other, &plan));
        Ok(())
    });
}

/// The rule and outcome of each finding that does not depend on the order of the measures.
fn of_any_order(report: &Report<'_>, plan: &Plan) -> Vec<(&'static str, Option<Outcome>)> {
    let speaks_of_the_first =
        |finding: &&Finding<'_>| SPEAK_OF_THE_FIRST.iter().any(|(rule, _)| *rule == finding.name());
    let kept = all_found(report).filter(|finding| plan.timepoints.is_some() || !speaks_of_the_first(finding));
    sorted(kept.map(|finding| (finding.name(), finding.outcome())))
}

#[test]
fn what_the_plan_covers_is_never_suggested_nor_what_no_context_asks_for() {
    hold(&plan(), |plan| {
        let report = plan.check();
        let covered = report.measured() | report.partnered() | OutcomeSet::CORE;
        for suggestion in report.suggestions() {
            prop_assert!(!covered.contains(suggestion.outcome()), "{:?}", suggestion.outcome());
            prop_assert!(suggestion.contexts().iter().all(|context| report.contexts().contains(context)));
            prop_assert!(!suggestion.contexts().is_empty());
        }
        Ok(())
    });
}

#[test]
fn to_ignore_a_rule_moves_its_findings_and_changes_nothing_else() {
    hold(&(plan(), rule(), any::<bool>()), |(plan, rule, by_code)| {
        let name = if by_code { rule.code() } else { rule.name() };
        let settings = Settings::new().ignore(name, "tried").unwrap();
        let (before, after) = (plan.check(), plan.check_with(&settings));
        moved(rule, &before, &after)
    });
}

#[test]
fn a_plan_that_ignores_a_rule_moves_its_findings_and_changes_nothing_else() {
    hold(&(plan(), rule(), any::<bool>()), |(mut plan, rule, by_code)| {
        plan.ignore = ByRule::default();
        let ignoring = plan.clone().ignore(if by_code { rule.code() } else { rule.name() }, "tried");
        let (before, after) = (plan.check(), ignoring.check());
        moved(rule, &before, &after)
    });
}

fn moved(rule: &Rule, before: &Report<'_>, after: &Report<'_>) -> TestCaseResult {
    let (of_rule, others): (Vec<_>, Vec<_>) = before.findings().iter().partition(|finding| finding.rule() == rule);
    prop_assert_eq!(lines(after), others.into_iter().map(line).collect::<Vec<_>>());
    let set_aside = ignored_lines(before).into_iter().chain(of_rule.into_iter().map(line));
    prop_assert_eq!(sorted(ignored_lines(after)), sorted(set_aside));
    prop_assert_eq!(coverage(after), coverage(before));
    Ok(())
}

#[test]
fn every_report_fits_its_schema() {
    let validator = jsonschema::validator_for(&schema::report()).unwrap();
    hold(&plan(), |plan| {
        let report = serde_json::to_value(plan.check()).unwrap();
        let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn everything_can_be_put_into_words_that_a_terminal_may_print() {
    hold(&plan(), |plan| {
        tell(&plan);
        let printed = plan.check().to_string();
        prop_assert!(printed.lines().all(|line| !line.chars().any(char::is_control)), "{printed:?}");
        Ok(())
    });
}

// The properties of reading and writing.

#[test]
fn a_plan_written_and_read_again_is_the_same_and_has_the_same_findings() {
    hold(&plan(), |plan| {
        let read = Plan::from_json(plan.to_json());
        prop_assert_eq!(read.as_ref(), Ok(&plan));
        prop_assert_eq!(lines(&read.unwrap().check()), lines(&plan.check()));
        Ok(())
    });
}

#[test]
fn as_many_plans_are_read_as_lines_were_written() {
    let line = (plan(), select(&["\n", "\r\n", "\n\n", "\n \t\n"]));
    hold(&vec(line, 0..5), |lines| {
        let texts = lines.iter().map(|(plan, end)| serde_json::to_string(plan).unwrap() + end);
        let read: Vec<_> = ndjson(texts.collect::<String>().as_bytes()).map(|line| line.plan).collect();
        prop_assert_eq!(read, lines.into_iter().map(|(plan, _)| Ok(plan)).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn any_bytes_can_be_offered() {
    let bytes = prop_oneof![vec(any::<u8>(), 0..64), text().prop_map(String::into_bytes)];
    hold(&bytes, |bytes| {
        read_and_tell(&bytes);
        prop_assert!(ndjson(bytes.as_slice()).count() <= bytes.split(|byte| *byte == b'\n').count());
        Ok(())
    });
}

#[test]
fn any_slip_in_the_text_of_a_plan_is_borne() {
    let slip = (any::<Index>(), any::<Index>(), vec(any::<u8>(), 0..4));
    hold(&vec(slip, 1..4), |slips| {
        let mut text = EXAMPLE.as_bytes().to_vec();
        for (from, to, new) in slips {
            let from = from.index(text.len());
            let to = text.len().min(from + to.index(6));
            text.splice(from..to, new);
        }
        read_and_tell(&text);
        Ok(())
    });
}

#[test]
fn any_json_that_looks_like_a_plan_is_borne() {
    hold(&like_a_plan(), |document| {
        read_and_tell(document.to_string().as_bytes());
        Ok(())
    });
}

/// Reads, and puts into words what comes of it.
fn read_and_tell(text: &[u8]) -> String {
    Plan::from_json(text).map_or_else(|error| format!("{error}{error:?}"), |plan| tell(&plan))
}

const KEYS: &[&str] = &[
    "edition",
    "title",
    "aim",
    "population",
    "timepoints",
    "measures",
    "partners",
    "survivor_involvement",
    "support_ends_after_months",
    "ignore",
    "minimum_age",
    "contexts",
    "baseline",
    "every_months",
    "until_month",
    "outcome",
    "indicators",
    "level",
    "data_source",
    "method",
    "instrument",
    "stage",
    "name",
    "outcomes",
    "from",
    "paid",
];

/// Values of any kind under the keys of a plan, and at times under others.
fn like_a_plan() -> impl Strategy<Value = Value> {
    let key = || prop_oneof![8 => select(KEYS).prop_map(str::to_owned), 1 => text()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..30_u8).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
        entry::<Outcome>().prop_map(|outcome| outcome.id().into()),
        select(&["mscos-2023", "individual", "design", "short-term"]).prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(4, 48, 6, move |inner| {
        let object = vec((key(), inner.clone()), 0..6).prop_map(|entries| Value::Object(Map::from_iter(entries)));
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object]
    });
    (value.clone(), vec(value, 0..3), any::<bool>()).prop_map(|(mut document, measures, filled)| {
        if let (Some(object), true) = (document.as_object_mut(), filled) {
            object.extend([("edition".to_owned(), json!("mscos-2023")), ("title".to_owned(), json!(""))]);
            object.insert("measures".to_owned(), measures.into());
        }
        document
    })
}

/// A text that nobody would want to see again: of several words, or longer than any key.
fn secret() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z]{2,9} said [a-z]{4,9} and [a-z ]{5,60}[a-z]", "[A-Za-z]{41,80}"]
}

/// A document in which some value or key is the secret.
fn holding(secret: &str, at: Index, how: usize) -> Value {
    let mut document: Value = serde_json::from_str(EXAMPLE).unwrap();
    let pointers: Vec<String> = pointers(&document);
    let place = document.pointer_mut(at.get(&pointers).as_str()).unwrap();
    *place = match how {
        0 => json!(secret),
        1 => json!([secret]),
        2 => json!({ secret: secret }),
        3 => json!({ "outcome": secret, "name": 7, "level": secret, secret: [secret] }),
        _ => json!(format!("x, expected {secret} at line 3 column 4")),
    };
    document
}

/// The pointer of every value of a document.
fn pointers(value: &Value) -> Vec<String> {
    let within =
        |key: &str, value| pointers(value).into_iter().map(move |rest| format!("/{key}{rest}")).collect::<Vec<_>>();
    let inner: Vec<_> = match value {
        Value::Object(entries) => entries.iter().flat_map(|(key, value)| within(key, value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, value)| within(&at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    [String::new()].into_iter().chain(inner).collect()
}

#[test]
fn neither_an_error_nor_a_report_repeats_a_long_text_of_the_document() {
    hold(&(secret(), any::<Index>(), 0..5_usize, any::<Index>(), any::<bool>()), |(secret, at, how, end, broken)| {
        let mut text = holding(&secret, at, how).to_string().into_bytes();
        if broken {
            text.truncate(end.index(text.len()));
        }
        let told = read_and_tell(&text);
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        let secret = secret.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(!told.contains(&secret), "{told}");
        Ok(())
    });
}

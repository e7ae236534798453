//! Plans as people write them, each beside a snapshot of what the check finds in it.
//!
//! A snapshot is a claim that the behaviour is right: it is read by eye before it is kept.
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failure here is the report")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use mscos::plan::{Finding, Plan, Reference, Report, Rule};
use mscos::{Outcome, Vocabulary, schema};

/// What a line of the printed report may have, unless it is one word.
const WIDEST: usize = 120;

/// Texts of the plan that are longer than this are never repeated.
const SHORT: usize = 12;

/// Rules that can't be tripped alone, and why.
const NEVER_ALONE: &[(&str, &str)] = &[];

struct Fixture {
    name: String,
    path: PathBuf,
    plan: Plan,
}

fn fixtures() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Fixture {
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let plan = Plan::from_json(fs::read(&path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
    Fixture { name, path, plan }
}

/// Each fixture with something that is wrong with it.
fn failures<T>(wrong: impl Fn(&Fixture) -> Option<T>) -> Vec<(String, T)> {
    let each = fixtures().into_iter();
    each.filter_map(|fixture| wrong(&fixture).map(|what| (fixture.name, what))).collect()
}

fn assert_none<T: std::fmt::Debug>(failures: Vec<(String, T)>) {
    let mut lines = String::new();
    for (name, what) in failures {
        writeln!(lines, "{name}: {what:?}").unwrap();
    }
    assert!(lines.is_empty(), "{lines}");
}

fn snapshot(report: &Report<'_>) -> String {
    let core: Vec<_> = report.core().map(|core| core.covered_by().id()).collect();
    let mut text = format!("{}\n{}\n", report.verdict(), core.join(" "));
    for finding in report.findings() {
        writeln!(text, "{} {}{}", finding.severity(), place(finding), outcome(finding)).unwrap();
    }
    for ignored in report.ignored() {
        writeln!(text, "ignored {} {}", place(ignored.finding()), ignored.by()).unwrap();
    }
    for suggestion in report.suggestions() {
        let contexts: Vec<_> = suggestion.contexts().iter().map(mscos::Context::id).collect();
        writeln!(text, "suggests {} {} {}", suggestion.basis(), suggestion.outcome(), contexts.join(",")).unwrap();
    }
    text
}

/// Code, name and pointer; the empty pointer stands in quotes, so that it can be seen.
fn place(finding: &Finding<'_>) -> String {
    let pointer = finding.pointer().to_string();
    let pointer = if pointer.is_empty() { "\"\"" } else { &pointer };
    format!("{} {} {pointer}", finding.code(), finding.name())
}

fn outcome(finding: &Finding<'_>) -> String {
    finding.outcome().map(|outcome| format!(" {outcome}")).unwrap_or_default()
}

#[test]
fn every_plan_is_found_as_its_snapshot_says() {
    let mut stale = Vec::new();
    for Fixture { path, plan, .. } in fixtures() {
        let path = path.with_extension("txt");
        let (found, kept) = (snapshot(&plan.check()), fs::read_to_string(&path).unwrap_or_default());
        if std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1") {
            fs::write(&path, found).unwrap();
        } else if found != kept.replace("\r\n", "\n") {
            stale.push(format!("{}\n{found}", path.display()));
        }
    }
    let stale = stale.join("\n");
    assert!(stale.is_empty(), "stale; to write them anew: MSCOS_UPDATE=1 cargo test --test fixtures\n{stale}");
}

#[test]
fn every_snapshot_has_its_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("json").exists(), "{} has no plan", path.display());
    }
}

#[test]
fn every_plan_can_be_read_and_its_name_is_in_kebab_case() {
    let kebab = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    assert!(fixtures().len() >= 44);
    assert_none(failures(|fixture| (!kebab(&fixture.name)).then_some("not in kebab-case")));
}

#[test]
fn every_rule_finds_something_in_one_of_the_plans() {
    let fixtures = fixtures();
    let reports: Vec<_> = fixtures.iter().map(|fixture| fixture.plan.check()).collect();
    let tripped: BTreeSet<_> = reports.iter().flat_map(Report::findings).map(Finding::name).collect();
    let all: BTreeSet<_> = Rule::all().map(Rule::name).collect();
    assert_eq!(tripped, all);
}

#[test]
fn the_plan_named_after_a_rule_trips_that_rule_alone() {
    let fixtures = fixtures();
    for rule in Rule::all().filter(|rule| NEVER_ALONE.iter().all(|(name, _)| *name != rule.name())) {
        let fixture = fixtures.iter().find(|fixture| fixture.name == rule.name());
        let report = fixture.unwrap_or_else(|| panic!("no plan is named after {rule:?}")).plan.check();
        let tripped: BTreeSet<_> = report.findings().iter().map(Finding::name).collect();
        assert_eq!(tripped, BTreeSet::from([rule.name()]));
    }
}

#[test]
fn nothing_is_found_in_a_plan_that_is_just_right() {
    let right = |fixture: &Fixture| fixture.name.starts_with("just-right-");
    assert!(fixtures().iter().filter(|fixture| right(fixture)).count() >= 10);
    assert_none(failures(|fixture| {
        let found: Vec<_> = fixture.plan.check().findings().iter().map(Finding::name).collect();
        (right(fixture) && !found.is_empty()).then_some(found)
    }));
}

#[test]
fn every_plan_written_and_read_again_is_the_same() {
    assert_none(failures(|fixture| {
        (Plan::from_json(fixture.plan.to_json()).ok()? != fixture.plan).then_some("differs")
    }));
}

#[test]
fn the_json_of_every_report_fits_its_schema() {
    let validator = jsonschema::validator_for(&schema::report()).unwrap();
    assert_none(failures(|fixture| {
        let report = serde_json::to_value(fixture.plan.check()).unwrap();
        let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        (!errors.is_empty()).then_some(errors)
    }));
}

#[test]
fn no_printed_report_has_a_control_character_but_the_end_of_a_line() {
    assert_none(failures(|fixture| {
        let printed = fixture.plan.check().to_string();
        printed.lines().find(|line| line.chars().any(char::is_control)).map(str::to_owned)
    }));
}

#[test]
fn no_line_of_a_printed_report_is_wider_than_a_terminal_unless_it_is_one_word() {
    let too_wide = |line: &&str| line.chars().count() > WIDEST && line.trim().contains(' ');
    assert_none(failures(|fixture| fixture.plan.check().to_string().lines().find(too_wide).map(str::to_owned)));
}

#[test]
fn no_report_repeats_a_text_of_the_plan() {
    assert_none(failures(|fixture| {
        let report = fixture.plan.check();
        let (printed, json) = (report.to_string(), serde_json::to_string(&report).unwrap());
        let unfolded = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let repeated = |text: &&str| [&printed, &json, &unfolded].iter().any(|said| said.contains(text));
        texts(&fixture.plan).find(repeated).map(str::to_owned)
    }));
}

/// Every text of the plan that is longer than a word, except the names of partners.
///
/// The name that an outcome had in an earlier edition is printed, not the plan's own, and can be part of today's.
fn texts(plan: &Plan) -> impl Iterator<Item = &str> {
    let own = [Some(plan.title.as_str()), plan.aim.as_deref(), plan.edition.unknown()].into_iter().flatten();
    let contexts = plan.population.iter().flat_map(|population| unknown(&population.contexts));
    let instruments = plan.measures.iter().filter_map(|measure| measure.instrument.as_deref());
    let indicators = plan.measures.iter().flat_map(|measure| unknown(&measure.indicators));
    let measured = plan.measures.iter().filter_map(|measure| measure.outcome.unknown());
    let partnered = plan.partners.iter().flat_map(|partner| unknown(&partner.outcomes));
    let outcomes = measured.chain(partnered).filter(|name| Outcome::resolve(name).is_err());
    let ignored = plan
        .ignore
        .iter()
        .flat_map(|(rule, reason)| [Some(rule).filter(|rule| Rule::find(rule).is_none()), Some(reason)])
        .flatten();
    let texts = own.chain(contexts).chain(instruments).chain(indicators).chain(outcomes).chain(ignored);
    texts.map(str::trim).filter(|text| text.chars().count() > SHORT)
}

fn unknown<T: Vocabulary>(names: &[Reference<T>]) -> impl Iterator<Item = &str> {
    names.iter().filter_map(Reference::unknown)
}

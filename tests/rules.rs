//! The rules of the check: their registry, their configuration and their documentation.
#![cfg(feature = "json")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use mscos::plan::{IgnoredBy, Measure, Plan, Rule, Settings, SettingsError, Severity, Verdict};
use mscos::{Outcome, OutcomeSet};

/// Names and codes are stable for ever: a name may be retired, but neither is used again.
const RULES: &[(&str, &str, Severity)] = &[
    ("M001", "core-outcome-missing", Severity::Error),
    ("M002", "population-not-adult", Severity::Error),
    ("M003", "population-age-unstated", Severity::Advice),
    ("M004", "unknown-outcome", Severity::Error),
    ("M005", "unknown-indicator", Severity::Error),
    ("M006", "indicator-of-another-outcome", Severity::Error),
    ("M007", "unknown-context", Severity::Error),
    ("M008", "unknown-edition", Severity::Error),
    ("M009", "older-edition", Severity::Warning),
    ("M010", "duplicate-measure", Severity::Warning),
    ("M011", "partner-without-outcome", Severity::Warning),
    ("M012", "partner-unnamed", Severity::Warning),
    ("M013", "timepoints-missing", Severity::Warning),
    ("M014", "timepoints-inconsistent", Severity::Warning),
    ("M015", "single-level", Severity::Warning),
    ("M016", "survivors-carry-it-all", Severity::Warning),
    ("M017", "access-measured-as-uptake", Severity::Warning),
    ("M018", "linear-stages", Severity::Warning),
    ("M019", "support-time-limited", Severity::Warning),
    ("M020", "survivors-not-involved", Severity::Warning),
    ("M021", "survivors-involved-late", Severity::Warning),
    ("M022", "involvement-unpaid", Severity::Warning),
    ("M023", "finances-not-shared", Severity::Warning),
    ("M024", "involvement-unsupported", Severity::Warning),
    ("M025", "no-exit-procedure", Severity::Warning),
    ("M026", "recovery-used-alone", Severity::Warning),
    ("M027", "no-survivor-voice", Severity::Advice),
    ("M028", "measure-without-indicator", Severity::Advice),
    ("M029", "measure-without-instrument", Severity::Advice),
    ("M030", "few-indicators", Severity::Advice),
    ("M031", "context-without-supplement", Severity::Advice),
    ("M032", "no-longlist-outcome", Severity::Advice),
    ("M033", "no-context", Severity::Advice),
    ("M034", "ignore-without-effect", Severity::Warning),
];

#[test]
fn codes_names_and_severities_are_those_that_others_rely_on() {
    let rules: Vec<_> = Rule::all().map(|rule| (rule.code(), rule.name(), rule.severity())).collect();
    assert_eq!(rules, RULES);
}

#[test]
fn a_rule_that_the_plan_ignores_is_told_as_ignored_and_its_reason_is_not_repeated() {
    let plan = Plan::new("The recovery project").ignore("recovery-used-alone", "Ana asked for it");
    let report = plan.check();
    assert!(report.findings().iter().all(|finding| finding.name() != "recovery-used-alone"));
    let ignored = report.ignored();
    assert_eq!(ignored.len(), 1);
    assert_eq!((ignored[0].finding().name(), ignored[0].by()), ("recovery-used-alone", IgnoredBy::Plan));
    assert_eq!(ignored[0].reason(), "Ana asked for it");
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["ignored"][0]["by"], "plan");
    for said in [report.to_string(), json.to_string(), format!("{ignored:?}")] {
        assert!(said.contains("recovery-used-alone") && !said.contains("Ana"), "{said}");
    }
}

#[test]
fn settings_ignore_and_promote_by_name_and_by_code() {
    let settings = Settings::new().ignore("M001", "a pilot").unwrap();
    let settings = settings.severity("no-context", Severity::Error).unwrap();
    let plan = Plan::new("Pilot");
    let report = plan.check_with(&settings);
    assert_eq!(report.ignored().iter().filter(|ignored| ignored.by() == IgnoredBy::Settings).count(), 7);
    let promoted = report.findings().iter().find(|finding| finding.name() == "no-context").unwrap();
    assert_eq!(promoted.severity(), Severity::Error);
    // What is ignored is still missing.
    assert_eq!(report.verdict(), Verdict::Incomplete);
    assert_eq!(report.missing(), OutcomeSet::CORE);
}

#[test]
fn a_plan_gives_a_rule_another_severity_and_settings_come_first() {
    let json = r#"{"edition":"mscos-2023","title":"","measures":[],"severity":{"no-context":"error"}}"#;
    let plan = Plan::from_json(json).unwrap();
    assert_eq!(Plan::from_json(plan.to_json()).unwrap(), plan);
    let of = |report: &mscos::plan::Report<'_>| {
        let found = report.findings().iter().find(|finding| finding.name() == "no-context");
        found.map(mscos::plan::Finding::severity)
    };
    assert_eq!(of(&plan.check()), Some(Severity::Error));
    let settings = Settings::new().severity("M033", Severity::Warning).unwrap();
    assert_eq!(of(&plan.check_with(&settings)), Some(Severity::Warning));
    let broken = Plan::from_json(json.replace("error", "grave")).unwrap_err();
    assert_eq!(broken.pointer(), "/severity");
}

#[test]
fn settings_refuse_a_rule_that_there_is_not() {
    let error = Settings::new().ignore("core-outcome-mising", "a pilot").unwrap_err();
    assert_eq!(error, SettingsError::UnknownRule { nearest: Some("core-outcome-missing") });
    assert_eq!(error.to_string(), "no rule has this name or code; the nearest is `core-outcome-missing`");
}

#[test]
fn settings_refuse_to_ignore_without_a_reason() {
    assert_eq!(Settings::new().ignore("M001", " ").unwrap_err(), SettingsError::BlankReason);
}

#[test]
fn what_the_plan_ignores_is_read_and_written() {
    let json = r#"{"edition":"mscos-2023","title":"","measures":[],"ignore":{"M026":"the funder's title"}}"#;
    let plan = Plan::from_json(json).unwrap();
    assert_eq!(plan.ignore.iter().collect::<Vec<_>>(), [("M026", &"the funder's title".to_owned())]);
    assert_eq!(Plan::from_json(plan.to_json()).unwrap(), plan);
    for broken in [r#"{"M026":1}"#, r#"["M026"]"#, r#"{"M026":"a","M026":"b"}"#] {
        let json = json.replace(r#"{"M026":"the funder's title"}"#, broken);
        let error = Plan::from_json(json).unwrap_err();
        assert_eq!(error.pointer(), "/ignore", "{error}");
    }
}

#[test]
fn every_rule_is_explained_with_all_that_its_file_says() {
    for rule in Rule::all() {
        let explained = rule.explain().to_string();
        let words: String = explained.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in [rule.name(), rule.code(), rule.checks(), rule.why(), rule.mend(), rule.source().section()] {
            assert!(words.contains(text), "{}: {text}", rule.name());
        }
    }
}

#[test]
fn adding_a_measure_never_uncovers_an_outcome() {
    let mut plan = Plan::new("");
    for &outcome in Outcome::ALL {
        let before = plan.check().missing();
        plan = plan.measure(Measure::of(outcome));
        assert!(plan.check().missing().is_subset(&before));
    }
    assert_eq!(plan.check().verdict(), Verdict::MeetsMinimumStandard);
}

#[test]
fn the_documentation_of_the_rules_is_fresh() {
    let mut table = String::from(
        "<!-- Generated from the rules by tests/rules.rs. To write it anew: MSCOS_UPDATE=1 cargo test --test rules -->\n\n\
         | Code | Name | Severity | Checks | Rests on |\n|---|---|---|---|---|\n",
    );
    for rule in Rule::all() {
        let guidance: Vec<_> = rule.guidance().iter().map(|recommendation| recommendation.id()).collect();
        let cited = if guidance.is_empty() { rule.source().section().to_owned() } else { guidance.join(", ") };
        let (code, name, severity, checks) = (rule.code(), rule.name(), rule.severity(), rule.checks());
        writeln!(table, "| {code} | `{name}` | {severity} | {checks} | {cited} |").unwrap();
    }
    for rule in Rule::all() {
        let (code, name, why, mend, example) = (rule.code(), rule.name(), rule.why(), rule.mend(), rule.example());
        write!(table, "\n# {code} {name}\n\n{}\n\n**Why:** {why}\n\n**To mend it:** {mend}\n", rule.checks()).unwrap();
        write!(table, "\nA plan in which it finds something:\n\n```json\n{example}\n```\n").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan/rules.md");
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1") {
        fs::write(&path, table).unwrap();
    } else {
        assert!(found == table, "stale: {}; to write it anew: MSCOS_UPDATE=1 cargo test --test rules", path.display());
    }
}

#[cfg(feature = "color")]
#[test]
fn colours_add_nothing_but_colours() {
    let plan = Plan::new("The recovery project").ignore("M001", "a pilot");
    let report = plan.check();
    let (bare, coloured) = (report.to_string(), report.coloured().to_string());
    assert!(!bare.contains('\u{1b}'));
    assert!(coloured.contains('\u{1b}'));
    let mut parts = coloured.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    let without = parts.fold(first, |text, part| text + part.split_once('m').unwrap().1);
    assert_eq!(without, bare);
}

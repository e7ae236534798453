//! Assessment records: what is read, what is found in them, and that neither errors nor findings nor summaries tell on
//! anybody.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failure here is the report")]

#[path = "assessments/check.rs"]
mod check;
#[path = "assessments/checklists.rs"]
mod checklists;
#[path = "assessments/printed.rs"]
mod printed;
#[path = "assessments/properties.rs"]
mod properties;
#[path = "assessments/reading.rs"]
mod reading;
#[cfg(feature = "schema")]
#[path = "assessments/schema.rs"]
mod schema;
#[path = "assessments/submissions.rs"]
mod submissions;
#[path = "assessments/summaries.rs"]
mod summaries;
#[cfg(feature = "csv")]
#[path = "assessments/tables.rs"]
mod tables;
#[path = "assessments/together.rs"]
mod together;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use mscos::assessment::{
    self, Assessment, CountKind, Date, NotCounted, QuestionSummary, Rule, SectionSummary, Submission, Summary,
    Threshold, check_all, count_once, list, ndjson, submissions, submissions_within,
};
use mscos::form::{AnswerOption, Form, OwnScales, Question, Respondent, Timepoint};
use mscos::plan::{DataSource, Limits, LoadError, LoadErrorKind, Measure, Method, Plan, Severity, Timepoints};
use mscos::wording::Wording;
use mscos::{Indicator, Level, Outcome};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(path)).unwrap()
}

fn example_form() -> Form {
    Form::of_plan(&Plan::from_json(text("plans/complete.json")).unwrap())
}

fn example_records() -> Vec<Assessment> {
    ndjson(text("records/pathways.ndjson").as_bytes()).map(|line| line.record.unwrap()).collect()
}

/// Two questions with choices to the survivor, one to the survivor and a practitioner, one in words, from month 6 on one
/// about education.
fn form() -> Form {
    let of = |id: &str, source| {
        let indicator = Indicator::from_id(id).unwrap();
        Measure::of(indicator.outcome()).indicator(indicator).data_source(source)
    };
    let times = Timepoints::every_months(6).until_month(12);
    let mut late = of("access-to-education/free-courses", DataSource::SurvivorSelfReport);
    late.timepoints = Some({
        let mut times = times;
        times.baseline = false;
        times
    });
    let words = of("safety-from-any-trafficker-or-other-abuser/no-fear-of-threats", DataSource::SurvivorSelfReport);
    let plan = Plan::new("Outreach")
        .timepoints(times)
        .measure(of("secure-and-suitable-housing/private-personal-space", DataSource::SurvivorSelfReport))
        .measure(of("secure-and-suitable-housing/hygienic-housing", DataSource::SurvivorSelfReport))
        .measure(of("secure-and-suitable-housing/hygienic-housing", DataSource::PractitionerReport))
        .measure(words.method(Method::Qualitative))
        .measure(late);
    Form::of_plan(&plan)
}

fn record(head: &str, answers: &str) -> Assessment {
    let date = if head.contains("assessment_date") { "" } else { r#""assessment_date": "2026-01-05","# };
    let json = format!(r#"{{ {date} {head}, "answers": {{ {answers} }} }}"#);
    Assessment::from_json(&json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

const SURVIVOR: &str = r#""timepoint": "baseline", "respondent": "survivor", "case_reference": "C-1""#;
const SAFE: &str = r#""safety-from-any-trafficker-or-other-abuser": { "no-fear-of-threats_words": "Calmer." }"#;
/// The same question, declined.
const UNSAID: &str = r#""safety-from-any-trafficker-or-other-abuser": { "no-fear-of-threats": "prefer-not-to-say" }"#;
const HOUSED: &str = r#""secure-and-suitable-housing": { "private-personal-space": "yes" }"#;

fn found(form: &Form, record: &Assessment) -> Vec<String> {
    let report = record.check(form);
    report.findings().iter().map(|f| format!("{} {}", f.code(), f.pointer())).collect()
}

const KOBO: &str = r#"{
    "_id": 4711, "_uuid": "0", "formhub/uuid": "1", "meta/instanceID": "uuid:0", "__version__": "v", "_submitted_by": "x",
    "start": "2026-01-05T10:00:00.000+00:00", "end": "2026-01-05T10:30:00.000+00:00", "_attachments": [], "_notes": [],
    "head/case_reference": "C-1", "head/assessment_date": "2026-01-05", "head/timepoint": "month_6", "head/respondent": "survivor",
    "secure_and_suitable_housing/asked_of_survivor/private_personal_space": "prefer_not_to_say",
    "secure_and_suitable_housing/notes__secure_and_suitable_housing": "Fine_.",
    "safety_from_any_trafficker_or_other_abuser/no_fear_of_threats_words": "so_so",
    "access_to_education/skip__access_to_education": "skip"
}"#;

const ODK: &str = r#"{
    "__id": "uuid:1", "__system": { "submitterName": "x" }, "meta": { "instanceID": "uuid:1", "instanceName": null },
    "case_reference": "C-1", "assessment_date": "2026-01-05", "timepoint": "month-6", "respondent": "survivor", "welcome": null,
    "secure_and_suitable_housing": { "skip__secure_and_suitable_housing": null,
        "asked_of_survivor": { "private_personal_space": "prefer_not_to_say", "hygienic_housing": null },
        "notes__secure_and_suitable_housing": "Fine_." },
    "safety_from_any_trafficker_or_other_abuser": { "no_fear_of_threats_words": "so_so" },
    "access_to_education": { "skip__access_to_education": "yes", "free_courses": "" },
    "repeat@odata.navigationLink": "x"
}"#;

const TABLE: &str = "assessment_date;timepoint;head/respondent;free_courses;_id\n2026-01-05;month_6;survivor;yes;17\n";

fn read(json: &str) -> Vec<Submission> {
    submissions(json, &form()).unwrap().all.into_iter().map(Result::unwrap).collect()
}

fn counted(mut all: Vec<Submission>) -> Vec<bool> {
    count_once(&mut all);
    all.iter().map(|one| one.not_counted.is_none()).collect()
}

fn row<'a>(summary: &'a Summary, timepoint: &Timepoint, slug: &str) -> &'a QuestionSummary {
    let group = summary.groups().iter().find(|group| group.timepoint() == timepoint).unwrap();
    let mut questions = group.sections().iter().flat_map(SectionSummary::questions);
    questions.find(|question| question.indicator().slug() == slug).unwrap()
}

/// The answers of a row with their counts, `*` for those that are hidden.
fn shown(question: &QuestionSummary) -> Vec<String> {
    let number = |count: Option<usize>| count.map_or("*".to_owned(), |count| count.to_string());
    let counts = question.counts().iter();
    counts.map(|count| format!("{} {}", count.answer().unwrap_or(count.kind().id()), number(count.count()))).collect()
}

fn housed(case: usize, answer: &str) -> Assessment {
    let head = SURVIVOR.replace("C-1", &format!("C-{case}"));
    record(&head, &format!(r#""secure-and-suitable-housing": {{ "private-personal-space": "{answer}" }}, {SAFE}"#))
}

/// Records with these answers about housing, each of a case of its own from this one on.
fn housed_each(from: usize, answers: &[(usize, &str)]) -> Vec<Assessment> {
    let each = answers.iter().flat_map(|(times, answer)| std::iter::repeat_n(*answer, *times));
    each.zip(from..).map(|(answer, case)| housed(case, answer)).collect()
}

/// A record that skipped housing after an answer was given there, as a form gives it back that hides what it keeps.
fn skipping(case: usize) -> Assessment {
    let head = SURVIVOR.replace("C-1", &format!("C-{case}"));
    let housing = r#""secure-and-suitable-housing": { "skipped": true, "private-personal-space": "yes" }"#;
    record(&head, &format!("{housing}, {SAFE}"))
}

/// Facts about housing from whoever keeps the records, and what a survivor says.
fn form_of_facts() -> Form {
    let kitchen = Indicator::from_id("secure-and-suitable-housing/cooking-facilities").unwrap();
    let facts = Measure::of(kitchen.outcome())
        .indicator(kitchen)
        .level(Level::Organisational)
        .data_source(DataSource::ServiceRecords);
    let own = Measure::of(kitchen.outcome())
        .indicator("secure-and-suitable-housing/private-personal-space")
        .data_source(DataSource::SurvivorSelfReport);
    Form::of_plan(
        &Plan::new("Houses").timepoints(Timepoints::every_months(6).until_month(6)).measure(facts).measure(own),
    )
}

/// The findings of this rule: pointer, timepoint, outcome and help.
fn told(form: &Form, records: &[Assessment], code: &str) -> Vec<(String, Option<String>, Option<Outcome>, String)> {
    let report = check_all(form, records);
    let found = report.findings().iter().filter(|finding| finding.code() == code);
    let timepoint = |f: &assessment::Finding| f.timepoint().map(ToString::to_string);
    found.map(|f| (f.pointer().to_owned(), timepoint(f), f.outcome(), f.help().to_owned())).collect()
}

#[test]
fn the_example_records_are_whole_and_the_others_have_slips() {
    let (form, records) = (example_form(), example_records());
    assert!(records.len() >= 30);
    let report = check_all(&form, &records);
    assert_eq!(report.findings(), [], "{report}");
    let shown = Summary::of(&form, &records).groups().iter().filter(|group| !group.sections().is_empty()).count();
    assert!(shown >= 3, "{shown}");

    let slips: Vec<_> = ndjson(text("records/with-slips.ndjson").as_bytes()).map(|line| line.record).collect();
    assert_eq!(slips.iter().filter(|line| line.is_err()).count(), 1);
    let slips: Vec<_> = slips.into_iter().flatten().collect();
    assert!(check_all(&form, &slips).count(Severity::Error) >= 6);
}

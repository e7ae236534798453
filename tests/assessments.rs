//! Assessment records: what is read, what is found in them, and that neither errors nor findings nor summaries tell on
//! anybody.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failure here is the report")]

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

// Reading.

#[test]
fn what_cannot_be_read_is_an_error_with_kind_pointer_and_line() {
    let head = "{\"assessment_date\":\"2026-01-05\",\"timepoint\":\"baseline\",\n";
    let broken = [
        ("", LoadErrorKind::UnexpectedEnd, ""),
        ("[]", LoadErrorKind::WrongValue, ""),
        ("HEAD\"answers\":{}", LoadErrorKind::UnexpectedEnd, ""),
        ("HEAD\"answers\":[]}", LoadErrorKind::WrongValue, "/answers"),
        ("HEAD\"answers\":{\"life-skills\":[]}}", LoadErrorKind::WrongValue, "/answers/life-skills"),
        ("HEAD\"answers\":{\"life-skills\":{\"x\":1}}}", LoadErrorKind::WrongValue, "/answers/life-skills/x"),
        (
            "HEAD\"answers\":{\"life-skills\":{\"skipped\":\"no\"}}}",
            LoadErrorKind::WrongValue,
            "/answers/life-skills/skipped",
        ),
        (
            "HEAD\"answers\":{\"life-skills\":{\"notes\":null}}}",
            LoadErrorKind::WrongValue,
            "/answers/life-skills/notes",
        ),
        (
            "HEAD\"answers\":{\"life-skills\":{\"x\":\"a\",\"x\":\"b\"}}}",
            LoadErrorKind::RepeatedKey,
            "/answers/life-skills/x",
        ),
        ("HEAD\"answers\":{\"life-skills\":{},\"Life skills\":{}}}", LoadErrorKind::RepeatedKey, "/answers"),
        ("HEAD\"answers\":{},\"anwsers\":{}}", LoadErrorKind::UnknownKey, "/anwsers"),
        ("HEAD\"answers\":{},\"respondent\":\"somebody\"}", LoadErrorKind::WrongValue, "/respondent"),
        ("HEAD\"answers\":{},\"timepoint\":\"exit\"}", LoadErrorKind::RepeatedKey, "/timepoint"),
        (
            "{\"assessment_date\":\"2026-02-30\",\"timepoint\":\"exit\",\"answers\":{}}",
            LoadErrorKind::WrongValue,
            "/assessment_date",
        ),
        (
            "{\"assessment_date\":\"2026-02-03\",\"timepoint\":\"Exit\",\"answers\":{}}",
            LoadErrorKind::WrongValue,
            "/timepoint",
        ),
        ("{\"assessment_date\":\"2026-02-03\",\"timepoint\":\"exit\"}", LoadErrorKind::MissingKey, ""),
    ];
    for (json, kind, pointer) in broken {
        let error = Assessment::from_json(json.replace("HEAD", head)).unwrap_err();
        let found = (error.kind(), error.pointer(), error.problems().len());
        assert_eq!(found, (kind, pointer, 1), "{json}: {error}");
        assert_eq!(error.line(), if json.contains("HEAD") { 2 } else { 1 }, "{json}: {error}");
    }
}

#[test]
fn a_pointer_leads_below_the_longest_id_of_an_outcome() {
    let longest = Outcome::ALL.iter().map(|outcome| outcome.id()).max_by_key(|id| id.len()).unwrap();
    let json = format!(r#"{{"assessment_date":"2026-01-05","timepoint":"exit","answers":{{"{longest}":{{"a":1}}}}}}"#);
    assert_eq!(Assessment::from_json(json).unwrap_err().pointer(), format!("/answers/{longest}/a"));
}

#[test]
fn a_record_with_more_than_any_form_asks_is_too_large() {
    let many: Vec<_> = (0..2001).map(|at| format!("\"a{at}\":\"yes\"")).collect();
    let many = many.join(",");
    let json =
        format!(r#"{{"assessment_date":"2026-01-05","timepoint":"exit","answers":{{"life-skills":{{{many}}}}}}}"#);
    let error = Assessment::from_json(&json).unwrap_err();
    assert_eq!((error.kind(), error.pointer()), (LoadErrorKind::TooLarge, "/answers"));
    let error = Assessment::from_json_within(&json, &Limits::default().bytes(9)).unwrap_err();
    assert_eq!(error.kind(), LoadErrorKind::TooLarge);
}

#[test]
fn a_record_is_written_in_order_whatever_order_it_was_read_in() {
    let json = r#"{"answers":{"joy":{"z":"1"},"life-skills":{"skipped":true},"secure-and-suitable-housing":
        {"notes":"Fine.","zeal":"no","private-personal-space":"yes","a-place-that-is-home":"no"}},
        "timepoint":"month-06","respondent":"Survivor","assessment_date":"2026-01-05","edition":"mscos-2023"}"#;
    let record = Assessment::from_json(json).unwrap();
    let written = record.to_json();
    let keys = [
        "edition",
        "assessment_date",
        "month-6",
        "\"survivor\"",
        "answers",
        "secure-and-suitable-housing",
        "a-place-that-is-home",
        "private-personal-space",
        "zeal",
        "notes",
        "life-skills",
        "skipped",
        "joy",
    ];
    let places: Vec<_> =
        keys.iter().map(|key| written.find(key).unwrap_or_else(|| panic!("{key}: {written}"))).collect();
    assert!(places.is_sorted(), "{written}");
    assert_eq!(Assessment::from_json(&written).unwrap(), record);
}

#[test]
fn a_record_built_in_rust_is_that_read_from_json() {
    let space = Indicator::from_id("secure-and-suitable-housing/private-personal-space").unwrap();
    let built = Assessment::new(Date::new(2026, 1, 5).unwrap(), Timepoint::Baseline)
        .case_reference("C-1")
        .respondent(Respondent::Survivor)
        .with_answer(space, "yes")
        .with_notes(space.outcome(), "Fine.")
        .with_skipped(Outcome::LifeSkills);
    let housed = r#""secure-and-suitable-housing": { "private-personal-space": "yes", "notes": "Fine." }"#;
    assert_eq!(built, record(SURVIVOR, &format!(r#"{housed}, "life-skills": {{ "skipped": true }}"#)));
}

#[test]
fn a_list_and_ndjson_go_on_after_a_record_that_cannot_be_read() {
    let good = r#"{"assessment_date":"2026-01-05","timepoint":"baseline","answers":{}}"#;
    let bad = r#"{"assessment_date":"5 January","timepoint":"baseline","answers":{}}"#;
    assert_eq!(list(format!("[{good},{good}]")).unwrap().len(), 2);
    let text = format!("\n [{bad},\n{good},   {bad}, 7]");
    let read = list(&text).unwrap();
    let places: Vec<_> = read.iter().map(|one| one.as_ref().err().map(|e| (e.pointer(), e.line()))).collect();
    let bad_date = |pointer, line| Some((pointer, line));
    assert_eq!(places, [bad_date("/0/assessment_date", 2), None, bad_date("/2/assessment_date", 3), Some(("/3", 3))]);
    let columns: Vec<_> = read.iter().filter_map(|one| one.as_ref().err()).map(LoadError::column).collect();
    let lines: Vec<_> = text.lines().collect();
    let at = |line: usize| lines[line].rfind("\"5 January").unwrap() + 1;
    assert_eq!(columns, [at(1), at(2), lines[2].rfind('7').unwrap() + 1]);
    assert_eq!(list(format!("\u{feff}{text}")).unwrap(), read);
    assert_eq!(list("{}").unwrap_err().kind(), LoadErrorKind::WrongValue);
    assert_eq!(list(format!("[{}0]", "0,".repeat(2000))).unwrap_err().kind(), LoadErrorKind::TooLarge);

    let text = format!("{good}\n\n{bad}\n{good}");
    let lines: Vec<_> = ndjson(text.as_bytes()).map(|line| (line.number, line.record.is_ok())).collect();
    assert_eq!(lines, [(1, true), (3, false), (4, true)]);
    let short = ndjson(text.as_bytes()).within(Limits::default().bytes(10));
    assert!(short.map(|line| line.record.unwrap_err().kind()).all(|kind| kind == LoadErrorKind::TooLarge));
}

// The check.

/// Records, each with the codes and pointers of what is found in it.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn cases() -> Vec<(&'static str, String, String, Vec<&'static str>)> {
    let education = r#""access-to-education": { "free-courses": "yes" }"#;
    let space =
        |answer: &str| format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "private-personal-space": {answer} }}"#);
    let long = "x".repeat(2001);
    let note = |note: &str| {
        format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "private-personal-space": "no", "notes": "{note}" }}"#)
    };
    let all = format!("{HOUSED}, {SAFE}");
    let month = SURVIVOR.replace("baseline", "month-6");
    vec![
        ("nothing", SURVIVOR.into(), all.clone(), vec![]),
        (
            "a skipped section is an answer",
            SURVIVOR.into(),
            format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "skipped": true }}"#),
            vec![],
        ),
        ("notes at their longest", SURVIVOR.into(), note(&long[1..]), vec![]),
        (
            "unknown outcome",
            SURVIVOR.into(),
            format!(r#"{all}, "acess-to-education": {{}}"#),
            vec!["A001 /answers/acess-to-education"],
        ),
        ("a name that may be text", SURVIVOR.into(), format!(r#"{all}, "Anna said": {{}}"#), vec!["A001 /answers"]),
        (
            "unknown indicator",
            SURVIVOR.into(),
            space(r#""yes", "personal-space": "yes""#),
            vec!["A002 /answers/secure-and-suitable-housing/personal-space"],
        ),
        (
            "outcome not in the form",
            SURVIVOR.into(),
            format!(r#"{all}, "life-skills": {{ "a": "b" }}"#),
            vec!["A002 /answers/life-skills/a", "A003 /answers/life-skills"],
        ),
        (
            "indicator not in the form",
            SURVIVOR.into(),
            space(r#""yes", "a-place-that-is-home": "yes""#),
            vec!["A003 /answers/secure-and-suitable-housing/a-place-that-is-home"],
        ),
        (
            "answer outside the scale",
            SURVIVOR.into(),
            space(r#""always""#),
            vec!["A004 /answers/secure-and-suitable-housing/private-personal-space"],
        ),
        (
            "asked of another",
            r#""timepoint": "baseline", "respondent": "practitioner""#.into(),
            HOUSED.into(),
            vec!["A005 /answers/secure-and-suitable-housing/private-personal-space", "A015 /answers"],
        ),
        ("unknown timepoint", SURVIVOR.replace("baseline", "month-7"), all.clone(), vec!["A006 /timepoint"]),
        ("a label of its own", SURVIVOR.replace("baseline", "exit"), all.clone(), vec!["A006 /timepoint"]),
        (
            "not asked yet",
            SURVIVOR.into(),
            format!("{all}, {education}"),
            vec!["A007 /answers/access-to-education/free-courses"],
        ),
        ("asked by then", month.clone(), format!("{all}, {education}"), vec![]),
        ("older edition", format!(r#"{SURVIVOR}, "edition": "e-delphi-round-2""#), all.clone(), vec!["A008 /edition"]),
        ("unknown edition", format!(r#"{SURVIVOR}, "edition": "mscos-2024""#), all.clone(), vec!["A008 /edition"]),
        ("no respondent", r#""timepoint": "baseline""#.into(), all.clone(), vec!["A009 "]),
        (
            "respondent not asked",
            r#""timepoint": "baseline", "respondent": "researcher""#.into(),
            all.clone(),
            vec!["A010 /respondent"],
        ),
        ("address for a reference", SURVIVOR.replace("C-1", "c1@d.org"), all.clone(), vec!["A011 /case_reference"]),
        ("name for a reference", SURVIVOR.replace("C-1", "Anna K 1"), all.clone(), vec!["A011 /case_reference"]),
        ("no digit in the reference", SURVIVOR.replace("C-1", "anna"), all.clone(), vec!["A011 /case_reference"]),
        ("long notes", SURVIVOR.into(), note(&long), vec!["A013 /answers/secure-and-suitable-housing/notes"]),
        (
            "long words",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", SAFE.replace("Calmer.", &long)),
            vec!["A013 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats_words"],
        ),
        (
            "notes with a number",
            SURVIVOR.into(),
            note("ring 00000 000000"),
            vec!["A014 /answers/secure-and-suitable-housing/notes"],
        ),
        ("core outcome left out", SURVIVOR.into(), HOUSED.into(), vec!["A015 /answers"]),
        ("core outcome left out once it is asked", month, all.clone(), vec!["A015 /answers"]),
        (
            "blank words are none",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", SAFE.replace("Calmer.", " ")),
            vec!["A015 /answers"],
        ),
        (
            "answers though skipped",
            SURVIVOR.into(),
            space(r#""yes", "skipped": true"#),
            vec!["A016 /answers/secure-and-suitable-housing"],
        ),
        (
            "an answer that is none, with an address",
            SURVIVOR.into(),
            space(r#""ring 00000 000000", "a-place-that-is-home": "a@b.org", "x": "a@b.org""#),
            vec![
                "A002 /answers/secure-and-suitable-housing/x",
                "A003 /answers/secure-and-suitable-housing/a-place-that-is-home",
                "A004 /answers/secure-and-suitable-housing/private-personal-space",
                "A014 /answers/secure-and-suitable-housing/a-place-that-is-home",
                "A014 /answers/secure-and-suitable-housing/private-personal-space",
                "A014 /answers/secure-and-suitable-housing/x",
            ],
        ),
        (
            "an address under a name that there is not",
            SURVIVOR.into(),
            format!(r#"{all}, "joy": {{ "mara-smith-07700900123": "a@b.org" }}"#),
            vec!["A001 /answers/joy", "A014 /answers/joy"],
        ),
        ("date for a reference", SURVIVOR.replace("C-1", "1990-01-31"), all.clone(), vec!["A020 /case_reference"]),
        ("declined in place of words", SURVIVOR.into(), format!("{HOUSED}, {UNSAID}"), vec![]),
        (
            "an answer of a scale where words are asked for",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replace("prefer-not-to-say", "yes")),
            vec!["A004 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats"],
        ),
        (
            "words where none are asked for",
            SURVIVOR.into(),
            space(r#""yes", "private-personal-space_words": "ring 00000 000000", "x_words": "a@b.org""#),
            vec![
                "A002 /answers/secure-and-suitable-housing/x_words",
                "A003 /answers/secure-and-suitable-housing/private-personal-space_words",
                "A014 /answers/secure-and-suitable-housing/private-personal-space_words",
                "A014 /answers/secure-and-suitable-housing/x_words",
            ],
        ),
        (
            "words, and declined",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "no-fear-of-threats_words": "Calmer.","#, 1)),
            vec!["A021 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats_words"],
        ),
        (
            "declined though skipped",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "skipped": true,"#, 1)),
            vec!["A016 /answers/safety-from-any-trafficker-or-other-abuser"],
        ),
        (
            "a date of long ago",
            format!("{SURVIVOR}, \"assessment_date\": \"1926-01-05\""),
            all,
            vec!["A024 /assessment_date"],
        ),
        ("empty", SURVIVOR.into(), String::new(), vec!["A017 /answers"]),
        ("empty section", SURVIVOR.into(), r#""secure-and-suitable-housing": {}"#.into(), vec!["A017 /answers"]),
    ]
}

#[test]
fn every_rule_finds_what_it_says_where_it_stands() {
    let form = form();
    let mut tripped: BTreeSet<String> = BTreeSet::new();
    for (case, head, answers, expected) in cases() {
        let mut found = found(&form, &record(&head, &answers));
        found.sort();
        assert_eq!(found, expected, "{case}");
        tripped.extend(expected.iter().map(|found| found[..4].to_owned()));
    }
    // Those of a form about no survivor, and of several records, have tests of their own.
    let others = ["A012", "A018", "A019", "A022", "A023"];
    let all: BTreeSet<_> = Rule::all().map(|rule| rule.code().to_owned()).collect();
    assert_eq!(tripped.into_iter().chain(others.map(str::to_owned)).collect::<BTreeSet<_>>(), all);
}

#[test]
fn the_help_names_what_would_mend_it() {
    let help = |head: &str, answers: &str| {
        record(head, answers).check(&form()).findings().first().map(|f| f.help().to_owned()).unwrap_or_default()
    };
    let cases = [
        (help(SURVIVOR, r#""processing-trauma": {}"#), "today it is part of `coping-with-and-processing-trauma`"),
        (help(SURVIVOR, r#""access to educaton": {}"#), "the nearest id is `access-to-education`"),
        (
            help(SURVIVOR, r#""secure-and-suitable-housing": { "private-personel-space": "yes" }"#),
            "the nearest is `private-personal-space`",
        ),
        (
            help(SURVIVOR, r#""secure-and-suitable-housing": { "private-personal-space": "maybe" }"#),
            "it offers `yes`, `partly`, `no`, `not-known`, `not-applicable`, `prefer-not-to-say`",
        ),
        (
            help(SURVIVOR, &UNSAID.replace("prefer-not-to-say", "Calmer.")),
            "it offers `not-known`, `not-applicable`, `prefer-not-to-say`; words stand under `no-fear-of-threats_words`",
        ),
        (help(&SURVIVOR.replace("baseline", "exit"), HOUSED), "the plan has `baseline`, `month-6`, `month-12`"),
        (help(r#""timepoint": "baseline""#, HOUSED), "the form asks `survivor`, `practitioner`"),
    ];
    for (help, expected) in cases {
        assert!(help.ends_with(expected), "{help}");
    }
}

#[test]
fn the_only_respondent_need_not_be_named_and_others_are_held_to_their_own_questions() {
    let practitioner = form().asked_of(Respondent::Practitioner);
    let answered = r#""secure-and-suitable-housing": { "hygienic-housing": "not-known" }"#;
    assert!(found(&practitioner, &record(r#""timepoint": "baseline""#, answered)).is_empty());
    // They are asked nothing about safety, so nothing of it is left out.
    assert!(found(&form(), &record(r#""timepoint": "baseline", "respondent": "practitioner""#, answered)).is_empty());
}

#[test]
fn a_question_accepts_what_the_form_offers_whoever_answers() {
    // Asked of both, a survivor may not want to say; a form for whoever keeps the records does not offer that.
    let hygiene: Indicator = "secure-and-suitable-housing/hygienic-housing".parse().unwrap();
    let measures = [DataSource::SurvivorSelfReport, DataSource::ServiceRecords].map(|source| {
        Measure::of(hygiene.outcome()).indicator(hygiene).data_source(source).level(Level::Organisational)
    });
    let both = Form::of_plan(&measures.into_iter().fold(Plan::new("Outreach"), Plan::measure));
    let head = r#""timepoint": "baseline", "respondent": "record-keeper""#;
    let declined = record(head, r#""secure-and-suitable-housing": { "hygienic-housing": "prefer-not-to-say" }"#);
    assert_eq!(found(&both, &declined), Vec::<String>::new());
    let alone = both.asked_of(Respondent::RecordKeeper);
    assert_eq!(found(&alone, &declined), ["A004 /answers/secure-and-suitable-housing/hygienic-housing"]);

    // What a form for one of them offers, the whole form does too.
    for whole in [form(), example_form(), Form::of_outcomes(Outcome::ALL.iter().copied().collect())] {
        for part in Respondent::ALL.iter().map(|respondent| whole.clone().asked_of(*respondent)) {
            for question in part.questions() {
                let same = whole.question(question.indicator()).unwrap();
                let offered = |option: &AnswerOption| same.scale().option(option.id()).is_some();
                assert!(question.scale().options().iter().all(offered), "{question:?}");
            }
        }
    }
}

#[test]
fn answers_kept_in_a_skipped_section_are_advice_at_most() {
    // A survivor who answers, and then skips: not even what would be wrong otherwise is more than that.
    for answer in ["yes", "always"] {
        let housing =
            format!(r#""secure-and-suitable-housing": {{ "private-personal-space": "{answer}", "skipped": true }}"#);
        let report = record(SURVIVOR, &format!("{housing}, {SAFE}")).check(&form());
        let found: Vec<_> = report.findings().iter().map(|f| (f.code(), f.severity())).collect();
        assert_eq!(found, [("A016", Severity::Advice)]);
    }
    // A text can still name somebody.
    let words = SAFE.replace("Calmer.", "ring 00000 000000").replace(" }", r#", "skipped": true }"#);
    let report = record(SURVIVOR, &format!("{HOUSED}, {words}")).check(&form());
    let found: BTreeSet<_> = report.findings().iter().map(assessment::Finding::code).collect();
    assert_eq!(found, ["A014", "A016"].into());
}

#[test]
fn a_form_about_no_survivor_needs_no_case_reference() {
    let plan =
        Plan::new("Law").measure(Measure::of(Outcome::LivingAStigmaFreeLife).data_source(DataSource::PublicData));
    let form = Form::of_plan(&plan);
    let slug = form.questions().find(|q| !q.is_about_survivor()).map(Question::indicator).unwrap();
    assert!(!form.is_about_survivor(), "{slug:?}");
    let answers = format!(r#""living-a-stigma-free-life": {{ "{}": "not-known" }}"#, slug.slug());
    let found = found(&form, &record(r#""timepoint": "exit", "case_reference": "C-1""#, &answers));
    assert_eq!(found, ["A012 /case_reference"]);
}

#[test]
fn records_are_also_seen_together() {
    let at = |time: &str, case: &str, answers: &str| {
        record(&SURVIVOR.replace("baseline", time).replace("C-1", case), answers)
    };
    let records = [
        at("baseline", "C-1", HOUSED),
        at("baseline", "C-2", HOUSED),
        at("baseline", "c-1", &format!("{HOUSED}, {SAFE}")),
        at("month-6", "C-1", SAFE),
        at("month-6", "C-2", SAFE),
    ];
    let report = check_all(&form(), &records);
    let together = report.findings().iter().filter(|f| ["A018", "A019"].contains(&f.code()));
    let together: Vec<_> = together.map(|f| (f.code(), f.pointer(), f.record(), f.outcome())).collect();
    assert_eq!(
        together,
        [
            ("A018", "/2", Some(2), None),
            ("A019", "/3/timepoint", Some(3), Some(Outcome::SecureAndSuitableHousing)),
            ("A019", "/3/timepoint", Some(3), Some(Outcome::AccessToEducation)),
        ]
    );
    let repeated = report.findings().iter().find(|f| f.code() == "A018").unwrap();
    assert_eq!((repeated.other_record(), repeated.timepoint()), (Some(0), None));
    assert!(report.to_string().contains("repeated-record at /2, beside /0"), "{report}");
    // What all of them leave out is not told of each once more.
    let alone: Vec<_> =
        report.findings().iter().filter(|f| f.code() == "A015").map(|f| (f.pointer(), f.outcome())).collect();
    let safety = Some(Outcome::SafetyFromAnyTraffickerOrOtherAbuser);
    assert_eq!(alone, [("/0/answers", safety), ("/1/answers", safety)]);
}

/// The findings of this rule: pointer, timepoint, outcome and help.
fn told(form: &Form, records: &[Assessment], code: &str) -> Vec<(String, Option<String>, Option<Outcome>, String)> {
    let report = check_all(form, records);
    let found = report.findings().iter().filter(|finding| finding.code() == code);
    let timepoint = |f: &assessment::Finding| f.timepoint().map(ToString::to_string);
    found.map(|f| (f.pointer().to_owned(), timepoint(f), f.outcome(), f.help().to_owned())).collect()
}

#[test]
fn a_core_outcome_is_left_out_too_where_those_who_are_asked_sent_no_record() {
    let of = |id: &str, source| {
        let indicator = Indicator::from_id(id).unwrap();
        Measure::of(indicator.outcome()).indicator(indicator).data_source(source)
    };
    let plan = Plan::new("Outreach")
        .timepoints(Timepoints::every_months(6).until_month(12))
        .measure(of("secure-and-suitable-housing/private-personal-space", DataSource::SurvivorSelfReport))
        .measure(of("access-to-medical-treatment/gp-registration", DataSource::ServiceRecords))
        .measure(of("access-to-medical-treatment/gp-registration", DataSource::PartnerRecords));
    let form = Form::of_plan(&plan);
    let at = |time: &str, case: &str| record(&SURVIVOR.replace("baseline", time).replace("C-1", case), HOUSED);
    let registered = r#""access-to-medical-treatment": { "gp-registration": "yes" }"#;
    let checklist =
        |time: &str, who: &str| record(&format!(r#""timepoint": "{time}", "respondent": "{who}""#), registered);
    let records = [at("baseline", "C-1"), at("month-12", "C-1"), checklist("baseline", "record-keeper")];
    let (housing, medical) = (Some(Outcome::SecureAndSuitableHousing), Some(Outcome::AccessToMedicalTreatment));
    let found = told(&form, &records, "A019");
    let places: Vec<_> =
        found.iter().map(|(pointer, time, outcome, _)| (pointer.as_str(), time.as_deref(), *outcome)).collect();
    assert_eq!(
        places,
        [("", Some("month-6"), housing), ("", Some("month-6"), medical), ("/1/timepoint", Some("month-12"), medical),]
    );
    assert!(found[0].3.contains("no record of `survivor`"), "{found:?}");
    assert!(found[2].3.contains("no record of `record-keeper`, `partner-service`"), "{found:?}");
    // One of those who are asked is enough, and what comes later is not missed yet.
    let records = [at("baseline", "C-1"), checklist("baseline", "partner-service")];
    assert_eq!(told(&form, &records, "A019"), []);
    // A record that is not counted answers nothing.
    let records = [at("baseline", "C-1"), checklist("baseline", "practitioner")];
    assert_eq!(told(&form, &records, "A019").len(), 1);
}

#[test]
fn records_without_case_references_are_told_once_and_not_of_checklists() {
    let none = SURVIVOR.replace(r#", "case_reference": "C-1""#, "");
    let many = |head: &str| vec![record(head, &format!("{HOUSED}, {SAFE}")); 3];
    let found = told(&form(), &many(&none), "A022");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "/0/timepoint");
    assert!(found[0].3.starts_with("3 records of `survivor` have none"), "{found:?}");
    assert_eq!(told(&form(), &many(&none)[..1], "A022"), [], "one alone repeats nothing");
    assert_eq!(told(&form(), &many(SURVIVOR), "A022"), []);

    let plan =
        Plan::new("Law").measure(Measure::of(Outcome::LivingAStigmaFreeLife).data_source(DataSource::PublicData));
    let checklists = vec![record(r#""timepoint": "exit""#, r#""living-a-stigma-free-life": { "skipped": true }"#); 3];
    assert_eq!(told(&Form::of_plan(&plan), &checklists, "A022"), []);
}

#[test]
fn dates_of_a_case_follow_its_timepoints() {
    let at = |time: &str, case: &str, date: &str| {
        let head = SURVIVOR.replace("baseline", time).replace("C-1", case);
        record(&format!(r#"{head}, "assessment_date": "{date}""#), &format!("{HOUSED}, {SAFE}"))
    };
    let records = [
        at("month-6", "C-1", "2026-01-05"),
        at("baseline", "C-1", "2026-07-05"),
        at("baseline", "C-2", "2026-01-05"),
        at("month-6", "C-2", "2026-01-05"),
        at("month-12", "C-2", "2026-12-05"),
    ];
    let report = check_all(&form(), &records);
    let found = report.findings().iter().filter(|finding| finding.code() == "A023");
    let found: Vec<_> = found.map(|finding| (finding.pointer(), finding.other_record())).collect();
    assert_eq!(found, [("/0/assessment_date", Some(1))]);
}

#[test]
fn a_record_that_names_another_edition_is_an_error_and_is_not_counted() {
    let mut records = housed_each(0, &[(20, "yes"), (9, "no")]);
    let counted = Summary::of(&form(), &records);
    let of = |edition: &str, case| {
        let head = SURVIVOR.replace("C-1", &format!("C-{case}"));
        record(&format!(r#"{head}, "edition": "{edition}""#), &format!("{HOUSED}, {SAFE}"))
    };
    let others = ["e-delphi-round-2", "mscos-2024"].map(|edition| of(edition, 1));
    let report = check_all(&form(), &others);
    assert_eq!(report.findings().iter().filter(|f| f.code() == "A008" && f.severity() == Severity::Error).count(), 2);
    assert!(report.findings().iter().all(|f| f.code() != "A018"), "neither of them counts: {report}");
    records.extend(others);
    assert_eq!(Summary::of(&form(), &records), counted);
    records.push(of("mscos-2023", 40));
    assert_ne!(Summary::of(&form(), &records), counted);
}

#[test]
fn nothing_that_is_said_repeats_what_a_record_says() {
    let secret = "Zxqv zxqv wjkp@zxqv.example 00000 000000";
    let head = format!(r#""timepoint": "baseline", "case_reference": "{secret}", "edition": "{secret}""#);
    let answers = format!(
        r#""{secret}": {{ "{secret}": "{secret}" }}, "secure-and-suitable-housing": {{ "{secret}": "x", "notes": "{secret}",
        "private-personal-space": "{secret}" }}, {}"#,
        SAFE.replace("Calmer.", secret)
    );
    let record = record(&head, &answers);
    let report = check_all(&form(), &[record.clone(), record.clone()]);
    assert!(report.findings().len() > 10);
    let mut said =
        vec![report.to_string(), format!("{report:?}"), format!("{record:?}"), serde_json::to_string(&report).unwrap()];
    said.extend(record.sections().map(|(_, section)| format!("{section:?}")));
    said.push(Summary::of(&form(), [&record]).to_string());
    let unreadable = record.to_json().replace("2026-01-05", secret).replace("baseline", secret);
    said.push(Assessment::from_json(&unreadable).unwrap_err().to_string());
    said.push(Assessment::from_submission(&unreadable, &form()).unwrap_err().to_string());
    for said in said {
        assert!(!said.to_lowercase().contains("zxqv"), "{said}");
    }
}

// What servers return.

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

#[test]
fn what_kobo_and_odk_return_is_read_as_the_same_record() {
    let expected = record(
        r#""timepoint": "month-6", "respondent": "survivor", "case_reference": "C-1""#,
        r#""secure-and-suitable-housing": { "private-personal-space": "prefer-not-to-say", "notes": "Fine_." },
           "safety-from-any-trafficker-or-other-abuser": { "no-fear-of-threats_words": "so_so" },
           "access-to-education": { "skipped": true }"#,
    );
    for json in [KOBO, ODK] {
        let submission = Assessment::from_submission(json, &form()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(submission.assessment, expected, "{}", submission.assessment.to_json());
        assert!(submission.unknown.is_empty(), "{:?}", submission.unknown);
        assert!(found(&form(), &submission.assessment).is_empty());
    }
    let many = [
        format!(r#"{{"count":2,"next":null,"results":[{KOBO},{ODK}]}}"#),
        format!(r#"{{"value":[{KOBO},{ODK}]}}"#),
        format!("[{KOBO},{ODK}]"),
    ];
    for json in many {
        let read = submissions(json, &form()).unwrap();
        assert_eq!(read.all.iter().flatten().filter(|one| one.not_counted.is_none()).count(), 2);
        assert!(!read.has_more);
    }
    assert_eq!(submissions("{}", &form()).unwrap_err().kind(), LoadErrorKind::MissingKey);
}

#[test]
fn that_there_are_more_pages_is_told() {
    for head in [r#""next":"https://k.example/?start=9","results""#, r#""@odata.nextLink":"https://o.example","value""#]
    {
        assert!(submissions(format!("{{{head}:[{KOBO}]}}"), &form()).unwrap().has_more, "{head}");
    }
    assert!(
        !submissions(format!(r#"{{"previous":"https://k.example","next":null,"results":[{KOBO}]}}"#), &form())
            .unwrap()
            .has_more
    );
}

#[test]
fn reading_goes_on_after_a_submission_that_cannot_be_read() {
    let bad = KOBO.replace("\"2026-01-05\"", "\"5 January\"");
    let read = submissions(format!("{{\"results\":[{bad},\n{ODK},{bad}]}}"), &form()).unwrap();
    let places: Vec<_> = read.all.iter().map(|one| one.as_ref().err().map(|e| (e.pointer(), e.line()))).collect();
    let (lines, pointer) =
        (KOBO.lines().count() + ODK.lines().count(), |at| format!("/results/{at}/head~1assessment_date"));
    let (first, last) = (pointer(0), pointer(2));
    assert_eq!(places, [Some((first.as_str(), 4)), None, Some((last.as_str(), lines + 3))]);

    let unknown = KOBO.replace("_attachments", "photos");
    let read = submissions(format!("[{ODK},\n{unknown}]"), &form()).unwrap();
    let unknown = &read.all[1].as_ref().unwrap().unknown[0];
    assert_eq!((unknown.pointer(), unknown.line()), ("/1/photos", ODK.lines().count() + 3));
}

#[test]
fn what_was_rejected_or_stands_twice_is_not_counted() {
    let (kobo, odk) = (Some(NotCounted::Rejected), Some(NotCounted::Repeated));
    let not_approved =
        KOBO.replace("\"_id\": 4711", r#""_validation_status": { "uid": "validation_status_not_approved" }"#);
    let approved = not_approved.replace("not_approved", "approved");
    let rejected = ODK.replace(r#"{ "submitterName": "x" }"#, r#"{ "reviewState": "rejected" }"#);
    let edited = ODK.replace(r#""instanceID": "uuid:1""#, r#""instanceID": "uuid:2""#);
    let cases = [
        (vec![KOBO, ODK], vec![None, None]),
        (vec![KOBO, KOBO, ODK, &edited], vec![odk, None, odk, None]),
        (vec![&not_approved, &rejected], vec![kobo, kobo]),
        (vec![&not_approved, &approved], vec![kobo, None]),
        (vec![ODK, &rejected], vec![odk, kobo]),
    ];
    for (all, expected) in cases {
        let read = submissions(format!("[{}]", all.join(",")), &form()).unwrap();
        assert_eq!(read.all.into_iter().map(|one| one.unwrap().not_counted).collect::<Vec<_>>(), expected, "{all:?}");
    }
    // Without any id nothing is taken for the same.
    let bare = r#"{"assessment_date":"2026-01-05","timepoint":"exit"}"#;
    let read = submissions(format!("[{bare},{bare}]"), &form()).unwrap();
    assert!(read.all.iter().flatten().all(|one| one.not_counted.is_none()));
}

fn read(json: &str) -> Vec<Submission> {
    submissions(json, &form()).unwrap().all.into_iter().map(Result::unwrap).collect()
}

fn counted(mut all: Vec<Submission>) -> Vec<bool> {
    count_once(&mut all);
    all.iter().map(|one| one.not_counted.is_none()).collect()
}

#[test]
fn the_same_submission_in_several_files_counts_once() {
    // Two exports that overlap, one of them by Kobo's API and one as ODK writes it.
    let (first, second) = (read(&format!("[{KOBO},{ODK}]")), read(&format!(r#"{{"value":[{ODK}]}}"#)));
    assert_eq!(counted([first, second].concat()), [true, false, true]);
    // Said once more, it is the same.
    let mut all = read(&format!("[{KOBO},{KOBO}]"));
    count_once(&mut all);
    count_once(&mut all);
    assert_eq!(counted(all), [false, true]);
}

#[test]
fn of_an_edited_submission_the_latest_version_counts_wherever_it_stands() {
    let version = |id: &str, more: &str| {
        let instance = format!(r#""_uuid":"{id}","meta/instanceID":"uuid:{id}""#);
        format!(r#"[{{{instance}{more},"assessment_date":"2026-01-05","timepoint":"exit"}}]"#)
    };
    let first = read(&version("a", ""));
    let edited = read(&version("b", r#","meta/rootUuid":"uuid:a","meta/deprecatedID":"uuid:a""#));
    let again = read(&version("c", r#","meta/rootUuid":"uuid:a","meta/deprecatedID":"uuid:b""#));
    let other = read(&version("d", r#","meta/rootUuid":"uuid:d""#));
    assert_eq!(counted([first.clone(), edited.clone()].concat()), [false, true]);
    assert_eq!(counted([edited.clone(), first.clone(), other].concat()), [true, false, true]);
    assert_eq!(counted([again, first, edited].concat()), [true, false, false]);
    // ODK keeps the first id, and nests the others.
    let odk = ODK.replace(r#""instanceID": "uuid:1""#, r#""instanceID": "uuid:2", "deprecatedID": "uuid:1""#);
    assert_eq!(counted([read(&format!("[{odk}]")), read(&format!("[{ODK}]"))].concat()), [true, false]);
}

#[test]
fn a_submission_says_by_which_id_its_server_finds_it() {
    let id = |json: &str| Assessment::from_submission(json, &form()).unwrap().id().map(str::to_owned);
    assert_eq!(id(KOBO).as_deref(), Some("4711"));
    assert_eq!(id(ODK).as_deref(), Some("1"));
    assert_eq!(id(&KOBO.replace("4711", "\"Anna said no\"")), None);
}

#[test]
fn a_single_submission_and_one_on_each_line_are_read_as_a_list_is() {
    let flat = |json: &str| json.replace('\n', " ");
    for single in [KOBO, ODK, r#"{"group":{"assessment_date":"2026-01-05"},"timepoint":"exit"}"#] {
        let all = submissions(single, &form()).unwrap().all;
        assert_eq!(all.len(), 1, "{single}");
        assert_eq!(all[0].as_ref().unwrap(), &Assessment::from_submission(single, &form()).unwrap());
    }
    let bad = KOBO.replace("\"2026-01-05\"", "\"5 January\"");
    let unknown = ODK.replace("welcome", "photos").replace(r#""photos": null"#, r#""photos": "x""#);
    let lines = [flat(KOBO), flat(&bad), String::new(), flat(&unknown)].join("\n");
    let all = submissions(&lines, &form()).unwrap().all;
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
    let error = all[1].as_ref().unwrap_err();
    assert_eq!((error.pointer(), error.line()), ("/head~1assessment_date", 2));
    let last = all[2].as_ref().unwrap();
    assert_eq!((last.line(), last.unknown[0].line(), last.unknown[0].pointer()), (4, 4, "/photos"));
    // A broken document is one document.
    assert_eq!(submissions("{\n{\"a\":", &form()).unwrap_err().line(), 2);
    assert!(submissions(r#"{"features":[]}"#, &form()).unwrap_err().problems()[0].help().contains("GeoJSON"));
    let short = Limits::default().bytes(99);
    assert_eq!(submissions_within(KOBO, &form(), &short).unwrap_err().kind(), LoadErrorKind::TooLarge);
}

#[cfg(feature = "csv")]
mod tables {
    use mscos::assessment::submissions_csv;

    use super::*;

    /// The same record as [`KOBO`] and [`ODK`].
    const KOBO_CSV: &str = "\u{feff}\"start\";\"head/case_reference\";\"head/assessment_date\";\"head/timepoint\";\"head/respondent\";\
        \"secure_and_suitable_housing/asked_of_survivor/private_personal_space\";\"notes__secure_and_suitable_housing\";\
        \"no_fear_of_threats_words\";\"access_to_education/skip__access_to_education\";\"_id\";\"_uuid\";\"_validation_status\"\r\n\
        \"2026-01-05T10:00\";\"C-1\";\"2026-01-05\";\"month_6\";\"survivor\";\"prefer_not_to_say\";\"Fine_.\";\"so_so\";\"skip\";\
        \"4711\";\"0\";\"\"\r\n";

    const ODK_CSV: &str = "SubmissionDate,head-case_reference,head-assessment_date,head-timepoint,head-respondent,\
        secure_and_suitable_housing-asked_of_survivor-private_personal_space,\
        secure_and_suitable_housing-notes__secure_and_suitable_housing,\
        safety_from_any_trafficker_or_other_abuser-no_fear_of_threats_words,skip__access_to_education,\
        meta-instanceID,KEY,SubmitterName,ReviewState,start-geopoint\n\
        2026-01-05T10:00,C-1,2026-01-05,month_6,survivor,prefer_not_to_say,Fine_.,so_so,skip,uuid:1,uuid:1,x,,51.4 -3.1\n";

    #[test]
    fn the_tables_of_kobo_and_odk_are_read_as_their_json_is() {
        let expected = Assessment::from_submission(KOBO, &form()).unwrap().assessment;
        for (table, json) in [(KOBO_CSV, KOBO), (ODK_CSV, ODK), (&ODK_CSV.replace(',', "\t"), ODK)] {
            let read = submissions_csv(table, &form()).unwrap_or_else(|error| panic!("{error}")).all;
            let submission = read[0].as_ref().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(submission.assessment, expected, "{}", submission.assessment.to_json());
            assert_eq!((submission.unknown.as_slice(), submission.line()), ([].as_slice(), 2), "{table}");
            let same = [submission.clone(), Assessment::from_submission(json, &form()).unwrap()];
            assert_eq!(counted(same.to_vec()), [false, true], "{table}");
        }
        let rejected = KOBO_CSV.replace("\"\"\r\n", "validation_status_not_approved\r\n");
        let odk = ODK_CSV.replace(",x,,", ",x,rejected,");
        for table in [rejected, odk] {
            let read = submissions_csv(&table, &form()).unwrap().all;
            assert_eq!(read[0].as_ref().unwrap().not_counted, Some(NotCounted::Rejected), "{table}");
        }
    }

    #[test]
    fn labels_in_place_of_names_are_told() {
        let help = |table: &str| {
            let error = submissions_csv(table, &form()).unwrap_err();
            (error.line(), error.problems()[0].help().contains("XML values and headers"))
        };
        assert_eq!(help("Date of the assessment,When\n2026-01-05,Month 6\n"), (1, true));
        assert_eq!(help("assessment_date,timepoint\n2026-01-05,Month 6\n"), (2, true));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_told_with_its_line_and_none_of_its_words() {
        let table = "assessment_date,timepoint,free_coursses,notes__life_skills\n\
            2026-01-05,exit,,\"Two\nlines\"\n5 January Anna,exit,,\n2026-01-05,exit,Anna,\n";
        let all = submissions_csv(table, &form()).unwrap().all;
        let error = all[1].as_ref().unwrap_err();
        assert_eq!((error.pointer(), error.line(), error.column()), ("/1/assessment_date", 4, 1));
        assert!(!error.to_string().contains("Anna"));
        let unknown = &all[2].as_ref().unwrap().unknown[0];
        assert_eq!((unknown.pointer(), unknown.line()), ("/2/free_coursses", 5));
        assert_eq!(unknown.help(), "the nearest name is `free_courses`");
        assert_eq!(submissions_csv(b"assessment_date\n\xff", &form()).unwrap_err().kind(), LoadErrorKind::Syntax);
    }
}

#[test]
fn of_a_key_that_may_not_be_shown_the_known_groups_are() {
    let key = "secure_and_suitable_housing/asked__secure_and_suitable_housing/Anna said";
    let json = format!(r#"{{"{key}":"x","assessment_date":"2026-01-05","timepoint":"exit"}}"#);
    let submission = Assessment::from_submission(json, &form()).unwrap();
    let problem = &submission.unknown[0];
    assert_eq!(problem.pointer(), "");
    let group = "it stands in the group `secure_and_suitable_housing/asked__secure_and_suitable_housing`";
    assert!(problem.help().starts_with(group), "{}", problem.help());
    assert!(!format!("{problem}").contains("Anna"));
}

#[test]
fn answers_in_a_group_that_repeats_are_an_error_and_other_lists_are_unknown() {
    let section = r#""secure_and_suitable_housing": ["#;
    for inner in [
        r#"{"private_personal_space":"yes"}"#,
        r#"{"a":{"x/notes__life_skills":"Fine."}}"#,
        r#"[{"optimism":null,"free_courses":"no"}]"#,
    ] {
        let json = format!(r#"{{{section}{inner}],"assessment_date":"2026-01-05","timepoint":"exit"}}"#);
        let error = Assessment::from_submission(json, &form()).unwrap_err();
        assert_eq!(
            (error.kind(), error.pointer()),
            (LoadErrorKind::WrongValue, "/secure_and_suitable_housing"),
            "{inner}"
        );
    }
    let json =
        r#"{"photos":[{"colour":"blue","free_courses":null}],"assessment_date":"2026-01-05","timepoint":"exit"}"#;
    assert_eq!(Assessment::from_submission(json, &form()).unwrap().unknown.len(), 1);
}

#[test]
fn hints_are_looked_for_in_few_names_and_once() {
    let keys =
        |from: usize| (from..from + 90).map(|n| format!(",\"free_coursses_{n}\":1")).collect::<Vec<_>>().concat();
    let one = |from| format!(r#"{{"assessment_date":"2026-01-05","timepoint":"exit"{}}}"#, keys(from));
    let read = submissions(format!("[{},{},{}]", one(100), one(100), one(900)), &form()).unwrap();
    let hints = read.all.iter().flatten().map(|one| one.unknown.iter().filter(|p| !p.help().is_empty()).count());
    assert_eq!(hints.collect::<Vec<_>>(), [50, 50, 0]);
    assert!(read.all.iter().flatten().all(|one| one.unknown.len() == 90), "the keys are told all the same");
}

#[test]
fn every_question_section_and_note_has_a_name_that_is_read() {
    let form = Form::of_outcomes(Outcome::ALL.iter().copied().collect());
    let mut json = r#"{"assessment_date":"2026-01-05","timepoint":"baseline""#.to_owned();
    let mut expected = Assessment::new(Date::new(2026, 1, 5).unwrap(), Timepoint::Baseline);
    for outcome in Outcome::ALL {
        let name = outcome.id().replace('-', "_");
        write!(json, r#","notes__{name}":"Fine.","skip__{name}":"skip""#).unwrap();
        expected = expected.with_notes(*outcome, "Fine.").with_skipped(*outcome);
    }
    for question in form.questions() {
        let (indicator, slug) = (question.indicator(), question.indicator().slug().replace('-', "_"));
        let alike = Indicator::ALL.iter().filter(|other| other.slug() == indicator.slug()).count();
        let prefix = if alike > 1 { indicator.outcome().id().replace('-', "_") + "__" } else { String::new() };
        write!(json, r#","{prefix}{slug}":"not_applicable""#).unwrap();
        write!(json, r#","{prefix}{slug}_words":"So_so.""#).unwrap();
        expected = expected.with_answer(indicator, "not-applicable").with_words(indicator, "So_so.");
    }
    let submission = Assessment::from_submission(json + "}", &form).unwrap();
    assert_eq!(submission.assessment, expected);
    assert!(submission.unknown.is_empty(), "{:?}", submission.unknown);
}

#[test]
fn a_key_that_no_form_has_is_told_with_the_nearest_name() {
    let json = KOBO.replace("private_personal_space", "private_personel_space").replace("_attachments", "photos");
    let submission = Assessment::from_submission(json, &form()).unwrap();
    let told: Vec<_> = submission.unknown.iter().map(|p| (p.line(), p.pointer(), p.help())).collect();
    assert_eq!(told[0], (3, "/photos", "the nearest name is `photography`"));
    let pointer = "/secure_and_suitable_housing~1asked_of_survivor~1private_personel_space";
    assert_eq!(told[1], (5, pointer, "the nearest name is `private_personal_space`"));
    assert_eq!(told.len(), 2);
}

#[test]
fn a_submission_that_contradicts_itself_or_lacks_its_date_is_an_error() {
    let twice = KOBO.replace("\"_id\": 4711", r#""a/private_personal_space": "no""#);
    let deep = format!(r#"{{"a":{}1{}}}"#, r#"{"a":"#.repeat(5000), "}".repeat(5000));
    let cases = [
        (KOBO.replace("head/assessment_date", "head/day"), LoadErrorKind::MissingKey),
        (KOBO.replace("\"2026-01-05\"", "\"5 January\""), LoadErrorKind::WrongValue),
        (KOBO.replace("month_6", "Month 6"), LoadErrorKind::WrongValue),
        (KOBO.replace("\"survivor\"", "\"nobody\""), LoadErrorKind::WrongValue),
        (KOBO.replace("\"skip\"", "\"perhaps\""), LoadErrorKind::WrongValue),
        (twice, LoadErrorKind::RepeatedKey),
        (deep, LoadErrorKind::MissingKey),
        ("[]".to_owned(), LoadErrorKind::WrongValue),
        ("{".to_owned(), LoadErrorKind::UnexpectedEnd),
    ];
    for (json, kind) in cases {
        let error = Assessment::from_submission(&json, &form()).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
}

// Summaries.

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

#[test]
fn answers_are_counted_and_what_the_scale_does_not_have_counts_as_none() {
    let mut records = housed_each(0, &[(32, "yes"), (7, "no"), (2, "prefer-not-to-say"), (3, "maybe")]);
    records.extend((50..56).map(skipping));
    let summary = Summary::of(&form(), &records);
    let group = &summary.groups()[0];
    assert_eq!((group.records(), group.sections()[0].skipped()), (Some(50), Some(6)));
    let housing = row(&summary, &Timepoint::Baseline, "private-personal-space");
    let expected =
        ["yes 32", "partly *", "no 7", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(housing), expected);
    let kinds: Vec<_> = housing.counts().iter().map(assessment::Count::kind).collect();
    assert_eq!(kinds[3..], [CountKind::NotKnown, CountKind::NotApplicable, CountKind::Declined, CountKind::Missing]);
}

#[test]
fn answers_in_words_are_counted_and_hidden_like_others_and_their_text_is_nowhere() {
    let without_words = |case: usize| record(&SURVIVOR.replace("C-1", &format!("C-{case}")), HOUSED);
    let mut records = housed_each(0, &[(30, "yes")]);
    records.extend((40..54).map(without_words));
    let summary = Summary::of(&form(), &records);
    // That nobody skipped is hidden, and one more with it.
    let hidden = ["answered 30", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "no-fear-of-threats")), hidden);
    assert!(!serde_json::to_string(&summary).unwrap().contains("Calmer"));

    // Who would rather not say has answered, and takes back the words.
    let unsaid = |case: usize| {
        let answers = format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "no-fear-of-threats_words": "Calmer.","#, 1));
        record(&SURVIVOR.replace("C-1", &format!("C-{case}")), &answers)
    };
    records.extend((60..100).map(unsaid));
    let summary = Summary::of(&form(), &records);
    let hidden = ["answered 30", "not-known *", "not-applicable *", "prefer-not-to-say 40", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "no-fear-of-threats")), hidden);

    let summary = Summary::of(&form(), &records[..33]);
    assert!(row(&summary, &Timepoint::Baseline, "no-fear-of-threats").is_withheld(), "all but three answered");
}

#[test]
fn a_question_that_all_or_nearly_all_answer_alike_is_hidden() {
    for few in 0..5 {
        let records = housed_each(0, &[(40 - few, "yes"), (few, "no")]);
        let summary = Summary::of(&form(), &records);
        assert!(row(&summary, &Timepoint::Baseline, "private-personal-space").is_withheld(), "{few}");
    }
    let summary = Summary::of(&form(), &housed_each(0, &[(35, "yes"), (2, "partly"), (3, "no")]));
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space"))[..2], ["yes 35", "partly *"]);
}

#[test]
fn few_who_skipped_are_hidden_and_so_is_what_would_tell_how_many() {
    let mut records = housed_each(0, &[(20, "yes"), (9, "no")]);
    records.extend((50..52).map(skipping));
    let summary = Summary::of(&form(), &records);
    assert_eq!(summary.groups()[0].sections()[0].skipped(), None);
    let expected =
        ["yes 20", "partly *", "no *", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space")), expected);

    // Few who did not skip are hidden too.
    records.truncate(2);
    records.extend((60..80).map(skipping));
    let summary = Summary::of(&form(), &records);
    let section = &summary.groups()[0].sections()[0];
    assert!(section.skipped().is_none() && section.questions().iter().all(QuestionSummary::is_withheld));
}

#[test]
fn an_own_answer_with_the_id_of_one_of_the_crate_is_counted_as_its_kind() {
    let own = OwnScales::from_json(
        r#"{ "scales": [ { "id": "ours", "title": "Ours", "description": "Steps.", "answers": [
            { "id": "there", "title": "There", "description": "It is so." },
            { "id": "not-yet", "title": "Not yet", "description": "It is not so." },
            { "id": "prefer-not-to-say", "title": "I'd rather not", "description": "No answer is fine." },
            { "id": "not-known", "title": "No idea", "description": "It is not known." } ] } ] }"#,
    )
    .unwrap();
    let summary = Summary::of(&form().own_scales(&own), &housed_each(0, &[(9, "there")]));
    let counts = row(&summary, &Timepoint::Baseline, "private-personal-space").counts();
    let kinds: Vec<_> = counts.iter().map(assessment::Count::kind).collect();
    let expected = [
        CountKind::Answered,
        CountKind::Answered,
        CountKind::Declined,
        CountKind::NotKnown,
        CountKind::NotApplicable,
        CountKind::Missing,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn one_person_counts_once_at_a_time_and_the_latest_record_holds() {
    let mut records: Vec<_> = (0..4).map(|case| housed(case, "yes")).collect();
    let mut later = housed(0, "no");
    later.assessment_date = Date::new(2026, 2, 1).unwrap();
    records.extend([later, housed(1, "yes")]);
    // Six records, four people: too few to show more.
    let summary = Summary::of(&form(), &records);
    assert!(summary.groups()[0].records().is_none() && summary.groups()[0].sections().is_empty());

    records.extend(housed_each(10, &[(11, "no"), (3, "partly")]));
    let summary = Summary::of(&form(), &records);
    assert_eq!(summary.groups()[0].records(), Some(18));
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space"))[2], "no 12");
}

#[test]
fn of_two_records_of_one_day_the_later_in_the_input_counts() {
    let others = housed_each(10, &[(7, "no"), (30, "yes")]);
    let summed = |last: [&str; 2]| {
        let all: Vec<_> = last.into_iter().map(|answer| housed(0, answer)).chain(others.clone()).collect();
        shown(row(&Summary::of(&form(), &all), &Timepoint::Baseline, "private-personal-space")).swap_remove(0)
    };
    assert_eq!(summed(["no", "yes"]), "yes 31");
    assert_eq!(summed(["yes", "no"]), "yes 30");
}

#[test]
fn a_label_that_few_have_typed_is_not_shown() {
    let form =
        Form::of_outcomes([Outcome::SecureAndSuitableHousing].into_iter().collect()).asked_of(Respondent::Practitioner);
    let at =
        |label: &str, case: usize| record(&format!(r#""timepoint": "{label}", "case_reference": "C-{case}""#), HOUSED);
    let records: Vec<_> =
        (0..4).map(|case| at("left-with-anna", case)).chain((0..5).map(|case| at("exit", case))).collect();
    let summary = Summary::of(&form, &records);
    let labels: Vec<_> = summary.groups().iter().map(|group| group.timepoint().to_string()).collect();
    assert_eq!(labels, ["exit"]);
}

#[test]
fn records_that_cannot_be_placed_are_not_counted() {
    let records = [
        housed(1, "yes"),
        record(r#""timepoint": "month-7", "respondent": "survivor""#, HOUSED),
        record(r#""timepoint": "baseline""#, HOUSED),
        record(r#""timepoint": "baseline", "respondent": "researcher""#, HOUSED),
    ];
    assert_eq!(Summary::of(&form(), &records), Summary::of(&form(), &records[..1]));
}

#[test]
fn groups_are_in_order_of_time_and_of_the_plan_even_without_records() {
    let summary = Summary::of(&form(), &[]);
    let places: Vec<_> = summary.groups().iter().map(|g| format!("{} {}", g.timepoint(), g.respondent())).collect();
    let expected = [
        "baseline survivor",
        "baseline practitioner",
        "month-6 survivor",
        "month-6 practitioner",
        "month-12 survivor",
        "month-12 practitioner",
    ];
    assert_eq!(places, expected);
}

#[test]
fn the_summary_of_the_example_is_in_json_as_documented() {
    let summary = Summary::of(&example_form(), &example_records());
    let json = serde_json::to_string(&summary).unwrap();
    let start = r#"{"edition":"mscos-2023","threshold":5,"groups":[{"timepoint":"baseline","respondent":"survivor","records":{"count":44},"sections":[{"outcome":"secure-and-suitable-housing","skipped":{"suppressed":true},"questions":[{"indicator":"secure-and-suitable-housing/a-place-that-is-home","counts":[{"kind":"answered","suppressed":true},{"kind":"answered","answer":"yes","count":"#;
    assert!(json.starts_with(start), "{}", &json[..start.len() + 40]);
    assert!(json.contains(r#"{"kind":"answered","answer":"no","count":"#));
    assert!(json.contains(r#"{"kind":"answered","answer":"partly","suppressed":true}"#));
}

#[test]
fn the_columns_of_a_printed_summary_stand_below_their_heads() {
    let printed = Summary::of(&example_form(), &example_records()).to_string();
    let lines: Vec<_> = printed.lines().collect();
    // The heads are folded, and each ends where its numbers do.
    let head = lines.iter().position(|line| line.contains("  Partly  No ")).unwrap();
    let row = lines[head..].iter().find(|line| line.starts_with("      Baseline")).unwrap();
    assert_eq!(lines[head].len(), row.len(), "{printed}");
    assert!(lines[head].ends_with("say  answer"), "{printed}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("Fewer than 5 records, too few to show more: ")).count(), 1);
    assert!(lines[0].starts_with("Answers over time") && printed.contains("Different"), "{printed}");
    assert!(!printed.contains("\n\n\n"), "{printed}");
    assert!(lines.iter().all(|line| line.trim_end() == *line));
}

#[test]
fn a_printed_summary_has_titles_and_the_timepoints_of_a_question_below_each_other() {
    let mut records = housed_each(0, &[(32, "yes"), (12, "no")]);
    let mut later = records.clone();
    for record in &mut later {
        record.timepoint = Timepoint::Month(6);
    }
    let mut alike = records.clone();
    for record in &mut alike {
        record.timepoint = Timepoint::Month(12);
        *record =
            record.clone().with_answer("secure-and-suitable-housing/private-personal-space".parse().unwrap(), "yes");
    }
    records.extend(later);
    records.extend(alike);
    let summary = Summary::of(&form(), &records);
    let printed = summary.to_string();
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let lines: Vec<_> = printed.lines().map(words).collect();
    let title = words("Survivors have private personal space where they live.");
    let at = lines.iter().position(|line| *line == title).unwrap();
    assert_eq!(lines[at - 1][..3], ["Yes", "Partly", "No"], "{printed}");
    assert_eq!(lines[at + 1][..4], ["Baseline", "32", "*", "*"], "{printed}");
    assert_eq!(lines[at + 2][..5], ["Month", "6", "32", "*", "*"], "{printed}");
    assert_eq!(lines[at + 3], ["All", "hidden:", "Month", "12"], "{printed}");
    // Questions of which everything is hidden stand in one line together.
    assert!(lines.contains(&words("All hidden: The housing is hygienic.")), "{printed}");
    assert!(!printed.contains("private-personal-space") && !printed.contains("prefer-not-to-say"), "{printed}");
}

#[test]
fn a_printed_summary_is_as_wide_as_asked() {
    let summary = Summary::of(&example_form(), &example_records());
    for (width, printed) in [
        (120, format!("{summary:120}")),
        (88, format!("{summary}")),
        (60, format!("{summary:60}")),
        (40, format!("{summary:40}")),
    ] {
        let wide = printed.lines().find(|line| line.chars().count() > width);
        assert_eq!(wide, None, "{width}");
        // Where the table would be too wide, a row is a sentence.
        assert_eq!(printed.contains("Baseline: Answered in"), width < 80, "{width}");
    }
}

#[test]
fn a_summary_can_be_in_other_words_and_says_where_they_come_from() {
    let records = housed_each(0, &[(32, "yes"), (7, "no"), (5, "partly")]);
    let summary = Summary::of(&form(), &records);
    let words = Wording::from_json(
        r#"{ "language": "cy", "provenance": "machine",
            "outcomes": { "secure-and-suitable-housing": { "title": "Tai diogel" } },
            "indicators": { "secure-and-suitable-housing/private-personal-space": { "title": "Lle preifat" } },
            "answers": { "yes": { "title": "Ydw" } } }"#,
    )
    .unwrap();
    let printed = summary.display(&words).to_string();
    for told in ["Tai diogel", "Lle preifat", "Ydw", "Machine translation"] {
        assert!(printed.contains(told), "{told}: {printed}");
    }
    assert!(!printed.contains("Survivors have private personal space"), "{printed}");
    #[cfg(feature = "csv")]
    assert!(summary.csv_in(&words).contains("Lle preifat,answered,yes,Ydw,32,false,"), "{}", summary.csv_in(&words));
}

#[test]
fn answers_of_an_own_scale_have_its_titles_and_no_cell_is_a_formula() {
    let own = OwnScales::from_json(
        r#"{ "scales": [ { "id": "ours", "title": "Ours", "description": "Steps.", "answers": [
            { "id": "there", "title": "=Arrived", "description": "It is so." },
            { "id": "not-yet", "title": "On the way", "description": "It is not so." } ] } ] }"#,
    )
    .unwrap();
    let summary =
        Summary::of(&form().own_scales(&own), &housed_each(0, &[(19, "there"), (9, "not-yet"), (5, "maybe")]));
    assert!(summary.to_string().contains("  =Arrived  "), "{summary}");
    #[cfg(feature = "csv")]
    assert!(summary.csv().contains(",there,\u{200b}=Arrived,19,"), "{}", summary.csv());
}

// Checklists about services, the state and society.

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

fn checklist(head: &str, answer: &str) -> Assessment {
    let head = format!(r#""timepoint": "baseline", "respondent": "record-keeper"{head}"#);
    record(&head, &format!(r#""secure-and-suitable-housing": {{ "cooking-facilities": "{answer}" }}"#))
}

#[test]
fn checklists_about_no_survivor_are_shown_as_they_are() {
    let form = form_of_facts();
    let mut records = vec![checklist("", "shown"), checklist("", "not-shown")];
    records.extend(housed_each(0, &[(2, "yes")]));
    let summary = Summary::of(&form, &records);
    let group = |respondent| summary.groups().iter().find(|group| group.respondent() == respondent).unwrap();
    let facts = group(Respondent::RecordKeeper);
    assert!(facts.counts_checklists() && facts.records() == Some(2), "{summary}");
    let kitchen = &facts.sections()[0].questions()[0];
    assert_eq!(shown(kitchen)[..3], ["shown 1", "shown-in-part 0", "not-shown 1"]);
    let survivors = group(Respondent::Survivor);
    assert!(!survivors.counts_checklists() && survivors.records().is_none() && survivors.sections().is_empty());
    assert!(summary.to_string().contains("about no survivor"), "{summary}");

    // One with a case reference among them is about a person.
    records.push(checklist(r#", "case_reference": "C-1""#, "shown"));
    let summary = Summary::of(&form, &records);
    let facts = summary.groups().iter().find(|group| group.respondent() == Respondent::RecordKeeper).unwrap();
    assert!(!facts.counts_checklists() && facts.records().is_none(), "{summary}");
}

#[test]
fn nothing_about_a_survivor_is_shown_as_a_checklist_whatever_the_plan_says() {
    // What is asked of both, what is of the individual, and what a plan lifts to another level.
    let ways = [
        (vec![DataSource::ServiceRecords, DataSource::SurvivorSelfReport], Level::Organisational, "cooking-facilities"),
        (vec![DataSource::ServiceRecords, DataSource::PractitionerReport], Level::Organisational, "cooking-facilities"),
        (vec![DataSource::ServiceRecords], Level::Individual, "cooking-facilities"),
        (vec![DataSource::ServiceRecords], Level::Organisational, "INDIVIDUAL"),
    ];
    let individual = Indicator::ALL.iter().find(|indicator| indicator.level() == Level::Individual).unwrap();
    for (sources, level, slug) in ways {
        let kitchen = Indicator::from_id("secure-and-suitable-housing/cooking-facilities").unwrap();
        let indicator = if slug == "INDIVIDUAL" { *individual } else { kitchen };
        let plan = sources.iter().fold(Plan::new("Houses"), |plan, source| {
            plan.measure(Measure::of(indicator.outcome()).indicator(indicator).level(level).data_source(*source))
        });
        let records: Vec<_> = (0..4).map(|_| checklist("", "shown").with_answer(indicator, "yes")).collect();
        let summary = Summary::of(&Form::of_plan(&plan), &records);
        for group in summary.groups() {
            assert!(!group.counts_checklists() && group.records().is_none(), "{slug} {level} {sources:?}");
        }
    }
}

#[cfg(feature = "csv")]
#[test]
fn the_table_for_spreadsheets_has_a_row_for_each_number() {
    let summary =
        Summary::of(&form(), &housed_each(0, &[(32, "yes"), (7, "no"), (3, "partly"), (2, "not-applicable")]));
    let table = summary.csv();
    let lines: Vec<_> = table.lines().collect();
    let note = "\"hidden, not zero: small, or a small number could be worked out from it\"";
    let head = "edition,threshold,timepoint,respondent,outcome,outcome_title,indicator,indicator_title,kind,answer,\
        answer_title,count,suppressed,note";
    assert_eq!(lines[0], head);
    assert_eq!(lines[1], "mscos-2023,5,baseline,survivor,,,,,records,records,Records,44,false,");
    let housing = "mscos-2023,5,baseline,survivor,secure-and-suitable-housing,Secure and suitable housing";
    assert_eq!(lines[2], format!("{housing},,,skipped,skipped,Section skipped,,true,{note}"));
    let space = "private-personal-space,Survivors have private personal space where they live.";
    let row = |end: String| lines.iter().any(|line| line.ends_with(&end));
    assert!(row(format!("{space},answered,yes,Yes,32,false,")), "{table}");
    assert!(row(format!("{space},answered,partly,Partly,,true,{note}")), "{table}");
    assert!(row(format!("{space},missing,missing,No answer,,true,{note}")), "{table}");
    assert!(lines.iter().any(|line| line.contains(",answered,answered,Answered in words,")), "{table}");
}

/// Why a reader who takes what is shown from the total learns too much, if so.
fn tells_too_much(summary: &Summary) -> Option<String> {
    let threshold = usize::from(summary.threshold().get());
    for group in summary.groups().iter().filter(|group| !group.counts_checklists()) {
        let Some(records) = group.records() else { continue };
        let sections = group.sections().iter();
        for (section, question) in sections.flat_map(|one| one.questions().iter().map(move |question| (one, question)))
        {
            let figures =
                || [section.skipped()].into_iter().chain(question.counts().iter().map(assessment::Count::count));
            let hidden = figures().filter(Option::is_none).count();
            let shown: usize = figures().flatten().sum();
            let small = figures().flatten().chain([records]).any(|shown| shown < threshold);
            if small || hidden == 1 || (hidden > 0) != (records >= shown + threshold) {
                return Some(format!("{:?} of {records}, threshold {threshold}", figures().collect::<Vec<_>>()));
            }
        }
    }
    None
}

/// Records of all sorts: for two forms, with answers that may not fit, with and without references.
fn any_record() -> impl Strategy<Value = Assessment> {
    let timepoint = prop_oneof![
        3 => Just(Timepoint::Baseline),
        1 => any::<u16>().prop_map(|month| Timepoint::Month(month % 20 + 1)),
        1 => "[a-z]{1,8}".prop_map(|label| label.parse().unwrap()),
    ];
    let respondent = proptest::option::of(select(Respondent::ALL));
    let case = proptest::option::of(prop_oneof!["C-[0-9]", "[ -~]{0,12}"]);
    let of = ["secure-and-suitable-housing", "access-to-education", "safety-from-any-trafficker-or-other-abuser"];
    let own: Vec<_> = Indicator::ALL.iter().copied().filter(|i| of.contains(&i.outcome().id())).collect();
    let answer = prop_oneof![4 => select(vec!["yes", "no", "partly", "prefer-not-to-say"]).prop_map(str::to_owned), 1 => any::<String>()];
    let answers = vec((select(own.clone()), answer), 0..40);
    let skipped = vec(select(own), 0..3);
    (timepoint, respondent, case, answers, skipped, 1..28_u8).prop_map(
        |(timepoint, respondent, case, answers, skipped, day)| {
            let mut record = Assessment::new(Date::new(2026, 1, day).unwrap(), timepoint);
            record.respondent = respondent;
            record.case_reference = case;
            let record =
                answers.into_iter().fold(record, |record, (indicator, answer)| record.with_answer(indicator, answer));
            skipped.into_iter().fold(record, |record, indicator| record.with_skipped(indicator.outcome()))
        },
    )
}

#[test]
fn nothing_small_can_be_taken_from_a_total_and_the_order_of_records_of_different_days_does_not_matter() {
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let forms = [form(), example_form(), Form::of_outcomes([Outcome::AccessToEducation].into_iter().collect())];
    let each_day = |mut records: Vec<Assessment>| {
        for (at, record) in (0_u8..).zip(&mut records) {
            record.assessment_date = Date::new(2026, 1 + at / 28, 1 + at % 28).unwrap();
        }
        records
    };
    let records = vec(any_record(), 0..40)
        .prop_map(each_day)
        .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()));
    let held = runner.run(&(records, 3..9_u16), |((records, shuffled), threshold)| {
        for form in &forms {
            let threshold = Threshold::new(threshold).unwrap();
            let summary = Summary::with_threshold(form, &records, threshold);
            prop_assert_eq!(&summary, &Summary::with_threshold(form, &shuffled, threshold));
            prop_assert_eq!(tells_too_much(&summary), None);
            for group in summary.groups() {
                prop_assert_eq!(group.records().is_none(), group.sections().is_empty());
                if group.counts_checklists() {
                    let mut asked = group.sections().iter().flat_map(SectionSummary::questions);
                    let question = |one: &QuestionSummary| form.question(one.indicator()).unwrap();
                    prop_assert!(asked.all(|one| !question(one).is_about_survivor()));
                }
            }
            let _ = (summary.to_string(), check_all(form, &records).to_string());
        }
        for record in &records {
            prop_assert_eq!(record, &Assessment::from_json(record.to_json()).unwrap());
        }
        Ok(())
    });
    held.unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn reading_what_is_no_record_never_panics() {
    let config = Config { cases: 256, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let form = form();
    let held =
        runner.run(&(any::<proptest::sample::Index>(), any::<u8>(), select(vec![KOBO, ODK])), |(at, byte, text)| {
            let mut text = text.as_bytes().to_vec();
            let at = at.index(text.len());
            text[at] = byte;
            let _ =
                (Assessment::from_submission(&text, &form), submissions(&text, &form), Assessment::from_json(&text));
            let _ = (list(&text).is_ok(), ndjson(text.as_slice()).count());
            Ok(())
        });
    held.unwrap_or_else(|broken| panic!("{broken}"));
}

// The examples and the schema.

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

#[cfg(feature = "schema")]
mod schema {
    use serde_json::{Value, json};

    use super::*;

    fn validator() -> jsonschema::Validator {
        let schema = mscos::schema::assessment();
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    }

    #[test]
    fn records_fit_the_schema_as_they_are_and_written_again() {
        let validator = validator();
        for line in text("records/pathways.ndjson").lines() {
            let errors: Vec<_> =
                validator.iter_errors(&serde_json::from_str(line).unwrap()).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{line}");
            let written = Assessment::from_json(line).unwrap().to_json();
            assert!(validator.is_valid(&serde_json::from_str(&written).unwrap()), "{written}");
        }
    }

    #[test]
    fn a_summary_fits_its_schema_in_which_everything_has_a_title() {
        let schema = schemars::schema_for!(Summary).to_value();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let records = housed_each(0, &[(32, "yes"), (7, "no"), (3, "partly"), (2, "not-applicable")]);
        let mut summary = serde_json::to_value(Summary::of(&form(), &records)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&summary).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        for wrong in [json!({ "suppressed": "yes" }), json!({}), json!(44)] {
            summary["groups"][0]["records"] = wrong;
            assert!(!validator.is_valid(&summary));
        }
        let mut untitled = Vec::new();
        visit(&schema, &mut |properties| {
            let without =
                properties.iter().filter(|(_, value)| value["title"].is_null() || value["description"].is_null());
            untitled.extend(without.map(|(key, _)| key.clone()));
        });
        assert_eq!(untitled, Vec::<String>::new());
    }

    /// Shows the properties of every object.
    fn visit(schema: &Value, show: &mut impl FnMut(&serde_json::Map<String, Value>)) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            show(properties);
        }
        match schema {
            Value::Object(parts) => parts.values().for_each(|part| visit(part, show)),
            Value::Array(parts) => parts.iter().for_each(|part| visit(part, show)),
            _ => {}
        }
    }

    #[test]
    fn what_cannot_be_read_does_not_fit_the_schema() {
        let validator = validator();
        let good =
            json!({ "assessment_date": "2026-01-05", "timepoint": "exit", "answers": { "life-skills": { "a": "b" } } });
        assert!(validator.is_valid(&good));
        let changes = [
            ("/assessment_date", json!("5 January")),
            ("/assessment_date", json!("2026-13-05")),
            ("/assessment_date", json!(20_260_105)),
            ("/timepoint", json!("Month 6")),
            ("/timepoint", json!("x".repeat(41))),
            ("/answers", json!([])),
            ("/answers/life-skills", json!("yes")),
            ("/answers/life-skills/a", json!(1)),
            ("/answers/life-skills/a", json!(null)),
            ("/answers/life-skills/skipped", json!("yes")),
            ("/answers/life-skills/notes", json!(["x"])),
            ("/respondent", json!("nobody")),
            ("/case_reference", json!(7)),
            ("/score", json!(7)),
        ];
        for (pointer, value) in changes {
            let mut broken = good.clone();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let parent: &mut Value = if parent.is_empty() { &mut broken } else { broken.pointer_mut(parent).unwrap() };
            parent.as_object_mut().unwrap().insert(key.to_owned(), value);
            assert!(Assessment::from_json(broken.to_string()).is_err(), "{broken}");
            assert!(!validator.is_valid(&broken), "{broken}");
        }
    }

    #[test]
    fn the_schema_refuses_references_that_the_check_refuses() {
        let validator = validator();
        for (reference, fits) in [("C-0427", true), ("anna", false), ("a@b.org1", false), ("C 1", false)] {
            let json = json!({ "case_reference": reference, "assessment_date": "2026-01-05", "timepoint": "exit", "answers": {} });
            assert_eq!(validator.is_valid(&json), fits, "{reference}");
        }
    }
}

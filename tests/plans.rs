//! Plans are read, checked and reported as the contract says.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::fs;
use std::path::Path;

use mscos::plan::{
    CoveredBy, DataSource, InvolvementStage, Limits, LoadErrorKind, Measure, Method, Partner, Plan, Population,
    Reference, Stage, SurvivorInvolvement, Timepoints, Verdict, ndjson,
};
use mscos::{Basis, Context, Edition, Level, Outcome, OutcomeSet};
use serde_json::{Value, json};

fn example(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans").join(name);
    Plan::from_json(fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_complete_example_meets_the_standard_and_has_no_finding() {
    let plan = example("complete.json");
    let report = plan.check();
    assert_eq!(report.verdict(), Verdict::MeetsMinimumStandard);
    assert_eq!(report.findings().len(), 0);
    assert!(report.core().all(|core| core.unused_indicators().count() == 0));
}

#[test]
fn the_example_with_partners_meets_the_standard_through_two_named_ones() {
    let plan = example("complete-with-partners.json");
    let report = plan.check();
    assert_eq!(report.verdict(), Verdict::MeetsWithPartners);
    let by_partner = report.core().filter(|core| core.covered_by() == CoveredBy::Partner);
    let by_partner: Vec<_> =
        by_partner.flat_map(|core| core.partners().map(move |p| (core.outcome(), p.name.as_str()))).collect();
    assert_eq!(
        by_partner,
        [
            (Outcome::SecureAndSuitableHousing, "Harbour Housing Association"),
            (Outcome::AccessToMedicalTreatment, "City Road Health Centre"),
        ]
    );
}

#[test]
fn the_example_that_misses_two_names_exactly_those_two() {
    let plan = example("misses-two.json");
    let report = plan.check();
    let missing = [Outcome::FindingPurposeInLifeAndSelfActualisation, Outcome::AccessToEducation];
    assert_eq!(report.verdict(), Verdict::Incomplete);
    assert_eq!(report.missing(), OutcomeSet::from(missing));
    let errors = report.findings().iter().filter(|f| f.name() == "core-outcome-missing");
    let errors: Vec<_> = errors.map(|f| f.outcome().unwrap()).collect();
    assert_eq!(errors, missing);
    for finding in report.findings() {
        assert!(!finding.help().to_string().is_empty());
        assert!(!finding.source().section().is_empty());
    }
}

#[test]
fn the_example_of_lgbtq_refugees_is_offered_what_the_report_names() {
    let plan = example("lgbtq-refugees.json");
    let report = plan.check();
    let stated = report.suggestions().filter(|s| s.basis() == Basis::Stated);
    // The plan measures "No discrimination against LGBTQ+" already.
    assert_eq!(
        stated.map(|s| s.outcome()).collect::<Vec<_>>(),
        [Outcome::BetterImmigrationSystems, Outcome::ImmigrationStatusAndDocumentation]
    );
}

#[test]
fn a_plan_built_in_rust_is_the_one_read_from_json() {
    let built = Plan::new("Pathways: safe house and outreach evaluation")
        .aim("free text")
        .population(Population::adults().context(Context::Lgbtq).context(Context::InsecureImmigrationStatus))
        .timepoints(Timepoints::every_months(6).until_month(24))
        .measure(
            Measure::of(Outcome::SecureAndSuitableHousing)
                .indicator("secure-and-suitable-housing/private-personal-space")
                .level(Level::Organisational)
                .data_source(DataSource::SurvivorSelfReport)
                .method(Method::Quantitative)
                .instrument("Housing checklist, version 2"),
        )
        .partner(Partner::named("City clinic").covering(Outcome::AccessToMedicalTreatment))
        .survivor_involvement(
            SurvivorInvolvement::starting_at(InvolvementStage::Design)
                .paid(true)
                .finances_shared(true)
                .induction_and_support(true)
                .exit_procedure(true),
        );
    let read = Plan::from_json(CONTRACT).unwrap();
    assert_eq!(built, read);
    assert_eq!(Plan::from_json(read.to_json()).unwrap(), read);
}

/// The plan document of the design, to the letter.
const CONTRACT: &str = r#"{
  "edition": "mscos-2023",
  "title": "Pathways: safe house and outreach evaluation",
  "aim": "free text",
  "population": { "minimum_age": 18, "contexts": ["lgbtq", "insecure-immigration-status"] },
  "timepoints": { "baseline": true, "every_months": 6, "until_month": 24 },
  "measures": [
    { "outcome": "secure-and-suitable-housing",
      "indicators": ["secure-and-suitable-housing/private-personal-space"],
      "level": "organisational",
      "data_source": "survivor-self-report",
      "method": "quantitative",
      "instrument": "Housing checklist, version 2",
      "timepoints": null,
      "stage": null }
  ],
  "partners": [ { "name": "City clinic", "outcomes": ["access-to-medical-treatment"] } ],
  "survivor_involvement": { "from": "design", "paid": true, "finances_shared": true,
                            "induction_and_support": true, "exit_procedure": true },
  "support_ends_after_months": null
}"#;

#[test]
fn only_edition_title_and_measures_are_required() {
    let plan = Plan::from_json(r#"{"edition":"mscos-2023","title":"","measures":[]}"#).unwrap();
    assert_eq!(plan, Plan::new(""));
    for key in ["edition", "title", "measures"] {
        let mut document = json!({ "edition": "mscos-2023", "title": "", "measures": [] });
        document.as_object_mut().unwrap().remove(key);
        let error = Plan::from_json(document.to_string()).unwrap_err();
        assert_eq!(error.kind(), LoadErrorKind::MissingKey);
        assert!(error.to_string().contains(&format!("`{key}`")), "{error}");
    }
}

#[test]
fn bytes_and_a_byte_order_mark_are_read() {
    let marked = format!("\u{feff}{CONTRACT}");
    assert_eq!(Plan::from_json(marked.as_bytes()).unwrap(), Plan::from_json(CONTRACT).unwrap());
}

#[test]
fn titles_are_read_and_ids_are_written() {
    let json =
        r#"{"edition":"MSCOS 2023","title":"","measures":[{"outcome":"Access to Education","level":"Individual"}]}"#;
    let written: Value = serde_json::from_str(&Plan::from_json(json).unwrap().to_json()).unwrap();
    assert_eq!(written["edition"], "mscos-2023");
    assert_eq!(written["measures"][0], json!({ "outcome": "access-to-education", "level": "individual" }));
}

#[test]
fn what_is_unknown_is_kept_when_the_plan_is_written_again() {
    let plan = Plan::new("Joy").measure(Measure::of("joy"));
    let read = Plan::from_json(plan.to_json()).unwrap();
    assert_eq!(read.measures[0].outcome, Reference::Unknown("joy".to_owned()));
}

#[test]
fn every_unknown_id_is_found_at_once_where_it_stands() {
    let json = r#"{"edition":"mscos-1999","title":"","population":{"contexts":["x1"]},
        "measures":[{"outcome":"x2"},{"outcome":"life-skills","indicators":["x3","life-skills/x4"]}],
        "partners":[{"name":"P","outcomes":["x5"]}]}"#;
    let plan = Plan::from_json(json).unwrap();
    let report = plan.check();
    let mut places: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.name().starts_with("unknown-"))
        .map(|finding| finding.pointer().to_string())
        .collect();
    places.sort();
    let document: Value = serde_json::from_str(json).unwrap();
    assert!(places.iter().all(|place| document.pointer(place).is_some()));
    assert_eq!(
        places,
        [
            "/edition",
            "/measures/0/outcome",
            "/measures/1/indicators/0",
            "/measures/1/indicators/1",
            "/partners/0/outcomes/0",
            "/population/contexts/0",
        ]
    );
}

/// The beginning of a plan that can be read.
const HEAD: &str = "{\"edition\":\"mscos-2023\",\"title\":\"\",\n";

/// What can't be read, the kind of problem, and the JSON Pointer, line and column at which it stands.
const BROKEN: &[(&str, LoadErrorKind, &str, (usize, usize))] = &[
    ("", LoadErrorKind::UnexpectedEnd, "", (1, 1)),
    ("{\"edition\":\"mscos-2023\",\n", LoadErrorKind::UnexpectedEnd, "", (2, 1)),
    ("[]", LoadErrorKind::WrongValue, "", (1, 1)),
    (" 42", LoadErrorKind::WrongValue, "", (1, 2)),
    ("{\"edition\": mscos}", LoadErrorKind::Syntax, "", (1, 13)),
    ("HEAD\"measures\":[]} more", LoadErrorKind::Syntax, "", (2, 16)),
    ("HEAD\"measures\":{}}", LoadErrorKind::WrongValue, "/measures", (2, 12)),
    ("HEAD\"measures\":[{\"outcome\":1}]}", LoadErrorKind::WrongValue, "/measures/0/outcome", (2, 24)),
    ("HEAD\"measures\":[{}]}", LoadErrorKind::MissingKey, "/measures/0", (2, 13)),
    ("HEAD\"measures\":[[\"life-skills\"]]}", LoadErrorKind::WrongValue, "/measures/0", (2, 13)),
    (
        "HEAD\"measures\":[{\"outcome\":\"x\",\"levle\":\"individual\"}]}",
        LoadErrorKind::UnknownKey,
        "/measures/0/levle",
        (2, 28),
    ),
    (
        "HEAD\"measures\":[{\"outcome\":\"x\",\n\"level\":\"personal\"}]}",
        LoadErrorKind::WrongValue,
        "/measures/0/level",
        (3, 9),
    ),
    ("HEAD\"title\":\"\",\"measures\":[]}", LoadErrorKind::RepeatedKey, "/title", (2, 1)),
    (
        "HEAD\"measures\":[],\"population\":{\"minimum_age\":-1}}",
        LoadErrorKind::WrongValue,
        "/population/minimum_age",
        (2, 43),
    ),
    (
        "HEAD\"measures\":[],\"population\":{\"minimum_age\":300}}",
        LoadErrorKind::WrongValue,
        "/population/minimum_age",
        (2, 43),
    ),
    (
        "HEAD\"measures\":[],\"timepoints\":{\"baseline\":\"yes\"}}",
        LoadErrorKind::WrongValue,
        "/timepoints/baseline",
        (2, 40),
    ),
];

#[test]
fn what_cannot_be_read_is_an_error_with_pointer_line_and_column() {
    for (json, kind, pointer, place) in BROKEN {
        let json = json.replace("HEAD", HEAD);
        let error = Plan::from_json(&json).unwrap_err();
        let found = (error.kind(), error.pointer(), (error.line(), error.column()));
        assert_eq!(found, (*kind, *pointer, *place), "{json}: {error}");
        assert_eq!(error.problems().len(), 1, "{json}: {error}");
    }
}

#[test]
fn every_problem_of_a_document_is_told_at_once_in_its_order() {
    let json = r#"{
  "edition": 2023,
  "titel": "A slip",
  "population": { "minimum_age": "18", "contexts": ["lgbtq", 7] },
  "measures": [
    { "outcome": "life-skills", "level": "organizationl", "level": "individual" },
    { "indicators": {}, "metod": "mixed" },
    "life-skills"
  ],
  "partners": null,
  "survivor_involvement": { "paid": "yes", "from": null }
}"#;
    let error = Plan::from_json(json).unwrap_err();
    let found: Vec<_> = error.problems().iter().map(|p| (p.kind(), p.pointer(), p.line())).collect();
    assert_eq!(
        found,
        [
            (LoadErrorKind::MissingKey, "", 1),
            (LoadErrorKind::WrongValue, "/edition", 2),
            (LoadErrorKind::UnknownKey, "/titel", 3),
            (LoadErrorKind::WrongValue, "/population/minimum_age", 4),
            (LoadErrorKind::WrongValue, "/population/contexts/1", 4),
            (LoadErrorKind::WrongValue, "/measures/0/level", 6),
            (LoadErrorKind::RepeatedKey, "/measures/0/level", 6),
            (LoadErrorKind::MissingKey, "/measures/1", 7),
            (LoadErrorKind::WrongValue, "/measures/1/indicators", 7),
            (LoadErrorKind::UnknownKey, "/measures/1/metod", 7),
            (LoadErrorKind::WrongValue, "/measures/2", 8),
            (LoadErrorKind::WrongValue, "/partners", 10),
            (LoadErrorKind::WrongValue, "/survivor_involvement/paid", 11),
        ]
    );
    assert_eq!(error.to_string().lines().count(), 13);
}

#[test]
fn a_document_of_nothing_but_problems_is_not_told_without_end() {
    let json = format!(r#"{{"edition":"mscos-2023","title":"","measures":[{}]}}"#, vec!["1"; 4000].join(","));
    assert_eq!(Plan::from_json(json).unwrap_err().problems().len(), 100);
}

#[test]
fn documents_beyond_the_limits_are_refused() {
    let limits = Limits::default().bytes(100);
    let long = format!(r#"{{"edition":"mscos-2023","title":"{}","measures":[]}}"#, "x".repeat(100));
    let error = Plan::from_json_within(&long, &limits).unwrap_err();
    assert_eq!(error.kind(), LoadErrorKind::TooLarge);
    assert!(Plan::from_json(&long).is_ok());
    let many = vec![r#"{"outcome":"life-skills"}"#; 5001].join(",");
    let many = format!("{HEAD}\"measures\":[{many}]}}");
    let error = Plan::from_json(many).unwrap_err();
    let found = (error.kind(), error.pointer(), error.line());
    assert_eq!(found, (LoadErrorKind::TooLarge, "/measures", 2));
    let names = vec!["\"x\""; 10_001].join(",");
    let names = format!(
        r#"{{"edition":"mscos-2023","title":"","measures":[],"partners":[{{"name":"P","outcomes":[{names}]}}]}}"#
    );
    assert_eq!(Plan::from_json(names).unwrap_err().kind(), LoadErrorKind::TooLarge);
}

#[test]
fn many_plans_in_one_text_are_read_line_by_line() {
    let good = r#"{"edition":"mscos-2023","title":"","measures":[]}"#;
    let text = format!("{good}\r\n\n{{\n{good}\n{}\n{good}", "x".repeat(500));
    let lines: Vec<_> = ndjson(text.as_bytes()).within(Limits::default().bytes(200)).collect();
    let read: Vec<_> = lines.iter().map(|line| (line.number, line.plan.is_ok())).collect();
    assert_eq!(read, [(1, true), (3, false), (4, true), (5, false), (6, true)]);
    let errors: Vec<_> = lines.iter().filter_map(|line| line.plan.as_ref().err()).collect();
    assert_eq!((errors[0].kind(), errors[0].line()), (LoadErrorKind::UnexpectedEnd, 3));
    assert_eq!((errors[1].kind(), errors[1].line()), (LoadErrorKind::TooLarge, 5));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let error = Plan::from_json(b"{\"edition\":\"\xff\xfe\"}").unwrap_err();
    assert_eq!(error.kind(), LoadErrorKind::Syntax);
    assert!(Plan::from_json([0, 159, 146, 150]).is_err());
}

#[test]
fn nesting_without_end_is_refused() {
    assert!(Plan::from_json("[".repeat(100_000)).is_err());
    let deep = format!("{{\"edition\":{}", "{\"a\":".repeat(100_000));
    assert!(Plan::from_json(deep).is_err());
}

#[test]
fn an_error_says_what_would_mend_it() {
    let read = |json: &str| Plan::from_json(json).unwrap_err().to_string();
    let unknown = read(r#"{"edition":"mscos-2023","titel":""}"#);
    assert!(unknown.contains("the nearest is `title`"), "{unknown}");
    let far = read(r#"{"edition":"mscos-2023","qqqq":""}"#);
    assert!(far.contains("the keys here are edition, title"), "{far}");
    let level = read(r#"{"edition":"mscos-2023","title":"","measures":[{"outcome":"x","level":"organizationl"}]}"#);
    assert!(level.contains("the nearest is `organisational`"), "{level}");
    assert!(!level.contains("the ids are"), "{level}");
}

#[test]
fn what_people_slip_in_is_told_with_what_would_mend_it() {
    let head = "{\"edition\":\"mscos-2023\",\n";
    for (rest, help) in [
        ("\"title\":\"\",\"measures\":[],\n}", "take out the comma before this"),
        ("\"title\":\"\",\"measures\":[{\"outcome\":\"life-skills\"}, ]}", "take out the comma before this"),
        ("\"title\":“Ours”,\"measures\":[]}", "write straight quotes"),
        ("„title“:\"\",\"measures\":[]}", "write straight quotes"),
        ("'title':\"\",\"measures\":[]}", "write double quotes"),
        (
            "\"title\":\"one\ntwo\",\"measures\":[]}",
            r"put the quote that ends the text; a line break that belongs to it is written \n",
        ),
        ("\"measures\":[]}", "add it"),
        ("\"title\":\"\" \"measures\":[]}", "put a comma before this"),
        (
            "\"title\":\"\",\"measures\":[{\"outcome\":\"life-skills\",\"level\":\"qqqq\"}]}",
            "the ids are individual, organisational, governmental, societal",
        ),
        (
            "\"title\":\"\",\"measures\":[{\"outcome\":\"life-skills\",\"level\":7}]}",
            "the ids are individual, organisational, governmental, societal",
        ),
        ("\"title\":\"\",\"measures\":[],\"severity\":{\"M001\":\"qqqq\"}}", "the ids are error, warning, advice"),
        ("\"title\":\"\",\"measures\":[],\"severity\":7}", ""),
    ] {
        let error = Plan::from_json(format!("{head}{rest}")).unwrap_err();
        assert_eq!(error.problems()[0].help(), help, "{rest}: {error}");
    }
    let latin = Plan::from_json(b"{\"title\":\"caf\xe9\"}").unwrap_err();
    assert_eq!(latin.problems()[0].help(), "save it as UTF-8");
    let wording = mscos::wording::Wording::from_json(r#"{"language":"cy"}"#).unwrap_err();
    assert!(wording.problems()[0].help().starts_with("add it; the ids are official, easy-read, "), "{wording}");
}

/// Two measures of one outcome, and one of another, each without a tool.
const THREE: &str = r#"{ "edition": "mscos-2023", "title": "",
  "measures": [
    { "outcome": "access-to-education" },
    { "outcome": "life-skills" },
    {
      "outcome": "access-to-education",
      "method": "mixed"
    } ] }"#;

#[test]
fn what_mends_several_places_is_told_once_with_all_of_them() {
    let plan = Plan::from_json(THREE).unwrap();
    let report = plan.check();
    let help = report.findings().iter().find(|one| one.code() == "M029").unwrap().help().to_string();
    for text in [report.to_string(), report.markdown().to_string(), report.html().to_string()] {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let help = help.split(['`', ' ']).find(|word| word.contains("questionnaire")).unwrap();
        assert_eq!(one_line.matches(help).count(), 1, "{text}");
        assert!(one_line.contains("/measures/0, /measures/2"), "{text}");
        assert!(one_line.contains("/measures/1"), "{text}");
    }
    let text = format!("{report:300}");
    assert!(text.contains("advice[M029] measure-without-instrument (3)\n    - this measure of \"Access to education\" names no tool at /measures/0, /measures/2\n"), "{text}");
}

#[test]
fn errors_and_warnings_come_first_then_the_coverage_then_advice() {
    let text = Plan::from_json(THREE).unwrap().check().to_string();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(at("error[") < at("warning[") && at("warning[") < at("The seven core outcomes"));
    assert!(at("The seven core outcomes") < at("\nAdvice\n") && at("\nAdvice\n") < at("advice["));
}

#[test]
fn lines_stand_beside_places_where_the_document_is_at_hand() {
    for json in [THREE.to_owned(), THREE.replace('\n', "\r\n"), format!("\u{feff}{THREE}")] {
        let plan = Plan::from_json(&json).unwrap();
        let text = format!("{:300}", plan.check().with_lines_of(&json));
        for place in ["/measures (line 2)", "/measures/0 (line 3)", "/measures/1 (line 4)", "/measures/2 (line 5)"] {
            assert!(text.contains(place), "{place}: {text}");
        }
        assert!(text.contains("at the whole plan\n"), "the whole has no line: {text}");
        assert!(!plan.check().to_string().contains("(line"));
        // What is no document, or another one, says nothing.
        assert_eq!(plan.check().with_lines_of("{").to_string(), plan.check().to_string());
    }
}

const SECRET: &str = "Ana from Tirana told me";

#[test]
fn no_error_repeats_text_of_the_document() {
    for json in [
        format!(r#"{{"edition":"mscos-2023","title":["{SECRET}"]}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","{SECRET}":""}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","aim":{{"{SECRET}":"{SECRET}"}}}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","timepoints":"{SECRET}, expected {SECRET}"}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","population":{{"minimum_age":"{SECRET}"}}}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","measures":[{{"outcome":"x","level":"{SECRET}"}}]}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"","measures":[{{"outcome":"x","{SECRET}`, expected `x":1}}]}}"#),
        format!(r#"{{"edition":"mscos-2023","title":"{SECRET}""#),
        format!(r#""{SECRET}""#),
        SECRET.to_owned(),
    ] {
        let error = Plan::from_json(&json).unwrap_err();
        for said in [error.to_string(), format!("{error:?}")] {
            assert!(!said.contains("Ana") && !said.contains("Tirana"), "{json}: {said}");
        }
    }
}

#[test]
fn no_report_repeats_text_of_the_plan_except_names_of_partners() {
    let measure = Measure::of(SECRET).indicator(SECRET).instrument(SECRET).stage(Stage::LongTerm);
    let mut plan = Plan::new(SECRET)
        .aim(SECRET)
        .population(Population::adults().context(SECRET))
        .measure(measure)
        .partner(Partner::named("City clinic").covering(SECRET).covering(Outcome::AccessToEducation));
    plan.edition = SECRET.into();
    let report = plan.check();
    let json = serde_json::to_string(&report).unwrap();
    for said in [report.to_string(), json.clone(), format!("{report:?} {:?}", report.core().collect::<Vec<_>>())] {
        assert!(!said.contains("Ana") && !said.contains("Tirana"), "{said}");
    }
    assert!(json.contains("City clinic") && report.to_string().contains("City clinic"));
}

#[test]
fn a_partner_cannot_write_over_the_terminal() {
    let plan = Plan::new("").partner(Partner::named("\u{1b}[2JClinic\r").covering(Outcome::AccessToEducation));
    assert!(plan.check().to_string().chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn the_report_in_json_has_the_fields_of_the_contract() {
    let plan = example("misses-two.json");
    let report = serde_json::to_value(plan.check()).unwrap();
    assert_eq!(report["edition"], Edition::CURRENT.id());
    assert_eq!(report["verdict"], "incomplete");
    assert_eq!(report["core"].as_array().unwrap().len(), 7);
    assert_eq!(report["core"][6]["covered_by"], "missing");
    assert_eq!(report["core"][0]["indicators"][0], "secure-and-suitable-housing/feeling-safe-and-secure");
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "M001");
    assert_eq!(finding["name"], "core-outcome-missing");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["pointer"], "/measures");
    assert_eq!(finding["guidance"], json!(["P1", "P2"]));
    assert_eq!(finding["source"], json!({ "document": "final-report", "section": "Priority recommendations" }));
    let suggestion = &report["suggestions"][0];
    for field in ["outcome", "basis", "contexts", "reason", "source"] {
        assert!(!suggestion[field].is_null(), "{field}");
    }
}

#[test]
fn a_plan_and_its_partner_count_once_and_the_plan_comes_first() {
    let plan = Plan::new("")
        .measure(Measure::of(Outcome::AccessToEducation))
        .partner(Partner::named("College").covering(Outcome::AccessToEducation));
    let report = plan.check();
    let coverage = report.coverage(Outcome::AccessToEducation);
    assert_eq!(coverage.covered_by(), CoveredBy::Plan);
    assert_eq!(coverage.partners().count(), 1);
}

#[test]
fn the_readme_shows_what_the_command_prints() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, shown) = readme.split_once("```text\n").unwrap();
    let (shown, _) = shown.split_once('…').unwrap();
    let plan = example("misses-two.json");
    assert!(plan.check().to_string().starts_with(shown));
}

#[test]
fn where_an_object_belongs_the_help_names_its_keys() {
    let plan = r#"{ "edition": "mscos-2023", "title": "T", "measures": [], "timepoints": ["baseline"] }"#;
    let error = Plan::from_json(plan).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!((problem.pointer(), problem.message()), ("/timepoints", "an object should stand here"));
    assert_eq!(problem.help(), "write { … } with keys out of `baseline`, `every_months`, `until_month`");
}

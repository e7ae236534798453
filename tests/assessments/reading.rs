//! What is read as a record, and what is not.

use super::*;

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

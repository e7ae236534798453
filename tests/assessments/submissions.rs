//! What the servers of forms return.

use super::*;

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
    // ODK keeps the first id.
    let odk = ODK.replace(r#""instanceID": "uuid:1""#, r#""instanceID": "uuid:2""#);
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

//! `mscos assess --submissions`: what Kobo and ODK Central export.

use mscos::form::XlsForm;
use mscos::{Indicator, Outcome};

use super::*;

/// A submission of Kobo to the form of [`PLAN`].
fn submission(id: u8, more: &str) -> String {
    let answered = r#""assessment_date":"2026-01-05","timepoint":"month_6","free_courses":"yes""#;
    format!(r#"{{"_id":{id},"_uuid":"u{id}",{answered}{more}}}"#)
}

#[test]
fn what_kobo_and_odk_return_is_read() {
    let courses: Indicator = "access-to-education/free-courses".parse().unwrap();
    let name = format!("{}/{}", Outcome::AccessToEducation.id().replace('-', "_"), XlsForm::name(courses));
    let kobo = format!(
        r#"{{"count":2,"results":[
            {{"_id":1,"assessment_date":"2026-01-05","timepoint":"month_6","{name}":"yes"}},
            {{"_id":2,"assessment_date":"2026-01-06","timepoint":"month_6","{name}":"perhaps","access_to_education/colour":"{STORY}"}}]}}"#
    );
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("kobo.json", kobo.as_bytes())]);
    let [plan, kobo] = ["plan.json", "kobo.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &kobo, "--submissions"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    assert!(err(&output).contains("2 records: 1 error"));
    let said = err(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 key is not of the form"), "{said}");
    assert!(said.contains("access_to_education/colour, in 1 submission"), "{said}");
    assert!(!said.contains("Amara") && !out(&output).contains("Amara"));
    let document = json(&out(&run(&["assess", &plan, &kobo, "--submissions", "--format", "json"])));
    assert_eq!(document["unread"].as_array().unwrap().len(), 1);
    refuses(&run(&["assess", &plan, &kobo]), "add --submissions");
    refuses(&run(&["assess", &plan, &plan, "--submissions"]), "no list of submissions stands here");
}

#[test]
fn a_single_submission_is_read_too() {
    let courses: Indicator = "access-to-education/free-courses".parse().unwrap();
    let name = format!("{}/{}", Outcome::AccessToEducation.id().replace('-', "_"), XlsForm::name(courses));
    let text = format!(r#"{{"_id":1,"assessment_date":"2026-01-05","timepoint":"month_6","{name}":"perhaps"}}"#);
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("one.json", text.as_bytes())]);
    let [plan, one] = ["plan.json", "one.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &one, "--submissions", "--width", "300"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    let text = err(&output);
    assert!(text.contains("1 error"), "{text}");
    assert!(text.contains(&format!("at {one}, submission 1: free_courses\n")), "{text}");
}

#[test]
fn a_slip_in_a_single_submission_is_told_where_it_stands() {
    let files = [("plan.json", PLAN), ("one.json", r#"{"assessment_date":"soon","timepoint":"month_6"}"#)];
    let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let [plan, one] = ["plan.json", "one.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &one, "--submissions", "--width", "300"]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    assert!(said.contains(&format!("{one}:1:20")) && said.contains(" /assessment_date"), "{said}");
    assert!(!said.contains("/0"), "{said}");
}

#[test]
fn of_an_export_what_is_bad_rejected_twice_or_missing_is_told_and_the_rest_is_counted() {
    let submission = |id: u8, more: &str| {
        format!(r#"{{"_uuid":"{id}","assessment_date":"2026-01-05","timepoint":"month_6","free_courses":"yes"{more}}}"#)
    };
    let rejected = submission(1, r#","_validation_status":{"uid":"validation_status_not_approved"}"#);
    let bad = submission(2, "").replace("2026-01-05", STORY);
    let all = [rejected, bad, submission(3, ""), submission(3, ""), submission(4, "")].join(",");
    let kobo = format!(r#"{{"next":"https://kobo.example/{STORY}","results":[{all}]}}"#);
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("kobo.json", kobo.as_bytes())]);
    let [plan, kobo] = ["plan.json", "kobo.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &kobo, "--submissions", "--width", "300"]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    for told in [
        "there are more pages",
        "1 submission is rejected on the server",
        "1 submission stands there again",
        "/results/1/assessment_date",
        "2 records, 1 more cannot be read",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    for word in ["Amara", "kobo.example"] {
        assert!(!said.contains(word) && !out(&output).contains(word), "{word}: {said}");
    }
}

#[test]
fn the_same_submission_in_several_files_is_counted_once_and_told_mildly() {
    let pages = [vec![1, 2, 3, 4], vec![3, 4, 5, 6]]
        .map(|ids| format!("[{}]", ids.into_iter().map(|id| submission(id, "")).collect::<Vec<_>>().join(",")));
    let edited = submission(9, r#","meta/rootUuid":"uuid:u1""#);
    let folder = folder(&[
        ("plan.json", PLAN.as_bytes()),
        ("edited.json", edited.as_bytes()),
        ("a.json", pages[0].as_bytes()),
        ("b.json", pages[1].as_bytes()),
    ]);
    let [plan, edited, a, b] = ["plan.json", "edited.json", "a.json", "b.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &edited, &a, &b, "--submissions", "--width", "300"]);
    let said = err(&output);
    assert_eq!(status(&output), 0, "{said}");
    assert!(said.contains("note: 3 submissions stand there again") && !said.contains("rejected"), "{said}");
    assert!(said.contains("\n6 records"), "{said}");
}

#[test]
fn unknown_keys_are_told_once_with_the_number_of_submissions_and_the_nearest_name() {
    let slips = [r#","free_coursses":"no""#, r#","free_coursses":"yes","access_to_education/Amara said":"x""#, ""];
    let all = slips.iter().zip(1..).map(|(slip, id)| submission(id, slip)).collect::<Vec<_>>();
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("kobo.json", format!("[{}]", all.join(",")).as_bytes())]);
    let [plan, kobo] = ["plan.json", "kobo.json"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &kobo, "--submissions", "--width", "300"]);
    let said = err(&output);
    assert!(said.contains("2 keys are not of the form"), "{said}");
    assert!(said.contains("free_coursses, in 2 submissions; the nearest name is `free_courses`"), "{said}");
    assert!(said.contains("in 1 submission; it stands in the group `access_to_education`"), "{said}");
    assert!(!said.contains("Amara"), "{said}");
    let document = json(&out(&run(&["assess", &plan, &kobo, "--submissions", "--format", "json"])));
    assert_eq!(document["unread"][1]["submissions"], 2, "{document}");
}

#[test]
fn with_summary_only_nothing_of_single_records_is_told() {
    let rejected = r#","_validation_status":{"uid":"validation_status_not_approved"}"#;
    let all =
        [submission(1, ""), submission(1, ""), submission(2, rejected), submission(3, r#","colour":"x""#)].join(",");
    let folder = folder(&[
        ("plan.json", PLAN.as_bytes()),
        ("kobo.json", format!("[{all}]").as_bytes()),
        ("page.json", format!(r#"{{"next":"https://k.example","results":[{all},7]}}"#).as_bytes()),
    ]);
    let [plan, kobo, page] = ["plan.json", "kobo.json", "page.json"].map(|name| in_folder(&folder, name));
    let arguments = ["assess", &plan, "--submissions", "--summary-only"];
    assert_eq!(err(&run(&[&arguments[..], &[&kobo]].concat())), "");
    let said = err(&run(&[&arguments[..], &[&page]].concat()));
    assert!(said.contains("there are more pages") && said.contains("an object should stand here"), "{said}");
    assert!(!said.contains("rejected") && !said.contains("not of the form"), "{said}");
}

#[test]
fn exports_as_tables_and_on_lines_are_read_and_others_are_told_where_json_is() {
    let table = "\"assessment_date\";\"timepoint\";\"free_courses\";\"_id\"\n2026-01-05;month_6;yes;1\n2026-01-05;month_6;perhaps;2\n";
    let labels = format!("Date of the assessment,When,Notes\n2026-01-05,Month 6,{STORY}\n");
    let late = format!("assessment_date,timepoint,notes__access_to_education\n5 January,exit,{STORY}\n");
    let folder = folder(&[
        ("plan.json", PLAN.as_bytes()),
        ("kobo.csv", table.as_bytes()),
        ("labels.csv", labels.as_bytes()),
        ("late.csv", late.as_bytes()),
        ("lines.ndjson", format!("{}\n{}\n", submission(1, ""), submission(2, "")).as_bytes()),
        ("kobo.xlsx", b"PK\x03\x04..."),
        ("map.geojson", br#"{"type":"FeatureCollection","features":[]}"#),
        ("large.json", format!("[{}]", " ".repeat(65 << 20)).as_bytes()),
    ]);
    let file = |name: &str| in_folder(&folder, name);
    let told = |name: &str, arguments: &[&str]| {
        let output = run(&[&["assess", &file("plan.json"), &file(name), "--width", "300"], arguments].concat());
        assert!(!err(&output).contains("Amara"), "{}", err(&output));
        (status(&output), err(&output))
    };
    let (status, said) = told("kobo.csv", &["--submissions"]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("kobo.csv, submission 2: free_courses\n"), "{said}");
    let (status, said) = told("lines.ndjson", &["--submissions"]);
    assert!(status == 0 && said.contains("2 records"), "{said}");
    let expected = [
        ("labels.csv", "XML values and headers"),
        ("late.csv", "written like 2026-11-22"),
        ("kobo.xlsx", "/api/v2/assets/"),
        ("map.geojson", ".svc/Submissions"),
        ("large.json", "?limit=500&start=0"),
    ];
    for (name, help) in expected {
        let (status, said) = told(name, &["--submissions"]);
        assert!(status == 2 && said.contains(help), "{name}: {said}");
    }
    for name in ["kobo.csv", "lines.ndjson", "map.geojson"] {
        let (status, said) = told(name, &[]);
        assert!(status == 2 && said.contains("add --submissions"), "{name}: {said}");
    }
}

//! `mscos assess`: records are checked, summed up, and never repeated.

use mscos::assessment::{Summary, Threshold, ndjson};
use mscos::form::{Form, XlsForm};
use mscos::plan::Plan;
use mscos::{Indicator, Outcome};

use super::*;

fn records(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records").join(name).to_str().unwrap().to_owned()
}

fn summary(threshold: Threshold) -> Summary {
    let form = Form::of_plan(&Plan::from_json(fs::read(example("complete.json")).unwrap()).unwrap());
    let text = fs::read(records("pathways.ndjson")).unwrap();
    let all: Vec<_> = ndjson(text.as_slice()).map(|line| line.record.unwrap()).collect();
    Summary::with_threshold(&form, &all, threshold)
}

/// A plan that asks about one thing, and a record of it.
const PLAN: &str = r#"{"edition":"mscos-2023","title":"","timepoints":{"baseline":true,"every_months":6,"until_month":12},
    "measures":[{"outcome":"access-to-education","indicators":["access-to-education/free-courses"]}]}"#;

fn record(answer: &str) -> String {
    format!(
        r#"{{"assessment_date":"2026-01-05","timepoint":"baseline","answers":{{"access-to-education":{{"free-courses":"{answer}"}}}}}}"#
    )
}

#[test]
fn the_summary_is_that_of_the_library_in_every_format() {
    let arguments = ["assess", &example("complete.json"), &records("pathways.ndjson")];
    let text = run(&arguments);
    let usual = summary(Threshold::default());
    assert_eq!((status(&text), out(&text)), (0, format!("{usual:88}")));
    assert!(err(&text).starts_with("44 records: nothing was found that needs mending.\n\n"), "{}", err(&text));
    let document = succeeds(&[&arguments[..], &["--format", "json"]].concat());
    assert!(document.trim_start_matches(['{', '\n', ' ']).starts_with("\"findings\""), "{document}");
    assert!(!document.contains("44"));
    let document = json(&document);
    assert_eq!(document["summary"], serde_json::to_value(&usual).unwrap());
    assert_eq!(document["records"].as_array().unwrap().len(), 0, "no places of records without a finding");
    let csv = run(&[&arguments[..], &["--format", "csv"]].concat());
    assert_eq!((status(&csv), out(&csv)), (0, usual.csv()));
    assert!(err(&csv).starts_with("44 records: nothing"));

    for (format, expected) in [("text", format!("{usual:88}")), ("csv", usual.csv())] {
        let alone = run(&[&arguments[..], &["--summary-only", "--format", format]].concat());
        assert_eq!((out(&alone), err(&alone)), (expected, String::new()));
    }
    let alone = succeeds(&[&arguments[..], &["--summary-only", "--format", "json"]].concat());
    assert_eq!(json(&alone), serde_json::to_value(&usual).unwrap());
}

#[test]
fn what_may_be_published_tells_nothing_of_single_records() {
    let slips = records("with-slips.ndjson");
    let output = run(&["assess", &example("complete.json"), &records("pathways.ndjson"), &slips]);
    assert_eq!(status(&output), 2);
    for told in ["[A0", "with-slips", ", line ", "error"] {
        assert!(!out(&output).contains(told), "{told}: {}", out(&output));
        assert!(err(&output).contains(told), "{told}: {}", err(&output));
    }
    assert!(err(&output).contains("for those who keep the records"));
}

#[test]
fn what_is_told_has_an_end() {
    let many = |line: &str| format!("{line}\n").repeat(30);
    let folder = folder(&[
        ("plan.json", PLAN.as_bytes()),
        ("bad.ndjson", many(&record("yes").replace("2026-01-05", "5 January")).as_bytes()),
        ("bad.json", format!("[{}]", vec!["7"; 30].join(",")).as_bytes()),
        ("slips.ndjson", many(&record("perhaps")).as_bytes()),
    ]);
    let [plan, lines, list, slips] =
        ["plan.json", "bad.ndjson", "bad.json", "slips.ndjson"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &slips, &lines, &list, "--width", "300"]);
    let said = err(&output);
    assert_eq!(status(&output), 2);
    assert_eq!(said.matches("bad.ndjson:").count(), 21, "{said}");
    assert_eq!(said.matches("bad.json:").count(), 21, "{said}");
    assert_eq!(said.matches("and 10 more that cannot be read").count(), 2, "{said}");
    assert_eq!(said.matches("error[A004]").count(), 20, "{said}");
    assert!(said.contains("and 10 more of answer-outside-scale"), "{said}");
    assert!(said.contains("30 records, 60 more cannot be read: 30 errors"), "{said}");
    let document = json(&out(&run(&["assess", &plan, &slips, "--format", "json"])));
    assert_eq!(document["findings"].as_array().unwrap().len(), 30);
}

#[test]
fn the_threshold_is_the_one_that_was_asked_for_and_none_that_hides_nobody() {
    let arguments =
        ["assess", &example("complete.json"), &records("pathways.ndjson"), "--format", "csv", "--threshold"];
    let expected = summary(Threshold::new(9).unwrap()).csv();
    assert_eq!(succeeds(&[&arguments[..], &["9"]].concat()), expected);
    refuses(&run(&[&arguments[..], &["2"]].concat()), "the least is 3");
    refuses(&run(&[&arguments[..], &["few"]].concat()), "invalid value 'few'");
}

#[test]
fn the_status_tells_what_was_found() {
    let status_of = |text: &str, arguments: &[&str]| {
        let folder = folder(&[("plan.json", PLAN.as_bytes())]);
        status(&fed_text(&[&["assess", &in_folder(&folder, "plan.json"), "-"], arguments].concat(), text))
    };
    let skipped = record("yes").replace("\"free-courses\":\"yes\"", "");
    assert_eq!(status_of(&record("yes"), &["--strict"]), 0);
    assert_eq!(status_of(&record("perhaps"), &[]), 1);
    assert_eq!(status_of(&skipped, &[]), 0, "an empty section is a warning");
    assert_eq!(status_of(&skipped, &["--strict"]), 1);
    assert_eq!(status_of(&format!("{}\n{{\n", record("yes")), &[]), 2);
    assert_eq!(status_of("[]", &[]), 2);
    assert_eq!(status_of("", &[]), 2);
}

#[test]
fn findings_are_told_with_file_line_and_pointer() {
    let folder = folder(&[
        ("plan.json", PLAN.as_bytes()),
        ("one.json", record("perhaps").as_bytes()),
        ("list.json", format!("[{},\n{}]", record("yes"), record("perhaps")).as_bytes()),
        ("lines.ndjson", format!("{}\n\n{{\n{}\n", record("yes"), record("perhaps")).as_bytes()),
    ]);
    let [plan, single, many, lines] =
        ["plan.json", "one.json", "list.json", "lines.ndjson"].map(|name| in_folder(&folder, name));
    let output = run(&["assess", &plan, &single, &many, &lines, "--width", "300"]);
    assert_eq!(status(&output), 2);
    let text = err(&output);
    assert!(text.contains("5 records, 1 more cannot be read: 3 errors"), "{text}");
    let at = "/answers/access-to-education/free-courses";
    for place in [format!("at {single} {at}"), format!("at {many} /1{at}"), format!("at {lines}, line 4 {at}")] {
        assert!(text.contains(&format!("{place}\n")), "{place}: {text}");
    }
    assert!(err(&output).contains("lines.ndjson:3:"), "{}", err(&output));
    let document = json(&out(&run(&["assess", &plan, &single, &many, &lines, "--format", "json"])));
    let last = document["findings"].as_array().unwrap().iter().filter_map(|one| one["record"].as_u64()).max().unwrap();
    let places = document["records"].as_array().unwrap();
    assert_eq!(places.len(), 3, "those with a finding");
    let place = places.iter().find(|place| place["record"] == last).unwrap();
    assert_eq!((&place["file"], &place["line"]), (&Value::from(lines.as_str()), &Value::from(4)));
    assert_eq!(document["unreadable"], 1);
}

#[test]
fn a_repeated_record_names_the_place_of_the_other() {
    let repeated = record("yes").replacen('{', "{\"case_reference\":\"C-1\",", 1);
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("a.json", repeated.as_bytes())]);
    let [plan, a] = ["plan.json", "a.json"].map(|name| in_folder(&folder, name));
    let text = err(&run(&["assess", &plan, &a, &a, "--width", "300"]));
    assert!(text.contains(&format!("the record at {a} is the same")), "{text}");
    assert!(!text.contains("C-1"));
    let document = json(&out(&run(&["assess", &plan, &a, &a, "--format", "json"])));
    let places: Vec<_> = document["records"].as_array().unwrap().iter().map(|place| &place["record"]).collect();
    assert_eq!(places, [0, 1], "the place of the other too");
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
    assert!(
        said.contains("1 answer to what the form does not ask") && said.contains("access_to_education~1colour"),
        "{said}"
    );
    assert!(!said.contains("Amara") && !out(&output).contains("Amara"));
    let document = json(&out(&run(&["assess", &plan, &kobo, "--submissions", "--format", "json"])));
    assert_eq!(document["unread"].as_array().unwrap().len(), 1);
    refuses(&run(&["assess", &plan, &kobo]), "kobo.json:1:");
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
    assert!(text.contains(&format!("at {one} /answers/access-to-education/free-courses\n")), "{text}");
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
        "1 submission is there again",
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
fn records_are_held_against_the_scales_that_they_were_asked_with() {
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("often.json", record("sometimes").as_bytes())]);
    let [plan, often] = ["plan.json", "often.json"].map(|name| in_folder(&folder, name));
    assert_eq!(status(&run(&["assess", &plan, &often])), 1);
    assert_eq!(status(&run(&["assess", &plan, &often, "--scale", "how-often"])), 0);
}

#[test]
fn no_word_of_a_record_comes_out_again() {
    let slips = [
        record(STORY),
        record("yes").replace("2026-01-05", STORY),
        record("yes").replace("free-courses", STORY),
        record("yes").replace("\"free-courses\":", &format!("\"notes\":\"{STORY}\",\"free-courses\":")),
        record("yes").replacen('{', &format!("{{\"case_reference\":\"{STORY}\","), 1),
        format!("{{\"{STORY}\":1}}"),
        format!("{{\"notes\":\"{STORY}"),
    ];
    let folder = folder(&[("plan.json", PLAN.as_bytes())]);
    let plan = in_folder(&folder, "plan.json");
    for slip in &slips {
        for format in ["text", "json", "csv"] {
            for text in [slip.clone(), format!("[{slip}]"), format!("{}\n{slip}\n", record("yes"))] {
                let output = fed_text(&["assess", &plan, "-", "--format", format], &text);
                for word in ["Amara", "cellar", "kept"] {
                    assert!(!out(&output).contains(word) && !err(&output).contains(word), "{word}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_is_no_record_is_refused_with_2() {
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("binary.json", b"\x7fELF\0\0"), ("empty.ndjson", b"\n\n")]);
    let [plan, binary, empty] = ["plan.json", "binary.json", "empty.ndjson"].map(|name| in_folder(&folder, name));
    refuses(&run(&["assess", &plan, &binary]), "this is a binary file");
    refuses(&run(&["assess", &plan, &empty]), "there is no record");
    refuses(&run(&["assess", &plan, "nowhere.json"]), "there is no such file");
    refuses(&run(&["assess", "nowhere.json", &plan]), "there is no such file");
    refuses(&fed_text(&["assess", "-", "-"], PLAN), "only once");
    assert_eq!(status(&run(&["assess", &plan])), 2);
    let text = std::iter::repeat_n(vec![b'['; 1 << 20], 100);
    refuses(&fed(&["assess", &plan, "-"], text), "more than");
}

#[test]
fn a_summary_goes_into_a_file_that_is_not_written_over() {
    let folder = folder(&[]);
    let file = in_folder(&folder, "summary.csv");
    let (plan, records) = (example("complete.json"), records("pathways.ndjson"));
    let arguments = ["assess", &plan, &records, "--format", "csv", "-o", &file];
    succeeds(&arguments);
    assert_eq!(fs::read_to_string(&file).unwrap(), summary(Threshold::default()).csv());
    refuses(&run(&arguments), "--force");
    succeeds(&[&arguments[..], &["--force"]].concat());
}

#[test]
fn a_rule_of_records_is_explained() {
    let finding = succeeds(&["explain", "A004"]);
    assert!(finding.starts_with("answer-outside-scale (A004, error)"), "{finding}");
    refuses(&run(&["explain", "answer-outside-scal"]), "the nearest is `answer-outside-scale`");
}

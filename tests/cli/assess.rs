//! `mscos assess`: records are checked, summed up, and never repeated.

#[path = "exports.rs"]
mod exports;

use mscos::assessment::{Summary, Threshold, ndjson};
use mscos::form::Form;
use mscos::plan::Plan;

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
    assert!(err(&text).starts_with("147 records: nothing was found that needs mending.\n\n"), "{}", err(&text));
    let document = succeeds(&[&arguments[..], &["--format", "json"]].concat());
    assert!(document.trim_start_matches(['{', '\n', ' ']).starts_with("\"findings\""), "{document}");
    assert!(!document.contains("147"));
    let document = json(&document);
    assert_eq!(document["summary"], serde_json::to_value(&usual).unwrap());
    assert_eq!(document["records"].as_array().unwrap().len(), 0, "no places of records without a finding");
    let csv = run(&[&arguments[..], &["--format", "csv"]].concat());
    assert_eq!((status(&csv), out(&csv)), (0, usual.csv()));
    assert!(err(&csv).starts_with("147 records: nothing"));

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
    assert_eq!(said.matches("error[A004] answer-outside-scale, 30 times").count(), 1, "{said}");
    assert_eq!(said.matches("slips.ndjson, line").count(), 10, "{said}");
    assert!(said.contains("\n       and 20 more\n"), "{said}");
    assert!(said.contains("30 records, 60 more cannot be read: 30 errors"), "{said}");
    let document = json(&out(&run(&["assess", &plan, &slips, "--format", "json"])));
    let outside = document["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "A004");
    assert_eq!(outside.count(), 30);
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
    let files = [("plan.json", PLAN.as_bytes()), ("a.json", repeated.as_bytes()), ("b.json", repeated.as_bytes())];
    let folder = folder(&files);
    let [plan, a, b] = ["plan.json", "a.json", "b.json"].map(|name| in_folder(&folder, name));
    let text = err(&run(&["assess", &plan, &a, &b, "--width", "300"]));
    assert!(text.contains(&format!("    at {b}, beside {a}\n")), "{text}");
    assert!(!text.contains("C-1"));
    let document = json(&out(&run(&["assess", &plan, &a, &b, "--format", "json"])));
    let places: Vec<_> = document["records"].as_array().unwrap().iter().map(|place| &place["record"]).collect();
    assert_eq!(places, [0, 1], "the place of the other too");
}

#[test]
fn no_file_is_counted_twice_and_none_that_is_read_is_written_over() {
    let records = record("yes");
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("a.json", records.as_bytes())]);
    let [plan, a] = ["plan.json", "a.json"].map(|name| in_folder(&folder, name));
    let again = format!("{}/./a.json", folder.path().display());
    refuses(&run(&["assess", &plan, &a, &again]), "it is named twice");
    refuses(&run(&["assess", &plan, &a, "-o", &a, "--force"]), "it is read in this run");
    assert_eq!(fs::read_to_string(&a).unwrap(), records);
}

#[test]
fn a_form_without_a_plan_is_named_by_its_outcomes() {
    let folder = folder(&[("a.json", record("perhaps").as_bytes()), ("b.json", record("yes").as_bytes())]);
    let [a, b] = ["a.json", "b.json"].map(|name| in_folder(&folder, name));
    let outcomes = ["assess", "--outcomes", "core,life-skills"];
    let output = run(&[&outcomes[..], &[&a, &b]].concat());
    assert_eq!(status(&output), 1, "{}", err(&output));
    assert!(err(&output).contains("2 records"), "{}", err(&output));
    assert!(out(&output).contains("survivor") || out(&output).contains("enough records"), "{}", out(&output));
    refuses(&run(&outcomes), "no file of records is named");
    refuses(&run(&["assess", "--outcomes", "joy", &a]), "joy");
}

#[test]
fn the_summary_can_be_in_other_words() {
    let arguments = ["assess", &example("complete.json"), &records("pathways.ndjson"), "--wording", "pseudo"];
    let usual = summary(Threshold::default());
    let words = mscos::wording::Wording::pseudo();
    assert_eq!(succeeds(&arguments), format!("{:88}", usual.display(&words)));
    assert_eq!(succeeds(&[&arguments[..], &["--format", "csv"]].concat()), usual.csv_in(&words));
}

#[test]
fn a_scale_that_most_answers_do_not_fit_is_told_once() {
    let many = [record("always"), record("often"), record("yes")].join("\n");
    let folder = folder(&[("plan.json", PLAN.as_bytes()), ("many.ndjson", many.as_bytes())]);
    let [plan, many] = ["plan.json", "many.ndjson"].map(|name| in_folder(&folder, name));
    let said = err(&run(&["assess", &plan, &many, "--width", "300"]));
    assert_eq!(said.matches("Most answers to 1 question are outside the scale").count(), 1, "{said}");
    assert_eq!(said.matches("mscos explain").count(), 1, "{said}");
    assert!(said.contains("--scales"), "{said}");
}

#[test]
fn records_are_checked_against_the_scales_that_they_were_asked_with() {
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

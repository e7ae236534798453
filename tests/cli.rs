//! The command does what its users are promised: every subcommand, format and exit status, and whatever is fed to it.
//!
//! `tests/cli/*.trycmd` hold sessions as users see them. To write what they print anew, run
//! `TRYCMD=overwrite cargo test --all-features --test cli`.
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

#[path = "cli/assess.rs"]
mod assess;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/strict.rs"]
mod strict;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use mscos::schema::{Draft, Flavour, Name};
use serde_json::Value;
use tempfile::TempDir;

use self::strict::json;

/// What a survivor might have said. It must never come out again.
const STORY: &str = "They kept Amara in the cellar";

/// Every subcommand.
const COMMANDS: [&str; 14] = [
    "check",
    "new",
    "suggest",
    "list",
    "show",
    "explain",
    "resolve",
    "migrate",
    "form",
    "assess",
    "wording",
    "schema",
    "completions",
    "man",
];

fn mscos(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("mscos"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(variable);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    mscos(arguments).output().unwrap()
}

/// Runs with something on standard input, which the command need not read to its end.
fn fed(arguments: &[&str], input: impl Iterator<Item = Vec<u8>>) -> Output {
    let mut child = mscos(arguments);
    child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for part in input {
        if stdin.write_all(&part).is_err() {
            break;
        }
    }
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn fed_text(arguments: &[&str], text: &str) -> Output {
    fed(arguments, std::iter::once(text.as_bytes().to_vec()))
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[track_caller]
fn succeeds(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(status(&output), 0, "{arguments:?}: {}", err(&output));
    out(&output)
}

/// Fails with 2, prints nothing, and says this.
#[track_caller]
fn refuses(output: &Output, said: &str) {
    assert_eq!((status(output), out(output).as_str()), (2, ""), "{}", err(output));
    assert!(words(&err(output)).contains(said), "{}", err(output));
}

/// What is folded, on one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails where `schema` refuses a document.
#[track_caller]
fn fits(schema: Name, document: &Value) {
    let validator = jsonschema::validator_for(&schema.json(Draft::Draft202012, Flavour::OneOf)).unwrap();
    let errors: Vec<_> = validator.iter_errors(document).map(|error| error.to_string()).collect();
    assert_eq!(errors, [] as [String; 0], "{schema}");
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans").join(name).to_str().unwrap().to_owned()
}

/// A plan of the examples on one line.
fn one_line(name: &str) -> String {
    json(&fs::read_to_string(example(name)).unwrap()).to_string()
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn in_folder(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn sessions_are_as_they_are_written_down() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").run();
}

mod help {
    use super::*;

    #[test]
    fn every_subcommand_has_an_example_in_its_help() {
        for command in COMMANDS {
            let help = succeeds(&[command, "--help"]);
            assert!(help.contains(&format!("\n  mscos {command} ")), "{help}");
        }
        assert!(succeeds(&["--version"]).starts_with("mscos "));
    }

    #[test]
    fn help_is_a_subcommand_as_well_as_an_option() {
        assert_eq!(succeeds(&["help", "check"]), succeeds(&["check", "--help"]));
        assert_eq!(succeeds(&["help"]), succeeds(&["--help"]));
    }

    #[test]
    fn names_that_a_vocabulary_lacks_are_answered_with_all_that_it_has() {
        for (arguments, all) in [
            (
                &["list", "outcomes", "--edition", "joy"][..],
                mscos::Edition::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
            ),
            (&["schema", "joy"], Name::ALL.iter().map(|one| one.id()).collect()),
            (&["schema", "plan", "--draft", "4"], Draft::ALL.iter().map(|one| one.id()).collect()),
        ] {
            refuses(&run(arguments), &format!("[possible values: {}]", all.join(", ")));
        }
    }

    #[test]
    fn formats_and_kinds_can_be_written_in_capitals() {
        assert_eq!(
            succeeds(&["list", "Editions", "--format", "JSON"]),
            succeeds(&["list", "editions", "--format", "json"])
        );
    }

    #[test]
    fn what_is_asked_wrongly_is_refused_with_2() {
        for arguments in [
            &["chek"][..],
            &[],
            &["check"],
            &["check", "plan.json", "--format", "pdf"],
            &["check", "plan.json", "--width", "3"],
            &["list", "plans"],
            &["list", "outcomes", "--edition", "mscos-1999"],
            &["migrate", "codes.csv"],
            &["form", "plan.json"],
            &["form", "--to", "record"],
            &["assess", "plan.json"],
            &["wording"],
            &["schema", "joy"],
        ] {
            let output = run(arguments);
            assert_eq!((status(&output), out(&output).as_str()), (2, ""), "{arguments:?}");
            assert!(!err(&output).is_empty());
        }
    }
}

mod check {
    use super::*;

    #[test]
    fn the_status_tells_what_the_plan_comes_to() {
        for (plan, expected) in [("complete.json", 0), ("complete-with-partners.json", 0), ("misses-two.json", 1)] {
            assert_eq!(status(&run(&["check", &example(plan)])), expected, "{plan}");
            let quiet = run(&["check", "--quiet", &example(plan)]);
            assert_eq!((status(&quiet), quiet.stdout.len(), quiet.stderr.len()), (expected, 0, 0));
        }
    }

    #[test]
    fn with_strict_a_warning_counts_and_advice_does_not() {
        let folder = folder(&[]);
        let plan = in_folder(&folder, "plan.json");
        succeeds(&["new", "-o", &plan]);
        assert_eq!(status(&run(&["check", "--strict", &plan])), 0, "a new plan has advice alone");
        let arguments = ["check", &plan, "--severity", "measure-without-instrument=warning"];
        assert_eq!(status(&run(&arguments)), 0);
        assert_eq!(status(&run(&[&arguments[..], &["--strict"]].concat())), 1);
        assert_eq!(status(&run(&[&arguments[..], &["--strict", "--ignore", "M029"]].concat())), 0);
    }

    #[test]
    fn a_report_tells_lines_where_the_plan_is_a_document_of_its_own() {
        let misses = example("misses-two.json");
        let line =
            fs::read_to_string(&misses).unwrap().lines().position(|line| line.contains("\"measures\"")).unwrap() + 1;
        for format in ["text", "markdown", "html"] {
            let report = out(&run(&["check", &misses, "--format", format]));
            assert!(report.contains(&format!("/measures (line {line})")), "{report}");
        }
        let lines = fed_text(&["check", "-"], &format!("{0}\n{0}\n", one_line("misses-two.json")));
        assert!(!out(&lines).contains("(line"), "{}", out(&lines));
    }

    #[test]
    fn several_plans_come_to_the_worst_of_them() {
        let (complete, misses) = (example("complete.json"), example("misses-two.json"));
        assert_eq!(status(&run(&["check", &complete, &complete])), 0);
        assert_eq!(status(&run(&["check", &complete, &misses])), 1);
        let output = run(&["check", &misses, "no-such-plan.json", &complete]);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("no-such-plan.json"));
        let text = out(&output);
        assert!(text.contains(&format!("{complete}\n\nMeets the minimum standard")), "{text}");
        let summary = "3 plans: 1 meets the minimum standard, 1 is incomplete, 1 cannot be read.\n";
        assert!(text.ends_with(summary), "{text}");
        assert!(!text.contains("Steps to Work"), "a plan goes by its file, not by its title");
    }

    #[test]
    fn a_folder_stands_for_the_plans_in_it_in_order() {
        let plan = one_line("complete.json");
        let folder = folder(&[
            ("b.json", plan.as_bytes()),
            ("a.JSON", plan.as_bytes()),
            ("c.jsonl", format!("{plan}\n{plan}\n").as_bytes()),
            (".hidden.json", b"{"),
            ("notes.txt", b"notes"),
        ]);
        fs::create_dir(folder.path().join("deeper.json")).unwrap();
        let text = succeeds(&["check", folder.path().to_str().unwrap()]);
        let heads: Vec<_> = text.lines().filter(|line| line.starts_with(folder.path().to_str().unwrap())).collect();
        let names = ["a.JSON", "b.json", "c.jsonl, line 1", "c.jsonl, line 2"].map(|name| in_folder(&folder, name));
        assert_eq!(heads, names);
        assert!(text.ends_with("4 plans: 4 meet the minimum standard.\n"));
    }

    #[test]
    fn standard_input_is_read_as_one_plan_or_as_one_on_each_line() {
        let plan = one_line("complete.json");
        let alone = fed_text(&["check", "-"], &fs::read_to_string(example("complete.json")).unwrap());
        assert_eq!(status(&alone), 0);
        assert!(out(&alone).starts_with("Meets"));
        let lines = fed_text(&["check", "-"], &format!("{plan}\n\n{{\"edition\":}}\n{plan}\n"));
        assert_eq!(status(&lines), 2);
        assert!(out(&lines).contains("standard input, line 4\n"));
        assert!(out(&lines).ends_with("3 plans: 2 meet the minimum standard, 1 cannot be read.\n"));
        assert!(err(&lines).contains("standard input:3:"), "{}", err(&lines));
        refuses(&fed_text(&["check", "-", "-"], &plan), "only once");
    }

    #[test]
    fn json_of_one_plan_is_its_report_and_of_several_a_line_for_each() {
        let complete = example("complete.json");
        let one = json(&succeeds(&["check", "--format", "json", &complete]));
        assert_eq!(one["verdict"], "meets-minimum-standard");
        let folder = folder(&[("broken.json", br#"{"edition":"mscos-2023","titel":"x","measures":[]}"#)]);
        let output = run(&["check", "--format", "json", &complete, &in_folder(&folder, "broken.json"), "nowhere.json"]);
        assert_eq!(status(&output), 2);
        let lines: Vec<_> = out(&output).lines().map(json).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0]["file"], complete.as_str());
        assert_eq!(lines[0]["report"], one);
        assert_eq!(lines[1]["problems"][1]["pointer"], "/titel");
        assert_eq!(lines[1]["problems"][1]["help"], "the nearest is `title`");
        assert_eq!(lines[2].as_object().unwrap().keys().collect::<Vec<_>>(), ["file", "problems"]);
        assert!(err(&output).contains("3 plans: "));
    }

    #[test]
    fn ndjson_is_a_line_for_each_plan_and_for_one_too() {
        let complete = example("complete.json");
        let lines = |output: &Output| out(output).lines().map(json).collect::<Vec<_>>();
        let one = lines(&run(&["check", "--format", "ndjson", &complete]));
        assert_eq!(one.len(), 1);
        assert_eq!(one[0]["file"], complete.as_str());
        assert_eq!(one[0]["report"], json(&succeeds(&["check", "--format", "json", &complete])));
        assert_eq!(lines(&run(&["check", "--format", "NDJSON", &complete, &complete])).len(), 2);
    }

    #[test]
    fn a_single_plan_that_cannot_be_read_is_told_in_json_too() {
        let folder = folder(&[("broken.json", br#"{"edition":"mscos-2023","titel":"x","measures":[]}"#)]);
        let (broken, into) = (in_folder(&folder, "broken.json"), in_folder(&folder, "report.json"));
        for format in ["json", "ndjson"] {
            let output = run(&["check", "--format", format, &broken]);
            assert_eq!(status(&output), 2);
            let document = json(&out(&output));
            assert_eq!(document["file"], broken.as_str());
            assert_eq!(document["problems"][1]["pointer"], "/titel");
            assert!(err(&output).contains("broken.json:1:"), "{}", err(&output));
            let missing = run(&["check", "--format", format, "nowhere.json"]);
            assert!(json(&out(&missing))["problems"][0]["message"].as_str().unwrap().contains("no such file"));
            assert_eq!(run(&["check", "--format", format, &broken, "--quiet"]).stdout, b"");
        }
        assert_eq!(status(&run(&["check", "--format", "json", &broken, "-o", &into])), 2);
        assert!(json(&fs::read_to_string(&into).unwrap())["problems"].is_array());
    }

    #[test]
    fn reports_fit_the_schema_of_reports() {
        for plan in ["complete.json", "misses-two.json", "lgbtq-refugees.json"] {
            fits(Name::Report, &json(&out(&run(&["check", "--format", "json", &example(plan)]))));
        }
    }

    #[test]
    fn markdown_and_html_are_written() {
        let plan = example("misses-two.json");
        let markdown = out(&run(&["check", "--format", "markdown", &plan]));
        assert!(markdown.starts_with("# Evaluation plan"));
        assert_eq!(out(&run(&["check", "--format", "MD", &plan])), markdown);
        let several = out(&run(&["check", "--format", "markdown", &plan, &plan]));
        assert!(several.starts_with(&format!("`{plan}`\n\n# Evaluation plan")));
        assert!(several.ends_with("\n---\n\n2 plans: 2 are incomplete.\n"));
        assert!(out(&run(&["check", "--format", "html", &plan])).starts_with("<!doctype html>"));
    }

    #[test]
    fn a_page_is_for_one_plan() {
        let plan = example("complete.json");
        refuses(&run(&["check", "--format", "html", &plan, &plan]), "a page is for one plan");
        let line = one_line("complete.json");
        let lines = fed_text(&["check", "--format", "html", "-"], &format!("{line}\n{line}\n"));
        refuses(&lines, "a page is for one plan");
        assert!(!err(&lines).contains("cannot be read"), "{}", err(&lines));
    }

    #[test]
    fn rules_are_set_aside_and_weighed_as_asked() {
        let plan = example("misses-two.json");
        let report = |arguments: &[&str]| {
            let output = run(&[&["check", &plan, "--format", "json"], arguments].concat());
            json(&out(&output))
        };
        let ignored = report(&["--ignore", "M021=it was before our time", "--ignore", "finances-not-shared"]);
        let by: Vec<_> = ignored["ignored"].as_array().unwrap().iter().map(|one| one["by"].as_str().unwrap()).collect();
        assert_eq!(by, ["settings", "settings"]);
        let weighed = report(&["--severity", "M023=error"]);
        let finding = weighed["findings"].as_array().unwrap().iter().find(|one| one["code"] == "M023").unwrap();
        assert_eq!(finding["severity"], "error");
        refuses(&run(&["check", &plan, "--ignore", "recovery-alone"]), "the nearest is `recovery-used-alone`");
        refuses(&run(&["check", &plan, "--ignore", "M021="]), "this one is blank");
        refuses(&run(&["check", &plan, "--severity", "M021"]), "RULE=LEVEL");
        refuses(&run(&["check", &plan, "--severity", "M021=erorr"]), "the nearest is `error`");
    }

    #[test]
    fn own_contexts_are_taken_from_a_file() {
        let own = br#"{"contexts":[{"id":"fishing-crews","title":"Fishing crews","description":"On vessels."}],
            "pairings":[{"context":"fishing-crews","outcome":"affordable-and-reliable-transport",
            "reason":"The harbour is far.","source":"Our forum"}]}"#;
        let mut plan = json(&one_line("complete.json"));
        plan["population"]["contexts"] = serde_json::json!(["fishing-crews"]);
        let folder = folder(&[("own.json", own), ("broken.json", b"{}"), ("plan.json", plan.to_string().as_bytes())]);
        let (plan, own) = (in_folder(&folder, "plan.json"), in_folder(&folder, "own.json"));
        let report = |text: &str| json(text)["suggestions"].as_array().unwrap().len();
        assert_eq!(report(&out(&run(&["check", "--format", "json", &plan]))), 0);
        let with = ["--format", "json", "--contexts", &own];
        assert_eq!(report(&out(&run(&[&["check", &plan], &with[..]].concat()))), 1);
        assert_eq!(report(&succeeds(&[&["suggest", "-c", "Fishing crews"], &with[..]].concat())), 1);
        let broken = in_folder(&folder, "broken.json");
        refuses(&run(&["check", &plan, "--contexts", &broken]), "the key `pairings` is missing");
        refuses(&run(&["suggest", "-c", "fishing-crews"]), "no context has this id or title");
    }
}

mod reading {
    use super::*;

    /// Bytes without an end, as many as a hundred megabytes, in parts.
    fn hundred_megabytes(byte: u8) -> impl Iterator<Item = Vec<u8>> {
        std::iter::repeat_n(vec![byte; 1 << 20], 100)
    }

    #[test]
    fn what_is_no_plan_is_refused_with_2_and_a_clear_word() {
        let folder = folder(&[
            ("empty.json", b""),
            ("blank.json", b" \n\n"),
            ("binary.json", b"\x7fELF\x02\x01\x01\0\0\0"),
            ("sheet.json", b"PK\x03\x04\x14\0\x06"),
            ("wide.json", b"\xff\xfe{\0}\0"),
            ("latin.json", b"{\"edition\":\"mscos-2023\",\n\"title\":\"caf\xe9\"}"),
            ("list.json", b"[]"),
            ("report.json", br#"{"edition":"mscos-2023","verdict":"incomplete","findings":[]}"#),
            ("comment.json", b"{\n\"edition\": \"mscos-2023\" // ours\n}"),
        ]);
        for (name, said) in [
            ("empty.json", "the document is empty"),
            ("blank.json", "begin a plan with mscos new"),
            ("binary.json", "this is a binary file"),
            ("sheet.json", "a text in JSON is read here"),
            ("wide.json", "this text is in UTF-16"),
            ("latin.json", "latin.json:2:13"),
            ("list.json", "keep one plan in a file, or write one on each line"),
            ("report.json", "this is no plan --> "),
            ("report.json", "it looks like the report of a check"),
            ("comment.json", "take the comment out"),
            ("nowhere.json", "there is no such file"),
        ] {
            refuses(&run(&["check", &in_folder(&folder, name)]), said);
        }
        refuses(&fed_text(&["check", "-"], ""), "the document is empty");
        let sheet = in_folder(&folder, "sheet.json");
        refuses(&run(&["migrate", "--from", "e-delphi-round-2", &sheet]), "save the sheet as CSV");
        refuses(&run(&["check", &example("complete.json"), "--wording", &sheet]), "a text in JSON is read here");
    }

    #[cfg(unix)]
    #[test]
    fn in_a_folder_only_regular_files_are_read() {
        use std::time::{Duration, Instant};

        let folder = folder(&[("plan.json", one_line("complete.json").as_bytes())]);
        let made = Command::new("mkfifo").arg(folder.path().join("pipe.json")).status();
        assert!(made.is_ok_and(|status| status.success()));
        // What waits for the pipe waits without an end.
        let mut child = mscos(&["check", folder.path().to_str().unwrap()]).stdout(Stdio::piped()).spawn().unwrap();
        let until = Instant::now() + Duration::from_secs(20);
        while child.try_wait().unwrap().is_none() {
            if Instant::now() > until {
                child.kill().unwrap();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).ends_with("1 plan: 1 meets the minimum standard.\n"), "{}", out(&output));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_a_circle_are_told() {
        let folder = folder(&[]);
        let path = folder.path().join("plan.json");
        std::os::unix::fs::symlink("plan.json", &path).unwrap();
        refuses(&run(&["check", path.to_str().unwrap()]), "its links lead in a circle");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_folder_that_leads_nowhere_is_told() {
        let folder = folder(&[]);
        std::os::unix::fs::symlink("nowhere.json", folder.path().join("plan.json")).unwrap();
        let output = run(&["check", folder.path().to_str().unwrap()]);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("there is no such file"));
    }

    #[test]
    fn a_folder_without_a_plan_is_refused() {
        let folder = folder(&[("notes.txt", b"notes")]);
        let path = folder.path().to_str().unwrap();
        refuses(&run(&["check", path]), "there is no plan in this folder");
        refuses(&run(&["suggest", "--plan", path]), "it is a folder");
        refuses(&run(&["migrate", "--from", "e-delphi-round-2", path]), "it is a folder");
    }

    #[test]
    fn a_file_of_a_hundred_megabytes_is_refused_without_being_read() {
        let folder = folder(&[]);
        let path = folder.path().join("large.json");
        let mut file = File::create(&path).unwrap();
        file.write_all(&vec![b' '; 2 << 20]).unwrap();
        file.set_len(100 << 20).unwrap();
        let path = path.to_str().unwrap();
        refuses(&run(&["check", path]), "the document has more than 1048576 bytes");
        assert_eq!(status(&run(&["check", path, path])), 2);
        refuses(&run(&["suggest", "--plan", path]), "the document has more than 1048576 bytes");
        refuses(&run(&["migrate", "--from", "e-delphi-round-2", path]), "this is a binary file");
    }

    #[test]
    fn a_hundred_megabytes_on_standard_input_are_refused() {
        for byte in [b' ', b'[', b'x'] {
            refuses(&fed(&["check", "-"], hundred_megabytes(byte)), "the document has more than 1048576 bytes");
        }
        let text = hundred_megabytes(b'x');
        refuses(&fed(&["migrate", "--from", "e-delphi-round-2", "-"], text), "it has more than 33554432 bytes");
    }

    #[test]
    fn a_line_of_a_hundred_megabytes_is_one_plan_that_cannot_be_read() {
        let plan = one_line("complete.json") + "\n";
        let plan = || std::iter::once(plan.clone().into_bytes());
        let end = std::iter::once(b"\n".to_vec());
        let output = fed(&["check", "-"], plan().chain(plan()).chain(hundred_megabytes(b'x')).chain(end).chain(plan()));
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("the line has more than 1048576 bytes"));
        assert!(out(&output).ends_with("4 plans: 3 meet the minimum standard, 1 cannot be read.\n"));
    }

    #[test]
    fn every_problem_is_told_with_its_place_and_what_would_mend_it() {
        let plan = format!(
            "{{\n  \"edition\": \"mscos-2023\",\n  \"title\": \"{STORY}\",\n  \"mesures\": [],\n  \"measures\": \
             [{{\"outcome\": \"access-to-education\", \"level\": \"{STORY}\"}}],\n  \"population\": 7\n}}\n"
        );
        let folder = folder(&[("plan.json", plan.as_bytes())]);
        let output = run(&["check", &in_folder(&folder, "plan.json")]);
        refuses(&output, "plan.json:4:3");
        let said = err(&output);
        for part in ["plan.json:5:", "/measures/0/level", "plan.json:6:17", "the nearest is `measures`", "\"mesures\""]
        {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}

mod masking {
    use super::*;

    /// A story where a plan has no place for it, and where it has one; each document cannot be read.
    fn broken() -> Vec<String> {
        let other = "Zlota Street 5";
        vec![
            format!(r#"{{"edition":"mscos-2023","title":"{STORY}","measures":"{other}"}}"#),
            format!(r#"{{"edition":"mscos-2023","title":["{STORY}"],"measures":[]}}"#),
            format!(r#"{{"{STORY}":1,"edition":"mscos-2023","title":"","measures":[]}}"#),
            format!(r#"{{"edition":"mscos-2023","aim":"said "{STORY}": and","title":"{other}","measures":[]}}"#),
            format!("{{\"edition\":\"mscos-2023\",\"aim\":\"{STORY}\n{other}\",\"title\":7,\"measures\":[]}}"),
            format!(r#"{{"edition":"mscos-2023","aim":'{STORY}',"title":"{other}"}}"#),
            format!(r#"{{"edition":"mscos-2023","aim":"{STORY}"#),
            format!("{STORY}"),
            format!(r#"{{"edition":"mscos-2023","title":"","measures":[{{"outcome":"{STORY}","level":"{other}"}}]}}"#),
        ]
    }

    #[track_caller]
    fn tells_nothing(output: &Output) {
        for text in [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)] {
            for word in ["Amara", "cellar", "kept", "Zlota", "Street"] {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
    }

    #[test]
    fn no_text_of_a_broken_plan_comes_out_again() {
        for (at, plan) in broken().iter().enumerate() {
            let folder = folder(&[("plan.json", plan.as_bytes())]);
            let path = in_folder(&folder, "plan.json");
            for arguments in [
                &["check", &path][..],
                &["check", &path, &path, "--format", "json"],
                &["check", &path, "--width", "30"],
                &["suggest", "--plan", &path],
                &["check", &example("complete.json"), "--contexts", &path],
                &["migrate", "--from", "e-delphi-round-2", &path],
            ] {
                let output = run(arguments);
                assert_eq!(status(&output), 2, "{at} {arguments:?}: {}", err(&output));
                tells_nothing(&output);
            }
            let lines = format!("{}\n{}\n", one_line("complete.json"), plan.replace('\n', " "));
            tells_nothing(&fed_text(&["check", "-", "--quiet"], &lines));
        }
    }

    #[test]
    fn the_line_is_shown_with_its_keys_and_dots_for_its_texts() {
        let plan = format!("{{\n  \"title\": \"{STORY}\", \"mesures\": []\n}}");
        let said = err(&fed_text(&["check", "-"], &plan));
        let dots = "•".repeat(STORY.chars().count());
        assert!(said.contains(&format!("2 |   \"title\": \"{dots}\", \"mesures\": []\n")), "{said}");
    }

    #[test]
    fn columns_count_characters_and_marks_stand_under_their_place() {
        let said = err(&fed_text(&["check", "-"], "{ \"title\": \"žluť\", \"mesures\": [] }"));
        assert!(said.contains("standard input:1:20\n"), "{said}");
        let column = |text: &str, what: &str| text.find(what).map(|at| text[..at].chars().count());
        let lines: Vec<_> = said.lines().collect();
        let line = lines.iter().rposition(|line| line.contains("mesures\"")).unwrap();
        assert_eq!(column(lines[line], "\"mesures"), column(lines[line + 1], "^"));
    }

    #[test]
    fn codes_of_a_list_that_nobody_knows_are_not_repeated() {
        let csv = format!("id,code\n1,life-skills\n2,{STORY}\n");
        let output = fed_text(&["migrate", "--from", "e-delphi-round-2", "-"], &csv);
        assert_eq!(status(&output), 1);
        assert!(err(&output).contains("line 3: unknown"));
        assert!(!err(&output).contains("Amara"));
        let bare = format!("{STORY}\nlife-skills\n");
        assert!(!err(&fed_text(&["migrate", "--from", "e-delphi-round-2", "-"], &bare)).contains("Amara"));
        let key = format!("[{{\"{STORY}\": \"life-skills\"}}]");
        assert!(!err(&fed_text(&["migrate", "--from", "e-delphi-round-2", "-"], &key)).contains("Amara"));
    }
}

mod terminal {
    use super::*;

    #[test]
    fn a_pipe_gets_no_colours_unless_they_are_asked_for() {
        let plan = example("complete.json");
        let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
            let mut command = mscos(&[&["check", &plan], arguments].concat());
            let output = command.envs(variables.iter().copied()).output().unwrap();
            output.stdout.contains(&0x1b)
        };
        assert!(!coloured(&[], &[]));
        assert!(coloured(&["--color", "always"], &[]));
        assert!(coloured(&["--color=always"], &[("NO_COLOR", "1")]), "the option comes before the variable");
        assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
        assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
        assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    }

    #[test]
    fn errors_and_help_have_colours_only_where_they_are_asked_for() {
        for arguments in [&["check", "nowhere.json"][..], &["--help"], &["chek"]] {
            let plain = run(arguments);
            assert!(![plain.stdout, plain.stderr].concat().contains(&0x1b), "{arguments:?}");
            let coloured = run(&[arguments, &["--color", "always"]].concat());
            assert!([coloured.stdout, coloured.stderr].concat().contains(&0x1b), "{arguments:?}");
        }
    }

    #[test]
    fn json_csv_and_files_are_never_coloured() {
        let folder = folder(&[]);
        let path = in_folder(&folder, "report.txt");
        let plan = example("complete.json");
        succeeds(&["--color", "always", "check", &plan, "-o", &path]);
        assert!(!fs::read(&path).unwrap().contains(&0x1b));
        for format in ["json", "csv"] {
            let text = succeeds(&["--color", "always", "list", "outcomes", "--format", format]);
            assert!(!text.contains('\u{1b}'));
        }
    }

    #[test]
    fn text_fits_the_width() {
        let misses = example("misses-two.json");
        for arguments in [
            &["check", &misses][..],
            &["list", "rules"],
            &["list", "contexts"],
            &["list", "recommendations"],
            &["show", "access-to-education"],
            &["show", "lgbtq"],
            &["suggest", "-c", "lgbtq"],
            &["explain", "M001"],
            &["resolve", "having people to talk to"],
            &["check", "--help"],
        ] {
            for width in [None, Some(72), Some(100)] {
                let number = width.unwrap_or(88).to_string();
                let output = match width {
                    Some(_) => run(&[arguments, &["--width", &number]].concat()),
                    None => run(arguments),
                };
                let long = out(&output).lines().map(|line| line.chars().count()).max().unwrap();
                assert!(long <= width.unwrap_or(88), "{arguments:?} at {width:?}: {long}");
            }
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_terminal_that_has_no_width_is_as_wide_as_the_shell_says_or_80_and_a_pipe_is_not_asked() {
        let binary = assert_cmd::cargo::cargo_bin!("mscos").to_str().unwrap();
        let longest = |text: &str| text.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
        for (columns, expected) in [("", 75..=80), ("50", 41..=50), ("0", 75..=80), ("joy", 75..=80)] {
            let asked = format!("stty cols 0; COLUMNS={columns} '{binary}' resolve life-skills");
            let Ok(output) = Command::new("script").args(["-qec", &asked, "/dev/null"]).stdin(Stdio::null()).output()
            else {
                return;
            };
            assert!(expected.contains(&longest(&out(&output))), "{columns}: {}", out(&output));
        }
        let piped = mscos(&["resolve", "life-skills"]).env("COLUMNS", "50").output().unwrap();
        assert_eq!(out(&piped), succeeds(&["resolve", "life-skills"]));
    }

    #[test]
    fn tables_align() {
        let text = succeeds(&["list", "rules", "--width", "120"]);
        let at = text.lines().next().unwrap().find("checks").unwrap();
        for line in text.lines().skip(1).filter(|line| line.starts_with('M')) {
            assert_eq!(&line[at - 2..at], "  ", "{line}");
            assert_ne!(&line[at..=at], " ", "{line}");
        }
    }

    #[test]
    fn nobody_is_shown_progress_in_a_pipe() {
        let plan = example("complete.json");
        let output = run(&["check", &plan, &plan, &plan]);
        assert_eq!(err(&output), "");
    }

    #[cfg(unix)]
    #[test]
    fn a_broken_pipe_ends_quietly() {
        let binary = assert_cmd::cargo::cargo_bin!("mscos").to_str().unwrap();
        for asked in [
            "list indicators",
            "list indicators --format json",
            "list indicators --format csv",
            "--help",
            "completions bash",
            "man check",
        ] {
            let script = format!("'{binary}' {asked} | head -n 1 >/dev/null");
            let output = Command::new("sh").args(["-c", &script]).output().unwrap();
            assert_eq!((status(&output), err(&output).as_str()), (0, ""), "{asked}");
        }
        let misses = example("misses-two.json");
        let script = format!("{{ '{binary}' check {misses} {misses}; echo $? >&2; }} | head -n 1 >/dev/null");
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        assert_eq!(err(&output), "1\n", "what was found still counts");
    }

    #[cfg(unix)]
    #[test]
    fn what_was_found_counts_where_the_pipe_breaks_at_the_summary() {
        // So many bytes are held back before anything is written.
        const BUFFER: usize = 8192;
        let binary = assert_cmd::cargo::cargo_bin!("mscos").to_str().unwrap();
        let folder = folder(&[("plan.json", br#"{"edition":"mscos-2023","title":"","measures":[]}"#)]);
        let report = |path: &str| {
            let text = out(&mscos(&["check", path]).current_dir(folder.path()).output().unwrap());
            text.rfind("\n1 plan: ").unwrap()
        };
        // A long way to the folder makes the report as long as what is held back, all but a few bytes.
        let path = "./".repeat((BUFFER - report("./")) / 2);
        assert!((BUFFER - 20..=BUFFER).contains(&report(&path)), "{}", report(&path));
        let script = format!("{{ sleep 0.3; '{binary}' check {path}; echo $? >&2; }} | true");
        let output = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
        assert_eq!(err(&output), "1\n");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        for arguments in [
            &["check", &example("complete.json")][..],
            &["list", "outcomes"],
            &["list", "outcomes", "--format", "csv"],
            &["show", "lgbtq", "--format", "csv"],
            &["man"],
            &["--help"],
            &["check", "--help"],
        ] {
            let full = File::options().write(true).open("/dev/full").unwrap();
            let output = mscos(arguments).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
            refuses(&output.wait_with_output().unwrap(), "there is no space left");
        }
        refuses(&run(&["new", "-o", "/dev/full"]), "there is no space left");
    }
}

mod writing {
    use super::*;

    /// The names of everything in a folder.
    fn names(folder: &TempDir) -> Vec<PathBuf> {
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().file_name().into()).collect();
        names.sort();
        names
    }

    #[test]
    fn whatever_is_written_can_go_into_a_file() {
        let folder = folder(&[]);
        for (at, arguments) in [
            &["list", "domains"][..],
            &["list", "domains", "--format", "csv"],
            &["show", "lgbtq"],
            &["suggest", "-c", "lgbtq"],
            &["resolve", "life skills"],
            &["explain", "M001"],
            &["man", "show"],
        ]
        .iter()
        .enumerate()
        {
            let path = in_folder(&folder, &at.to_string());
            assert_eq!(succeeds(&[arguments, &["-o", &path][..]].concat()), "");
            assert_eq!(fs::read_to_string(&path).unwrap(), succeeds(arguments));
            refuses(&run(&[arguments, &["-o", &path][..]].concat()), "--force");
        }
        let deep = in_folder(&folder, "not/there/yet/_mscos");
        succeeds(&["completions", "zsh", "-o", &deep]);
        assert_eq!(fs::read_to_string(&deep).unwrap(), succeeds(&["completions", "zsh"]));
        let mut here = mscos(&["completions", "zsh", "-o", "_mscos"]);
        assert!(here.current_dir(folder.path()).status().unwrap().success());
    }

    #[test]
    fn no_file_is_written_over_without_force() {
        let folder = folder(&[("report.txt", b"mine")]);
        let path = in_folder(&folder, "report.txt");
        let plan = example("complete.json");
        refuses(&run(&["check", &plan, "-o", &path]), "--force");
        refuses(&run(&["new", "-o", &path]), "the file is there already");
        assert_eq!(fs::read(&path).unwrap(), b"mine");
        succeeds(&["check", &plan, "-o", &path, "--force"]);
        assert!(fs::read_to_string(&path).unwrap().starts_with("Meets"));
        assert_eq!(names(&folder), [PathBuf::from("report.txt")], "nothing else is left behind");
    }

    #[test]
    fn no_file_is_written_over_that_is_read_in_the_same_run() {
        let plan = one_line("complete.json");
        let words = br#"{"language":"cy","provenance":"translated"}"#;
        let folder = folder(&[("plan.json", plan.as_bytes()), ("cy.json", words)]);
        let (path, words) = (in_folder(&folder, "plan.json"), in_folder(&folder, "cy.json"));
        let again = folder.path().join(".").join("plan.json");
        for output in [path.as_str(), again.to_str().unwrap()] {
            refuses(&run(&["check", &path, "-o", output, "--force"]), "plan.json: it is read in this run");
            refuses(&run(&["check", folder.path().to_str().unwrap(), "-o", output]), "it is read in this run");
        }
        refuses(&run(&["check", &path, "--wording", &words, "-o", &words, "--force"]), "it is read in this run");
        assert_eq!(fs::read_to_string(&path).unwrap(), plan);
        #[cfg(unix)]
        {
            fs::hard_link(&path, folder.path().join("link.txt")).unwrap();
            let link = in_folder(&folder, "link.txt");
            refuses(&run(&["check", &path, "-o", &link, "--force"]), "it is read in this run");
        }
    }

    #[test]
    fn a_list_may_be_migrated_in_its_place() {
        let folder = folder(&[("codes.csv", b"code\nlife-skills\n")]);
        let path = in_folder(&folder, "codes.csv");
        succeeds(&["migrate", "--from", "e-delphi-round-2", &path, "-o", &path, "--force"]);
        assert!(fs::read_to_string(&path).unwrap().starts_with("code,mscos_outcome"));
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = folder(&[("broken.json", b"{"), ("report.html", b"mine")]);
        let (broken, report) = (in_folder(&folder, "broken.json"), in_folder(&folder, "report.html"));
        refuses(&run(&["check", &broken, "--format", "html", "-o", &report, "--force"]), "broken.json");
        assert_eq!(fs::read(&report).unwrap(), b"mine");
        refuses(&run(&["check", &broken, "-o", &in_folder(&folder, "new.txt")]), "broken.json");
        let ragged = "code\nlife-skills\na,b\n";
        let new = in_folder(&folder, "new.csv");
        refuses(&fed_text(&["migrate", "--from", "e-delphi-round-2", "-", "-o", &new], ragged), "line 3");
        assert_eq!(names(&folder), [PathBuf::from("broken.json"), PathBuf::from("report.html")]);
    }

    #[test]
    fn of_several_files_all_are_written_or_none() {
        let folder = folder(&[("mscos-check.1", b"mine")]);
        let path = folder.path().to_str().unwrap();
        refuses(&run(&["man", "--out", path]), "mscos-check.1: the file is there already");
        assert_eq!(names(&folder), [PathBuf::from("mscos-check.1")]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn where_the_disk_is_too_full_for_one_of_several_files_none_is_written() {
        let folder = folder(&[]);
        let path = folder.path().to_str().unwrap();
        // Files may have 2 KiB: the record of a form is shorter, and the last page of the manual that is shorter comes
        // before one that is longer.
        let binary = assert_cmd::cargo::cargo_bin!("mscos").to_str().unwrap();
        for asked in ["man --out", "form --outcomes life-skills --to all -o"] {
            let script = format!("trap '' XFSZ; ulimit -f 4; exec '{binary}' {asked} '{path}'");
            let output = Command::new("sh").args(["-c", &script]).output().unwrap();
            refuses(&output, "it cannot be written");
            assert!(err(&output).contains(path), "the error names the file: {}", err(&output));
            assert_eq!(names(&folder), [] as [PathBuf; 0], "{asked}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_interrupted_run_leaves_nothing_behind() {
        use std::time::{Duration, Instant};

        for signal in ["-INT", "-TERM"] {
            let folder = folder(&[]);
            let mut run = mscos(&["check", "-", "-o", &in_folder(&folder, "report.txt")]);
            // It waits for a plan, and has begun its file.
            let mut child = run.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
            let _open = child.stdin.take();
            let until = Instant::now() + Duration::from_secs(20);
            while names(&folder).is_empty() && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(names(&folder)[0].to_str().unwrap().starts_with(".mscos-"));
            // The file may be there a moment before the run listens.
            std::thread::sleep(Duration::from_millis(200));
            assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
            assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
            assert_eq!(names(&folder), [] as [PathBuf; 0], "{signal}");
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told() {
        let folder = folder(&[]);
        let plan = example("complete.json");
        refuses(&run(&["check", &plan, "-o", folder.path().to_str().unwrap()]), "it is a folder");
        refuses(&run(&["check", &plan, "-o", &in_folder(&folder, "no/where.txt")]), "make the folder first");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_devices_are_written_to_and_permissions_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = folder(&[("report.txt", b"mine")]);
        let (file, link) = (folder.path().join("report.txt"), folder.path().join("link.txt"));
        symlink(&file, &link).unwrap();
        fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
        let plan = example("complete.json");
        refuses(&run(&["check", &plan, "-o", link.to_str().unwrap()]), "the file is there already");
        succeeds(&["check", &plan, "-o", link.to_str().unwrap(), "--force"]);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::read_to_string(&file).unwrap().starts_with("Meets"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);

        let new = folder.path().join("new.txt");
        let script =
            format!("umask 022; '{}' new -o '{}'", assert_cmd::cargo::cargo_bin!("mscos").display(), new.display());
        assert!(Command::new("sh").args(["-c", &script]).output().unwrap().status.success());
        assert_eq!(fs::metadata(&new).unwrap().permissions().mode() & 0o777, 0o644, "readable like any other file");

        succeeds(&["check", &plan, "-o", "/dev/null"]);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        assert!(succeeds(&["check", &plan, "-o", "-"]).starts_with("Meets"));
    }
}

mod new {
    use super::*;
    use mscos::Context;

    #[test]
    fn a_new_plan_meets_the_standard_without_a_warning_for_every_context() {
        for context in Context::ALL {
            let output = run(&["new", "--title", "Ours", "--context", context.id()]);
            assert_eq!(status(&output), 0);
            let plan = mscos::plan::Plan::from_json(&output.stdout).unwrap();
            assert_eq!(plan.title, "Ours");
            let report = plan.check();
            assert_eq!(report.verdict(), mscos::plan::Verdict::MeetsMinimumStandard);
            let advice = mscos::plan::Severity::Advice;
            assert_eq!(report.count(advice), report.findings().len(), "{context}: {report}");
            let unanswered = report.findings().iter().any(|finding| finding.name() == "context-without-supplement");
            assert!(!unanswered, "{context}");
        }
    }

    #[test]
    fn a_new_plan_holds_every_indicator_of_the_seven_and_invents_nothing() {
        let plan = mscos::plan::Plan::from_json(succeeds(&["new"])).unwrap();
        let report = plan.check();
        assert!(report.core().all(|core| core.unused_indicators().next().is_none()));
        assert!(plan.aim.is_none() && plan.partners.is_empty() && plan.support_ends_after_months.is_none());
        assert!(plan.measures.iter().all(|measure| measure.instrument.is_none() && measure.stage.is_none()));
        assert_eq!(plan.survivor_involvement, Some(mscos::plan::SurvivorInvolvement::default()));
    }

    #[test]
    fn the_next_steps_are_told_beside_the_plan() {
        let output = run(&["new", "-c", "parents", "-c", "LGBT"]);
        assert!(err(&output).contains("Then: mscos check"));
        assert_eq!(json(&out(&output))["population"]["contexts"], serde_json::json!(["lgbtq", "parents-and-families"]));
        refuses(&run(&["new", "-c", "lgbtqq"]), "the nearest is `lgbtq`");
        assert_eq!(succeeds(&["new", "-c", "parents,LGBT"]), out(&output), "one option with commas is as good as two");
        refuses(&run(&["new", "-c", "parents,lgbtqq"]), "the nearest is `lgbtq`");
    }
}

mod suggest {
    use super::*;

    #[test]
    fn the_report_s_own_example_comes_out_in_every_format() {
        let asked = ["suggest", "-c", "lgbtq", "-c", "no papers"];
        let text = succeeds(&asked);
        let first =
            "  No discrimination against LGBTQ+ (no-discrimination-against-lgbtq)\n    LGBTQ+ survivors, stated:";
        assert!(text.contains(first), "{text}");
        let advice = json(&succeeds(&[&asked[..], &["--format", "json"]].concat()));
        assert_eq!(advice["suggestions"][0]["outcome"], "no-discrimination-against-lgbtq");
        assert!(advice["suggestions"][0]["reasons"][0]["source"]["section"].is_string());
        for key in ["emphases", "general", "notes"] {
            assert!(!advice[key].as_array().unwrap().is_empty(), "{key}");
        }
        let rows = succeeds(&[&asked[..], &["--format", "csv"]].concat());
        assert!(rows.starts_with("role,outcome,title,context,basis,reason,indicators,source\nsupplement,no-disc"));
    }

    #[test]
    fn a_plan_that_lacks_nothing_and_a_plan_without_contexts_are_told() {
        let mut plan = json(&one_line("complete.json"));
        plan["measures"] = mscos::Outcome::ALL.iter().map(|one| serde_json::json!({ "outcome": one.id() })).collect();
        plan["population"]["contexts"] = serde_json::json!(["parents-and-families"]);
        let output = fed_text(&["suggest", "--plan", "-"], &plan.to_string());
        assert!(out(&output).contains("Nothing is left to suggest"), "{}", out(&output));
        assert_eq!(err(&output), "");
        plan["population"]["contexts"] = serde_json::json!([]);
        let output = fed_text(&["suggest", "--plan", "-"], &plan.to_string());
        assert_eq!(status(&output), 0);
        assert!(err(&output).contains("note: the plan names no context"), "{}", err(&output));
        assert!(words(&err(&output)).contains("mscos list contexts"), "{}", err(&output));
        assert!(!out(&output).contains("Nothing is left"), "{}", out(&output));
    }

    #[test]
    fn suggestions_fit_the_schema_of_suggestions() {
        for context in mscos::Context::ALL {
            fits(Name::Suggestions, &json(&succeeds(&["suggest", "-c", context.id(), "--format", "json"])));
        }
        fits(
            Name::Suggestions,
            &json(&succeeds(&["suggest", "--plan", &example("lgbtq-refugees.json"), "--format", "json"])),
        );
    }

    #[test]
    fn what_a_plan_covers_is_not_suggested_again_and_its_contexts_count() {
        let folder = folder(&[]);
        let plan = in_folder(&folder, "plan.json");
        succeeds(&["new", "-c", "lgbtq", "-o", &plan]);
        let suggested = |arguments: &[&str]| {
            let text = succeeds(&[&["suggest", "--format", "json"], arguments].concat());
            let all: Vec<_> =
                json(&text)["suggestions"].as_array().unwrap().iter().map(|s| s["outcome"].clone()).collect();
            all
        };
        let outcome = Value::from("no-discrimination-against-lgbtq");
        assert!(suggested(&["-c", "lgbtq"]).contains(&outcome));
        assert!(!suggested(&["--plan", &plan, "-c", "men"]).contains(&outcome));
        assert!(suggested(&["--plan", &plan, "-c", "men"]).contains(&Value::from("increased-male-involvement")));
        refuses(&run(&["suggest"]), "none is given");
        refuses(
            &fed_text(&["suggest", "--plan", "-", "--contexts", "-"], "{}"),
            "standard input can be read only once",
        );
    }
}

mod list {
    use super::*;

    const ALL: [(&str, usize); 8] = [
        ("outcomes", 44),
        ("domains", 9),
        ("indicators", 463),
        ("contexts", mscos::Context::ALL.len()),
        ("editions", 4),
        ("rules", 34),
        ("recommendations", mscos::Recommendation::ALL.len()),
        ("definitions", mscos::Definition::ALL.len()),
    ];

    #[test]
    fn everything_is_listed_in_every_format() {
        for (what, number) in ALL {
            let document = json(&succeeds(&["list", what, "--format", "json"]));
            let entries = document[what].as_array().unwrap();
            assert_eq!(entries.len(), number, "{what}");
            let cited = |entry: &Value| entry["source"]["section"].is_string() || entry["document"].is_string();
            assert!(entries.iter().all(cited), "{what}");

            let text = succeeds(&["list", what, "--format", "csv"]);
            let mut rows = ::csv::Reader::from_reader(text.as_bytes());
            let id = if what == "rules" { "code" } else { "id" };
            let at = rows.headers().unwrap().iter().position(|head| head == id).unwrap();
            let ids: Vec<_> = rows.records().map(|row| row.unwrap()[at].to_owned()).collect();
            let expected: Vec<_> = entries.iter().map(|entry| entry[id].as_str().unwrap().to_owned()).collect();
            assert_eq!(ids, expected, "{what}");

            let text = succeeds(&["list", what]);
            assert!(
                expected.iter().all(|id| text.lines().any(|line| line.split_whitespace().next() == Some(id))),
                "{what}"
            );
        }
    }

    #[test]
    fn rules_of_records_are_listed_and_shown() {
        let document = json(&succeeds(&["list", "record-rules", "--format", "json"]));
        let codes: Vec<_> = document["record_rules"].as_array().unwrap().iter().map(|rule| &rule["code"]).collect();
        assert_eq!(codes.len(), mscos::assessment::Rule::all().len());
        for rule in mscos::assessment::Rule::all() {
            assert!(codes.contains(&&Value::from(rule.code())));
            assert!(succeeds(&["list", "record-rules"]).contains(rule.name()));
            let shown = run(&["show", rule.code()]);
            assert!(out(&shown).starts_with(&format!("{}\nrule of records {}\n", rule.name(), rule.code())));
        }
        assert!(err(&run(&["show", "unknown-outcome"])).contains("also a name of the rule of records A001"));
        assert!(
            succeeds(&["list", "record-rules", "--format", "csv"])
                .starts_with("code,name,severity,checks,why,mend\nA001,")
        );
    }

    #[test]
    fn earlier_editions_have_their_own_outcomes_and_domains() {
        for (edition, outcomes, domains) in [
            ("longlist-2022-03", 71, 10),
            ("e-delphi-round-1", 72, 10),
            ("e-delphi-round-2", 34, 9),
            ("mscos-2023", 44, 9),
        ] {
            for (what, number) in [("outcomes", outcomes), ("domains", domains)] {
                let document = json(&succeeds(&["list", what, "--edition", edition, "--format", "json"]));
                assert_eq!(document["edition"], edition);
                assert_eq!(document[what].as_array().unwrap().len(), number, "{edition} {what}");
            }
        }
        refuses(&run(&["list", "rules", "--edition", "longlist-2022-03"]), "only outcomes and domains");
        for (what, _) in ALL {
            let asked = ["list", what, "--format", "json"];
            assert_eq!(succeeds(&[&asked[..], &["--edition", "mscos-2023"]].concat()), succeeds(&asked), "{what}");
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (what, _) in ALL {
            let text = succeeds(&["list", what, "--format", "csv"]);
            for row in ::csv::Reader::from_reader(text.as_bytes()).records() {
                assert!(row.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{what}");
            }
        }
        assert!(out(&run(&["resolve", "=HYPERLINK(1)", "--format", "csv"])).contains("\n'=HYPERLINK(1),unknown"));
    }
}

mod show {
    use super::*;

    #[test]
    fn anything_with_an_id_is_shown_in_every_format() {
        for (name, kind, id) in [
            ("Access to education", "outcome", "access-to-education"),
            ("secure-and-suitable-housing/private-personal-space", "indicator", ""),
            ("agency and purpose", "domain", "agency-and-purpose"),
            ("LGBT", "context", "lgbtq"),
            ("e-delphi-round-1", "edition", "e-delphi-round-1"),
            ("recovery-used-alone", "rule", "M026"),
            ("b6", "recommendation", "B6"),
            ("survivor", "definition", "survivor"),
        ] {
            let text = succeeds(&["show", name]);
            assert!(text.lines().nth(1).unwrap().starts_with(&format!("{kind} {id}")), "{text}");
            let document = json(&succeeds(&["show", name, "--format", "json"]));
            assert!(document.is_object());
            let rows = succeeds(&["show", name, "--format", "csv"]);
            assert!(rows.starts_with(&format!("field,id,text\n{kind},{id}")), "{rows}");
        }
    }

    #[test]
    fn an_outcome_is_shown_with_all_that_is_known_of_it() {
        let document = json(&succeeds(&["show", "access-to-education", "--format", "json"]));
        for key in ["indicators", "contexts", "lineage", "evidence"] {
            assert!(!document[key].as_array().unwrap().is_empty(), "{key}");
        }
        assert_eq!(document["source"]["document"], "final-report");
        let text = succeeds(&["show", "access-to-education"]);
        for part in ["Descriptor: ", "\nIndicators\n", "\nSuits\n", "\nLineage\n", "Source: "] {
            assert!(text.contains(part), "{part}");
        }
    }

    #[test]
    fn an_old_title_comes_with_its_story() {
        let text = succeeds(&["show", "having people to talk to"]);
        assert!(text.contains("today: Socialising (socialising)"), "{text}");
        let said = err(&run(&["show", "having people to talk to"]));
        assert_eq!(said, "With --edition e-delphi-round-2 it is shown as that edition has it.\n");
        let document = json(&succeeds(&["show", "freedom of movement", "--format", "json"]));
        assert_eq!(document["dropped_in"], "e-delphi-round-2");
    }

    #[test]
    fn a_title_needs_no_quotes() {
        assert_eq!(succeeds(&["show", "Access", "to", "education"]), succeeds(&["show", "Access to education"]));
        assert_eq!(succeeds(&["show", "lgbtq", "--format", "csv"]), succeeds(&["show", "--format", "csv", "lgbtq"]));
    }

    #[test]
    fn an_edition_shows_its_own_outcomes_and_domains_with_all_that_it_says_of_them() {
        let round_1 = ["--edition", "e-delphi-round-1"];
        let shown = |name: &[&str]| succeeds(&[&["show"], name, &round_1[..]].concat());
        let text = shown(&["Freedom", "of", "movement"]);
        assert!(text.contains("Edition: E-Delphi round 1") && text.contains("Rating in round 1: 17 "), "{text}");
        assert!(text.contains("\nLineage\n"), "{text}");
        let domain = shown(&["creating change"]);
        assert!(domain.contains("Top-five votes in round 1: "), "{domain}");
        for edition in mscos::Edition::ALL {
            let outcome = edition.outcomes().last().unwrap();
            let document = json(&succeeds(&["show", outcome.id(), "--edition", edition.id(), "--format", "json"]));
            assert_eq!((&document["id"], &document["edition"]), (&outcome.id().into(), &edition.id().into()));
            assert_eq!(document["descriptor"], outcome.descriptor().map_or(Value::Null, Value::from));
        }
        refuses(&run(&["show", "life-skils", "--edition", "e-delphi-round-2"]), "the nearest is `life-skills`");
        let later = run(&["show", "making-change-and-improving-policy", "--edition", "e-delphi-round-2"]);
        refuses(&later, "is there `improving-policy`");
    }

    #[test]
    fn a_domain_of_an_earlier_edition_is_found_with_what_became_of_its_outcomes() {
        let text = succeeds(&["show", "Creating Change"]);
        assert!(text.starts_with("Creating change\ndomain creating-change\n\nEdition: Longlist of outcomes"), "{text}");
        assert!(text.contains("(today Making change and improving policy)"), "{text}");
        assert!(text.contains("dropped since"), "{text}");
        let today = succeeds(&["show", "recognition, understanding and awareness"]);
        assert!(today.contains("domain recognition-awareness-and-understanding"), "{today}");
    }

    #[test]
    fn a_name_of_two_entries_says_so() {
        let output = run(&["show", "integration"]);
        assert!(out(&output).contains("definition integration"));
        assert!(err(&output).contains("also a name of the context newcomers-to-the-host-country"));
    }

    #[test]
    fn what_nothing_is_called_is_refused_with_the_nearest() {
        refuses(&run(&["show", "acces to edukation"]), "the outcome `access-to-education`");
        refuses(&run(&["show", "12345"]), "mscos list");
    }
}

mod explain {
    use super::*;

    #[test]
    fn a_rule_is_explained_by_name_and_by_code() {
        for name in ["M026", "m026", "recovery-used-alone"] {
            assert!(succeeds(&["explain", name]).starts_with("recovery-used-alone (M026"));
        }
        refuses(&run(&["explain", "recovery-alone"]), "the nearest is `recovery-used-alone`");
    }
}

mod resolve {
    use super::*;

    #[test]
    fn names_are_told_with_what_became_of_them() {
        let names = ["Having people to talk to", "freedom of movement", "immigration systems/status"];
        let resolved = |arguments: &[&str]| out(&run(&[&["resolve"], arguments, &names].concat()));
        let text = resolved(&[]);
        for part in ["today: Socialising", "it was dropped in E-Delphi round 2", "today perhaps: Better immigration"] {
            assert!(text.contains(part), "{text}");
        }
        let list = json(&resolved(&["--format", "json"]));
        let states: Vec<_> = list.as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(states, ["found", "dropped", "ambiguous"]);
        assert!(list[0]["lineage"][0]["source"]["section"].is_string());
        let rows = resolved(&["--format", "csv"]);
        assert_eq!(rows.lines().count(), 5, "an ambiguous name has a row for each outcome: {rows}");
    }

    #[test]
    fn what_needs_a_person_is_told_with_the_nearest_and_ends_with_1_as_in_migrate() {
        let output = run(&["resolve", "life skills", "life skils"]);
        assert_eq!(status(&output), 1);
        assert!(out(&output).contains("nearest: life-skills"));
        assert!(err(&output).starts_with("warning: of 2 names, 1 is unknown\n"), "{}", err(&output));
        let output = run(&["resolve", "immigration systems/status"]);
        assert_eq!(status(&output), 1);
        assert!(err(&output).contains("of 1 name, 1 can mean several outcomes"), "{}", err(&output));
        assert_eq!(err(&run(&["resolve", "freedom of movement"])), "", "what was dropped is settled");
    }

    #[test]
    fn standard_input_has_a_name_on_each_line() {
        let output = fed_text(
            &["resolve", "-", "socialising", "--format", "csv"],
            "\u{feff}life skills\r\n\n improving-policy\n",
        );
        assert_eq!(status(&output), 0, "{}", err(&output));
        let ids: Vec<_> = out(&output).lines().skip(1).map(|row| row.split(',').nth(2).unwrap().to_owned()).collect();
        assert_eq!(ids, ["life-skills", "making-change-and-improving-policy", "socialising"]);
        refuses(&fed_text(&["resolve", "-"], "\n"), "give a name on each line");
        refuses(&fed_text(&["resolve", "-", "-"], "a"), "only once");
    }
}

mod migrate {
    use super::*;

    const FROM: [&str; 3] = ["migrate", "--from", "e-delphi-round-2"];

    fn migrated(arguments: &[&str], text: &str) -> Output {
        fed_text(&[&FROM[..], arguments, &["-"]].concat(), text)
    }

    /// The rows of CSV, without what is added behind the change.
    fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn every_row_stays_as_it_was_and_has_its_change_behind_it() {
        let csv = "id,outcome,note\n\
                   1,improving-policy,\"a, \"\"b\"\"\nc\"\n\
                   2,Having people to talk to,=1+1\n\
                   3,life-skills, spaced \n\
                   4,,no code\n\
                   5,quality-well-resourced-support\n";
        let output = migrated(&[], csv);
        assert_eq!(status(&output), 0, "{}", err(&output));
        let rows = rows(&out(&output), b',');
        let old: Vec<_> = rows.iter().map(|row| row[..3].join("|")).collect();
        assert_eq!(
            old,
            [
                "id|outcome|note",
                "1|improving-policy|a, \"b\"\nc",
                "2|Having people to talk to|=1+1",
                "3|life-skills| spaced ",
                "4||no code",
                "5|quality-well-resourced-support|",
            ]
        );
        let new: Vec<_> = rows.iter().map(|row| row[3..6].join("|")).collect();
        assert_eq!(
            new,
            [
                "mscos_outcome|mscos_change|mscos_candidates",
                "making-change-and-improving-policy|renamed|",
                "socialising|merged|",
                "life-skills|exact|",
                "||",
                "|dropped|",
            ]
        );
        assert!(rows.iter().skip(1).all(|row| row[6].is_empty() == row[1].is_empty()), "each change has a reason");
        let summary = "1 exact, 1 renamed, 1 merged, 1 dropped, 1 without a code.";
        assert!(err(&output).replace('\n', " ").contains(summary), "{}", err(&output));
    }

    #[test]
    fn what_needs_a_person_is_told_and_ends_with_1() {
        let csv = "code\nlife-skills\nlife-skils\n";
        let output = migrated(&[], csv);
        assert_eq!(status(&output), 1);
        assert!(err(&output).contains("line 3: unknown; the nearest code is life-skills"), "{}", err(&output));
        let arguments = ["migrate", "--from", "e-delphi-round-1", "-"];
        let output = fed_text(&arguments, "code\nlife-skills\nImmigration systems/status\n");
        assert_eq!(status(&output), 1);
        let candidates = "better-immigration-systems immigration-status-and-documentation";
        assert_eq!(rows(&out(&output), b',')[2][1..4], ["", "ambiguous", candidates]);
    }

    #[test]
    fn the_dialect_of_the_file_is_kept() {
        let csv = "\u{feff}id;outcome\r\n1;\"a;b\"\r\n2;life-skills\r\n";
        let output = migrated(&["--column", "outcome"], csv);
        let text = out(&output);
        assert!(text.starts_with("\u{feff}id;outcome;mscos_outcome;"), "{text}");
        assert_eq!(text.matches("\r\n").count(), 3);
        assert!(text.contains("1;\"a;b\";;unknown;"));
        let tabs = out(&migrated(&[], "id\toutcome\n1\tlife-skills\n"));
        assert!(tabs.contains("1\tlife-skills\tlife-skills\texact\t"));
    }

    #[test]
    fn a_quote_that_nothing_closes_is_refused_with_its_line() {
        let csv = "id,outcome,note\n1,improving-policy,\"she\nsaid\"\n2,life-skills,\"she said\n3,nonsense,y\n";
        let output = migrated(&[], csv);
        refuses(&output, "a quote opens a cell on line 4, and nothing closes it");
        assert!(!err(&output).contains("said"));
    }

    #[test]
    fn blank_lines_stay_and_lines_are_told_as_an_editor_counts_them() {
        let csv = "\nid,outcome\n\n1,\"life-skills\"\n\r\n2,\"a\nb\"\n3,joyy\n\n\n";
        let output = migrated(&["--column", "outcome"], csv);
        let text = out(&output);
        assert!(
            text.starts_with("\nid,outcome,mscos_outcome,mscos_change,mscos_candidates,mscos_reason\n\n1,"),
            "{text}"
        );
        assert!(text.contains("1,\"life-skills\",life-skills,exact,"), "quotes stay: {text}");
        assert!(text.contains("\n\r\n2,\"a\nb\",,unknown,"), "{text}");
        assert!(text.ends_with("\n\n\n"));
        let said = err(&output);
        assert!(said.contains("line 6: unknown") && said.contains("line 8: unknown"), "{said}");
        refuses(&migrated(&[], "code\n\nlife-skills\na,b\n"), "line 4 has more cells than the first");
    }

    #[test]
    fn a_first_line_that_tells_the_separator_is_heeded_and_stays() {
        let output = migrated(&[], "\u{feff}sep=|\r\na,b,c|outcome\r\nx|life-skills\r\ny|joyy\r\n");
        let text = out(&output);
        assert!(text.starts_with("\u{feff}sep=|\r\na,b,c|outcome|mscos_outcome|"), "{text}");
        assert!(text.contains("\r\nx|life-skills|life-skills|exact|"), "{text}");
        assert!(err(&output).contains("line 4: unknown"), "{}", err(&output));
    }

    #[test]
    fn names_of_columns_and_nothing_else_get_the_added_ones() {
        for (arguments, said) in [(&[][..], "0 rows of E-Delphi round 2.\n"), (&["--column", "outcome"], "column 2.\n")]
        {
            let output = migrated(arguments, "id,outcome\n");
            assert_eq!(status(&output), 0, "{}", err(&output));
            assert_eq!(out(&output), "id,outcome,mscos_outcome,mscos_change,mscos_candidates,mscos_reason\n");
            assert!(err(&output).ends_with(said), "{}", err(&output));
        }
        refuses(&migrated(&["--no-header"], "id,outcome\n"), "no column holds codes");
        refuses(&migrated(&[], "id,mscos_outcome\n"), "it has a column `mscos_outcome` already");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_kept() {
        let csv = b"name,outcome\ncaf\xe9,life-skills\n".to_vec();
        let output = fed(&[&FROM[..], &["-"]].concat(), std::iter::once(csv));
        assert_eq!(status(&output), 0);
        assert!(output.stdout.windows(4).any(|bytes| bytes == b"caf\xe9"));
    }

    #[test]
    fn the_column_is_found_or_named_by_name_or_number() {
        let csv = "id,code,old\nx,improving-policy,life-skills\n";
        for (arguments, expected) in [
            (&["--column", "old"][..], "life-skills"),
            (&["--column", "3"], "life-skills"),
            (&["--column", " OLD"], "life-skills"),
            (&["--column", "code"], "making-change-and-improving-policy"),
            (&[], "making-change-and-improving-policy"),
        ] {
            let output = migrated(arguments, csv);
            assert_eq!(rows(&out(&output), b',')[1][3], expected, "{arguments:?}");
        }
        refuses(&migrated(&["--column", "kode"], csv), "no column has this name");
        refuses(&migrated(&["--column", "9"], csv), "no column has this name");
        refuses(&migrated(&["--column", "a"], "a,a\n1,2\n"), "two columns have this name");
        refuses(&migrated(&["--column", "a"], "A,a \n1,2\n"), "two columns have this name");
        assert_eq!(status(&migrated(&["--column", "a"], "A,a\nx,life-skills\n")), 0, "one is named exactly");
        refuses(&migrated(&[], "id|code\nx|life-skills\n"), "put a line sep=| before the first");
        refuses(&migrated(&[], "a,b\n1,2\n"), "no column holds codes");
        refuses(&migrated(&[], ""), "it is empty");
        refuses(&migrated(&[], "\u{feff}"), "it is empty");
        refuses(&migrated(&[], "\u{feff}\r\n"), "it is empty");
    }

    #[test]
    fn a_list_without_names_of_columns_is_seen_as_one() {
        for arguments in [&[][..], &["--no-header"]] {
            let output = migrated(arguments, "improving-policy\nlife-skills\n");
            let text = out(&output);
            assert_eq!(text.lines().count(), 2, "{text}");
            assert!(text.starts_with("improving-policy,making-change-and-improving-policy,renamed,"));
        }
    }

    #[test]
    fn what_was_migrated_is_not_migrated_again() {
        let once = out(&migrated(&[], "code\nlife-skills\n"));
        refuses(&migrated(&["--column", "code"], &once), "mscos_outcome");
        let once = out(&migrated(&[], r#"["life-skills"]"#));
        refuses(&migrated(&["--column", "code"], &once), "mscos_outcome");
    }

    #[test]
    fn a_json_list_of_codes_becomes_a_list_of_objects() {
        let output = migrated(&[], r#"["improving-policy", null, "joyy", 7]"#);
        assert_eq!(status(&output), 1);
        let list = json(&out(&output));
        let changes: Vec<_> = list.as_array().unwrap().iter().map(|one| one["mscos_change"].clone()).collect();
        assert_eq!(changes, [Value::from("renamed"), Value::Null, "unknown".into(), "unknown".into()]);
        assert_eq!(list[0]["mscos_outcome"], "making-change-and-improving-policy");
        assert_eq!(list[3]["code"], 7);
    }

    #[test]
    fn json_objects_keep_their_values_as_they_are_written() {
        let text =
            r#"[{"b": 1.0, "code": "improving-policy", "a": [12345678901234567890123]}, {"x": "life-skills"}, {}]"#;
        let output = migrated(&["--column", "code"], text);
        assert_eq!(status(&output), 0, "{}", err(&output));
        let migrated_text = out(&output);
        let kept = r#"{"b": 1.0, "code": "improving-policy", "a": [12345678901234567890123], "mscos_outcome""#;
        assert!(migrated_text.contains(kept), "{migrated_text}");
        assert_eq!(json(&migrated_text).as_array().unwrap().len(), 3);
        refuses(&migrated(&["--column", "kode"], text), "no object has this key");
        refuses(&migrated(&[], r#"[{"code":"life-skills"}, 7]"#), "no object stands at /1");
        refuses(&migrated(&[], r#"{"codes": []}"#), "a list of codes or of objects should stand here");
        refuses(&migrated(&[], "{\"a\":\"life-skills\"}\n{\"a\":\"joy\"}\n"), "put [ and ] around all of it");
        refuses(&migrated(&[], "[\"life-skills\" \"joy\"]"), "put a comma before this");
    }
}

mod completions_and_manual {
    use super::*;

    #[test]
    fn completions_know_every_subcommand() {
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            let script = succeeds(&["completions", shell]);
            assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
            if matches!(shell, "elvish" | "powershell") {
                continue; // their scripts know no values
            }
            for name in ["insecure-immigration-status", "recovery-used-alone", "mscos-2023"] {
                assert!(script.contains(name), "{shell} does not know {name}");
            }
            // That of fish knows the values of options alone.
            assert!(shell == "fish" || script.contains("answer-outside-scale"), "{shell}");
        }
    }

    #[test]
    fn the_manual_has_a_page_for_every_subcommand() {
        let folder = folder(&[]);
        let pages = in_folder(&folder, "man1");
        succeeds(&["man", "--out", &pages]);
        for command in COMMANDS {
            let page = fs::read_to_string(Path::new(&pages).join(format!("mscos-{command}.1"))).unwrap();
            let name = command.to_uppercase();
            let head = format!(".TH MSCOS-{name} 1 2");
            assert!(page.contains(&head), "{page}");
            assert!(page.contains("\n.SH EXAMPLES\n.nf\n") && !page.contains("EXTRA"), "{page}");
            assert_eq!(page, succeeds(&["man", command]));
        }
        assert_eq!(fs::read_to_string(Path::new(&pages).join("mscos.1")).unwrap(), succeeds(&["man"]));
        refuses(&run(&["man", "--out", &pages]), "the file is there already");
        succeeds(&["man", "--out", &pages, "--force"]);
        refuses(&run(&["man", "chek"]), "there are check, new, suggest, ");
        let one = in_folder(&folder, "check.1");
        succeeds(&["man", "check", "-o", &one]);
        assert_eq!(fs::read_to_string(&one).unwrap(), succeeds(&["man", "check"]));
        refuses(&run(&["man", "-o", &one]), "it is a file, and a folder is needed");
    }

    #[test]
    fn pages_have_the_exit_status_under_its_heading_and_the_day_of_the_version() {
        let page = succeeds(&["man", "check"]);
        let status = page.split("\n.SH \"EXIT STATUS\"\n").nth(1).unwrap();
        assert!(status.starts_with("0 every plan meets the minimum standard"), "{status}");
        assert!(!status.contains("Exit status"), "{status}");
        let changelog = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CHANGELOG.md")).unwrap();
        let head = format!("## [{}] - ", env!("CARGO_PKG_VERSION"));
        let date = changelog.lines().find_map(|line| line.strip_prefix(&head)).unwrap();
        assert!(page.contains(&format!(" 1 {date} \"mscos {}\"", env!("CARGO_PKG_VERSION"))), "{page}");
    }

    #[test]
    fn a_judge_of_manuals_finds_nothing_where_there_is_one() {
        for command in [None].into_iter().chain(COMMANDS.map(Some)) {
            let page = run(&["man"].into_iter().chain(command).collect::<Vec<_>>()).stdout;
            let judge = Command::new("mandoc")
                .args(["-Tlint", "-Wwarning"])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn();
            let Ok(mut judge) = judge else { return };
            judge.stdin.take().unwrap().write_all(&page).unwrap();
            let output = judge.wait_with_output().unwrap();
            assert_eq!(out(&output), "", "{command:?}");
        }
    }
}

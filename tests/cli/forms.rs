//! `mscos form`, `mscos schema` and `mscos wording`: every format is what the library gives.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use mscos::OutcomeSet;
use mscos::form::{Form, Respondent, Scale};
use mscos::plan::Plan;
use mscos::schema::{Draft, Flavour, Name};
use mscos::wording::Wording;

use super::*;

fn plan(name: &str) -> Plan {
    Plan::from_json(fs::read(example(name)).unwrap()).unwrap()
}

/// A wording whose title of an outcome is what a translator might have been told.
fn overlay(language: &str, title: &str) -> String {
    format!(
        r#"{{"language":"{language}","provenance":"translated","outcomes":{{"access-to-education":{{"title":"{title}"}}}}}}"#
    )
}

/// The rows of a sheet, as a spreadsheet has them.
fn rows(workbook: Vec<u8>, sheet: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(workbook)).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    let text = |cell: &Data| cell.to_string();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

mod form {
    use super::*;

    #[test]
    fn each_text_format_is_that_of_the_library() {
        let path = example("complete.json");
        let (form, english) = (Form::of_plan(&plan("complete.json")), Wording::english());
        for (format, expected) in [
            ("json-schema", form.json_schema(&english)),
            ("ui-schema", form.ui_schema(&english)),
            ("json-forms", form.json_forms(&english)),
            ("messages", form.messages(&english)),
            ("record", form.empty_record()),
        ] {
            let output = run(&["form", &path, "--to", format]);
            assert_eq!(status(&output), 0, "{format}");
            let notes = err(&output);
            assert!(notes.contains("danger, harm or fear") && notes.contains("nobody can know"), "{format}: {notes}");
            assert_eq!(notes.contains("RJSF shows everybody every question"), format == "json-schema", "{notes}");
            assert_eq!(out(&output), format!("{expected}\n"), "{format}");
        }
    }

    #[test]
    fn the_workbook_can_be_opened_and_holds_the_sheets() {
        let folder = folder(&[]);
        let file = in_folder(&folder, "form.xlsx");
        assert_eq!(succeeds(&["form", &example("complete.json"), "--to", "xlsx", "-o", &file]), "");
        let written = fs::read(&file).unwrap();
        let sheets = Form::of_plan(&plan("complete.json")).xlsform(&[]);
        assert_eq!(written, sheets.xlsx().unwrap());
        for sheet in sheets.sheets() {
            let rows = rows(written.clone(), sheet.name());
            assert_eq!(rows.len(), sheet.rows().len() + 1, "{}", sheet.name());
            assert_eq!(rows[0][..sheet.header().len()], *sheet.header());
        }
        let piped = run(&["form", &example("complete.json"), "--to", "xlsx"]);
        assert_eq!((status(&piped), piped.stdout), (0, written), "a pipe takes a workbook");
    }

    #[test]
    fn the_sheets_of_csv_go_into_a_folder_or_beside_each_other() {
        let path = example("lgbtq-refugees.json");
        let sheets = Form::of_plan(&plan("lgbtq-refugees.json")).xlsform(&[]).csv().unwrap();
        let folder = folder(&[]);
        for (asked, begin) in [("", "form"), ("new/", "new/form"), ("home", "home"), ("house.csv", "house")] {
            let told = succeeds(&["form", &path, "--to", "csv", "-o", &in_folder(&folder, asked)]);
            assert_eq!(told.lines().count(), 3);
            for ((name, text), told) in sheets.iter().zip(told.lines()) {
                let file = folder.path().join(format!("{begin}-{name}"));
                assert_eq!(Path::new(told), file);
                assert_eq!(fs::read_to_string(file).unwrap(), *text);
            }
        }
        refuses(&run(&["form", &path, "--to", "csv"]), "csv is three sheets, and so three files");
        refuses(&run(&["form", &path, "--to", "csv", "-o", "-"]), "csv is three sheets, and so three files");
    }

    #[test]
    fn all_formats_go_into_a_folder_that_is_made() {
        let path = example("complete.json");
        let folder = folder(&[]);
        let into = in_folder(&folder, "a/b");
        let told = succeeds(&["form", &path, "--to", "all", "-o", &into]);
        let names: Vec<_> = told.lines().map(|line| Path::new(line).strip_prefix(&into).unwrap().to_owned()).collect();
        let expected = [
            "form.schema.json",
            "form.ui-schema.json",
            "form.json-forms.json",
            "form.messages.json",
            "form.record.json",
            "form.xlsx",
            "form-survey.csv",
            "form-choices.csv",
            "form-settings.csv",
        ];
        assert_eq!(names, expected.map(PathBuf::from));
        let read = |name: &str| fs::read(Path::new(&into).join(name)).unwrap();
        for (name, format) in
            [("form.schema.json", "json-schema"), ("form.record.json", "record"), ("form.xlsx", "xlsx")]
        {
            assert_eq!(read(name), run(&["form", &path, "--to", format]).stdout, "{name}");
        }
        refuses(&run(&["form", &path, "--to", "all"]), "name a folder with -o");
    }

    #[test]
    fn nothing_is_written_over_without_force_and_nothing_is_written_by_halves() {
        let folder = folder(&[("form.record.json", b"mine"), ("form.xlsx", b"mine"), ("file", b"mine")]);
        let (path, into) = (example("complete.json"), folder.path().to_str().unwrap().to_owned());
        let arguments = ["form", &path, "--to", "all", "-o", &into];
        refuses(&run(&arguments), "form.record.json: the file is there already");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
        let file = in_folder(&folder, "form.xlsx");
        refuses(&run(&["form", &path, "--to", "xlsx", "-o", &file]), "--force");
        assert_eq!(fs::read(&file).unwrap(), b"mine");
        succeeds(&[&arguments[..], &["--force"]].concat());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 10);
        assert!(fs::read(&file).unwrap().starts_with(b"PK"));
        let file = in_folder(&folder, "file");
        refuses(&run(&["form", &path, "--to", "all", "-o", &file]), "it is a file, and a folder is needed");
        refuses(&run(&["form", &path, "--to", "record", "-o", &into]), "it is a folder");
    }

    #[test]
    fn outcomes_are_named_by_id_by_title_or_together() {
        let schema =
            |outcomes: OutcomeSet| format!("{}\n", Form::of_outcomes(outcomes).json_schema(&Wording::english()));
        let written = |list: &str| succeeds(&["form", "--outcomes", list, "--to", "json-schema"]);
        assert_eq!(written("core"), schema(OutcomeSet::CORE));
        assert_eq!(written("all"), schema(OutcomeSet::all()));
        let two = [mscos::Outcome::LongTermConsistentSupport, mscos::Outcome::LifeSkills];
        for list in ["life-skills,long-term-consistent-support", "Long-term, consistent support, Life Skills"] {
            assert_eq!(written(list), schema(OutcomeSet::of(&two)), "{list}");
        }
        let refused = |list: &str| run(&["form", "--outcomes", list, "--to", "record"]);
        refuses(&refused("core,acces to eduction"), "the nearest is `access-to-education`");
        refuses(&refused("core,12345"), "mscos list outcomes shows them");
        refuses(&refused(","), "no outcome is named");
    }

    #[test]
    fn a_form_is_made_of_a_plan_or_of_outcomes() {
        let path = example("complete.json");
        for arguments in [
            &["form", "--to", "record"][..],
            &["form", &path, "--outcomes", "core", "--to", "record"],
            &["form", &path],
        ] {
            let output = run(arguments);
            assert_eq!((status(&output), out(&output).as_str()), (2, ""), "{arguments:?}");
        }
        let piped = fed_text(&["form", "-", "--to", "record"], &fs::read_to_string(&path).unwrap());
        assert_eq!(out(&piped), succeeds(&["form", &path, "--to", "record"]));
    }

    #[test]
    fn only_the_questions_of_a_respondent_are_asked_where_one_is_named() {
        let own = Form::of_outcomes(OutcomeSet::CORE).asked_of(Respondent::Survivor);
        let arguments = ["form", "--outcomes", "core", "--to", "json-schema", "--respondent"];
        let written = succeeds(&[&arguments[..], &["survivor"]].concat());
        assert_eq!(written, format!("{}\n", own.json_schema(&Wording::english())));
        let nobody = run(&[&arguments[..], &["partner-service"]].concat());
        refuses(&nobody, "this form is for `survivor`, `practitioner`, `researcher`");
        refuses(&run(&[&arguments[..], &["practicioner"]].concat()), "the nearest is `practitioner`");
    }

    #[test]
    fn scales_are_chosen_by_id_or_taken_from_a_file() {
        let own = r#"{"scales":[{"id":"our-two","title":"Our two","description":"Where things are.","answers":[
            {"id":"not-yet","title":"Not yet","description":"Not."},{"id":"there","title":"There","description":"Yes."}],
            "for":{"outcomes":["access-to-education"]}}]}"#;
        let folder = folder(&[("own.json", own.as_bytes()), ("broken.json", br#"{"scales":7}"#)]);
        let written = |arguments: &[&str]| {
            succeeds(&[&["form", "--outcomes", "core", "--to", "json-schema"], arguments].concat())
        };
        let form = Form::of_outcomes(OutcomeSet::CORE).scale(Scale::HowOften);
        assert_eq!(written(&["--scale", "how-often"]), format!("{}\n", form.json_schema(&Wording::english())));
        let own = in_folder(&folder, "own.json");
        let both = written(&["--scale", "how-often", "--scales", &own]);
        assert!(both.contains("\"not-yet\"") && both.contains("\"sometimes\""));
        assert!(!written(&["--scales", &own]).contains("\"sometimes\""));
        let arguments = ["form", "--outcomes", "core", "--to", "record"];
        refuses(&run(&[&arguments[..], &["--scale", "yes-no"]].concat()), "the nearest is `yes-partly-no`");
        let broken = in_folder(&folder, "broken.json");
        refuses(&run(&[&arguments[..], &["--scales", &broken]].concat()), "broken.json:1:11");
    }

    #[test]
    fn draft_and_flavour_are_those_of_the_schema_and_of_nothing_else() {
        let (form, english) = (Form::of_outcomes(OutcomeSet::CORE), Wording::english());
        let core = ["form", "--outcomes", "core", "--to"];
        for (draft, name) in [(Draft::Draft202012, "2020-12"), (Draft::Draft7, "7")] {
            for flavour in Flavour::ALL {
                let asked = ["json-schema", "--draft", name, "--flavour", flavour.id()];
                let expected = form.json_schema_as(&english, draft, *flavour);
                assert_eq!(succeeds(&[&core[..], &asked].concat()), format!("{expected}\n"));
            }
        }
        refuses(&run(&[&core[..], &["xlsx", "--draft", "7"]].concat()), "xlsx has no JSON Schema in it");
        refuses(&run(&[&core[..], &["json-schema", "--draft", "4"]].concat()), "no draft has this id");
    }

    #[test]
    fn a_form_is_never_written_over_a_file_that_it_is_made_of() {
        let plan = fs::read_to_string(example("complete.json")).unwrap();
        let ours = overlay("cy", "Mynediad at addysg");
        let folder = folder(&[("plan.json", plan.as_bytes()), ("form.schema.json", ours.as_bytes())]);
        let [path, words] = ["plan.json", "form.schema.json"].map(|name| in_folder(&folder, name));
        let read = "it is read in this run";
        refuses(&run(&["form", &path, "--to", "xlsx", "--force", "-o", &path]), read);
        let into = format!("{}/", folder.path().display());
        refuses(&run(&["form", &path, "--to", "all", "--wording", &words, "--force", "-o", &into]), read);
        refuses(&run(&["wording", &words, "--force", "-o", &words]), read);
        assert_eq!(fs::read_to_string(&path).unwrap(), plan);
        assert_eq!(fs::read_to_string(&words).unwrap(), ours);
    }

    #[test]
    fn a_form_for_one_timepoint_asks_what_is_asked_then() {
        let path = example("complete.json");
        let printed = succeeds(&["form", &path, "--to", "record", "--timepoint", "month-6"]);
        assert!(printed.contains(r#""timepoint": "month-6""#));
        let form = Form::of_plan(&plan("complete.json")).at(&"month-6".parse().unwrap());
        assert_eq!(printed, format!("{}\n", form.empty_record()));
        refuses(&run(&["form", &path, "--to", "record", "--timepoint", "month-7"]), "nothing is asked at `month-7`");
        refuses(&run(&["form", &path, "--to", "record", "--timepoint", "Month 6"]), "a timepoint is `baseline`");
    }

    #[test]
    fn a_survey_has_every_language_and_the_first_is_the_default() {
        let folder = folder(&[("cy.json", overlay("cy", "Mynediad at addysg").as_bytes())]);
        let welsh = in_folder(&folder, "cy.json");
        let book = |wordings: &[&str]| {
            let asked = wordings.iter().flat_map(|one| ["--wording", one]).collect::<Vec<_>>();
            run(&[&["form", "--outcomes", "core", "--to", "xlsx"], &asked[..]].concat())
        };
        let two = book(&["english", &welsh]);
        assert_eq!(status(&two), 0);
        assert!(err(&two).starts_with("note: cy: 1 of ") && !err(&two).contains("en-GB"), "{}", err(&two));
        let header = rows(two.stdout, "survey").swap_remove(0);
        assert_eq!(header[2..4], ["label::English (en)", "label::Cymraeg (cy)"]);
        let settings = rows(book(&[&welsh, "english"]).stdout, "settings");
        let language = settings[0].iter().position(|head| head == "default_language").unwrap();
        assert_eq!(settings[1][language], "Cymraeg (cy)");
    }

    #[test]
    fn a_web_form_takes_one_language_and_all_formats_have_one_of_each() {
        let folder = folder(&[("cy.json", overlay("cy", "Mynediad at addysg").as_bytes())]);
        let welsh = in_folder(&folder, "cy.json");
        let core = ["form", "--outcomes", "core", "--to"];
        let one = succeeds(&[&core[..], &["json-schema", "--wording", &welsh]].concat());
        assert!(one.contains("Mynediad at addysg"));
        for format in ["json-schema", "ui-schema", "json-forms", "messages", "record"] {
            let asked = [format, "--wording", "english", "--wording", &welsh];
            refuses(&run(&[&core[..], &asked].concat()), "in one language, and several are given");
        }
        let into = in_folder(&folder, "form");
        let asked = ["all", "--wording", "english", "--wording", &welsh, "-o", &into];
        let files = succeeds(&[&core[..], &asked].concat());
        assert_eq!(files.lines().count(), 5 + 5 + 1 + 3);
        assert_eq!(fs::read_to_string(format!("{into}/cy/form.schema.json")).unwrap(), one);
        assert!(!fs::read_to_string(format!("{into}/en-GB/form.schema.json")).unwrap().contains("Mynediad"));
        let header = rows(fs::read(format!("{into}/form.xlsx")).unwrap(), "survey").swap_remove(0);
        assert!(header.contains(&"label::Cymraeg (cy)".to_owned()));
        let twice = ["all", "--wording", &welsh, "--wording", &welsh, "-o", &into];
        refuses(&run(&[&core[..], &twice].concat()), "two wordings are of the same language, cy");
    }

    #[test]
    fn a_notice_is_told_and_is_in_the_form() {
        let machine = overlay("cy", "Mynediad").replace("translated", "machine");
        let folder = folder(&[("machine.json", machine.as_bytes())]);
        let core = ["form", "--outcomes", "core", "--to", "xlsx", "-o"];
        let asked = [&in_folder(&folder, "a.xlsx"), "--wording", &in_folder(&folder, "machine.json")];
        let output = run(&[&core[..], &asked].concat());
        assert_eq!(status(&output), 0);
        assert!(err(&output).starts_with("note: Machine translation: "), "{}", err(&output));
        let pseudo = run(&[&core[..], &[&in_folder(&folder, "b.xlsx"), "--wording", "pseudo"]].concat());
        assert_eq!(status(&pseudo), 0);
        assert!(err(&pseudo).contains("Words for tests"));
    }

    #[test]
    fn what_a_plan_names_and_nobody_knows_is_warned_of() {
        let plan = r#"{"edition":"mscos-2023","title":"","measures":[
            {"outcome":"access-to-education","indicators":["access-to-education/fre-courses","access-to-education/free-courses"]},
            {"outcome":"Amara"}]}"#;
        let output = fed_text(&["form", "-", "--to", "json-schema"], plan);
        assert_eq!(status(&output), 0);
        assert!(out(&output).contains("\"free-courses\""));
        let said = err(&output);
        for part in ["warning: standard input: 2 names", "at /measures/0/indicators/0\n", "at /measures/1/outcome\n"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!said.contains("Amara"));
        let nothing = plan.replace("access-to-education", "joy");
        let output = fed_text(&["form", "-", "--to", "json-schema"], &nothing);
        refuses(&output, "nothing would be asked");
    }

    #[test]
    fn what_cannot_be_read_is_told_as_in_a_check() {
        let plan = format!("{{\"edition\":\"mscos-2023\",\"title\":\"{STORY}\",\n\"mesures\":[]}}");
        let folder = folder(&[("plan.json", plan.as_bytes()), ("words.json", br#"{"language":"Welsh"}"#)]);
        let (path, words) = (in_folder(&folder, "plan.json"), in_folder(&folder, "words.json"));
        let output = run(&["form", &path, "--to", "record"]);
        refuses(&output, "plan.json:2:1");
        assert_eq!(err(&output), err(&run(&["check", &path])));
        assert!(!err(&output).contains("Amara"));
        refuses(&run(&["form", "nowhere.json", "--to", "record"]), "there is no such file");
        refuses(&run(&["form", "--outcomes", "core", "--to", "record", "--wording", &words]), "words.json:1:");
        let twice = ["form", "-", "--to", "record", "--wording", "-"];
        refuses(&fed_text(&twice, "{}"), "standard input can be read only once");
        refuses(&run(&["form", &path, "--to", "pdf"]), "invalid value 'pdf'");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_workbook_is_not_written_to_a_terminal() {
        // `script` is what gives a command a terminal where there is none.
        let binary = assert_cmd::cargo::cargo_bin!("mscos").to_str().unwrap();
        let asked = format!("'{binary}' form --outcomes core --to xlsx");
        let Ok(output) = Command::new("script").args(["-qec", &asked, "/dev/null"]).stdin(Stdio::null()).output()
        else {
            return;
        };
        assert_eq!(status(&output), 2);
        let said = out(&output);
        assert!(said.contains("a workbook is nothing for a terminal") && !said.contains("PK"), "{said}");
    }
}

mod schema {
    use super::*;

    #[test]
    fn every_schema_is_that_of_the_library() {
        for name in Name::ALL {
            let written = succeeds(&["schema", name.id()]);
            assert_eq!(written, name.pretty(Draft::Draft202012, Flavour::OneOf), "{name}");
        }
        let other = succeeds(&["schema", "Evaluation plan", "--draft", "7", "--flavour", "enum"]);
        assert_eq!(other, Name::Plan.pretty(Draft::Draft7, Flavour::Enum));
    }

    #[test]
    fn without_a_name_the_names_are_listed() {
        let text = succeeds(&["schema"]);
        let listed: Vec<_> = text.lines().skip(1).filter_map(|line| line.split("  ").next()).collect();
        assert!(Name::ALL.iter().all(|name| listed.contains(&name.id())), "{text}");
    }

    #[test]
    fn a_schema_goes_into_a_file_and_wrong_names_are_refused() {
        let folder = folder(&[]);
        let file = in_folder(&folder, "plan.schema.json");
        succeeds(&["schema", "plan", "-o", &file]);
        assert_eq!(fs::read_to_string(&file).unwrap(), succeeds(&["schema", "plan"]));
        refuses(&run(&["schema", "plan", "-o", &file]), "--force");
        succeeds(&["schema", "plan", "-o", &file, "--force"]);
        refuses(&run(&["schema", "plann"]), "the nearest is `plan`");
        refuses(&run(&["schema", "plan", "--flavour", "enumm"]), "the nearest is `enum`");
    }
}

mod wording {
    use super::*;

    #[test]
    fn a_template_is_written_for_a_translator_and_can_be_read_once_it_says_where_it_is_from() {
        let folder = folder(&[]);
        let file = in_folder(&folder, "cy.json");
        succeeds(&["wording", "--template", "CY", "-o", &file]);
        let template = fs::read_to_string(&file).unwrap();
        assert_eq!(template, Wording::template("cy").unwrap() + "\n");
        refuses(&run(&["wording", &file]), "/provenance");
        fs::write(&file, template.replacen("\"provenance\": null", "\"provenance\": \"translated\"", 1)).unwrap();
        assert!(succeeds(&["wording", &file]).starts_with("cy: 0 of "));
        refuses(&run(&["wording", "--template", "Welsh"]), "BCP 47 tag");
        refuses(&run(&["wording", "--template", "cy", "-o", &file]), "--force");
    }

    #[test]
    fn what_is_missing_is_told_of_everything_or_of_one_form() {
        let folder = folder(&[("cy.json", overlay("cy", "Mynediad").as_bytes())]);
        let file = in_folder(&folder, "cy.json");
        let welsh = Wording::from_json(fs::read(&file).unwrap()).unwrap();
        assert_eq!(succeeds(&["wording", &file]), welsh.completeness().to_string());
        let counted = |asked: &[&str]| json(&succeeds(&[&["wording", &file, "--format", "json"], asked].concat()));
        let all = |form: Form| serde_json::to_value(welsh.completeness_for(&form)).unwrap();
        assert_eq!(counted(&["--plan", &example("complete.json")]), all(Form::of_plan(&plan("complete.json"))));
        assert_eq!(counted(&["--outcomes", "core"]), all(Form::of_outcomes(OutcomeSet::CORE)));
        assert!(counted(&["--outcomes", "life-skills"])["all"].as_u64() < counted(&[])["all"].as_u64());
    }

    #[test]
    fn wrong_words_are_told_and_not_repeated() {
        let folder = folder(&[("broken.json", format!(r#"{{"language":"cy","provenance":"{STORY}"}}"#).as_bytes())]);
        let output = run(&["wording", &in_folder(&folder, "broken.json")]);
        refuses(&output, "broken.json:1:");
        assert!(!err(&output).contains("Amara"));
        refuses(&run(&["wording", "nowhere.json"]), "there is no such file");
        for arguments in [&["wording"][..], &["wording", "a.json", "--template", "cy"]] {
            assert_eq!(status(&run(arguments)), 2, "{arguments:?}");
        }
    }

    #[test]
    fn a_report_is_written_in_a_wording() {
        let title = "Mynediad at addysg";
        let folder = folder(&[("cy.json", overlay("cy", title).as_bytes())]);
        let file = in_folder(&folder, "cy.json");
        let path = example("misses-two.json");
        for format in ["text", "markdown", "html", "json"] {
            let output = run(&["check", &path, "--wording", &file, "--format", format]);
            assert_eq!(status(&output), 1);
            assert!(out(&output).contains(title), "{format}");
        }
        assert!(!out(&run(&["check", &path])).contains(title));
        assert!(out(&run(&["check", &path, "--wording", "pseudo"])).contains("Words for tests"));
        refuses(&run(&["check", &path, "--wording", "nowhere.json"]), "there is no such file");
        refuses(&fed_text(&["check", "-", "--wording", "-"], "{}"), "only once");
    }
}

#[test]
fn a_plan_of_another_edition_is_told_beside_the_form() {
    for (edition, said) in [
        ("e-delphi-round-2", Some("written for E-Delphi round 2, and the form is of")),
        ("mscos-2031", Some("written for an edition that is not known, and the form is of")),
        ("mscos-2023", None),
    ] {
        let plan = format!(r#"{{"edition":"{edition}","title":"","measures":[{{"outcome":"life-skills"}}]}}"#);
        let output = fed_text(&["form", "-", "--to", "json-schema", "--width", "300"], &plan);
        assert_eq!(status(&output), 0, "{}", err(&output));
        match said {
            Some(said) => {
                assert!(err(&output).contains(said) && err(&output).contains("at /edition"), "{}", err(&output));
            }
            None => assert_eq!(err(&output), ""),
        }
    }
}

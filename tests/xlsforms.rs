//! The sheets of an XLSForm hold what the form asks, and nothing that a program could take for something else.
#![cfg(feature = "json")]

use std::collections::{BTreeMap, BTreeSet};

use mscos::form::{Form, Question, Respondent, Sheet, Timepoint, XlsForm};
use mscos::plan::{DataSource, Measure, Method, Plan, Timepoints};
use mscos::wording::Wording;
use mscos::{Indicator, Outcome, OutcomeSet};
use proptest::prelude::*;

const HOSTILE: &str = "=HYPERLINK(\"http://localhost\") ${respondent};=1+1\n@x\u{7}\r\n+1";

type Row<'a> = BTreeMap<&'a str, &'a str>;

fn english(form: &Form) -> XlsForm {
    form.xlsform(&[&Wording::english()])
}

/// Rows by the names of their columns, the language left out.
#[expect(clippy::unwrap_used, reason = "a failure here is the report")]
fn records(sheet: &Sheet) -> Vec<Row<'_>> {
    assert!(sheet.rows().iter().all(|row| row.len() == sheet.header().len()));
    let columns: Vec<_> = sheet.header().iter().map(|header| header.split("::").next().unwrap()).collect();
    sheet.rows().iter().map(|row| columns.iter().copied().zip(row.iter().map(String::as_str)).collect()).collect()
}

fn measure(outcome: Outcome, source: DataSource) -> Measure {
    let mut measure = Measure::of(outcome);
    measure.data_source = Some(source);
    measure
}

#[expect(clippy::unwrap_used, reason = "a failure here is the report")]
fn timepoints(every_months: Option<u16>, until_month: Option<u16>) -> Timepoints {
    serde_json::from_value(serde_json::json!({
        "baseline": every_months.is_some(), "every_months": every_months, "until_month": until_month
    }))
    .unwrap()
}

/// A plan with several respondents, questions in words, and a question at the end alone.
fn plan() -> Plan {
    let mut words = measure(Outcome::AccessToEducation, DataSource::PractitionerReport);
    words.method = Some(Method::Qualitative);
    let mut at_the_end = measure(Outcome::SecureAndSuitableHousing, DataSource::ServiceRecords)
        .indicator("secure-and-suitable-housing/cooking-facilities");
    at_the_end.timepoints = Some(timepoints(None, Some(12)));
    let housing = measure(Outcome::SecureAndSuitableHousing, DataSource::SurvivorSelfReport)
        .indicator("secure-and-suitable-housing/private-personal-space");
    let mut plan = Plan::new(HOSTILE).measure(words).measure(at_the_end).measure(housing);
    plan.timepoints = Some(timepoints(Some(6), Some(12)));
    plan
}

fn forms() -> [Form; 4] {
    let all = Form::of_outcomes(OutcomeSet::all());
    let of_plan = Form::of_plan(&plan());
    [all.clone(), all.asked_of(Respondent::Survivor), of_plan, Form::of_outcomes(OutcomeSet::EMPTY)]
}

/// The rows, each with those of the groups around it.
#[expect(clippy::indexing_slicing, reason = "a failure here is the report")]
fn within_groups(sheets: &XlsForm) -> Vec<(Vec<Row<'_>>, Row<'_>)> {
    let mut open: Vec<Row<'_>> = Vec::new();
    let mut rows = Vec::new();
    for row in records(sheets.survey()) {
        match row["type"] {
            "begin_group" => open.push(row),
            "end_group" => assert!(open.pop().is_some(), "a group ends that did not begin"),
            _ => rows.push((open.clone(), row)),
        }
    }
    assert!(open.is_empty(), "a group does not end");
    rows
}

#[test]
fn names_are_valid_and_each_stands_once() {
    for form in forms() {
        let sheets = english(&form);
        let survey = records(sheets.survey());
        let names: Vec<_> = survey.iter().map(|row| row["name"]).filter(|name| !name.is_empty()).collect();
        let ascii = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(ascii)));
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        // Of those that become fields of a table.
        let fields = survey.iter().filter(|row| !["note", "begin_group"].contains(&row["type"]));
        assert!(fields.clone().all(|row| row["name"].len() <= 61));
        let choices = records(sheets.choices());
        let pairs: BTreeSet<_> = choices.iter().map(|row| (row["list_name"], row["name"])).collect();
        assert_eq!(pairs.len(), choices.len());
        assert!(pairs.iter().all(|(list, name)| list.chars().all(ascii) && name.chars().all(ascii)));
    }
}

#[test]
fn every_question_of_the_form_is_in_its_section_under_a_name_that_leads_back() {
    for form in forms() {
        let sheets = english(&form);
        let rows = within_groups(&sheets);
        let asked: Vec<_> =
            rows.iter().filter_map(|(groups, row)| Some((groups, row, XlsForm::indicator(row["name"])?))).collect();
        let indicators: Vec<Indicator> = asked.iter().map(|(_, _, indicator)| *indicator).collect();
        assert_eq!(indicators, form.questions().map(Question::indicator).collect::<Vec<_>>());
        for (groups, row, indicator) in asked {
            let question = form.question(indicator).unwrap();
            let own = indicator.self_report().filter(|_| question.respondents() == [Respondent::Survivor]);
            // Where the answer is in words, what can be chosen in their place has a label of its own.
            let words = rows.iter().find(|(_, other)| other["name"] == format!("{}_words", row["name"]));
            let asked = words.map(|(_, words)| words).filter(|_| !question.has_choices()).unwrap_or(row);
            assert_eq!(asked["label"], own.unwrap_or(indicator.statement()));
            assert_eq!(groups[0]["name"].replace('_', "-"), indicator.outcome().id());
            assert_eq!(groups[0]["label"], indicator.outcome().title());
            assert_eq!(row["name"], XlsForm::name(indicator));
        }
    }
}

#[test]
fn every_question_can_be_skipped_and_none_of_a_section_is_required() {
    for form in forms() {
        let sheets = english(&form);
        for (groups, row) in within_groups(&sheets) {
            let head =
                ["assessment_date", "timepoint", "respondent"].contains(&row["name"]) && row["type"] != "calculate";
            assert_eq!(row["required"], if head { "yes" } else { "" }, "{}", row["name"]);
            if XlsForm::indicator(row["name"]).is_some() || row["name"].starts_with("notes__") {
                let skip = format!("${{skip__{}}} != 'yes'", groups[0]["name"]);
                assert_eq!(groups[1]["relevant"], skip, "{}", row["name"]);
            }
        }
    }
}

#[test]
fn a_question_shows_to_whom_it_is_for_and_when() {
    let form = Form::of_plan(&plan());
    let sheets = english(&form);
    let rows = within_groups(&sheets);
    let (groups, space) = rows.iter().find(|(_, row)| row["name"] == "private_personal_space").unwrap();
    assert_eq!(space["relevant"], "${respondent} = 'survivor'");
    let kept = "${respondent} = 'record_keeper' and ${timepoint} = 'month_12'";
    assert_eq!(groups[0]["relevant"], format!("${{respondent}} = 'survivor' or ({kept})"));
    let (_, cooking) = rows.iter().find(|(_, row)| row["name"] == "cooking_facilities").unwrap();
    assert_eq!(cooking["relevant"], kept);
    // Whoever a section has nothing for does not see it.
    let (groups, _) = rows.iter().find(|(_, row)| row["name"] == "notes__access_to_education").unwrap();
    assert_eq!(groups[0]["relevant"], "${respondent} = 'practitioner'");
}

#[test]
fn one_respondent_is_not_asked_for() {
    let form = Form::of_outcomes(OutcomeSet::CORE).asked_of(Respondent::Researcher);
    let sheets = english(&form);
    let survey = records(sheets.survey());
    let respondent = survey.iter().find(|row| row["name"] == "respondent").unwrap();
    assert_eq!((respondent["type"], respondent["calculation"]), ("calculate", "\"researcher\""));
    assert!(survey.iter().all(|row| !row["relevant"].contains("respondent")));
    // What published sources show is about no survivor.
    assert_eq!(form.is_about_survivor(), survey.iter().any(|row| row["name"] == "case_reference"));
}

#[test]
fn whom_a_question_is_for_is_said_only_where_several_answer() {
    let form = Form::of_outcomes(OutcomeSet::CORE);
    for (form, hinted) in [(form.clone(), true), (form.asked_of(Respondent::Survivor), false)] {
        let sheets = english(&form);
        let survey = records(sheets.survey());
        let notes: Vec<_> = survey.iter().filter(|row| row["name"].starts_with("ask_survivor__")).collect();
        assert!(!notes.is_empty());
        let hint = if hinted { "For the survivor to answer." } else { "" };
        assert!(notes.iter().all(|row| row["label"] == "Think of your own life. Is this so?" && row["hint"] == hint));
    }
}

#[test]
fn other_words_for_yes_and_no_do_not_change_what_skipping_is_called() {
    let ours = r#"{ "language": "en-GB", "provenance": "organisation",
        "answers": { "yes": { "title": "Yes, this is so for me" }, "no": { "title": "Not at the moment" } } }"#;
    let sheets = Form::of_outcomes(OutcomeSet::CORE).xlsform(&[&Wording::from_json(ours).unwrap()]);
    let choices = records(sheets.choices());
    let skip: Vec<_> = choices.iter().filter(|row| row["list_name"] == "skip").collect();
    let skip: Vec<_> = skip.iter().map(|row| (row["name"], row["label"])).collect();
    assert_eq!(skip, [("yes", "Skip it"), ("no", "Go through it")]);
}

#[test]
fn a_case_reference_is_asked_for_only_about_a_survivor() {
    let mut sources = measure(Outcome::AccessToEducation, DataSource::PublicData);
    sources.level = Some(mscos::Level::Governmental);
    let form = Form::of_plan(&Plan::new("Policy review").measure(sources));
    assert!(!form.is_about_survivor());
    assert!(records(english(&form).survey()).iter().all(|row| row["name"] != "case_reference"));
    let sheets = english(&Form::of_plan(&plan()));
    let survey = records(sheets.survey());
    let reference = survey.iter().find(|row| row["name"] == "case_reference").unwrap();
    assert!(reference["constraint"].contains(Form::CASE_REFERENCE));
    assert!(reference["constraint_message"].ends_with("no e-mail address and no space."));
    let notes = survey.iter().find(|row| row["name"].starts_with("notes__")).unwrap();
    assert!(notes["constraint_message"].ends_with("There is room for 2,000 characters."));
}

#[test]
fn timepoints_are_chosen_where_the_plan_lists_them_and_typed_where_it_does_not() {
    let sheets = english(&Form::of_plan(&plan()));
    let survey = records(sheets.survey());
    assert_eq!(survey.iter().find(|row| row["name"] == "timepoint").unwrap()["type"], "select_one timepoint");
    let choices = records(sheets.choices());
    let listed: Vec<_> = choices.iter().filter(|row| row["list_name"] == "timepoint").collect();
    let listed: Vec<_> = listed.iter().map(|row| (row["name"], row["label"])).collect();
    assert_eq!(listed, [("baseline", "Baseline"), ("month_6", "Month 6"), ("month_12", "Month 12")]);

    let sheets = english(&Form::of_outcomes(OutcomeSet::CORE));
    let survey = records(sheets.survey());
    let timepoint = survey.iter().find(|row| row["name"] == "timepoint").unwrap();
    assert_eq!(timepoint["type"], "text");
    assert!(timepoint["constraint"].contains(Timepoint::PATTERN));
    assert!(timepoint["hint"].ends_with("Such as baseline, month-6 or exit."));

    let mut endless = plan();
    endless.timepoints = Some(timepoints(Some(6), None));
    let sheets = english(&Form::of_plan(&endless));
    let survey = records(sheets.survey());
    let timepoint = survey.iter().find(|row| row["name"] == "timepoint").unwrap();
    assert!(timepoint["constraint"].contains("^(baseline|month-[1-9][0-9]{0,3})$"));
    assert!(timepoint["hint"].ends_with("Such as baseline or month-6."));
}

#[test]
fn questions_with_the_same_options_share_a_list_and_every_list_is_there() {
    for form in forms() {
        let sheets = english(&form);
        let mut lists: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for row in records(sheets.choices()) {
            lists.entry(row["list_name"]).or_default().push((row["name"], row["label"]));
        }
        let survey = records(sheets.survey());
        let used: BTreeSet<_> = survey.iter().filter_map(|row| row["type"].strip_prefix("select_one ")).collect();
        assert_eq!(used, lists.keys().copied().collect());
        assert_eq!(lists.values().collect::<BTreeSet<_>>().len(), lists.len(), "two lists are the same");
        for question in form.questions() {
            let name = XlsForm::name(question.indicator());
            let row = survey.iter().find(|row| row["name"] == name).unwrap();
            if question.has_words() {
                let words = survey.iter().find(|row| row["name"] == format!("{name}_words")).unwrap();
                assert_eq!((words["type"], words["appearance"]), ("text", "multiline"));
                assert!(words["constraint"].contains("2000") && words["hint"].contains("no names"));
                // What can be chosen in place of words shows where the question does and there are none.
                if !question.has_choices() {
                    let asked = if words["relevant"].is_empty() { "" } else { " and " };
                    assert!(row["relevant"].ends_with(&format!("{asked}${{{name}_words}} = ''")));
                    assert!(row["relevant"].contains(words["relevant"]));
                }
            }
            let list = &lists[row["type"].strip_prefix("select_one ").unwrap()];
            let ids = list.iter().map(|(id, _)| id.replace('_', "-"));
            let offered = question.scale().options();
            assert!(ids.eq(offered.iter().map(|option| option.id().to_owned())));
        }
    }
}

#[test]
fn each_wording_has_its_columns_also_if_two_are_in_the_same_language() {
    let english = Wording::english();
    let sheets = Form::of_plan(&plan()).xlsform(&[&english, &english]);
    let labels: Vec<_> = sheets.survey().header().iter().filter(|header| header.starts_with("label::")).collect();
    assert_eq!(labels, ["label::English (en)", "label::English 2 (en-GB)"]);
    for sheet in sheets.sheets() {
        assert_eq!(sheet.header().iter().collect::<BTreeSet<_>>().len(), sheet.header().len());
    }
    assert_eq!(records(sheets.settings())[0]["default_language"], "English (en)");
    assert_eq!(Form::of_plan(&plan()).xlsform(&[]), Form::of_plan(&plan()).xlsform(&[&english]));
}

#[test]
fn the_version_changes_with_the_form_and_the_id_with_title_outcomes_and_respondents() {
    let settings = |form: &Form| {
        let sheets = english(form);
        let row = records(sheets.settings())[0].clone();
        (row["form_id"].to_owned(), row["version"].to_owned())
    };
    let first = settings(&Form::of_plan(&plan()));
    assert_eq!(first, settings(&Form::of_plan(&plan())));
    // Another indicator of an outcome that is asked about.
    let more = measure(Outcome::SecureAndSuitableHousing, DataSource::SurvivorSelfReport);
    let more = Form::of_plan(&plan().measure(more));
    let other = settings(&more);
    assert_eq!(first.0, other.0);
    assert_ne!(first.1, other.1);
    assert_eq!(settings(&more.clone().scale(mscos::form::Scale::HowOften)).0, first.0);
    let skills = measure(Outcome::LifeSkills, DataSource::SurvivorSelfReport);
    assert_ne!(settings(&Form::of_plan(&plan().measure(skills))).0, first.0);
    let looked_up = measure(Outcome::SecureAndSuitableHousing, DataSource::PublicData);
    assert_ne!(settings(&Form::of_plan(&plan().measure(looked_up))).0, first.0);
    let mut renamed = plan();
    renamed.title = "Outreach".to_owned();
    assert_ne!(settings(&Form::of_plan(&renamed)).0, first.0);
    let part = settings(&more.asked_of(Respondent::Survivor));
    assert!(part.0.starts_with("mscos_2023_survivor_") && part.0 != other.0);
}

/// Whatever a program splits a line at, nothing begins like a formula, and nothing refers to a question but relevance.
fn assert_safe(sheets: &XlsForm) {
    for sheet in sheets.sheets() {
        for row in records(sheet) {
            for (column, cell) in row {
                let mut pieces = cell.split([',', ';', '"', '\n']).map(str::trim_start);
                assert!(!pieces.any(|piece| piece.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{column}");
                assert!(column == "relevant" || !cell.contains("${"), "{column}");
                assert!(!cell.chars().any(|c| c.is_control() && c != '\n'), "{column}");
                assert!(cell.encode_utf16().count() <= 32_767, "{column}");
            }
        }
    }
}

#[test]
fn a_hostile_title_is_no_formula_and_refers_to_nothing() {
    let sheets = english(&Form::of_plan(&plan()));
    assert_safe(&sheets);
    let title = records(sheets.settings())[0]["form_title"].replace('\u{200B}', "");
    // Line breaks and the like have their replacement, as in reports.
    assert_eq!(title, "=HYPERLINK(\"http://localhost\") ${respondent};=1+1\u{fffd}@x\u{fffd}\u{fffd}\u{fffd}+1");
    let long = english(&Form::of_plan(&Plan::new("=a".repeat(50_000))));
    assert_safe(&long);
    assert!(records(long.settings())[0]["form_title"].ends_with('…'));
}

#[test]
fn nothing_of_a_plan_stands_in_debug_output() {
    let sheets = english(&Form::of_plan(&Plan::new("Safe house in Oak Street")));
    assert!(!format!("{sheets:?}").contains("Oak"));
    assert!(!format!("{:?}", sheets.settings()).contains("Oak"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_title_makes_a_form_unsafe(title in ".*", joint in "[=+@;,\"${}\\n\\t\\r a-]{0,12}") {
        assert_safe(&english(&Form::of_plan(&Plan::new(format!("{joint}{title}{joint}")))));
    }
}

#[cfg(feature = "csv")]
#[test]
fn the_csv_holds_the_rows_and_is_always_the_same() {
    for form in forms() {
        let sheets = english(&form);
        let files = sheets.csv().unwrap();
        assert_eq!(files, english(&form).csv().unwrap());
        assert_eq!(
            files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["survey.csv", "choices.csv", "settings.csv"]
        );
        for ((_, text), sheet) in files.iter().zip(sheets.sheets()) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let rows: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            assert_eq!(rows[0], sheet.header());
            assert_eq!(rows[1..], *sheet.rows());
        }
    }
}

#[cfg(feature = "xlsx")]
mod workbook {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

    use super::*;

    #[test]
    fn the_workbook_holds_the_rows_as_texts() {
        for form in forms() {
            let sheets = english(&form);
            let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(sheets.xlsx().unwrap())).unwrap();
            assert_eq!(workbook.sheet_names(), ["survey", "choices", "settings"]);
            for sheet in sheets.sheets() {
                let range = workbook.worksheet_range(sheet.name()).unwrap();
                assert_eq!(range.height(), sheet.rows().len() + 1);
                let rows = [sheet.header()].into_iter().chain(sheet.rows().iter().map(Vec::as_slice));
                for (cells, texts) in range.rows().zip(rows) {
                    for (nth, text) in texts.iter().enumerate() {
                        match cells.get(nth) {
                            Some(Data::String(cell)) => assert_eq!(cell, text),
                            None | Some(Data::Empty) => assert_eq!(text, ""),
                            Some(_) => panic!("a cell of {} is no text", sheet.name()),
                        }
                    }
                }
                let formulas = workbook.worksheet_formula(sheet.name()).unwrap();
                assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
            }
        }
    }

    #[test]
    fn the_same_form_gives_the_same_bytes() {
        let first = english(&Form::of_plan(&plan())).xlsx().unwrap();
        // Longer than the two seconds by which an archive tells times apart.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert_eq!(first, english(&Form::of_plan(&plan())).xlsx().unwrap());
    }
}

//! Every text that a form shows comes from the wording, in every format, and what no person wrote says so.
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mscos::form::{Form, OwnScales, Respondent, Scale};
use mscos::plan::{DataSource, Measure, Method, Plan, Timepoints};
use mscos::wording::{Completeness, KindCompleteness, Wording};
use mscos::{Outcome, OutcomeSet};
use serde_json::{Value, json};

/// A form, and the texts in it that are somebody's own and no wording's: the title of the plan, and own scales.
struct Case {
    form: Form,
    own: Vec<String>,
}

fn example(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans").join(name);
    Plan::from_json(fs::read(path).unwrap()).unwrap()
}

fn of_plan(plan: &Plan) -> Case {
    Case { form: Form::of_plan(plan), own: vec![plan.title.clone()] }
}

fn of(outcomes: OutcomeSet) -> Case {
    Case { form: Form::of_outcomes(outcomes), own: Vec::new() }
}

const OWN_SCALE: &str = r#"{ "scales": [ { "id": "steps", "title": "Steps", "description": "How far it has come.",
    "answers": [
        { "id": "set-out", "title": "Set out", "description": "The first step is done." },
        { "id": "arrived", "title": "Arrived", "description": "It is so." } ],
    "for": { "outcomes": ["access-to-education"] } } ] }"#;

fn with_own_scale() -> Case {
    let form = Form::of_outcomes(OutcomeSet::CORE).own_scales(&OwnScales::from_json(OWN_SCALE).unwrap());
    let own = ["Set out", "The first step is done.", "Arrived", "It is so."];
    Case { form, own: own.map(str::to_owned).to_vec() }
}

/// Asked in words alone, of one respondent.
fn in_words() -> Case {
    let mut measure = Measure::of(Outcome::AccessToEducation).data_source(DataSource::PractitionerReport);
    measure.method = Some(Method::Qualitative);
    of_plan(&Plan::new("Open Door").measure(measure))
}

/// Of several respondents, at timepoints without an end.
fn without_an_end() -> Case {
    let sources = [DataSource::SurvivorSelfReport, DataSource::PublicData];
    let measures = sources.map(|source| Measure::of(Outcome::AccessToEducation).data_source(source));
    let plan = measures.into_iter().fold(Plan::new("Open Door"), Plan::measure);
    of_plan(&plan.timepoints(Timepoints::every_months(6)))
}

/// Forms of every kind: of plans and outcomes, of all respondents and of one, with listed timepoints and typed ones, in
/// choices and in words, with own scales, about nobody, and of nothing.
fn cases() -> Vec<Case> {
    let mut all: Vec<_> = ["complete.json", "complete-with-partners.json", "lgbtq-refugees.json", "misses-two.json"]
        .map(|name| of_plan(&example(name)))
        .into();
    let of_one = |respondent| {
        let Case { form, own } = of_plan(&example("complete.json"));
        Case { form: form.asked_of(respondent), own }
    };
    all.extend(Respondent::ALL.iter().copied().map(of_one));
    all.extend([of(OutcomeSet::all()), of(OutcomeSet::EMPTY), with_own_scale(), in_words(), without_an_end()]);
    all.extend([Scale::HowOften, Scale::Agreement].map(|scale| {
        let Case { form, own } = of(OutcomeSet::CORE);
        Case { form: form.scale(scale), own }
    }));
    all
}

/// What JSON says to programs and not to people, by its key; wherever it is in a list, by the key of the list.
const FOR_PROGRAMS: [&str; 15] = [
    "$schema",
    "$id",
    "type",
    "const",
    "enum",
    "default",
    "format",
    "pattern",
    "required",
    "scope",
    "effect",
    "ui:widget",
    "ui:order",
    "edition",
    "respondent",
];

/// Every text of some JSON that people see, with the format and the key.
fn seen_in<'a>(json: &'a Value, key: &'a str, texts: &mut Vec<(String, String)>) {
    match json {
        Value::String(text) if !FOR_PROGRAMS.contains(&key) => texts.push((key.to_owned(), text.clone())),
        Value::Array(all) => all.iter().for_each(|one| seen_in(one, key, texts)),
        Value::Object(all) => all.iter().for_each(|(key, one)| seen_in(one, key, texts)),
        _ => {}
    }
}

/// The columns of sheets that people see.
const FOR_PEOPLE: [&str; 4] = ["label", "hint", "constraint_message", "form_title"];

/// Every text that people see of a form, with the format and the place.
fn seen(form: &Form, wording: &Wording) -> Vec<(String, String)> {
    let formats = [
        ("JSON Schema", form.json_schema(wording)),
        ("uiSchema", form.ui_schema(wording)),
        ("JSON Forms", form.json_forms(wording)),
        ("messages", form.messages(wording)),
        ("record", form.empty_record()),
    ];
    let mut all = Vec::new();
    for (format, json) in formats {
        let mut texts = Vec::new();
        seen_in(&serde_json::from_str(&json.to_string()).unwrap(), "", &mut texts);
        all.extend(texts.into_iter().map(|(key, text)| (format!("{format}: {key}"), text)));
    }
    for sheet in form.xlsform(&[wording]).sheets() {
        for row in sheet.rows() {
            for (column, cell) in sheet.header().iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                let column = column.split("::").next().unwrap();
                if FOR_PEOPLE.contains(&column) {
                    all.push((format!("{}: {column}", sheet.name()), cell.clone()));
                }
            }
        }
    }
    all.retain(|(_, text)| !text.is_empty());
    all
}

#[test]
fn nothing_that_a_form_shows_is_plain_english_under_the_pseudo_wording() {
    let pseudo = Wording::pseudo();
    let notice = pseudo.notice().unwrap();
    for Case { form, own } in cases() {
        let texts = seen(&form, &pseudo);
        assert!(texts.len() > 20);
        for (place, text) in texts {
            let rest = if own.contains(&text) { String::new() } else { text.replace(notice, "") };
            assert!(!rest.contains(|c: char| c.is_ascii_alphabetic()), "{place} shows {text}");
        }
    }
    // Under the crate's own words all of it is.
    let plain = seen(&Form::of_outcomes(OutcomeSet::CORE), &Wording::english());
    assert!(plain.iter().all(|(_, text)| text.contains(|c: char| c.is_ascii_alphabetic())));
}

#[test]
fn own_words_stay_as_they_are() {
    for Case { form, own } in cases() {
        let texts: BTreeSet<_> = seen(&form, &Wording::pseudo()).into_iter().map(|(_, text)| text).collect();
        assert!(own.iter().all(|own| texts.contains(own)));
    }
}

/// An overlay in which every text is its own name.
fn named() -> Wording {
    let mut overlay: serde_json::Map<String, Value> = serde_json::from_str(&Wording::pseudo().to_json()).unwrap();
    for (kind, entries) in &mut overlay {
        for (id, entry) in entries.as_object_mut().into_iter().flatten() {
            for (key, text) in entry.as_object_mut().into_iter().flatten() {
                *text = format!("<{kind} {id} {key}>").into();
            }
        }
    }
    overlay.insert("provenance".to_owned(), json!("organisation"));
    Wording::from_json(Value::Object(overlay).to_string()).unwrap()
}

#[test]
fn completeness_for_a_form_wants_exactly_what_its_formats_show() {
    let named = named();
    let nothing = Wording::from_json(r#"{ "language": "cy", "provenance": "translated" }"#).unwrap();
    for Case { form, own } in cases() {
        let mut shown = BTreeSet::new();
        for (_, text) in seen(&form, &named).into_iter().filter(|(_, text)| !own.contains(text)) {
            shown.extend(text.split(['<', '>']).filter(|part| part.split(' ').count() == 3).map(str::to_owned));
        }
        let own_ids: Vec<_> = ["set-out", "arrived"].into_iter().filter(|_| own.len() == 4).collect();
        let report = nothing.completeness_for(&form);
        let mut wanted = BTreeSet::new();
        for kind in report.kinds() {
            for missing in kind.missing().iter().filter(|one| !own_ids.contains(&one.id())) {
                wanted.extend(missing.texts().iter().map(|key| format!("{} {} {key}", kind.kind(), missing.id())));
            }
        }
        assert_eq!(wanted.symmetric_difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(report.all(), shown.len() + 2 * own_ids.len());
        assert_eq!(named.completeness_for(&form).there(), shown.len());
    }
}

#[test]
fn a_translator_is_asked_for_every_phrase_that_some_form_shows_and_for_no_other() {
    let nothing = Wording::from_json(r#"{ "language": "cy", "provenance": "translated" }"#).unwrap();
    let missing = |report: &Completeness<'_>| {
        let phrases = report.kinds().iter().filter(|kind| kind.kind() == "phrases").flat_map(KindCompleteness::missing);
        phrases.flat_map(|one| one.texts().iter().map(|key| format!("{} {key}", one.id()))).collect::<BTreeSet<_>>()
    };
    let cases = cases();
    let shown: BTreeSet<_> = cases.iter().flat_map(|case| missing(&nothing.completeness_for(&case.form))).collect();
    assert_eq!(missing(&nothing.completeness()), shown);

    let template: Value = serde_json::from_str(&Wording::template("cy").unwrap()).unwrap();
    let mut asked = BTreeSet::new();
    for (id, entry) in template["phrases"].as_object().unwrap() {
        let keys = entry.as_object().unwrap().keys().filter(|key| *key != "english");
        asked.extend(keys.map(|key| format!("{id} {key}")));
        let english = entry["english"].as_object().unwrap();
        assert!(english.keys().all(|key| asked.contains(&format!("{id} {key}"))), "{id}");
    }
    assert_eq!(asked, shown);
}

const MACHINE: &str = r#"{ "language": "fr", "provenance": "machine", "phrases": { "skip": { "title": "Passer" } },
    "notices": { "machine": { "title": "Traduction automatique" } } }"#;

#[test]
fn what_no_person_wrote_says_so_in_every_form() {
    for wording in [Wording::from_json(MACHINE).unwrap(), Wording::pseudo()] {
        let notice = wording.notice().unwrap();
        for Case { form, .. } in cases() {
            let schema: Value = serde_json::from_str(&form.json_schema(&wording).to_string()).unwrap();
            assert!(schema["description"].as_str().unwrap().starts_with(notice));
            let drawn: Value = serde_json::from_str(&form.json_forms(&wording).to_string()).unwrap();
            assert_eq!(drawn["elements"][1], json!({ "type": "Label", "text": notice }));
            let notes: Vec<_> = seen(&form, &wording).into_iter().filter(|(_, text)| text == notice).collect();
            assert_eq!(notes.len(), 2, "a label for JSON Forms, and a note of an XLSForm");
            let sheets = form.xlsform(&[&wording]);
            let position = |name: &str| sheets.survey().rows().iter().position(|row| row[1] == name);
            assert!(position("notice").unwrap() < position("welcome").unwrap());
            assert_eq!(sheets.survey().rows()[position("notice").unwrap()][0], "note");
        }
    }
}

#[test]
fn what_people_wrote_carries_no_notice() {
    let ours = Wording::from_json(fs::read("examples/wordings/house-words.json").unwrap()).unwrap();
    for wording in [Wording::english(), ours] {
        for Case { form, .. } in cases() {
            assert!(form.xlsform(&[&wording]).survey().rows().iter().all(|row| row[1] != "notice"));
            assert!(seen(&form, &wording).iter().all(|(_, text)| !text.contains("Machine translation: ")));
        }
    }
}

#[test]
fn a_form_in_several_languages_says_in_each_which_words_no_person_wrote() {
    let (english, machine) = (Wording::english(), Wording::from_json(MACHINE).unwrap());
    let sheets = Form::of_outcomes(OutcomeSet::CORE).xlsform(&[&english, &machine]);
    let row = sheets.survey().rows().iter().find(|row| row[1] == "notice").unwrap();
    let label = |language: &str| {
        let column = sheets.survey().header().iter().position(|header| *header == format!("label::{language}"));
        row[column.unwrap()].as_str()
    };
    assert_eq!(label("Français (fr)"), machine.notice().unwrap());
    assert_eq!(label("English (en)"), format!("Français (fr): {}", machine.notice().unwrap()));
}

#[test]
fn an_overlay_puts_the_answers_of_an_own_scale_into_other_words_in_every_format() {
    let overlay = json!({ "language": "cy", "provenance": "translated", "answers": {
        "set-out": { "title": "Wedi dechrau", "text": "Mae wedi dechrau." }, "arrived": { "title": "Wedi cyrraedd" }
    } });
    let welsh = Wording::from_json(overlay.to_string()).unwrap();
    let form = with_own_scale().form;
    let schema: Value = serde_json::from_str(&form.json_schema(&welsh).to_string()).unwrap();
    let section = "/properties/answers/properties/access-to-education/allOf/0/properties/free-courses/oneOf";
    let options = schema.pointer(section).unwrap();
    assert_eq!(options[0], json!({ "const": "set-out", "title": "Wedi dechrau", "description": "Mae wedi dechrau." }));
    assert_eq!(options[1], json!({ "const": "arrived", "title": "Wedi cyrraedd", "description": "It is so." }));

    let sheets = form.xlsform(&[&welsh, &Wording::english()]);
    let labels: Vec<_> = sheets.choices().rows().iter().filter(|row| row[0].starts_with("steps")).collect();
    let header: Vec<_> = sheets.choices().header().iter().map(String::as_str).collect();
    assert_eq!(header[2..], ["label::Cymraeg (cy)", "label::English (en)"]);
    assert_eq!(labels[0][1..], ["set_out", "Wedi dechrau", "Set out"]);
    assert_eq!(labels[1][1..], ["arrived", "Wedi cyrraedd", "Arrived"]);
}

#[test]
fn the_label_of_a_timepoint_is_the_same_in_every_format() {
    let Case { form, .. } = of_plan(&example("complete.json"));
    let overlay = r#"{ "language": "cy", "provenance": "translated",
        "phrases": { "month": { "title": "Mis" }, "baseline": { "title": "Dechrau" } } }"#;
    let welsh = Wording::from_json(overlay).unwrap();
    let timepoints = form.timepoints().unwrap();
    let titles: Vec<_> = timepoints.iter().map(|timepoint| timepoint.title(&welsh)).collect();
    assert!(titles.contains(&"Dechrau".into()) && titles.contains(&"Mis 6".into()), "{titles:?}");
    let ui: Value = serde_json::from_str(&form.ui_schema(&welsh).to_string()).unwrap();
    assert_eq!(ui["timepoint"]["ui:enumNames"], json!(titles));
    let sheets = form.xlsform(&[&welsh]);
    let listed = sheets.choices().rows().iter().filter(|row| row[0] == "timepoint");
    assert_eq!(listed.map(|row| row[2].as_str()).collect::<Vec<_>>(), titles);
}

#[test]
fn nothing_of_a_plan_or_of_own_scales_stands_in_debug_output() {
    let scales = OwnScales::from_json(OWN_SCALE).unwrap();
    let plan = Plan::new("Safe house in Oak Street").measure(Measure::of(Outcome::AccessToEducation));
    let form = Form::of_plan(&plan).own_scales(&scales);
    let printed = format!("{form:?} {:?} {scales:?}", form.sections());
    assert!(printed.contains("AccessToEducation") || printed.contains("access-to-education"), "{printed}");
    for text in ["Oak", "Set out", "first step", "Steps", "How far"] {
        assert!(!printed.contains(text), "{text}");
    }
}

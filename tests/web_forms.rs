//! Web forms: the schema accepts what a form is to return and nothing else, and what draws it fits it.
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use mscos::assessment::Assessment;
use mscos::form::{Form, Respondent};
use mscos::plan::{DataSource, Measure, Method, Plan, Severity, Timepoints};
use mscos::schema::{Draft, Flavour};
use mscos::wording::Wording;
use mscos::{Outcome, OutcomeSet};
use serde_json::{Value, json};

fn example(name: &str) -> Form {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans").join(name);
    Form::of_plan(&Plan::from_json(fs::read(path).unwrap()).unwrap())
}

/// Of one section, asked of the survivor alone, at timepoints that have an end.
fn small() -> Form {
    let mut measure = Measure::of(Outcome::AccessToEducation).indicator("access-to-education/free-courses");
    measure.data_source = Some(DataSource::SurvivorSelfReport);
    let mut words = Measure::of(Outcome::AccessToEducation).indicator("access-to-education/it-skills");
    words.data_source = Some(DataSource::SurvivorSelfReport);
    words.method = Some(Method::Qualitative);
    let mut plan = Plan::new("Learning together").measure(measure).measure(words);
    plan.timepoints = Some(months(6, 12));
    Form::of_plan(&plan)
}

fn months(every: u16, until: u16) -> Timepoints {
    serde_json::from_value(json!({ "baseline": true, "every_months": every, "until_month": until })).unwrap()
}

/// A plan whose outcomes nobody knows.
fn unknown() -> Form {
    let plan = json!({ "edition": "mscos-2023", "title": "Unknown", "measures": [{ "outcome": "no-such-outcome" }] });
    Form::of_plan(&Plan::from_json(plan.to_string()).unwrap())
}

/// Forms of every kind: of plans and of outcomes, for one respondent and for several.
fn forms() -> Vec<Form> {
    let all: OutcomeSet = Outcome::ALL.iter().copied().collect();
    let examples = ["complete.json", "complete-with-partners.json", "lgbtq-refugees.json", "misses-two.json"];
    let mut forms: Vec<_> = examples.into_iter().map(example).collect();
    forms.extend([small(), unknown(), Form::of_outcomes(all), Form::of_outcomes(all).asked_of(Respondent::Survivor)]);
    forms
}

fn read(json: impl std::fmt::Display) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn schema(form: &Form) -> Value {
    read(form.json_schema(&Wording::english()))
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

fn record() -> Value {
    json!({
        "edition": "mscos-2023",
        "case_reference": "C-0427",
        "assessment_date": "2026-11-22",
        "timepoint": "month-6",
        "respondent": "survivor",
        "answers": {
            "access-to-education": {
                "free-courses": "yes", "it-skills_words": "Spreadsheets.", "it-skills": "not-applicable",
                "notes": "", "skipped": false,
            },
        },
    })
}

/// Every schema in the schema, with the keywords of each.
fn subschemas<'a>(schema: &'a Value, into: &mut Vec<&'a Value>) {
    into.push(schema);
    for key in ["properties", "definitions"] {
        schema[key].as_object().into_iter().flatten().for_each(|(_, one)| subschemas(one, into));
    }
    for key in ["allOf", "oneOf"] {
        schema[key].as_array().into_iter().flatten().for_each(|one| subschemas(one, into));
    }
}

/// The keys of an object in the order of the text, which a `Value` would sort.
fn keys(text: &str, pointer: &str) -> Vec<String> {
    struct Keys(Vec<String>);
    impl<'de> serde::Deserialize<'de> for Keys {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = Keys;
                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("an object")
                }
                fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                    let mut keys = Vec::new();
                    while let Some((key, _)) = map.next_entry::<String, serde::de::IgnoredAny>()? {
                        keys.push(key);
                    }
                    Ok(Keys(keys))
                }
            }
            deserializer.deserialize_map(Visitor)
        }
    }
    let mut raw: Box<serde_json::value::RawValue> = serde_json::from_str(text).unwrap();
    for step in pointer.split('/').skip(1) {
        let next = match step.parse::<usize>() {
            Ok(at) => serde_json::from_str::<Vec<Box<serde_json::value::RawValue>>>(raw.get()).unwrap().remove(at),
            Err(_) => {
                serde_json::from_str::<std::collections::HashMap<String, Box<serde_json::value::RawValue>>>(raw.get())
                    .unwrap()
                    .remove(step)
                    .unwrap()
            }
        };
        raw = next;
    }
    serde_json::from_str::<Keys>(raw.get()).unwrap().0
}

/// A record of what has to be filled in, and of no answer.
fn unanswered(form: &Form, timepoint: &str) -> Value {
    let mut record = json!({ "assessment_date": "2026-11-22", "timepoint": timepoint, "answers": {} });
    if let [first, _, ..] = &form.respondents()[..] {
        record.as_object_mut().unwrap().insert("respondent".to_owned(), json!(first.id()));
    }
    record
}

#[test]
fn a_form_that_is_filled_in_as_its_schema_wants_has_no_error_when_it_is_checked() {
    let mut of_several = 0;
    for form in forms() {
        of_several += usize::from(form.respondents().len() > 1);
        let record = unanswered(&form, "baseline").to_string();
        let read = Assessment::from_json(&record).unwrap();
        let report = read.check(&form);
        let errors: Vec<_> = report.findings().iter().filter(|one| one.severity() == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(of_several > 0);
}

#[test]
fn every_field_that_has_to_be_filled_in_says_so_in_words() {
    for form in forms() {
        let messages = read(form.messages(&Wording::english()));
        for field in schema(&form)["required"].as_array().unwrap().iter().filter(|field| *field != "answers") {
            assert_eq!(messages[format!("{}.error.required", field.as_str().unwrap())], "Please fill this in");
        }
        assert!(messages["assessment_date.error.format"].as_str().unwrap().contains("2026-"));
    }
}

#[test]
fn every_schema_is_valid_in_its_draft_and_accepts_a_record_of_date_timepoint_and_who_answers_alone() {
    for form in forms() {
        let record = unanswered(&form, "baseline");
        for (draft, flavour) in Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |one| (*draft, *one))) {
            let schema = read(form.json_schema_as(&Wording::english(), draft, flavour));
            match draft {
                Draft::Draft7 => jsonschema::draft7::meta::validate(&schema).unwrap(),
                _ => jsonschema::draft202012::meta::validate(&schema).unwrap(),
            }
            let validator = validator(&schema);
            let errors: Vec<_> = validator.iter_errors(&record).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{draft} {flavour}");
            for key in record.as_object().unwrap().keys() {
                let mut less = record.clone();
                less.as_object_mut().unwrap().remove(key);
                assert!(!validator.is_valid(&less), "{draft} {flavour} without {key}");
            }
        }
    }
}

#[test]
fn an_answered_record_fits_and_so_does_the_empty_one_with_its_date() {
    for (draft, flavour) in Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |one| (*draft, *one))) {
        let form = small();
        let validator = validator(&read(form.json_schema_as(&Wording::english(), draft, flavour)));
        assert!(validator.is_valid(&record()), "{draft} {flavour}");
        let mut empty = read(form.empty_record());
        empty["assessment_date"] = json!("2026-11-22");
        empty["timepoint"] = json!("baseline");
        assert!(validator.is_valid(&empty), "{draft} {flavour}");
    }
}

#[test]
fn what_is_no_answer_is_refused() {
    let long = "x".repeat(Form::LONGEST_NOTE + 1);
    let section = "/answers/access-to-education";
    let breakages = [
        ("/edition", json!("e-delphi-round-1")),
        ("/case_reference", json!("jane@example.org")),
        ("/case_reference", json!("jane doe 7")),
        ("/case_reference", json!("jane")),
        ("/case_reference", json!("C-0427\n")),
        ("/case_reference", json!("7".repeat(Form::LONGEST_CASE_REFERENCE + 1))),
        ("/case_reference", json!(null)),
        ("/assessment_date", json!("22 November")),
        ("/assessment_date", json!("")),
        ("/timepoint", json!("month-7")),
        ("/timepoint", json!("Baseline")),
        ("/respondent", json!("researcher")),
        ("/name", json!("Jane")),
        ("/answers/access-to-medical-treatment", json!({})),
        ("/answers/access-to-education/free-colleges", json!("yes")),
        ("/answers/access-to-education/free-courses", json!("maybe")),
        ("/answers/access-to-education/free-courses", json!("Yes")),
        ("/answers/access-to-education/free-courses", json!(null)),
        ("/answers/access-to-education/it-skills_words", json!(long)),
        ("/answers/access-to-education/it-skills", json!("yes")),
        ("/answers/access-to-education/it-skills", json!("Spreadsheets.")),
        ("/answers/access-to-education/free-courses_words", json!("Two a week.")),
        ("/answers/access-to-education/notes", json!(long)),
        ("/answers/access-to-education/skipped", json!("yes")),
    ];
    let form = small();
    for (draft, flavour) in Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |one| (*draft, *one))) {
        let validator = validator(&read(form.json_schema_as(&Wording::english(), draft, flavour)));
        for (pointer, value) in &breakages {
            let mut broken = record();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            broken.pointer_mut(parent).unwrap()[key] = value.clone();
            assert!(!validator.is_valid(&broken), "{draft} {flavour} accepts {value} at {pointer}");
        }
    }
    assert!(record().pointer(section).is_some());
}

#[test]
fn a_typed_timepoint_is_a_label_and_nothing_else() {
    let form = Form::of_outcomes(OutcomeSet::CORE);
    let validator = validator(&schema(&form));
    for (label, fits) in [("exit", true), ("month-7", true), ("Month 7", false), ("", false), ("a--b", false)] {
        assert_eq!(validator.is_valid(&unanswered(&form, label)), fits, "{label}");
        assert_eq!(label.parse::<mscos::form::Timepoint>().is_ok(), fits, "{label}");
    }
    let hint = schema(&form)["properties"]["timepoint"]["description"].as_str().unwrap().to_owned();
    assert!(hint.ends_with("Such as baseline, month-6 or exit."), "{hint}");
}

#[test]
fn a_timepoint_of_a_rhythm_without_an_end_is_the_baseline_or_a_month() {
    let plan = Plan::new("Open end").measure(Measure::of(Outcome::LifeSkills)).timepoints(Timepoints::every_months(3));
    let form = Form::of_plan(&plan);
    assert_eq!(form.timepoints(), None);
    let validator = validator(&schema(&form));
    for (label, fits) in
        [("baseline", true), ("month-3", true), ("month-120", true), ("exit", false), ("month-", false)]
    {
        assert_eq!(validator.is_valid(&unanswered(&form, label)), fits, "{label}");
    }
    let hint = schema(&form)["properties"]["timepoint"]["description"].as_str().unwrap().to_owned();
    assert!(hint.ends_with("Such as baseline or month-6."), "{hint}");
    let told = read(form.messages(&Wording::english()))["timepoint.error.pattern"].as_str().unwrap().to_owned();
    assert!(told.ends_with("Such as baseline or month-6."), "{told}");
}

#[test]
fn a_form_about_no_survivor_asks_for_no_case_reference() {
    let form = Form::of_outcomes(OutcomeSet::CORE).asked_of(Respondent::Researcher);
    assert!(!form.is_about_survivor());
    assert!(schema(&form)["properties"].get("case_reference").is_none());
    assert!(!form.messages(&Wording::english()).to_string().contains("case_reference"));
}

#[test]
fn renderers_know_every_keyword() {
    let known = [
        "$id",
        "$schema",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "allOf",
        "oneOf",
        "const",
        "enum",
        "default",
        "format",
        "pattern",
        "maxLength",
        "definitions",
    ];
    for form in forms() {
        let schema = schema(&form);
        let mut all = Vec::new();
        subschemas(&schema, &mut all);
        for keyword in all.iter().flat_map(|one| one.as_object().unwrap().keys()) {
            assert!(known.contains(&keyword.as_str()), "{keyword}");
        }
    }
}

/// RJSF fills in the first `const` or `default` that it comes to by `properties` and `oneOf`, but not by `allOf`.
#[test]
fn a_renderer_that_looks_for_defaults_finds_no_answer() {
    fn filled(schema: &Value) -> Value {
        let first = schema["oneOf"].get(0).map_or(Value::Null, |first| first["const"].clone());
        let own = [&schema["const"], &schema["default"], &first].into_iter().find(|value| !value.is_null());
        let properties = schema["properties"].as_object().into_iter().flatten();
        let filled: serde_json::Map<_, _> = properties
            .map(|(key, one)| (key.clone(), filled(one)))
            .filter(|(_, value)| !value.is_null() && *value != json!({}))
            .collect();
        own.cloned().unwrap_or_else(|| if schema["type"] == "object" { filled.into() } else { Value::Null })
    }
    for form in forms() {
        let mut record = filled(&schema(&form));
        record["answers"] = json!({});
        assert_eq!(record, read(form.empty_record()));
    }
    // Without that, it would.
    let plain = small();
    let plain = read(plain.json_schema_as(&Wording::english(), Draft::Draft202012, Flavour::OneOf));
    assert_eq!(filled(&plain)["answers"]["access-to-education"]["free-courses"], "yes");
}

#[test]
fn every_choice_has_a_title_and_none_is_a_raw_id() {
    for form in forms() {
        let schema = schema(&form);
        let mut all = Vec::new();
        subschemas(&schema, &mut all);
        let choices: Vec<_> = all.iter().flat_map(|one| one["oneOf"].as_array().into_iter().flatten()).collect();
        assert_eq!(choices.is_empty(), form.sections().is_empty());
        for choice in choices {
            assert!(choice["title"].as_str().is_some_and(|title| *title != choice["const"]), "{choice}");
            assert!(choice["description"].is_string(), "{choice}");
        }
    }
}

#[test]
fn the_ui_schema_names_exactly_the_properties_in_the_order_of_the_schema() {
    for form in forms() {
        let wording = Wording::english();
        let (text, ui) = (form.json_schema(&wording).to_string(), read(form.ui_schema(&wording)));
        let order = |ui: &Value| -> Vec<String> { serde_json::from_value(ui["ui:order"].clone()).unwrap() };
        assert_eq!(order(&ui), keys(&text, "/properties"));
        assert_eq!(order(&ui["answers"]), keys(&text, "/properties/answers/properties"));
        for section in form.sections() {
            let outcome = section.outcome().id();
            let pointer = format!("/properties/answers/properties/{outcome}/allOf/0/properties");
            assert_eq!(order(&ui["answers"][outcome]), keys(&text, &pointer));
            let questions = section.questions().iter().flat_map(|question| {
                let slug = question.indicator().slug();
                let [choice, words] = [slug.to_owned(), format!("{slug}_words")];
                match (question.has_choices(), question.has_words()) {
                    (true, false) => vec![choice],
                    (true, true) => vec![choice, words],
                    (false, _) => vec![words, choice],
                }
            });
            let [skipped, notes] = ["skipped", "notes"].map(|key| [key.to_owned()]);
            let all: Vec<_> = skipped.into_iter().chain(questions).chain(notes).collect();
            assert_eq!(order(&ui["answers"][outcome]), all);
        }
        for key in keys(&form.ui_schema(&wording).to_string(), "") {
            assert!(key.starts_with("ui:") || order(&ui).contains(&key), "{key}");
        }
    }
}

#[test]
fn the_names_of_plain_choices_are_as_many_as_the_choices() {
    for form in forms() {
        let (schema, ui) = (schema(&form), read(form.ui_schema(&Wording::english())));
        for key in ["timepoint", "respondent"] {
            let ids = schema["properties"][key]["enum"].as_array().map(Vec::len);
            assert_eq!(ui[key]["ui:enumNames"].as_array().map(Vec::len), ids);
            let defined = schema["definitions"][key]["oneOf"].as_array().map(Vec::len);
            assert_eq!(defined, ids);
        }
    }
}

#[test]
fn every_scope_of_json_forms_is_in_the_schema_and_every_field_has_one_control() {
    fn elements<'a>(element: &'a Value, into: &mut Vec<&'a Value>) {
        into.push(element);
        element["elements"].as_array().into_iter().flatten().for_each(|one| elements(one, into));
    }
    fn scopes(condition: &Value) -> Vec<&str> {
        let nested = condition["conditions"].as_array().into_iter().flatten().flat_map(scopes);
        condition["scope"].as_str().into_iter().chain(nested).collect()
    }
    for form in forms() {
        let (schema, ui) = (schema(&form), read(form.json_forms(&Wording::english())));
        let mut all = Vec::new();
        elements(&ui, &mut all);
        let controls: Vec<_> = all.iter().filter_map(|one| one["scope"].as_str()).collect();
        let rules = all.iter().flat_map(|one| scopes(&one["rule"]["condition"]));
        for scope in controls.iter().copied().chain(rules) {
            let pointer = scope.strip_prefix('#').unwrap();
            assert!(schema.pointer(pointer).is_some_and(|found| found["title"].is_string()), "{scope}");
        }
        // Notes, the skip box, and the header without what nobody is asked.
        let header = 2 + usize::from(form.is_about_survivor()) + usize::from(form.respondents().len() > 1);
        let in_words = form.questions().filter(|question| question.has_words()).count();
        assert_eq!(controls.len(), header + form.questions().count() + in_words + 2 * form.sections().len());
        assert_eq!(controls.iter().collect::<BTreeSet<_>>().len(), controls.len());
    }
}

#[test]
fn json_forms_hides_what_is_not_asked_at_a_timepoint() {
    let mut later = Measure::of(Outcome::AccessToEducation).indicator("access-to-education/free-courses");
    later.timepoints =
        Some(serde_json::from_value(json!({ "baseline": false, "every_months": 12, "until_month": 12 })).unwrap());
    let mut plan = Plan::new("").measure(later).measure(Measure::of(Outcome::LifeSkills));
    plan.timepoints = Some(months(6, 12));
    let form = Form::of_plan(&plan);
    let ui = form.json_forms(&Wording::english()).to_string();
    // It is not hidden while nobody has chosen who answers, or when.
    let month_12 =
        json!({ "properties": { "respondent": { "enum": ["practitioner"] }, "timepoint": { "enum": ["month-12"] } } });
    let control = read(&ui);
    let control = control.pointer("/elements/3/elements/2/elements/0").unwrap();
    assert!(control["scope"].as_str().unwrap().ends_with("/free-courses"));
    assert_eq!(control["rule"]["effect"], "HIDE");
    let condition = &control["rule"]["condition"];
    assert_eq!(*condition, json!({ "scope": "#", "schema": { "not": { "anyOf": [month_12] } } }));
    let is_hidden = Validator::new(&condition["schema"]).unwrap();
    let hidden = [json!({ "timepoint": "month-6" }), json!({ "timepoint": "month-12", "respondent": "survivor" })];
    assert!(hidden.iter().all(|record| is_hidden.is_valid(record)));
    assert!([json!({}), json!({ "timepoint": "month-12" })].iter().all(|record| !is_hidden.is_valid(record)));
}

#[test]
fn two_forms_have_two_ids_and_the_same_form_has_one() {
    let ids: Vec<_> = forms().iter().map(|form| schema(form)["$id"].as_str().unwrap().to_owned()).collect();
    assert!(ids.iter().all(|id| id.starts_with("urn:mscos:form:mscos-2023:")));
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert_eq!(ids, forms().iter().map(|form| schema(form)["$id"].as_str().unwrap().to_owned()).collect::<Vec<_>>());
}

#[test]
fn the_text_keeps_the_order_in_which_people_read() {
    let text = small().json_schema(&Wording::english()).to_string();
    let head = ["$schema", "$id", "title", "description", "type", "properties", "additionalProperties", "required"];
    assert_eq!(keys(&text, "")[..head.len()], head);
    let fields = ["edition", "case_reference", "assessment_date", "timepoint", "respondent", "answers"];
    assert_eq!(keys(&text, "/properties"), fields);
}

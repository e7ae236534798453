//! The JSON Schemas of records and summaries.

use serde_json::{Value, json};

use super::*;

fn validator() -> jsonschema::Validator {
    let schema = mscos::schema::assessment();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn records_fit_the_schema_as_they_are_and_written_again() {
    let validator = validator();
    for line in text("records/pathways.ndjson").lines() {
        let errors: Vec<_> =
            validator.iter_errors(&serde_json::from_str(line).unwrap()).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{line}");
        let written = Assessment::from_json(line).unwrap().to_json();
        assert!(validator.is_valid(&serde_json::from_str(&written).unwrap()), "{written}");
    }
}

#[test]
fn a_summary_fits_its_schema_in_which_everything_has_a_title() {
    let schema = schemars::schema_for!(Summary).to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let records = housed_each(0, &[(32, "yes"), (7, "no"), (3, "partly"), (2, "not-applicable")]);
    let mut summary = serde_json::to_value(Summary::of(&form(), &records)).unwrap();
    let errors: Vec<_> = validator.iter_errors(&summary).map(|e| e.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    for wrong in [json!({ "suppressed": "yes" }), json!({}), json!(44)] {
        summary["groups"][0]["records"] = wrong;
        assert!(!validator.is_valid(&summary));
    }
    let mut untitled = Vec::new();
    visit(&schema, &mut |properties| {
        let without = properties.iter().filter(|(_, value)| value["title"].is_null() || value["description"].is_null());
        untitled.extend(without.map(|(key, _)| key.clone()));
    });
    assert_eq!(untitled, Vec::<String>::new());
}

/// Shows the properties of every object.
fn visit(schema: &Value, show: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        show(properties);
    }
    match schema {
        Value::Object(parts) => parts.values().for_each(|part| visit(part, show)),
        Value::Array(parts) => parts.iter().for_each(|part| visit(part, show)),
        _ => {}
    }
}

#[test]
fn what_cannot_be_read_does_not_fit_the_schema() {
    let validator = validator();
    let good =
        json!({ "assessment_date": "2026-01-05", "timepoint": "exit", "answers": { "life-skills": { "a": "b" } } });
    assert!(validator.is_valid(&good));
    let changes = [
        ("/assessment_date", json!("5 January")),
        ("/assessment_date", json!("2026-13-05")),
        ("/assessment_date", json!(20_260_105)),
        ("/timepoint", json!("Month 6")),
        ("/timepoint", json!("x".repeat(41))),
        ("/answers", json!([])),
        ("/answers/life-skills", json!("yes")),
        ("/answers/life-skills/a", json!(1)),
        ("/answers/life-skills/a", json!(null)),
        ("/answers/life-skills/skipped", json!("yes")),
        ("/answers/life-skills/notes", json!(["x"])),
        ("/respondent", json!("nobody")),
        ("/case_reference", json!(7)),
        ("/score", json!(7)),
    ];
    for (pointer, value) in changes {
        let mut broken = good.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent: &mut Value = if parent.is_empty() { &mut broken } else { broken.pointer_mut(parent).unwrap() };
        parent.as_object_mut().unwrap().insert(key.to_owned(), value);
        assert!(Assessment::from_json(broken.to_string()).is_err(), "{broken}");
        assert!(!validator.is_valid(&broken), "{broken}");
    }
}

#[test]
fn the_schema_refuses_references_that_the_check_refuses() {
    let validator = validator();
    for (reference, fits) in [("C-0427", true), ("anna", false), ("a@b.org1", false), ("C 1", false)] {
        let json =
            json!({ "case_reference": reference, "assessment_date": "2026-01-05", "timepoint": "exit", "answers": {} });
        assert_eq!(validator.is_valid(&json), fits, "{reference}");
    }
}

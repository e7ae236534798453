//! The schemas accept what the crate writes and refuse what it cannot read.
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use mscos::plan::Plan;
use mscos::{Outcome, schema};
use serde_json::{Value, json};

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap();
    jsonschema::validator_for(schema).unwrap()
}

fn examples() -> impl Iterator<Item = (String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans");
    fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        (path.display().to_string(), serde_json::from_str(&text).unwrap())
    })
}

#[test]
fn every_example_plan_fits_the_schema_of_plans() {
    let validator = validator(&schema::plan());
    assert!(examples().count() >= 4);
    for (path, plan) in examples() {
        let errors: Vec<_> = validator.iter_errors(&plan).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_plan_read_and_written_again_fits_the_schema() {
    let validator = validator(&schema::plan());
    for (path, plan) in examples() {
        let written = Plan::from_json(plan.to_string()).unwrap().to_json();
        assert!(validator.is_valid(&serde_json::from_str(&written).unwrap()), "{path}");
    }
}

#[test]
fn every_report_fits_the_schema_of_reports() {
    let validator = validator(&schema::report());
    let broken = json!({ "edition": "x", "title": "", "population": { "minimum_age": 3, "contexts": ["y"] },
        "measures": [{ "outcome": "z", "indicators": ["a"] }], "partners": [{ "name": "", "outcomes": ["b"] }] });
    for (path, plan) in examples().chain([("broken".to_owned(), broken)]) {
        let plan = Plan::from_json(plan.to_string()).unwrap();
        let report = serde_json::to_value(plan.check()).unwrap();
        let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{path}");
    }
}

/// Changes that make a plan unreadable: where, and what is put there.
fn breakages() -> Vec<(&'static str, Value)> {
    vec![
        ("", json!([])),
        ("", json!("plan")),
        ("/edition", json!(2023)),
        ("/title", json!(null)),
        ("/title", json!(7)),
        ("/aim", json!(["healing"])),
        ("/population", json!("adults")),
        ("/population/minimum_age", json!("18")),
        ("/population/minimum_age", json!(-1)),
        ("/population/minimum_age", json!(256)),
        ("/population/minimum_age", json!(17.5)),
        ("/population/contexts", json!("lgbtq")),
        ("/population/contexts/0", json!(1)),
        ("/population/age", json!(18)),
        ("/timepoints/baseline", json!("yes")),
        ("/timepoints/every_months", json!(70_000)),
        ("/timepoints/evry_months", json!(6)),
        ("/measures", json!({})),
        ("/measures/0", json!(["access-to-education", [], null, null, null, null, null, null])),
        ("/timepoints", json!([true, 6, 24])),
        ("/measures/0", json!("access-to-education")),
        ("/measures/0/outcome", json!(null)),
        ("/measures/0/indicators", json!(null)),
        ("/measures/0/level", json!("personal")),
        ("/measures/0/data_source", json!("gossip")),
        ("/measures/0/method", json!(true)),
        ("/measures/0/stage", json!("crisis")),
        ("/measures/0/timepoints", json!({ "baseline": 1 })),
        ("/measures/0/score", json!(5)),
        ("/partners", json!([{ "outcomes": [] }])),
        ("/partners", json!([{ "name": 1 }])),
        ("/survivor_involvement/from", json!("begin")),
        ("/survivor_involvement/paid", json!("yes")),
        ("/support_ends_after_months", json!(-3)),
        ("/funder", json!("somebody")),
    ]
}

/// Sets the value at a pointer, and the key where it is new.
fn set(document: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    } else {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = document.pointer_mut(parent).unwrap();
        parent.as_object_mut().unwrap().insert(key.to_owned(), value);
    }
}

#[test]
fn what_serde_refuses_the_schema_refuses() {
    let validator = validator(&schema::plan());
    let (_, plan) = examples().find(|(path, _)| path.ends_with("complete.json")).unwrap();
    for (pointer, value) in breakages() {
        let mut broken = plan.clone();
        set(&mut broken, pointer, value.clone());
        assert!(Plan::from_json(broken.to_string()).is_err(), "serde reads {value} at {pointer}");
        assert!(!validator.is_valid(&broken), "the schema accepts {value} at {pointer}");
    }
    for key in ["edition", "title", "measures"] {
        let mut broken = plan.clone();
        broken.as_object_mut().unwrap().remove(key);
        assert!(Plan::from_json(broken.to_string()).is_err());
        assert!(!validator.is_valid(&broken));
    }
}

#[test]
fn a_choice_has_its_type_beside_consts_with_title_and_description_in_order() {
    let plan = schema::plan();
    let outcome = plan.pointer("/$defs/Outcome").unwrap();
    assert_eq!(outcome["type"], "string");
    let choices = outcome["oneOf"].as_array().unwrap();
    for (choice, outcome) in choices.iter().zip(Outcome::ALL) {
        assert_eq!(choice["const"], outcome.id());
        assert_eq!(choice["title"], outcome.title());
        assert_eq!(choice["description"], outcome.descriptor());
    }
    assert_eq!(choices.len(), 44);
}

#[test]
fn every_field_has_a_title_and_a_description() {
    fn check(schema: &Value, place: &str) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            for key in ["title", "description"] {
                assert!(property[key].is_string(), "{place}/{name} has no {key}");
            }
        }
        for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
            assert!(definition["title"].is_string(), "{place}/{name} has no title");
            check(definition, &format!("{place}/{name}"));
        }
    }
    check(&schema::plan(), "plan");
}

#[test]
fn the_ids_of_the_schemas_are_versioned() {
    assert_eq!(schema::plan()["$id"], "urn:mscos:schema:plan:0.1");
    assert_eq!(schema::report()["$id"], "urn:mscos:schema:report:0.1");
}

#[test]
fn no_schema_has_a_format_that_strict_validators_refuse() {
    for schema in [schema::plan(), schema::report(), schema::local_contexts()] {
        assert!(!schema.to_string().contains("\"format\""), "{schema}");
    }
}

//! The schemas accept what the crate writes and refuse what it cannot read, and forms can show them.
//!
//! The files below `data/schema/` are the same schemas. To write them anew:
//!
//! ```text
//! MSCOS_UPDATE=1 cargo test --test schemas
//! ```
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use mscos::plan::Plan;
use mscos::schema::{self, Draft, Flavour, Name};
use mscos::{Outcome, OutcomeSet, advise};
use serde_json::{Map, Value, json};

/// The folders below `data/schema/`, and what the files there are written in.
const FOLDERS: [(&str, Draft, Flavour); 3] = [
    ("2020-12", Draft::Draft202012, Flavour::OneOf),
    ("draft-07", Draft::Draft7, Flavour::OneOf),
    ("enum", Draft::Draft7, Flavour::Enum),
];

/// A schema, and words that say which it is.
struct Written {
    what: String,
    name: Name,
    draft: Draft,
    flavour: Flavour,
    schema: Value,
}

/// Every schema in every way.
fn all() -> &'static [Written] {
    static ALL: LazyLock<Vec<Written>> = LazyLock::new(|| {
        let ways = Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |flavour| (*draft, *flavour)));
        let named = ways.flat_map(|way| Name::ALL.iter().map(move |name| (*name, way)));
        let written = named.map(|(name, (draft, flavour))| Written {
            what: format!("{name}, {draft}, {flavour}"),
            name,
            draft,
            flavour,
            schema: name.json(draft, flavour),
        });
        written.collect()
    });
    &ALL
}

/// Visits every part of a schema that is a schema itself, but for conditions, which no renderer shows.
fn each_part(schema: &Value, place: &str, visit: &mut impl FnMut(&str, &Map<String, Value>)) {
    let Some(keywords) = schema.as_object() else { return };
    visit(place, keywords);
    for (keyword, value) in keywords {
        let place = format!("{place}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(parts)) => {
                parts.iter().for_each(|(name, part)| each_part(part, &format!("{place}/{name}"), visit));
            }
            ("oneOf" | "anyOf" | "allOf", Value::Array(parts)) => {
                parts.iter().enumerate().for_each(|(at, part)| each_part(part, &format!("{place}/{at}"), visit));
            }
            ("items" | "additionalProperties" | "propertyNames" | "not", part) => each_part(part, &place, visit),
            _ => {}
        }
    }
}

#[test]
fn the_files_of_the_schemas_are_fresh() {
    let update = std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1");
    let mut stale = Vec::new();
    for (folder, draft, flavour) in FOLDERS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema").join(folder);
        let file = |name: &Name| format!("{name}.schema.json");
        for name in Name::ALL {
            let (path, expected) = (path.join(file(name)), name.pretty(draft, flavour));
            let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            if found != expected && update {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, expected).unwrap();
            } else if found != expected {
                stale.push(format!("{folder}/{}", file(name)));
            }
        }
        for entry in fs::read_dir(&path).into_iter().flatten() {
            let found = entry.unwrap().file_name().into_string().unwrap();
            if !Name::ALL.iter().any(|name| file(name) == found) {
                stale.push(format!("{folder}/{found} (left over: delete it)"));
            }
        }
    }
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema")).unwrap().map(Result::unwrap) {
        let found = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() && !FOLDERS.iter().any(|(folder, ..)| *folder == found) {
            stale.push(format!("{found} (left over: delete it)"));
        }
    }
    let mend = "to write them anew: MSCOS_UPDATE=1 cargo test --test schemas";
    assert!(stale.is_empty(), "stale in data/schema: {}; {mend}", stale.join(", "));
}

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
fn what_advise_gives_fits_the_schema_of_suggestions_and_every_pairing_that_of_pairings() {
    let documents = mscos::Context::ALL.iter().flat_map(|context| {
        [
            (Name::Suggestions, serde_json::to_value(advise((*context).into(), OutcomeSet::EMPTY)).unwrap()),
            (Name::Pairings, serde_json::to_value(context.pairings()).unwrap()),
        ]
    });
    let documents: Vec<_> = documents.collect();
    for Written { what, name, schema, .. } in all() {
        let documents: Vec<_> = documents.iter().filter(|(other, _)| other == name).collect();
        if !documents.is_empty() {
            let validator = jsonschema::validator_for(schema).unwrap();
            assert!(documents.iter().all(|(_, document)| validator.is_valid(document)), "{what}");
        }
    }
}

#[test]
fn every_schema_and_every_property_has_a_title_and_a_description() {
    for Written { what, schema, .. } in all() {
        let told = |place: &str, part: &Value| {
            for key in ["title", "description"] {
                assert!(part[key].as_str().is_some_and(|text| !text.is_empty()), "{what}: {place} has no {key}");
            }
        };
        told("", schema);
        each_part(schema, "", &mut |place, part| {
            for group in ["properties", "$defs"] {
                let parts = part.get(group).and_then(Value::as_object);
                parts.into_iter().flatten().for_each(|(name, part)| told(&format!("{place}/{group}/{name}"), part));
            }
        });
    }
}

#[test]
fn titles_read_well_on_a_form() {
    let choices = |part: &Map<String, Value>| part.contains_key("const");
    for Written { what, schema, .. } in all() {
        each_part(schema, "", &mut |place, part| {
            if let Some(title) = part.get("title").and_then(Value::as_str).filter(|_| !choices(part)) {
                let words = title.split(' ').skip(1).all(|word| !word.starts_with(|c: char| c.is_ascii_uppercase()));
                let one_case = title.chars().skip(1).all(|c| !c.is_ascii_uppercase());
                let first = title.starts_with(|c: char| c.is_ascii_uppercase());
                assert!(first && words && one_case && !title.contains('_'), "{what}: {place}: {title}");
            }
        });
    }
}

#[test]
fn descriptions_can_be_read_without_knowing_rust() {
    for Written { what, schema, .. } in all() {
        each_part(schema, "", &mut |place, part| {
            let text = part.get("description").and_then(Value::as_str).unwrap_or_default();
            let rust = ["::", "[`", "](", "`Self", "```", "fn ", "Option", "Vec<", "#["]
                .iter()
                .any(|sign| text.contains(sign));
            let quoted = text.split('`').skip(1).step_by(2).any(|code| code.contains(char::is_uppercase));
            let broken = text.replace("\n\n", "").contains('\n');
            assert!(!rust && !quoted && !broken, "{what}: {place}: {text}");
        });
    }
}

#[test]
fn forms_get_everything_inlined_optional_instead_of_nullable_and_without_unknown_keywords() {
    for Written { what, flavour, schema, .. } in all().iter().filter(|written| written.draft == Draft::Draft7) {
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(jsonschema::draft7::meta::is_valid(schema), "{what}");
        each_part(schema, "", &mut |place, part| {
            let at = format!("{what}: {place}");
            let refused = |key: &&String| {
                let shared = ["$ref", "$defs", "definitions", "enumNames"].contains(&key.as_str());
                let conditions = ["allOf", "if", "then", "else", "not"].contains(&key.as_str());
                shared || conditions || key.starts_with("x-")
            };
            assert_eq!(part.keys().find(refused), None, "{at}");
            assert!(part.get("type").is_none_or(Value::is_string), "{at}: more than one type");
            assert!(part.get("type").is_none_or(|kind| kind != "null"), "{at}: null");
            assert!(part.get("default").is_none_or(|default| !default.is_null()), "{at}: null by default");
            let is_name = place.ends_with("/propertyNames");
            let properties = part.get("properties").and_then(Value::as_object);
            for (name, property) in properties.into_iter().flatten() {
                let said = ["type", "anyOf"].iter().any(|keyword| property.get(keyword).is_some());
                assert!(said, "{at}: {name} may be anything");
            }
            if !is_name && (part.contains_key("oneOf") || part.contains_key("enum")) {
                assert_eq!(part["type"], "string", "{at}");
                assert_eq!(part.contains_key("enum"), *flavour == Flavour::Enum, "{at}");
            }
        });
    }
}

#[test]
fn a_list_of_choices_in_a_form_offers_each_once() {
    let schema = Name::Plan.json(Draft::Draft7, Flavour::OneOf);
    let contexts = schema.pointer("/properties/population/properties/contexts").unwrap();
    assert_eq!(contexts["uniqueItems"], true);
    assert_eq!(contexts["items"]["oneOf"][0]["title"], mscos::Context::ALL[0].title());
    let measures = schema.pointer("/properties/measures").unwrap();
    assert_eq!(measures.get("uniqueItems"), None);
}

#[test]
fn a_property_in_a_form_keeps_its_own_title_and_the_choices_of_its_type() {
    let schema = Name::Plan.json(Draft::Draft7, Flavour::OneOf);
    let stage = schema.pointer("/properties/survivor_involvement/properties/from").unwrap();
    assert_eq!(stage["title"], "Involved from");
    assert_eq!(stage["description"], "The earliest stage in which survivors take part.");
    assert_eq!(stage["oneOf"][0]["const"], "funding");
}

#[test]
fn the_plain_flavour_has_the_same_ids_in_the_same_order_and_nothing_else_differs() {
    for Written { what, name, draft, schema: plain, .. } in all().iter().filter(|w| w.flavour == Flavour::Enum) {
        assert!(!plain.to_string().contains("\"const\""), "{what}");
        let mut rich = name.json(*draft, Flavour::OneOf);
        flatten(&mut rich);
        rich["$id"] = plain["$id"].clone();
        assert_eq!(rich, *plain, "{what}");
    }
}

/// Puts the ids in the place of the choices.
fn flatten(value: &mut Value) {
    if let Some(choices) = value.get("oneOf").and_then(Value::as_array) {
        let ids: Vec<_> = choices.iter().map(|choice| choice["const"].clone()).collect();
        value.as_object_mut().unwrap().remove("oneOf");
        value["enum"] = ids.into();
    }
    match value {
        Value::Object(parts) => parts.values_mut().for_each(flatten),
        Value::Array(parts) => parts.iter_mut().for_each(flatten),
        _ => {}
    }
}

#[test]
fn the_text_has_its_keys_in_the_order_of_the_plan() {
    for draft in Draft::ALL {
        let text = Name::Plan.pretty(*draft, Flavour::OneOf);
        let places = |keys: &[&str]| -> Vec<_> {
            keys.iter().map(|key| text.find(&format!("\n  {key}")).unwrap_or(text.len())).collect()
        };
        let keywords = places(&[
            "\"$schema\"",
            "\"$id\"",
            "\"title\"",
            "\"description\"",
            "\"type\"",
            "\"required\"",
            "\"properties\"",
        ]);
        assert!(keywords.is_sorted() && keywords[6] < text.len(), "{keywords:?}");
        let fields =
            ["edition", "title", "aim", "population", "timepoints", "measures", "partners", "survivor_involvement"];
        let fields = places(&fields.map(|field| format!("  \"{field}\": {{")).each_ref().map(String::as_str));
        assert!(fields.is_sorted() && fields[7] < text.len(), "{fields:?}");
    }
}

#[test]
fn what_is_required_stands_in_the_order_of_the_properties() {
    // Derived schemas list what is required in the order of the structure, so this holds the written order to it.
    for Written { what, name, draft, flavour, schema } in all().iter().filter(|w| w.draft == Draft::Draft202012) {
        let text = name.pretty(*draft, *flavour);
        each_part(schema, "", &mut |place, part| {
            let Some(required) = part.get("required").and_then(Value::as_array).filter(|all| all.len() > 1) else {
                return;
            };
            let line = required.iter().map(Value::to_string).collect::<Vec<_>>().join(", ");
            let object = text.split(&format!("\"required\": [{line}]")).nth(1);
            let object = object.unwrap_or_else(|| panic!("{what}: {place}: {line}"));
            let places: Vec<_> = required.iter().map(|key| object.find(&format!("{key}: {{"))).collect();
            assert!(places.is_sorted() && places.iter().all(Option::is_some), "{what}: {place}: {line}");
        });
    }
}

#[test]
fn the_ids_of_the_schemas_are_versioned_and_no_two_are_the_same() {
    assert_eq!(schema::plan()["$id"], "urn:mscos:schema:plan:0.1");
    assert_eq!(schema::report()["$id"], "urn:mscos:schema:report:0.1");
    assert_eq!(Name::Plan.json(Draft::Draft7, Flavour::OneOf)["$id"], "urn:mscos:schema:plan:0.1:draft-07");
    assert_eq!(Name::Plan.json(Draft::Draft7, Flavour::Enum)["$id"], "urn:mscos:schema:plan:0.1:draft-07:enum");
    let mut ids: Vec<_> = all().iter().map(|written| written.schema["$id"].to_string()).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), count), (count, Name::ALL.len() * 4));
}

#[test]
fn the_functions_give_what_their_names_give() {
    for (name, schema) in [
        (Name::Plan, schema::plan()),
        (Name::Report, schema::report()),
        (Name::LocalContexts, schema::local_contexts()),
        (Name::Assessment, schema::assessment()),
        (Name::Scales, schema::scales()),
        (Name::Wording, schema::wording()),
    ] {
        assert_eq!(name.json(Draft::Draft202012, Flavour::OneOf), schema, "{name}");
    }
}

#[test]
fn no_schema_has_a_format_that_strict_validators_refuse() {
    let standard = ["date", "date-time", "time", "email", "uri", "regex"];
    for Written { what, schema, .. } in all() {
        each_part(schema, "", &mut |place, part| {
            let format = part.get("format").and_then(Value::as_str);
            assert!(format.is_none_or(|format| standard.contains(&format)), "{what}: {place}: {format:?}");
        });
    }
}

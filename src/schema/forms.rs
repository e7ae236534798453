//! From a schema for validators to one that form renderers can show.
//!
//! Renderers differ from validators in what they make of a schema: beside `$ref` some lose the title, of a nullable field
//! they make a choice between two options, and of a list of choices checkboxes only where no choice may stand twice. JSON
//! Forms shows no field at all where conditions stand beside them under `allOf`, and none knows what to show for a field
//! that may be anything.

use serde_json::{Map, Value};

const DRAFT_7: &str = "http://json-schema.org/draft-07/schema#";

/// Rewrites a schema of draft 2020-12 for forms, in draft 7: every reference inlined, optional instead of nullable, no
/// conditions between fields, no field that may be anything, and where people fill it in, each choice of a list once.
///
/// No document of this crate contains itself, so there is an end to inlining.
pub(super) fn make(schema: &mut Value, filled_in: bool) {
    let Some(root) = schema.as_object_mut() else { return };
    root.insert("$schema".to_owned(), DRAFT_7.into());
    let shared = root.remove("$defs");
    let shared = shared.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    inline(schema, &shared, filled_in);
}

fn inline(schema: &mut Value, shared: &Map<String, Value>, filled_in: bool) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| inline(item, shared, filled_in)),
        Value::Object(keys) => {
            leave_out_conditions(keys);
            leave_out_what_may_be_anything(keys);
            take_what_is_not_null(keys);
            while let Some(part) = shared_part(keys, shared) {
                keys.remove("$ref");
                merge(keys, part);
                take_what_is_not_null(keys);
            }
            keys.values_mut().for_each(|value| inline(value, shared, filled_in));
            if filled_in && keys.get("items").is_some_and(is_choice) {
                keys.insert("uniqueItems".to_owned(), true.into());
            }
        }
        _ => {}
    }
}

/// Leaves out what holds only if something else does: a validator still says so, and so does the reader.
fn leave_out_conditions(keys: &mut Map<String, Value>) {
    let Some(Value::Array(all)) = keys.get_mut("allOf") else { return };
    all.retain(|part| part.get("if").is_none());
    if all.is_empty() {
        keys.remove("allOf");
    }
}

/// Leaves out properties that have words for people, and nothing that says what they hold.
fn leave_out_what_may_be_anything(keys: &mut Map<String, Value>) {
    let Some(Value::Object(properties)) = keys.get_mut("properties") else { return };
    properties.retain(|_, part| {
        let mut said = part.as_object().into_iter().flat_map(Map::keys);
        said.any(|key| key != "title" && key != "description")
    });
}

/// What a reference leads to.
fn shared_part<'a>(keys: &Map<String, Value>, shared: &'a Map<String, Value>) -> Option<&'a Map<String, Value>> {
    let name = keys.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    shared.get(name)?.as_object()
}

/// Adds what is not said nearer by: a property's own title goes before that of its type.
fn merge(keys: &mut Map<String, Value>, other: &Map<String, Value>) {
    for (key, value) in other {
        keys.entry(key).or_insert_with(|| value.clone());
    }
}

/// Of a part or null, leaves the part.
fn take_what_is_not_null(keys: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = keys.get_mut("type") {
        types.retain(|one| one != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            keys.insert("type".to_owned(), one);
        }
    }
    let Some(Value::Array(either)) = keys.get("anyOf") else { return };
    let mut parts = either.iter().filter(|part| part.get("type").is_none_or(|kind| kind != "null"));
    if let (Some(Value::Object(part)), None, 2) = (parts.next(), parts.next(), either.len()) {
        let part = part.clone();
        keys.remove("anyOf");
        merge(keys, &part);
    }
}

/// Whether it is a choice among ids.
fn is_choice(schema: &Value) -> bool {
    schema.get("oneOf").and_then(Value::as_array).is_some_and(|choices| ids(choices).is_some())
}

fn ids(choices: &[Value]) -> Option<Vec<Value>> {
    choices.iter().map(|choice| choice.get("const").cloned()).collect()
}

/// Writes every choice among ids as the ids alone.
pub(super) fn plain_enums(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(plain_enums),
        Value::Object(keys) => {
            if let Some(ids) = keys.get("oneOf").and_then(Value::as_array).and_then(|choices| ids(choices)) {
                keys.remove("oneOf");
                keys.insert("enum".to_owned(), ids.into());
            }
            keys.values_mut().for_each(plain_enums);
        }
        _ => {}
    }
}

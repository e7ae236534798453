//! Vocabularies in JSON Schema, in the one shape that form renderers show as a list of choices.

use schemars::{Schema, json_schema};
use serde_json::{Value, json};

use super::Vocabulary;

/// `type: string` beside `oneOf`, a const with title and description for each entry, in order.
///
/// `title` is the name of the Rust type. With `type` inside the branches, or an entry without its
/// title, renderers show raw ids or nothing at all.
pub(crate) fn one_of<T: Vocabulary>(title: &str) -> Schema {
    let choices: Vec<Value> = T::ALL
        .iter()
        .map(|entry| json!({ "const": entry.id(), "title": entry.title(), "description": entry.text() }))
        .collect();
    json_schema!({
        "title": title,
        "description": format!("The id of one {}.", T::NAME),
        "type": "string",
        "oneOf": choices,
    })
}

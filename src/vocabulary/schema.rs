//! Vocabularies in JSON Schema, in the one shape that form renderers show as a list of choices.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::Vocabulary;

/// `type: string` beside `oneOf`, a const with title and description for each entry, in order.
///
/// With `type` inside the branches, or an entry without its title, renderers show raw ids or nothing at all.
pub(crate) fn one_of<T: Vocabulary>() -> Schema {
    let choices: Vec<Value> = T::ALL
        .iter()
        .map(|entry| json!({ "const": entry.id(), "title": entry.title(), "description": entry.text() }))
        .collect();
    json_schema!({
        "title": capitalised(T::NAME),
        "description": format!("The id of one {}.", T::NAME),
        "type": "string",
        "oneOf": choices,
    })
}

/// As a label: "Data source" for `data source`.
pub(crate) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// A shared part with a title and a description of its own.
pub(crate) fn titled<T: JsonSchema>(generator: &mut SchemaGenerator, title: &str, description: &str) -> Schema {
    let mut schema = generator.subschema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.insert("description".to_owned(), description.into());
    schema
}

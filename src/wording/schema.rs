//! The JSON Schema of an overlay, from the same table that reading goes by.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::file::{File, HEAD, LONGEST_ID, PATTERN, REQUIRED};
use super::kinds::{ENGLISH, KINDS, Kind};
use super::{Provenance, Wording, language};
use crate::vocabulary::ID_PATTERN;
use crate::vocabulary::schema::{capitalised, titled};

impl JsonSchema for File {
    fn schema_name() -> Cow<'static, str> {
        "Wording".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let head = HEAD.iter().map(|key| ((*key).to_owned(), head(key, generator)));
        let mut properties: Map<String, Value> = head.collect();
        properties.extend(KINDS.iter().map(|kind| (kind.key.to_owned(), entries(kind))));
        json_schema!({
            "title": "Wording",
            "description": "Words in another language, or an organisation's own, by the ids of what they stand for.",
            "type": "object",
            "properties": properties,
            "required": REQUIRED,
            "additionalProperties": false,
            "allOf": claims(),
        })
    }
}

fn head(key: &str, generator: &mut SchemaGenerator) -> Value {
    match key {
        "language" => json!({
            "title": "Language",
            "description": "The BCP 47 tag of the language, such as cy or zh-Hant.",
            "type": "string",
            "pattern": "^([A-Za-z]{2,3}|[Xx]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*$",
            "maxLength": language::LONGEST,
        }),
        "title" => text("Title", "What the wording calls itself."),
        "provenance" => titled::<Provenance>(generator, "Provenance", "Where the words come from.").into(),
        "made_by" => text("Made by", "Who made the words, and with whom."),
        _ => json!({
            "title": "Reviewed with survivors",
            "description": "Whether survivors went over the words as they are now.",
            "type": "boolean",
        }),
    }
}

/// What may not be claimed, as `contradiction` has it.
///
/// Lists of one stand for `const`, which is for choices with titles; and what is required stands beside its properties, as
/// strict validators ask.
fn claims() -> Value {
    let is = |provenance: Provenance| json!({ "enum": [provenance.id()] });
    let reviewed = "reviewed_with_survivors";
    json!([
        {
            "if": { "properties": { "provenance": is(Provenance::TranslatedWithSurvivors) } },
            "then": { "required": [reviewed], "properties": { reviewed: { "enum": [true] } } },
        },
        {
            "if": {
                "required": [reviewed],
                "properties": { "provenance": is(Provenance::Machine), reviewed: { "enum": [true] } },
            },
            "then": { "required": ["made_by"], "properties": { "made_by": { "type": "string" } } },
        },
        {
            "if": { "properties": { "provenance": is(Provenance::Pseudo) } },
            "then": { "properties": { reviewed: { "enum": [false] } } },
        },
    ])
}

fn entries(kind: &Kind) -> Value {
    let ids: Vec<&str> = kind.entries().map(|entry| entry.id).collect();
    let own = json!({ "pattern": ID_PATTERN, "maxLength": LONGEST_ID });
    let words = kind.keys.iter().map(|key| ((*key).to_owned(), words(key)));
    json!({
        "title": capital(kind.key),
        "description": format!("Each {} by its id.", kind.name),
        "type": "object",
        "propertyNames": if kind.is_open { own } else { json!({ "enum": ids }) },
        "additionalProperties": {
            "title": capital(kind.name),
            "description": format!("The words for one {}.", kind.name),
            "type": "object",
            "properties": words.collect::<Map<_, _>>(),
            "additionalProperties": false,
        },
    })
}

fn words(key: &str) -> Value {
    match key {
        "title" => text("Title", "What people read; left out where it is not there yet."),
        ENGLISH => json!({ "title": "English", "description": "The English, for whoever writes the words." }),
        other => text(&capital(other), "What it means; left out where it is not there yet."),
    }
}

fn text(title: &str, description: &str) -> Value {
    json!({
        "title": title,
        "description": description,
        "type": ["string", "null"],
        "maxLength": Wording::LONGEST,
        "pattern": PATTERN,
    })
}

/// A key as a title.
fn capital(key: &str) -> String {
    capitalised(&key.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Draft, Flavour, Name};

    #[test]
    fn the_schema_has_its_properties_in_the_order_in_which_an_overlay_is_written() {
        for draft in Draft::ALL {
            let text = Name::Wording.pretty(*draft, Flavour::OneOf);
            let keys = HEAD.into_iter().chain(KINDS.iter().map(|kind| kind.key));
            let places: Vec<_> = keys.map(|key| text.find(&format!("\n    \"{key}\": {{"))).collect();
            assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
        }
    }
}

//! Schemas as texts: keys in a sensible order, short parts on one line.
//!
//! `serde_json` sorts the keys of a [`Value`], and its feature against that would hold for the user's whole build. So the
//! order stands here: that of keywords, and that of the properties of every object.

use serde_json::{Map, Value};

/// The keywords that the schemas have, in the order in which they are written.
pub(super) const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "const",
    "title",
    "description",
    "type",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "default",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "required",
    "properties",
    "propertyNames",
    "additionalProperties",
    "items",
    "enum",
    "oneOf",
    "anyOf",
    "allOf",
    "if",
    "then",
    "$defs",
];

/// The properties of each object, in the order of the structures and of what they are written as.
///
/// A row speaks for the object that has exactly its properties; the order of its keys is no matter to JSON.
#[rustfmt::skip]
pub(super) const PROPERTIES: &[&[&str]] = &[
    // The plan and its parts.
    &["edition", "title", "aim", "population", "timepoints", "measures", "partners", "survivor_involvement",
        "support_ends_after_months", "ignore", "severity"],
    &["minimum_age", "contexts"],
    &["baseline", "every_months", "until_month"],
    &["outcome", "indicators", "level", "data_source", "method", "instrument", "timepoints", "stage"],
    &["name", "outcomes"],
    &["from", "paid", "finances_shared", "induction_and_support", "exit_procedure"],
    // The report and its parts.
    &["edition", "language", "notice", "verdict", "core", "findings", "ignored", "suggestions", "emphases", "notes"],
    &["outcome", "covered_by", "partners", "indicators", "unused_indicators"],
    &["code", "name", "severity", "pointer", "outcome", "message", "help", "guidance", "source"],
    &["code", "name", "pointer", "by"],
    &["outcome", "basis", "contexts", "reason", "source", "reasons"],
    &["context", "basis", "reason", "indicators", "source"],
    &["outcome", "context", "basis", "reason", "indicators", "source"],
    &["context", "note"],
    &["document", "section"],
    // Suggestions without a report.
    &["edition", "suggestions", "emphases", "general", "notes"],
    &["outcome", "reason", "source"],
    // Pairings, and an organisation's own.
    &["context", "outcome", "role", "basis", "reason", "indicators", "source"],
    &["contexts", "pairings"],
    &["id", "title", "description", "aliases"],
    &["context", "outcome", "reason", "source", "indicators"],
    // The record of an assessment, and what a check finds in it.
    &["edition", "case_reference", "assessment_date", "timepoint", "respondent", "answers"],
    &["notes", "skipped"],
    &["code", "name", "severity", "record", "pointer", "outcome", "timepoint", "other_record", "message", "help"],
    // What is summed up of records.
    &["edition", "threshold", "groups"],
    &["timepoint", "respondent", "checklists", "records", "sections"],
    &["outcome", "skipped", "questions"],
    &["indicator", "counts"],
    &["kind", "answer", "count", "suppressed"],
    &["count", "suppressed"],
    // An organisation's own scales.
    &["id", "title", "description", "answers", "for"],
    &["id", "title", "description"],
    &["indicators", "outcomes", "respondents", "levels"],
    // Wordings: what every one says of itself, then its words by what they are of. Then the words of one entry, in draft
    // 2020-12 with the English, and then what conditions speak of.
    &["language", "title", "provenance", "made_by", "reviewed_with_survivors", "outcomes", "indicators", "answers",
        "phrases", "respondents", "domains", "levels", "tiers", "contexts", "verdicts", "severities", "bases",
        "recommendations", "report_phrases", "notices"],
    &["english", "title", "text"],
    &["english", "title", "descriptor"],
    &["english", "title", "self_report"],
    &["english", "title"],
    &["title", "text"],
    &["title", "descriptor"],
    &["title", "self_report"],
    &["provenance", "reviewed_with_survivors"],
];

/// Longer lines are broken, except those of choices.
const WIDTH: usize = 120;

/// The schema as a text, with a line break at its end.
pub(super) fn pretty(schema: &Value) -> String {
    let mut text = String::new();
    write(&mut text, schema, Holds::Keywords, 0, 0);
    text.push('\n');
    text
}

/// What the keys of an object are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Keywords of a schema.
    Keywords,
    /// Properties, each with its schema.
    Properties,
    /// Names of shared parts, each with its schema.
    Parts,
    /// Anything: it is a value, and no schema.
    Value,
}

impl Holds {
    /// What stands under a key.
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Self::Keywords, "properties") => Self::Properties,
            (Self::Keywords, "$defs") => Self::Parts,
            (Self::Keywords, "const" | "default" | "enum" | "required") | (Self::Value, _) => Self::Value,
            _ => Self::Keywords,
        }
    }

    /// The entries in order.
    fn sorted(self, object: &Map<String, Value>) -> Vec<(&String, &Value)> {
        let order = match self {
            Self::Keywords => KEYWORDS,
            Self::Properties => order_of(object).unwrap_or_default(),
            Self::Parts | Self::Value => &[],
        };
        let mut entries: Vec<_> = object.iter().collect();
        // What has no place comes last, in the order of the alphabet: the sort is stable.
        entries.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(order.len()));
        entries
    }
}

/// The row that has exactly these properties.
fn order_of(properties: &Map<String, Value>) -> Option<&'static [&'static str]> {
    let fits = |row: &&&[&str]| row.len() == properties.len() && row.iter().all(|key| properties.contains_key(*key));
    PROPERTIES.iter().find(fits).copied()
}

/// Writes a value behind `lead` bytes of its line.
fn write(text: &mut String, value: &Value, holds: Holds, depth: usize, lead: usize) {
    let line = on_one_line(value, holds);
    let choice = holds == Holds::Keywords && value.get("const").is_some();
    if choice || lead + line.len() < WIDTH {
        text.push_str(&line);
        return;
    }
    match value {
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                let lead = begin_line(text, at, depth + 1);
                write(text, item, holds, depth + 1, lead);
            }
            end_line(text, depth);
            text.push(']');
        }
        Value::Object(object) => {
            text.push('{');
            for (at, (key, value)) in holds.sorted(object).into_iter().enumerate() {
                let lead = begin_line(text, at, depth + 1);
                let key_written = format!("{}: ", quoted(key));
                text.push_str(&key_written);
                write(text, value, holds.below(key), depth + 1, lead + key_written.len());
            }
            end_line(text, depth);
            text.push('}');
        }
        _ => text.push_str(&line),
    }
}

/// Begins the line of an entry, and gives its indentation in bytes.
fn begin_line(text: &mut String, at: usize, depth: usize) -> usize {
    if at > 0 {
        text.push(',');
    }
    end_line(text, depth);
    2 * depth
}

fn end_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
}

fn on_one_line(value: &Value, holds: Holds) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| on_one_line(item, holds)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(object) if object.is_empty() => "{}".to_owned(),
        Value::Object(object) => {
            let entry =
                |(key, value): (&String, &Value)| format!("{}: {}", quoted(key), on_one_line(value, holds.below(key)));
            let entries: Vec<_> = holds.sorted(object).into_iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        scalar => scalar.to_string(),
    }
}

fn quoted(key: &str) -> String {
    Value::from(key).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::schema::{Draft, Flavour, Name};

    /// Visits every object of a schema whose keys have an order.
    fn each(value: &Value, holds: Holds, visit: &mut impl FnMut(Holds, &Map<String, Value>)) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| each(item, holds, visit)),
            Value::Object(object) => {
                visit(holds, object);
                object.iter().for_each(|(key, value)| each(value, holds.below(key), visit));
            }
            _ => {}
        }
    }

    fn each_of_all(visit: &mut impl FnMut(Holds, &Map<String, Value>)) {
        for name in Name::ALL {
            for (draft, flavour) in Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |f| (draft, f))) {
                each(&name.json(*draft, *flavour), Holds::Keywords, visit);
            }
        }
    }

    #[test]
    fn every_property_has_its_place_in_the_order_and_every_row_is_needed() {
        let (mut used, mut missing) = (BTreeSet::new(), BTreeSet::new());
        each_of_all(&mut |holds, object| {
            if holds == Holds::Properties && object.len() > 1 {
                let row = order_of(object);
                used.extend(row);
                missing.extend(row.is_none().then(|| object.keys().cloned().collect::<Vec<_>>()));
            }
        });
        assert_eq!(missing, BTreeSet::new(), "they need a row in PROPERTIES");
        assert_eq!(used, PROPERTIES.iter().copied().collect(), "rows that no object has");
    }

    #[test]
    fn every_keyword_has_its_place_in_the_order_and_every_place_is_needed() {
        let (mut used, mut missing) = (BTreeSet::new(), BTreeSet::new());
        each_of_all(&mut |holds, object| {
            for key in object.keys().filter(|_| holds == Holds::Keywords) {
                match KEYWORDS.iter().find(|known| *known == key) {
                    Some(known) => used.insert(*known),
                    None => missing.insert(key.clone()),
                };
            }
        });
        assert_eq!(missing, BTreeSet::new(), "they need a place in KEYWORDS");
        assert_eq!(used, KEYWORDS.iter().copied().collect(), "places of keywords that no schema has");
    }

    #[test]
    fn what_has_no_place_in_the_order_is_written_too() {
        let schema = json!({ "zeta": 1, "type": "object", "alpha": [], "properties": { "b": {}, "a": {} } });
        let written = r#"{ "type": "object", "properties": { "a": {}, "b": {} }, "alpha": [], "zeta": 1 }"#;
        assert_eq!(pretty(&schema), format!("{written}\n"));
    }

    #[test]
    fn the_text_of_a_schema_says_the_same_as_its_value() {
        for name in Name::ALL {
            let (draft, flavour) = (Draft::Draft202012, Flavour::OneOf);
            let text = name.pretty(draft, flavour);
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), name.json(draft, flavour));
        }
    }
}

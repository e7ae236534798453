//! JSON: every value stays as it is written, and four keys are added to each object.

use std::collections::BTreeMap;
use std::io::Write;

use mscos::Outcome;
use mscos::lineage::Change;
use serde::Serialize;
use serde_json::value::RawValue;

use super::cell::Cell;
use super::{ADDED, Asked, Record, SAMPLE, Sampled, likeliest, migrated, no_column};
use crate::errors::{Failure, Slip};
use crate::input::{Input, without_mark};
use crate::mask::is_plain_key;
use crate::output::Output;

/// What is added to an object, in this order.
#[derive(Serialize)]
struct Added<'a> {
    #[serde(rename = "mscos_outcome")]
    outcome: Option<Outcome>,
    #[serde(rename = "mscos_change")]
    change: Option<Change>,
    #[serde(rename = "mscos_candidates")]
    candidates: &'a [Outcome],
    #[serde(rename = "mscos_reason")]
    reason: &'a str,
}

impl<'a> Added<'a> {
    fn of(cell: Option<&'a Cell>) -> Self {
        Self {
            outcome: cell.and_then(|cell| cell.outcome),
            change: cell.map(|cell| cell.change),
            candidates: cell.map(|cell| cell.candidates.as_slice()).unwrap_or_default(),
            reason: cell.map_or("", |cell| cell.reason.as_str()),
        }
    }
}

/// The values of an object by their keys. Of a key that stands twice the last one counts.
type Object<'text> = BTreeMap<String, &'text RawValue>;

pub(super) fn migrate(
    input: &Input,
    text: &[u8],
    asked: &Asked<'_>,
    record: &mut Record,
    mut out: Output,
) -> Result<(), Failure> {
    let list: Vec<&RawValue> = serde_json::from_slice(without_mark(text)).map_err(|error| {
        let help = "put [ and ] around all of it, and commas between the objects";
        let slips = vec![Slip::of_json(text, &error, "a list of codes or of objects should stand here", help)];
        Failure::unreadable(input.name(), slips, text.to_owned(), 1)
    })?;
    let objects = list.first().is_some_and(|first| first.get().starts_with('{'));
    let key = if objects { Some(key(input, &list, asked, record)?) } else { None };
    let told = key.as_deref().filter(|key| is_plain_key(key));
    record.column = told.map(|key| format!("key {key}")).unwrap_or_default();
    if objects {
        for (at, value) in list.iter().enumerate() {
            unmigrated(input, value, at)?;
        }
    }
    out.write_all(b"[")?;
    for (at, value) in list.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let row = match &key {
            Some(key) => object(value, key, at, record)?,
            None => code(value, at, record)?,
        };
        write!(out, "{comma}\n  {row}")?;
    }
    out.write_all(b"\n]\n")?;
    out.finish()
}

/// Makes sure that this is an object to which the keys can be added, before anything is written.
fn unmigrated(input: &Input, value: &RawValue, at: usize) -> Result<(), Failure> {
    let Ok(object) = serde_json::from_str::<Object<'_>>(value.get()) else {
        return Err(input.refused(&format!("no object stands at /{at}, as before it"), "give a list of objects alone"));
    };
    ADDED.iter().find(|name| object.contains_key(**name)).map_or(Ok(()), |name| Err(migrated(input, "key", name)))
}

/// An object with its keys as they were, and the added ones.
fn object(value: &RawValue, key: &str, at: usize, record: &mut Record) -> Result<String, Failure> {
    let object: Object<'_> = serde_json::from_str(value.get()).unwrap_or_default();
    let code = object.get(key).map(|code| text_of(code)).unwrap_or_default();
    let cell = record.migrate(&code, || format!("/{at}"));
    let before = value.get().trim_end().strip_suffix('}').unwrap_or_default();
    let comma = if object.is_empty() { "" } else { ", " };
    Ok(format!("{}{comma}{}", before.trim_end(), added(cell.as_ref())?))
}

/// A code as an object: itself, and what is added.
fn code(value: &RawValue, at: usize, record: &mut Record) -> Result<String, Failure> {
    let cell = record.migrate(&text_of(value), || format!("/{at}"));
    Ok(format!("{{\"code\": {}, {}", value.get(), added(cell.as_ref())?))
}

/// The added keys with the bracket that closes the object.
fn added(cell: Option<&Cell>) -> Result<String, Failure> {
    let json = serde_json::to_string(&Added::of(cell)).map_err(std::io::Error::from)?;
    Ok(json.strip_prefix('{').unwrap_or_default().to_owned())
}

/// A text; another value as it is written, except that null is no code.
fn text_of(value: &RawValue) -> String {
    match value.get() {
        "null" => String::new(),
        written => serde_json::from_str(written).unwrap_or_else(|_| written.to_owned()),
    }
}

/// The key under which the codes stand: the one that was named, or the one that holds the most.
fn key(input: &Input, list: &[&RawValue], asked: &Asked<'_>, record: &mut Record) -> Result<String, Failure> {
    let objects = list.iter().filter_map(|value| serde_json::from_str::<Object<'_>>(value.get()).ok());
    if let Some(name) = asked.column {
        let mut objects = objects;
        let there = objects.any(|object| object.contains_key(name));
        return if there { Ok(name.to_owned()) } else { Err(input.refused("no object has this key", "")) };
    }
    let mut keys: Vec<String> = Vec::new();
    let mut sampled: Vec<Sampled> = Vec::new();
    for object in objects.take(SAMPLE) {
        for (name, value) in object {
            let at = keys.iter().position(|known| *known == name).unwrap_or_else(|| {
                keys.push(name);
                sampled.push(Sampled::default());
                keys.len() - 1
            });
            if let Some(column) = sampled.get_mut(at) {
                column.look(&text_of(value), &mut record.cells);
            }
        }
    }
    let at = likeliest(&sampled).ok_or_else(|| no_column(input, record.from, "key", ""))?;
    keys.into_iter().nth(at).ok_or_else(|| no_column(input, record.from, "key", ""))
}

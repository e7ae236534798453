//! A document that has nothing of a plan: that is told once, with what it looks like, and not with every key.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::error::{LoadError, LoadErrorKind, Problem};
use super::inspect::place_after;
use super::without_mark;
use crate::plan::Plan;
use crate::vocabulary::nearest_of;

/// The keys by which other documents are known, and what those are called.
const OTHERS: &[(&[&str], &str)] = &[
    (&["verdict", "findings"], "the report of a check"),
    (&["answers"], "the record of an assessment"),
    (&["findings", "summary"], "what was found in records of assessments"),
    (&["threshold", "groups"], "a summary of records"),
    (&["suggestions", "emphases"], "a document of suggestions"),
    (&["language", "provenance"], "a wording"),
    (&["pairings"], "a file of own contexts"),
    (&["scales"], "a file of own response scales"),
    (&["$schema", "properties"], "a JSON Schema"),
];

/// What a plan has.
const HAS: &str = "a plan is an object with the keys `edition`, `title` and `measures`";

/// The error of a document that is something else; `None` where it is a plan with slips, or no JSON.
pub(super) fn no_plan(json: &[u8]) -> Option<LoadError> {
    let text = std::str::from_utf8(without_mark(json)).ok()?;
    let (kind, message, help) = if serde_json::from_str::<Vec<IgnoredAny>>(text).is_ok() {
        let help = "keep one plan in a file, or write one on each line (NDJSON)";
        (LoadErrorKind::WrongValue, "an object should stand here, and this is a list", help.to_owned())
    } else {
        (LoadErrorKind::MissingKey, "this is no plan", likeness(&keys(text)?)?)
    };
    let indent = text.len() - text.trim_start().len();
    let (line, column) = place_after(text.get(..indent).unwrap_or_default());
    let pointer = String::new();
    Some(LoadError::one(Problem { kind, message: message.to_owned(), help, pointer, line, column }))
}

/// The keys of an object.
fn keys(text: &str) -> Option<BTreeSet<String>> {
    let object: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    Some(object.into_keys().collect())
}

/// What an object looks like; `None` where it has a key of a plan, or one that is near.
fn likeness(keys: &BTreeSet<String>) -> Option<String> {
    let other = OTHERS.iter().find(|(known, _)| known.iter().all(|key| keys.contains(*key)));
    let required = Plan::REQUIRED.iter().filter(|key| keys.contains(**key)).count();
    match other {
        Some((_, what)) if required < Plan::REQUIRED.len() => Some(format!("it looks like {what}; {HAS}")),
        _ => {
            let near = |key: &String| nearest_of(key, Plan::KEYS.iter().map(|known| (*known, *known))).is_some();
            (!keys.iter().any(near)).then(|| HAS.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(json: &str) -> Option<String> {
        no_plan(json.as_bytes()).map(|error| {
            assert_eq!(error.problems().len(), 1);
            error.problems()[0].help.clone()
        })
    }

    #[test]
    fn other_documents_are_known_by_their_keys() {
        for (json, what) in [
            (r#"{"edition":"mscos-2023","verdict":"incomplete","core":[],"findings":[]}"#, "the report of a check"),
            (r#"{"edition":"mscos-2023","timepoint":"baseline","answers":{}}"#, "the record of an assessment"),
            (r#"{"language":"cy","title":"x","provenance":"translated"}"#, "a wording"),
            (r#"{"contexts":[],"pairings":[]}"#, "a file of own contexts"),
            (r#"{"$schema":"x","title":"Plan","properties":{}}"#, "a JSON Schema"),
        ] {
            assert_eq!(help(json), Some(format!("it looks like {what}; {HAS}")), "{json}");
        }
    }

    #[test]
    fn what_has_nothing_of_a_plan_is_told_once() {
        assert_eq!(help("{}").as_deref(), Some(HAS));
        assert_eq!(help(r#"{"name":"Amara","age":31}"#).as_deref(), Some(HAS));
        assert!(help("[{}]").is_some_and(|help| help.starts_with("keep one plan in a file")));
    }

    #[test]
    fn a_plan_with_slips_and_what_is_no_json_are_left_to_others() {
        for json in [r#"{"titel":"x"}"#, r#"{"measures":7}"#, r#"{"aim":""}"#, "7", "{", "\"\"", ""] {
            assert_eq!(help(json), None, "{json}");
        }
    }
}

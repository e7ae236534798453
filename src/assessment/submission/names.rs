//! The names that forms have, and those that programs add.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::value::RawValue;

use crate::form::name;
use crate::{Indicator, Outcome};

/// What a name of a form means.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Question(Indicator),
    Words(Indicator),
    Notes(Outcome),
    Skip(Outcome),
}

/// Every name that a form can have beside those of its head and of its groups.
pub(super) static NAMES: LazyLock<BTreeMap<String, Meaning>> = LazyLock::new(|| {
    let questions = Indicator::ALL.iter().flat_map(|indicator| {
        [
            (name::of_indicator(*indicator), Meaning::Question(*indicator)),
            (name::of_words(*indicator), Meaning::Words(*indicator)),
        ]
    });
    let others = Outcome::ALL.iter().flat_map(|outcome| {
        [(name::of_notes(*outcome), Meaning::Notes(*outcome)), (name::of_skip(*outcome), Meaning::Skip(*outcome))]
    });
    questions.chain(others).collect()
});

/// The names of the head of a form.
pub(super) const HEAD: [&str; 5] = ["edition", "case_reference", "assessment_date", "timepoint", "respondent"];

/// What programs add by themselves, beside keys that begin with an underscore, and those of OData.
pub(super) const METADATA: [&str; 18] = [
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "email",
    "simserial",
    "subscriberid",
    "audit",
    "instanceID",
    "instanceName",
    "deprecatedID",
    "rootUuid",
    "background-audio",
    "start-geopoint",
    "meta",
    "formhub",
];

pub(super) fn is_metadata(key: &str) -> bool {
    let (first, last) = (key.split('/').next().unwrap_or_default(), key.rsplit('/').next().unwrap_or_default());
    first.starts_with('_')
        || last.starts_with('_')
        || key.contains("@odata.")
        || [first, last].iter().any(|part| METADATA.contains(part))
}

/// The names of groups that a form can have.
static GROUPS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    Outcome::ALL.iter().flat_map(|outcome| [name::of_outcome(*outcome), name::of_asked(*outcome)]).collect()
});

/// The groups of a form in which a key stands, as far as they are known: what else is in the key may be anything.
pub(super) fn groups(key: &str) -> Option<String> {
    let (path, _) = key.rsplit_once('/')?;
    let known: Vec<_> = path.split('/').take_while(|part| GROUPS.contains(*part)).collect();
    (!known.is_empty()).then(|| known.join("/"))
}

/// No form of this crate nests deeper: a group for the section, and one between it and the question.
pub(super) const DEEPEST: usize = 16;

/// Whether an answer to a question of a form, or its notes, stands anywhere in a value.
pub(super) fn has_known(json: &RawValue, depth: usize) -> bool {
    let json_text = json.get();
    if depth > DEEPEST {
        return false;
    }
    if json_text.starts_with('[') {
        let items = serde_json::from_str::<Vec<&RawValue>>(json_text).unwrap_or_default();
        return items.into_iter().any(|item| has_known(item, depth + 1));
    }
    let Ok(entries) = serde_json::from_str::<BTreeMap<String, &RawValue>>(json_text) else { return false };
    entries.into_iter().any(|(key, value)| {
        let is_known = || key.rsplit('/').next().is_some_and(|name| NAMES.contains_key(name));
        let is_there = !matches!(value.get(), "null" | "\"\"");
        !is_metadata(&key) && (is_there && is_known() || has_known(value, depth + 1))
    })
}

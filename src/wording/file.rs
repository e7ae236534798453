//! Reading an overlay: the first reading fails at the first problem, the second tells all of them.

mod text;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use self::text::{Tag, Text};
use super::kinds::{ENGLISH, KINDS, Kind};
use super::provenance::contradiction;
use super::{Entry, Provenance, Wording};
use crate::Vocabulary;
use crate::form::{Answer, Scale};
use crate::plan::load::{Inspect, LoadErrorKind, Problems, entries, ids};
use crate::plan::object::OneOf;
use crate::vocabulary::{is_id, same_words};

#[cfg(feature = "schema")]
pub(super) use self::text::PATTERN;

/// What the file holds.
pub(crate) struct File(pub(super) Wording);

/// The keys that say what the overlay is.
pub(super) const HEAD: [&str; 5] = ["language", "title", "provenance", "made_by", "reviewed_with_survivors"];

/// Those of them that have to be there.
pub(super) const REQUIRED: &[&str] = &["language", "provenance"];

static KEYS: [&str; HEAD.len() + KINDS.len()] = keys();

#[expect(clippy::indexing_slicing, reason = "worked out when the crate is compiled, which fails beyond the bounds")]
const fn keys() -> [&'static str; HEAD.len() + KINDS.len()] {
    let mut keys = [""; HEAD.len() + KINDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = if at < HEAD.len() { HEAD[at] } else { KINDS[at - HEAD.len()].key };
        at += 1;
    }
    keys
}

/// More own answers than this are not those of one organisation.
const MOST_OWN: usize = 500;

/// No own id has more characters than this.
pub(super) const LONGEST_ID: usize = 80;

/// Whether an organisation may have an answer of this id.
fn may_be_own(kind: &Kind, id: &str) -> bool {
    kind.is_open && id.len() <= LONGEST_ID && is_id(id)
}

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = File;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<File, A::Error> {
        let mut wording = Wording::english();
        let mut seen = Vec::new();
        while let Some(key) = object.next_key_seed(OneOf(&KEYS))? {
            if seen.contains(&key) {
                return Err(A::Error::duplicate_field(key));
            }
            seen.push(key);
            match key {
                "language" => wording.language = object.next_value::<Tag>()?.0.into(),
                "title" => wording.name = object.next_value::<Option<Text>>()?.map(|text| text.0),
                "provenance" => wording.provenance = Some(object.next_value()?),
                "made_by" => wording.made_by = object.next_value::<Option<Text>>()?.map(|text| text.0),
                "reviewed_with_survivors" => wording.reviewed_with_survivors = object.next_value()?,
                key => {
                    let kind = Kind::of_key(key).ok_or_else(|| A::Error::unknown_field(key, &KEYS))?;
                    let entries = object.next_value_seed(ById(kind))?;
                    if !entries.is_empty() {
                        wording.entries.insert(kind.name, entries);
                    }
                }
            }
        }
        if let Some(key) = REQUIRED.iter().find(|key| !seen.contains(key)) {
            return Err(A::Error::missing_field(key));
        }
        let title = |answer: Answer| wording.own_title(Answer::NAME, answer.id());
        if Answer::ALL.iter().any(|answer| is_titled_alike(*answer, title)) {
            return Err(A::Error::custom(ALIKE));
        }
        match claim(wording.provenance, wording.reviewed_with_survivors, wording.made_by.is_some()) {
            Some((_, message)) => Err(A::Error::custom(message)),
            None => Ok(File(wording)),
        }
    }
}

fn claim(provenance: Option<Provenance>, reviewed: bool, made_by: bool) -> Option<(&'static str, &'static str)> {
    contradiction(provenance?, reviewed, made_by)
}

/// What is told of an answer that nobody could tell from another.
const ALIKE: &str = "another answer of the same question has this title, so nobody could tell them apart";

/// Whether an answer has a title by which nobody could tell it from another that a question can offer beside it: one of the
/// same scale, or one that questions add.
fn is_titled_alike<'a>(answer: Answer, title: impl Fn(Answer) -> Option<&'a str>) -> bool {
    let Some(own) = title(answer) else { return false };
    let is_added = |answer: Answer| Answer::added(true).any(|added| added == answer);
    let beside = |other: Answer| {
        let shared = |scale: &Scale| scale.answers().contains(&answer) && scale.answers().contains(&other);
        is_added(answer) || is_added(other) || Scale::ALL.iter().any(shared)
    };
    let mut others = Answer::ALL.iter().copied().filter(|other| *other != answer && beside(*other));
    others.any(|other| same_words(title(other).unwrap_or(other.title()), own))
}

/// The titles that an overlay gives to answers, as far as they can be read.
fn titles(json: &RawValue) -> BTreeMap<String, String> {
    let entries = serde_json::from_str::<BTreeMap<String, BTreeMap<String, &RawValue>>>(json.get()).unwrap_or_default();
    let title = |entry: BTreeMap<String, &RawValue>| serde_json::from_str(entry.get("title")?.get()).ok();
    entries.into_iter().filter_map(|(id, entry)| Some((id, title(entry)?))).collect()
}

/// The entries of a kind.
struct ById(&'static Kind);

impl<'de> DeserializeSeed<'de> for ById {
    type Value = BTreeMap<String, Entry>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ById {
    type Value = BTreeMap<String, Entry>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let Self(kind) = self;
        let (mut entries, mut own) = (BTreeMap::new(), 0);
        while let Some(id) = object.next_key::<String>()? {
            if kind.find(&id).is_none() {
                own += 1;
                if own > MOST_OWN || !may_be_own(kind, &id) {
                    return Err(A::Error::custom("an id that there is not"));
                }
            }
            if entries.insert(id, object.next_value_seed(Words(kind))?).is_some() {
                return Err(A::Error::custom("an id stands twice"));
            }
        }
        // An entry without words says nothing, so that a worksheet is the overlay that it was made of.
        entries.retain(|_, entry| *entry != Entry::default());
        Ok(entries)
    }
}

/// The words of one entry.
struct Words(&'static Kind);

impl<'de> DeserializeSeed<'de> for Words {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Words {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Entry, A::Error> {
        let mut entry = Entry::default();
        let mut seen = Vec::new();
        while let Some(key) = object.next_key_seed(OneOf(self.0.keys))? {
            if seen.contains(&key) {
                return Err(A::Error::duplicate_field(key));
            }
            seen.push(key);
            match key {
                ENGLISH => _ = object.next_value::<IgnoredAny>()?,
                "title" => entry.title = object.next_value::<Option<Text>>()?.map(|text| text.0),
                _ => entry.text = object.next_value::<Option<Text>>()?.map(|text| text.0),
            }
        }
        Ok(entry)
    }
}

entries!(Provenance);

impl Inspect for File {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        let (mut told, mut provenance, mut reviewed, mut made_by) = (false, None, false, false);
        problems.object(json, &KEYS, &["language"], |entry, problems| match entry.key.as_str() {
            "language" => Tag::inspect(entry.value, problems),
            "title" => optional(entry.value, problems),
            "provenance" => {
                told = true;
                provenance = serde_json::from_str(entry.value.get()).ok();
                Provenance::inspect(entry.value, problems);
            }
            "made_by" => {
                made_by = entry.value.get() != "null";
                optional(entry.value, problems);
            }
            "reviewed_with_survivors" => {
                reviewed = entry.value.get() == "true";
                bool::inspect(entry.value, problems);
            }
            key => {
                if let Some(kind) = Kind::of_key(key) {
                    inspect(kind, entry.value, problems);
                }
            }
        });
        if !told && json.get().starts_with('{') {
            problems.missing(json, "provenance", format!("add it; {}", ids::<Provenance>()));
        }
        if let Some((key, message)) = claim(provenance, reviewed, made_by) {
            problems.wrong_at(json, key, message);
        }
    }
}

/// Tells what is wrong with a text that need not be there.
fn optional(json: &RawValue, problems: &mut Problems<'_>) {
    <Option<Text> as Inspect>::inspect(json, problems);
}

/// Tells what is wrong with the entries of a kind.
fn inspect(kind: &Kind, json: &RawValue, problems: &mut Problems<'_>) {
    let mut own = 0;
    let titles = if kind.name == Answer::NAME { titles(json) } else { BTreeMap::new() };
    let title = |answer: Answer| titles.get(answer.id()).map(String::as_str);
    problems.names(json, str::to_owned, |entry, problems| {
        let alike =
            kind.name == Answer::NAME && Answer::from_id(&entry.key).is_some_and(|one| is_titled_alike(one, title));
        if kind.find(&entry.key).is_none() {
            own += 1;
            if !may_be_own(kind, &entry.key) {
                let message = format!("no {} has this id", kind.name);
                return problems.push(entry.written, LoadErrorKind::UnknownKey, message, help(kind, &entry.key));
            }
            if own > MOST_OWN {
                let message = format!("more than {MOST_OWN} {} of an organisation's own", kind.key);
                return problems.push(entry.written, LoadErrorKind::TooLarge, message, "");
            }
        }
        problems.object(entry.value, kind.keys, &[], |words, problems| {
            if words.key != ENGLISH {
                optional(words.value, problems);
            }
            if alike && words.key == "title" {
                problems.refuse(words.value.get(), ALIKE, "give each its own title");
            }
        });
    });
}

/// What would mend an id that there is not.
fn help(kind: &Kind, id: &str) -> String {
    match kind.nearest(id) {
        Some(nearest) => format!("the nearest is `{nearest}`"),
        None if kind.is_open => "an id is lower-case ASCII words joined by hyphens".to_owned(),
        None => "a template lists all of them".to_owned(),
    }
}

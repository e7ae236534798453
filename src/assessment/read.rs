//! Reading what stands under `answers`, and the parts of a record that no plan has.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::record::{Answers, SectionAnswers};
use super::{Date, items};
use crate::form::name::WORDS;
use crate::form::{InvalidTimepoint, Respondent, Timepoint};
use crate::plan::load::{Inspect, LoadErrorKind, Problems, leaf, read, read_with, without_mark};
use crate::plan::{LoadError, Reference};
use crate::{Indicator, Outcome};

/// The most sections and answers that one record may have: four times as many as there are outcomes and indicators.
const MOST: usize = 2000;

/// What is told of a record with more; never shown as it stands here, since the second reading says where.
const TOO_MANY: &str = "a record has up to 2000 sections and answers";

/// The most bytes of a list of records.
pub(super) const MOST_BYTES_OF_LIST: usize = 16 << 20;

/// Reads a JSON list of records, of up to 16 MiB, going on after one that can't be read.
///
/// In the order of the list: the record, or why there is none. Such an error has pointers that begin with the index of its
/// record, and counts lines from the beginning of the text.
///
/// # Errors
///
/// If the text is not JSON, or not a list, or if more than 1000 of its items can't be read.
///
/// ```
/// let json = r#"[
///     { "assessment_date": "2026-01-05", "timepoint": "baseline", "answers": {} },
///     { "assessment_date": "2026-07-05", "timepoint": "Month 6", "answers": {} }
/// ]"#;
/// let records = mscos::assessment::list(json)?;
/// assert!(records[0].is_ok());
/// let error = records[1].as_ref().unwrap_err();
/// assert_eq!((error.pointer(), error.line()), ("/1/timepoint", 3));
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
pub fn list(json: impl AsRef<[u8]>) -> Result<Vec<Result<super::Assessment, LoadError>>, LoadError> {
    let json = json.as_ref();
    crate::plan::Limits::default().bytes(MOST_BYTES_OF_LIST).check_size(json)?;
    let json = without_mark(json);
    read_with(json, |document, problems| {
        let items = items::read(json, document, "", |_, item| read(item));
        items.unwrap_or_else(|| {
            problems.wrong(document, "a list");
            Ok(Vec::new())
        })
    })?
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Sections;

        impl<'de> Visitor<'de> for Sections {
            type Value = Answers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Answers, A::Error> {
                let (mut sections, mut names) = (BTreeMap::new(), 0);
                while let Some(outcome) = object.next_key::<Reference<Outcome>>()? {
                    let section = object.next_value_seed(About(outcome.known()))?;
                    names += 1 + section.answers.len() + section.words.len();
                    if names > MOST || sections.insert(outcome, section).is_some() {
                        return Err(A::Error::custom(TOO_MANY));
                    }
                }
                Ok(Answers(sections))
            }
        }

        deserializer.deserialize_map(Sections)
    }
}

/// Reads a section, knowing its outcome.
struct About(Option<Outcome>);

impl<'de> DeserializeSeed<'de> for About {
    type Value = SectionAnswers;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<SectionAnswers, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for About {
    type Value = SectionAnswers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<SectionAnswers, A::Error> {
        let mut section = SectionAnswers::default();
        let mut skipped = None;
        while let Some(key) = object.next_key::<String>()? {
            let repeated = match key.as_str() {
                NOTES => section.notes.replace(object.next_value()?).is_some(),
                SKIPPED => skipped.replace(object.next_value()?).is_some(),
                _ => {
                    let (map, slug) = match key.strip_suffix(WORDS) {
                        Some(slug) => (&mut section.words, slug.to_owned()),
                        None => (&mut section.answers, key),
                    };
                    map.insert(indicator(self.0, slug), object.next_value()?).is_some()
                }
            };
            if repeated || section.answers.len() + section.words.len() > MOST {
                return Err(A::Error::custom(TOO_MANY));
            }
        }
        section.skipped = skipped.unwrap_or_default();
        Ok(section)
    }
}

/// The keys of a section that are no slugs.
pub(super) const NOTES: &str = "notes";
pub(super) const SKIPPED: &str = "skipped";

/// The indicator of this slug, where the outcome is known and has it.
pub(super) fn indicator(outcome: Option<Outcome>, slug: String) -> Reference<Indicator> {
    let mut indicators = outcome.into_iter().flat_map(Outcome::indicators).copied();
    let known = indicators.find(|indicator| indicator.slug() == slug);
    known.map_or(Reference::Unknown(slug), Reference::Known)
}

impl Inspect for Answers {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        let mut names = 0;
        problems.names(
            json,
            |name| Reference::<Outcome>::from(name),
            |entry, problems| {
                names += 1;
                problems.names(entry.value, str::to_owned, |entry, problems| {
                    names += 1;
                    match entry.key.as_str() {
                        SKIPPED => bool::inspect(entry.value, problems),
                        _ => String::inspect(entry.value, problems),
                    }
                });
            },
        );
        if names > MOST {
            problems.push(json.get(), LoadErrorKind::TooLarge, TOO_MANY, "is it the record of one assessment?");
        }
    }
}

impl Inspect for Date {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        leaf::<Self>(json, problems);
    }
}

impl Inspect for Timepoint {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        leaf::<Self>(json, problems);
    }
}

impl Inspect for Respondent {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        leaf::<Self>(json, problems);
    }
}

/// Written as its label.
impl Serialize for Timepoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Read from its label.
impl<'de> Deserialize<'de> for Timepoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Label;

        impl Visitor<'_> for Label {
            type Value = Timepoint;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the label of a timepoint (baseline, month-6 or the like)")
            }

            fn visit_str<E: Error>(self, label: &str) -> Result<Timepoint, E> {
                label.parse().map_err(|_: InvalidTimepoint| E::invalid_value(Unexpected::Other("a text"), &self))
            }
        }

        deserializer.deserialize_str(Label)
    }
}

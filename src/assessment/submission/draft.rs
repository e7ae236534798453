//! What was read of a submission so far.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::once::Ids;
use super::{NotCounted, Submission};
use crate::assessment::{Assessment, Date};
use crate::form::{Respondent, Timepoint};
use crate::plan::Reference;
use crate::plan::load::{Entry, Problem};
use crate::{Edition, Indicator, Outcome};

/// What of a submission a server says under `meta`, `__system` and `_validation_status`.
#[derive(Default, Deserialize)]
struct Said {
    #[serde(rename = "instanceID")]
    instance: Option<String>,
    #[serde(rename = "rootUuid")]
    root: Option<String>,
    #[serde(rename = "deprecatedID")]
    deprecated: Option<String>,
    #[serde(rename = "reviewState")]
    review: Option<String>,
    uid: Option<String>,
}

/// What was read of a submission so far.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) edition: Option<Reference<Edition>>,
    pub(super) case_reference: Option<String>,
    pub(super) assessment_date: Option<Date>,
    pub(super) timepoint: Option<Timepoint>,
    pub(super) respondent: Option<Respondent>,
    pub(super) answers: BTreeMap<Indicator, String>,
    pub(super) words: BTreeMap<Indicator, String>,
    pub(super) notes: BTreeMap<Outcome, String>,
    pub(super) skipped: BTreeMap<Outcome, bool>,
    pub(super) unknown: Vec<Problem>,
    pub(super) rejected: bool,
    pub(super) ids: Ids,
    /// The names of the head that have a value, even one that can't be read.
    pub(super) seen: BTreeSet<&'static str>,
}

/// What became of a value.
pub(super) enum Kept {
    Yes,
    NotRead,
    Differs,
}

/// Keeps a value of the head, unless another one stands there.
pub(super) fn keep<T: PartialEq>(place: &mut Option<T>, value: Option<T>) -> Kept {
    match (place.as_ref(), value) {
        (_, None) => Kept::NotRead,
        (Some(earlier), Some(value)) if *earlier != value => Kept::Differs,
        (_, value) => {
            *place = value;
            Kept::Yes
        }
    }
}

/// Keeps a value by what it is about, unless another one stands there.
pub(super) fn add<K: Ord, V: PartialEq>(map: &mut BTreeMap<K, V>, key: K, value: V) -> Kept {
    match map.get(&key) {
        Some(earlier) if *earlier != value => Kept::Differs,
        _ => {
            map.insert(key, value);
            Kept::Yes
        }
    }
}

impl Draft {
    /// Takes the ids and the review from what servers add.
    pub(super) fn metadata(&mut self, entry: &Entry<'_>, depth: usize) {
        let text = || serde_json::from_str::<String>(entry.value.get()).ok();
        let said = || serde_json::from_str::<Said>(entry.value.get()).unwrap_or_default();
        match entry.key.as_str() {
            "_id" if depth == 0 => self.ids.number(text().as_deref().unwrap_or(entry.value.get())),
            "_uuid" if depth == 0 => self.ids.uuid(text()),
            "__id" if depth == 0 => self.ids.first(text()),
            "meta" => {
                let said = said();
                self.ids.instance(said.instance);
                self.ids.earlier(said.root);
                self.ids.earlier(said.deprecated);
            }
            "__system" if depth == 0 => self.rejected |= said().review.as_deref() == Some("rejected"),
            "_validation_status" if depth == 0 => {
                self.rejected |= said().uid.as_deref() == Some("validation_status_not_approved");
            }
            key => {
                // A table can have them without their group.
                let bare = || Some(key).filter(|_| depth == 0);
                let within = key.strip_prefix("meta/").or_else(|| Some(key.rsplit_once("/meta/")?.1));
                match within.or_else(bare) {
                    Some("instanceID") => self.ids.instance(text()),
                    Some("rootUuid" | "deprecatedID") => self.ids.earlier(text()),
                    _ => {}
                }
            }
        }
    }

    /// `None` where the date or the timepoint is missing, of which a problem was told.
    pub(super) fn finish(self) -> Option<Submission> {
        let mut record = Assessment::new(self.assessment_date?, self.timepoint?);
        record.edition = self.edition;
        record.case_reference = self.case_reference;
        record.respondent = self.respondent;
        for (indicator, answer) in self.answers {
            record = record.with_answer(indicator, answer);
        }
        for (indicator, words) in self.words {
            record = record.with_words(indicator, words);
        }
        for (outcome, notes) in self.notes {
            record = record.with_notes(outcome, notes);
        }
        for (outcome, _) in self.skipped.into_iter().filter(|(_, skipped)| *skipped) {
            record = record.with_skipped(outcome);
        }
        let not_counted = Some(NotCounted::Rejected).filter(|_| self.rejected);
        Some(Submission { assessment: record, unknown: self.unknown, not_counted, ids: self.ids, line: 1 })
    }
}

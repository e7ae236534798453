//! What an overlay can replace: a row for each vocabulary that a form or a report shows.

use crate::form::{Answer, Phrase, Respondent};
use crate::plan::{ReportPhrase, Severity, Verdict};
use crate::vocabulary::nearest;
use crate::{Basis, Context, Domain, Indicator, Level, Outcome, Recommendation, Tier, Vocabulary};

use super::Notice;

/// A vocabulary whose words can be replaced.
pub(crate) struct Kind {
    /// Its key in an overlay.
    pub(crate) key: &'static str,
    /// What one entry is called.
    pub(crate) name: &'static str,
    /// Its keys in an entry: the title, the text where that is shown too, and the English beside them.
    pub(crate) keys: &'static [&'static str],
    /// Whether an organisation's own ids can stand beside those of the crate.
    pub(crate) is_open: bool,
    entry: fn(usize) -> Option<English>,
    find: fn(&str) -> Option<&'static str>,
    nearest: fn(&str) -> Option<&'static str>,
}

/// An entry in the crate's own words.
#[derive(Clone, Copy)]
pub(crate) struct English {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// `None` where no form or report shows it.
    pub(crate) text: Option<&'static str>,
}

/// The key of the English that a translator has beside the words to write; reading passes it over.
pub(crate) const ENGLISH: &str = "english";

const TITLE: &[&str] = &["title", ENGLISH];
const TITLE_AND_TEXT: &[&str] = &["title", ENGLISH, "text"];
const TITLE_AND_SELF_REPORT: &[&str] = &["title", ENGLISH, "self_report"];
const TITLE_AND_DESCRIPTOR: &[&str] = &["title", ENGLISH, "descriptor"];

/// Every kind, in the order in which an overlay is written: what survivors read first.
pub(crate) static KINDS: [Kind; 15] = [
    Kind::of::<Outcome>("outcomes", TITLE_AND_DESCRIPTOR),
    Kind { entry: indicator, ..Kind::of::<Indicator>("indicators", TITLE_AND_SELF_REPORT) },
    Kind { is_open: true, ..Kind::of::<Answer>("answers", TITLE_AND_TEXT) },
    Kind { entry: phrase, ..Kind::of::<Phrase>("phrases", TITLE_AND_TEXT) },
    Kind::of::<Respondent>("respondents", TITLE_AND_TEXT),
    Kind::of::<Domain>("domains", TITLE_AND_TEXT),
    Kind::of::<Level>("levels", TITLE_AND_TEXT),
    Kind::of::<Tier>("tiers", TITLE_AND_TEXT),
    Kind::of::<Context>("contexts", TITLE_AND_TEXT),
    Kind::of::<Verdict>("verdicts", TITLE_AND_TEXT),
    Kind::of::<Severity>("severities", TITLE),
    Kind::of::<Basis>("bases", TITLE_AND_TEXT),
    Kind::of::<Recommendation>("recommendations", TITLE),
    Kind::of::<ReportPhrase>("report_phrases", TITLE),
    Kind::of::<Notice>("notices", TITLE_AND_TEXT),
];

impl Kind {
    const fn of<V: Vocabulary>(key: &'static str, keys: &'static [&'static str]) -> Self {
        Self { key, name: V::NAME, keys, is_open: false, entry: entry::<V>, find: find::<V>, nearest: nearest::<V> }
    }

    /// The kind with this key.
    pub(crate) fn of_key(key: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.key == key)
    }

    /// The key of the text, where there is one to replace.
    pub(crate) fn text_key(&self) -> Option<&'static str> {
        self.keys.get(2).copied()
    }

    /// Its entries in English, in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = English> + use<> {
        (0..).map_while(self.entry)
    }

    /// The id as the vocabulary has it.
    pub(crate) fn find(&self, id: &str) -> Option<&'static str> {
        (self.find)(id)
    }

    /// The id that was most likely meant.
    pub(crate) fn nearest(&self, id: &str) -> Option<&'static str> {
        (self.nearest)(id)
    }
}

fn entry<V: Vocabulary>(at: usize) -> Option<English> {
    V::ALL.get(at).map(|entry| English { id: entry.id(), title: entry.title(), text: Some(entry.text()) })
}

/// With what a survivor says of themselves for a text.
fn indicator(at: usize) -> Option<English> {
    let text = Indicator::ALL.get(at)?.self_report();
    Some(English { text, ..entry::<Indicator>(at)? })
}

fn phrase(at: usize) -> Option<English> {
    let phrase = *Phrase::ALL.get(at)?;
    let english = entry::<Phrase>(at)?;
    Some(English { text: english.text.filter(|_| phrase.has_hint()), ..english })
}

fn find<V: Vocabulary>(id: &str) -> Option<&'static str> {
    V::from_id(id).map(Vocabulary::id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_and_names_are_unique_and_the_text_has_its_own_key() {
        assert_eq!(KINDS.iter().map(|kind| kind.key).collect::<BTreeSet<_>>().len(), KINDS.len());
        assert_eq!(KINDS.iter().map(|kind| kind.name).collect::<BTreeSet<_>>().len(), KINDS.len());
        for kind in &KINDS {
            assert_eq!(kind.keys[..2], ["title", ENGLISH], "{}", kind.key);
            assert!(matches!(kind.text_key(), None | Some("text" | "descriptor" | "self_report")), "{}", kind.key);
            assert!(kind.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", kind.key);
        }
    }

    #[test]
    fn every_entry_is_found_by_its_id_and_by_nothing_else() {
        for kind in &KINDS {
            assert!(kind.entries().count() > 1, "{}", kind.key);
            for entry in kind.entries() {
                assert_eq!(kind.find(entry.id), Some(entry.id));
                assert_eq!(kind.find(&format!("{}x", entry.id)), None);
            }
        }
    }
}

//! What an overlay has, and what is still English.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::Wording;
use super::kinds::{English, KINDS, Kind};
use crate::Vocabulary;
use crate::form::{Answer, Entry, Form, Shown};

/// How many of the texts an overlay has, by kind, and which ids are missing. Printed, it is a text for a person.
///
/// ```
/// use mscos::wording::Wording;
///
/// let begun = Wording::from_json(r#"{
///     "language": "cy", "provenance": "translated",
///     "domains": { "safety": { "title": "Diogelwch" } }
/// }"#)?;
/// let report = begun.completeness();
/// assert!(!report.is_complete());
/// let domains = report.kinds().iter().find(|kind| kind.kind() == "domains").unwrap();
/// assert_eq!((domains.titles().there(), domains.titles().all()), (1, 9));
/// assert_eq!(domains.missing()[0].id(), "safety");
/// assert_eq!(domains.missing()[0].texts(), ["text"]);
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completeness<'a> {
    language: &'a str,
    there: usize,
    all: usize,
    kinds: Vec<KindCompleteness<'a>>,
    /// Ids of answers that the crate does not have.
    own_answers: Vec<&'a str>,
}

/// What an overlay has of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindCompleteness<'a> {
    kind: &'static str,
    titles: Tally,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Tally>,
    missing: Vec<Missing<'a>>,
}

/// How many there are of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    there: usize,
    all: usize,
}

/// An entry of which a text is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing<'a> {
    id: &'a str,
    texts: Vec<&'static str>,
}

impl Wording {
    /// What the overlay has of everything that can be replaced. The crate's own English has all of it.
    #[must_use]
    pub fn completeness(&self) -> Completeness<'_> {
        let whole = |entry: English| Entry { id: entry.id, title: true, text: entry.text.is_some() };
        Completeness::of(self, |kind| kind.entries().map(whole).collect())
    }

    /// What the overlay has of what this form shows, in whichever format.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    /// use mscos::OutcomeSet;
    ///
    /// let begun = Wording::from_json(r#"{
    ///     "language": "cy", "provenance": "translated", "phrases": { "skip": { "title": "Hepgor" } }
    /// }"#)?;
    /// let form = Form::of_outcomes(OutcomeSet::CORE);
    /// let report = begun.completeness_for(&form);
    /// assert_eq!(report.there(), 1);
    /// assert!(report.all() < begun.completeness().all());
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    #[must_use]
    pub fn completeness_for<'a>(&'a self, form: &'a Form) -> Completeness<'a> {
        let mut shown = Shown::by(form);
        let due = self.due_notice().map(|notice| Entry { id: notice.id(), title: true, text: true });
        Completeness::of(self, |kind| {
            if kind.name == super::Notice::NAME { due.into_iter().collect() } else { shown.take(kind.name) }
        })
    }
}

impl<'a> Completeness<'a> {
    fn of(wording: &'a Wording, mut shown: impl FnMut(&'static Kind) -> Vec<Entry<'a>>) -> Self {
        let mut kinds = Vec::new();
        for kind in &KINDS {
            let entries = shown(kind);
            if !entries.is_empty() {
                kinds.push(KindCompleteness::of(wording, kind, &entries));
            }
        }
        let tallies = || kinds.iter().flat_map(|kind| [kind.titles, kind.texts.unwrap_or_default()]);
        let (there, all) = (tallies().map(|one| one.there).sum(), tallies().map(|one| one.all).sum());
        let own = wording.entries.get(Answer::NAME).into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let own_answers = own.filter(|id| Answer::from_id(id).is_none()).collect();
        Self { language: wording.language(), there, all, kinds, own_answers }
    }

    /// The language of the overlay.
    #[must_use]
    pub const fn language(&self) -> &'a str {
        self.language
    }

    /// How many titles and texts are there.
    #[must_use]
    pub const fn there(&self) -> usize {
        self.there
    }

    /// How many there could be.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.all
    }

    /// Whether nothing is missing.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.there == self.all
    }

    /// The kinds of which something is shown, in the order of an overlay.
    #[must_use]
    pub fn kinds(&self) -> &[KindCompleteness<'a>] {
        &self.kinds
    }

    /// The answers of the overlay whose ids the crate does not have: an organisation's own, or a slip.
    #[must_use]
    pub fn own_answers(&self) -> &[&'a str] {
        &self.own_answers
    }
}

impl<'a> KindCompleteness<'a> {
    fn of(wording: &Wording, kind: &'static Kind, entries: &[Entry<'a>]) -> Self {
        let english = wording.is_own_english();
        let mut titles = Tally::default();
        let has_texts = entries.iter().any(|entry| entry.text);
        let mut texts = kind.text_key().filter(|_| has_texts).map(|key| (key, Tally::default()));
        let mut missing = Vec::new();
        for Entry { id, title, text } in entries.iter().copied() {
            let mut lacks = Vec::new();
            if title && !titles.count(english || wording.own_title(kind.name, id).is_some()) {
                lacks.push("title");
            }
            if let Some((key, tally)) = texts.as_mut().filter(|_| text) {
                if !tally.count(english || wording.own_text(kind.name, id).is_some()) {
                    lacks.push(*key);
                }
            }
            if !lacks.is_empty() {
                missing.push(Missing { id, texts: lacks });
            }
        }
        Self { kind: kind.key, titles, texts: texts.map(|(_, tally)| tally), missing }
    }

    /// The key of the kind in an overlay, such as `outcomes`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The titles.
    #[must_use]
    pub const fn titles(&self) -> Tally {
        self.titles
    }

    /// The texts; `None` where only titles are replaced or shown.
    #[must_use]
    pub const fn texts(&self) -> Option<Tally> {
        self.texts
    }

    /// The entries of which a text is missing, in order.
    #[must_use]
    pub fn missing(&self) -> &[Missing<'a>] {
        &self.missing
    }
}

impl Tally {
    /// Counts one more; whether it is there.
    fn count(&mut self, there: bool) -> bool {
        self.all += 1;
        self.there += usize::from(there);
        there
    }

    /// How many are there.
    #[must_use]
    pub const fn there(self) -> usize {
        self.there
    }

    /// How many there could be.
    #[must_use]
    pub const fn all(self) -> usize {
        self.all
    }
}

impl<'a> Missing<'a> {
    /// The id.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// What is missing, by its key in an overlay: `title`, `text` or `descriptor`.
    #[must_use]
    pub fn texts(&self) -> &[&'static str] {
        &self.texts
    }
}

/// A line for the whole, one for each kind, and one for each entry of which something is missing.
impl fmt::Display for Completeness<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} of {} texts are there; the others stay English", self.language, self.there, self.all)?;
        self.kinds.iter().try_for_each(|kind| kind.fmt(f))?;
        if self.own_answers.is_empty() {
            return Ok(());
        }
        writeln!(f, "answers that are not of this crate: {}", self.own_answers.join(", "))
    }
}

impl fmt::Display for KindCompleteness<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}: {} of {} titles", self.kind, self.titles.there, self.titles.all)?;
        if let Some(texts) = self.texts {
            write!(f, ", {} of {} texts", texts.there, texts.all)?;
        }
        f.write_str("\n")?;
        self.missing.iter().try_for_each(|one| writeln!(f, "    {}: no {}", one.id, one.texts.join(", no ")))
    }
}

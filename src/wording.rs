//! Wordings: the texts of the crate in another language, or in an organisation's own words.
//!
//! An **overlay** is a JSON file that replaces titles and texts by their ids. What it does not have stays English, so it
//! can begin with the few words that matter most. Forms and reports take it.
//!
//! ```
//! use mscos::plan::{Plan, Settings};
//! use mscos::wording::Wording;
//! use mscos::Outcome;
//!
//! let ours = Wording::from_json(r#"{
//!     "language": "en-GB",
//!     "provenance": "organisation",
//!     "outcomes": { "secure-and-suitable-housing": { "title": "A good place to live" } },
//!     "indicators": {
//!         "secure-and-suitable-housing/private-personal-space": { "title": "I have a space at home that is mine." }
//!     }
//! }"#)?;
//! assert_eq!(ours.title(Outcome::SecureAndSuitableHousing), "A good place to live");
//! assert_eq!(ours.title(Outcome::AccessToEducation), "Access to education");
//!
//! let settings = Settings::new().wording(ours);
//! let report = Plan::new("Outreach").check_with(&settings).to_string();
//! assert!(report.contains("A good place to live"));
//! # Ok::<(), mscos::plan::LoadError>(())
//! ```
//!
//! | To | use |
//! |---|---|
//! | begin a translation, with the English beside every text to write | [`Wording::template`] |
//! | go on with one | [`Wording::worksheet`] |
//! | read one | [`Wording::from_json`] |
//! | know what is still English | [`Wording::completeness`], [`Wording::completeness_for`] |
//! | see what a layout does with other languages | [`Wording::pseudo`] |
//!
//! # What stays English
//!
//! The sentences of the rules, the reasons for suggestions, notes on contexts and the names of sources: a report in
//! another language says so.
//!
//! # Who made the words
//!
//! An overlay has to say where its words come from ([`Provenance`]). What is made with a machine translation, or with
//! words for tests, carries a [notice](Wording::notice), whatever the overlay says. A translation made with survivors
//! says so twice, and a machine translation that survivors went over names who did that with them.

mod completeness;
mod file;
mod kinds;
mod language;
mod provenance;
mod pseudo;
#[cfg(feature = "schema")]
mod schema;
mod write;

pub use completeness::{Completeness, KindCompleteness, Missing, Tally};
pub use language::InvalidLanguage;
pub use provenance::{Notice, Provenance};

#[cfg(feature = "schema")]
pub(crate) use file::File;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use self::kinds::KINDS;
use crate::plan::LoadError;
use crate::plan::load::{Limits, read};
use crate::{Indicator, Outcome, Vocabulary};

/// The words in which a form or a report is written: the crate's own English, or what an overlay puts in its place.
///
/// What an overlay does not have stays English.
#[derive(Clone, PartialEq, Eq)]
pub struct Wording {
    language: Cow<'static, str>,
    name: Option<String>,
    /// `None` for the crate's own English.
    provenance: Option<Provenance>,
    made_by: Option<String>,
    reviewed_with_survivors: bool,
    /// What readers are told, put together once.
    notice: Option<String>,
    entries: Entries,
}

/// By what one entry of the vocabulary is called, then by id.
type Entries = BTreeMap<&'static str, BTreeMap<String, Entry>>;

/// What an overlay says of one entry of a vocabulary.
#[derive(Clone, Default, PartialEq, Eq)]
struct Entry {
    title: Option<String>,
    text: Option<String>,
}

/// The crate's own English, for what is printed without a wording.
pub(crate) static ENGLISH: Wording = Wording::english();

impl Wording {
    /// The most characters that a title or a text of an overlay has.
    pub const LONGEST: usize = 5000;

    /// The crate's own English.
    #[must_use]
    pub const fn english() -> Self {
        Self {
            language: Cow::Borrowed("en-GB"),
            name: None,
            provenance: None,
            made_by: None,
            reviewed_with_survivors: false,
            notice: None,
            entries: BTreeMap::new(),
        }
    }

    /// Every text with accents, in brackets, and at least 40% longer, for tests and layouts: what is still plain is not
    /// translatable. The language is `en-XA`.
    ///
    /// ```
    /// use mscos::Outcome;
    /// use mscos::wording::Wording;
    ///
    /// assert_eq!(Wording::pseudo().title(Outcome::LifeSkills), "[Ļîƒé šķîļļš öñé]");
    /// ```
    #[must_use]
    pub fn pseudo() -> Self {
        let entry = |english: kinds::English, has_text: bool| Entry {
            title: Some(pseudo::pseudo(english.title)),
            text: english.text.filter(|_| has_text).map(pseudo::pseudo),
        };
        let of_kind = |kind: &kinds::Kind| {
            kind.entries().map(|one| (one.id.to_owned(), entry(one, kind.text_key().is_some()))).collect()
        };
        let mut wording = Self {
            language: Cow::Borrowed(pseudo::LANGUAGE),
            provenance: Some(Provenance::Pseudo),
            entries: KINDS.iter().map(|kind| (kind.name, of_kind(kind))).collect(),
            ..Self::english()
        };
        wording.put_notice_together();
        wording
    }

    /// Reads an overlay; `mscos::schema::wording()` is the schema of the file.
    ///
    /// A text that is `null` is not there yet, and what stands under `english` is passed over: so a
    /// [template](Self::template) can be filled in bit by bit.
    ///
    /// # Errors
    ///
    /// If the text cannot be read or is larger than 1 MiB (a translation of everything with the English beside
    /// it takes less than half of that), or if it names
    /// ids that there are not, or has texts that are blank, too long or hold characters that don't show. The error tells
    /// every problem with JSON Pointer, line and column, and never repeats a text.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        let json = json.as_ref();
        Limits::default().check_size(json)?;
        let file::File(mut wording) = read(json)?;
        wording.put_notice_together();
        Ok(wording)
    }

    /// The language, as a BCP 47 tag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether the language is English, in whatever spelling.
    #[must_use]
    pub fn is_english(&self) -> bool {
        language::is_english(&self.language)
    }

    /// Whether the language is written from right to left: by its script where the tag names one, and otherwise for the
    /// languages that are always written so, such as Arabic, Dari, Pashto, Sorani or Urdu.
    ///
    /// ```
    /// use mscos::wording::Wording;
    ///
    /// let sorani = Wording::from_json(r#"{ "language": "ckb", "provenance": "translated" }"#)?;
    /// assert!(sorani.is_right_to_left());
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        language::is_right_to_left(&self.language)
    }

    /// A mark that keeps what follows in order, such as a path among words that are written from right to left.
    pub(crate) fn left_to_right(&self) -> &'static str {
        if self.is_right_to_left() { "\u{200e}" } else { "" }
    }

    /// What the overlay calls itself.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Where the words come from; `None` for the crate's own English.
    #[must_use]
    pub const fn provenance(&self) -> Option<Provenance> {
        self.provenance
    }

    /// Who made the words, as the overlay has it.
    #[must_use]
    pub fn made_by(&self) -> Option<&str> {
        self.made_by.as_deref()
    }

    /// Whether the overlay says that survivors went over its words.
    #[must_use]
    pub const fn is_reviewed_with_survivors(&self) -> bool {
        self.reviewed_with_survivors
    }

    /// What everything made with this wording has to show its readers, in one line: that it is a machine translation, or
    /// words for tests. In its own language where the overlay has that, and in English always.
    ///
    /// ```
    /// use mscos::wording::Wording;
    ///
    /// let machine = Wording::from_json(r#"{ "language": "vi", "provenance": "machine" }"#)?;
    /// assert!(machine.notice().unwrap().starts_with("Machine translation: "));
    /// assert_eq!(Wording::english().notice(), None);
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The title of an entry.
    #[must_use]
    pub fn title<V: Vocabulary>(&self, entry: V) -> &str {
        self.own_title(V::NAME, entry.id()).unwrap_or_else(|| entry.title())
    }

    /// The text of an entry. That of an indicator is the title of its outcome.
    #[must_use]
    pub fn text<V: Vocabulary>(&self, entry: V) -> &str {
        if V::NAME == <Indicator as Vocabulary>::NAME {
            if let Some(outcome) = entry.id().split_once('/').and_then(|(outcome, _)| Outcome::from_id(outcome)) {
                return self.title(outcome);
            }
        }
        self.own_text(V::NAME, entry.id()).unwrap_or_else(|| entry.text())
    }

    /// An indicator as a survivor says it of themselves: in the overlay's words, or in its statement where it has no other
    /// in its language; otherwise in English. `None` where nobody can know it of themselves.
    ///
    /// ```
    /// use mscos::Indicator;
    /// use mscos::wording::Wording;
    ///
    /// let space: Indicator = "secure-and-suitable-housing/private-personal-space".parse()?;
    /// let ours = Wording::from_json(r#"{
    ///     "language": "en-GB", "provenance": "organisation",
    ///     "indicators": { "secure-and-suitable-housing/private-personal-space": { "self_report": "I have a room of my own." } }
    /// }"#).unwrap();
    /// assert_eq!(ours.self_report(space), Some("I have a room of my own."));
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn self_report(&self, indicator: Indicator) -> Option<&str> {
        let (kind, id) = (<Indicator as Vocabulary>::NAME, indicator.id());
        let foreign = || self.own_title(kind, id).filter(|_| !self.is_english());
        let english = indicator.self_report();
        self.own_text(kind, id).or_else(|| foreign().filter(|_| english.is_some())).or(english)
    }

    /// The title that the overlay has for an id, which the vocabulary need not know. `kind` is what one entry is called:
    /// [`Vocabulary::NAME`].
    pub(crate) fn own_title(&self, kind: &str, id: &str) -> Option<&str> {
        self.entries.get(kind)?.get(id)?.title.as_deref()
    }

    /// The text that the overlay has for an id, as [`own_title`](Self::own_title).
    pub(crate) fn own_text(&self, kind: &str, id: &str) -> Option<&str> {
        self.entries.get(kind)?.get(id)?.text.as_deref()
    }

    /// Whether these are the crate's own words.
    pub(crate) const fn is_own_english(&self) -> bool {
        self.provenance.is_none()
    }

    /// Which notice is due.
    fn due_notice(&self) -> Option<Notice> {
        provenance::notice(self.provenance?, self.reviewed_with_survivors)
    }

    fn put_notice_together(&mut self) {
        let mark = self.left_to_right();
        self.notice = self.due_notice().map(|notice| {
            let english = format!("{}: {}", notice.title(), notice.text());
            let own = self.entries.get(Notice::NAME).and_then(|notices| notices.get(notice.id()));
            match own.map(|own| (own.title.as_deref(), own.text.as_deref())) {
                Some((Some(title), Some(text))) => format!("{title}: {text} ({mark}{english}{mark})"),
                Some((Some(one), None) | (None, Some(one))) => format!("{one} ({mark}{english}{mark})"),
                _ => english,
            }
        });
    }
}

impl Default for Wording {
    fn default() -> Self {
        Self::english()
    }
}

/// Leaves out what the overlay says.
impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording")
            .field("language", &self.language)
            .field("provenance", &self.provenance)
            .field("entries", &self.entries.values().map(BTreeMap::len).sum::<usize>())
            .finish_non_exhaustive()
    }
}

//! Editions: the lists of outcomes that were published, from the longlist of March 2022 to the set of today.

pub use crate::tables::edition::Edition;

use crate::tables::edition::{DOMAINS, OUTCOMES, RECORDS};
use crate::vocabulary::vocabulary;
use crate::{Document, Source};

/// What the tables hold of an edition beside its row in the vocabulary.
pub(crate) struct Record {
    pub(crate) document: Document,
    pub(crate) date: &'static str,
    pub(crate) date_basis: &'static str,
    pub(crate) declared: &'static [Declared],
    pub(crate) domains: (u16, u16),
    pub(crate) outcomes: (u16, u16),
    pub(crate) discrepancies: &'static [Discrepancy],
}

impl Edition {
    /// The edition that the rest of the crate speaks of: `mscos-2023`.
    pub const CURRENT: Self = Self::Mscos2023;

    /// The document that defines it.
    #[must_use]
    pub fn document(self) -> Document {
        self.record().document
    }

    /// The date, in ISO 8601, as precise as it is known. [`date_basis`](Self::date_basis) says how it is known.
    #[must_use]
    pub fn date(self) -> &'static str {
        self.record().date
    }

    /// Where the date comes from.
    #[must_use]
    pub fn date_basis(self) -> &'static str {
        self.record().date_basis
    }

    /// The sizes that its document declares; they need not agree with what it lists.
    ///
    /// ```
    /// use mscos::Edition;
    ///
    /// // The report declares 38 longlist outcomes, and prints 37.
    /// let declared = Edition::CURRENT.declared().iter().find(|d| d.what() == "longlist");
    /// assert_eq!(declared.and_then(|d| d.number()), Some(38));
    /// let listed = Edition::CURRENT.outcomes().iter().filter(|o| o.current().is_some_and(|o| !o.is_core()));
    /// assert_eq!(listed.count(), 37);
    /// ```
    #[must_use]
    pub fn declared(self) -> &'static [Declared] {
        self.record().declared
    }

    /// Its domains, in the order of its document.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables hold the bounds, and a test holds them to it")]
    pub fn domains(self) -> &'static [EditionDomain] {
        let (from, to) = self.record().domains;
        &DOMAINS[usize::from(from)..usize::from(to)]
    }

    /// Its outcomes, in the order of its document.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables hold the bounds, and a test holds them to it")]
    pub fn outcomes(self) -> &'static [EditionOutcome] {
        let (from, to) = self.record().outcomes;
        &OUTCOMES[usize::from(from)..usize::from(to)]
    }

    /// The outcome of this edition with exactly this id.
    #[must_use]
    pub fn outcome(self, id: &str) -> Option<&'static EditionOutcome> {
        self.outcomes().iter().find(|outcome| outcome.id == id)
    }

    /// Where the documents contradict themselves about this edition, and what was recorded.
    #[must_use]
    pub fn discrepancies(self) -> &'static [Discrepancy] {
        self.record().discrepancies
    }

    /// The text of its data file, for those who embed it: JSON whose schema is `data/schema/edition.schema.json`.
    ///
    /// ```
    /// let file: serde_json::Value = serde_json::from_str(mscos::Edition::CURRENT.json())?;
    /// assert_eq!(file["id"], "mscos-2023");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn json(self) -> &'static str {
        crate::tables::edition::json(self)
    }

    #[expect(clippy::indexing_slicing, reason = "one record an edition, which a test holds the tables to")]
    fn record(self) -> &'static Record {
        &RECORDS[self as usize]
    }
}

/// An outcome as one edition lists it.
///
/// Ids are never reused: the same id in two editions is the same outcome. How an outcome of one
/// edition continues in the next is its [lineage](crate::lineage).
#[derive(Debug)]
pub struct EditionOutcome {
    pub(crate) edition: Edition,
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) domain: Option<&'static str>,
    pub(crate) descriptor: Option<&'static str>,
    pub(crate) title_reconstructed: Option<&'static str>,
    pub(crate) rating: Option<Rating>,
    pub(crate) source: Source,
}

impl EditionOutcome {
    /// The edition that lists it.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The id: the title in lower-case ASCII words joined by hyphens.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The title as this edition prints it.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Other forms of the title that its document prints.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The domain in which this edition lists it, where it says so: round 1 does not.
    #[must_use]
    pub fn domain(&self) -> Option<&'static EditionDomain> {
        let id = self.domain?;
        self.edition.domains().iter().find(|domain| domain.id == id)
    }

    /// The descriptor in this project's own words, where the edition has one: round 1 has none.
    #[must_use]
    pub const fn descriptor(&self) -> Option<&'static str> {
        self.descriptor
    }

    /// Why the title had to be reconstructed, where the print lost it.
    #[must_use]
    pub const fn title_reconstructed(&self) -> Option<&'static str> {
        self.title_reconstructed
    }

    /// How round 1 of the e-Delphi rated it; no other edition has ratings that were published.
    #[must_use]
    pub const fn rating(&self) -> Option<&Rating> {
        self.rating.as_ref()
    }

    /// The same entry as an [`Outcome`](crate::Outcome), where the edition is the current one.
    #[must_use]
    pub fn current(&self) -> Option<crate::Outcome> {
        (self.edition == Edition::CURRENT).then_some(())?;
        crate::Outcome::from_id(self.id)
    }

    /// Where it is printed.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

/// Entries of the tables are equal when they are the same entry.
impl PartialEq for EditionOutcome {
    fn eq(&self, other: &Self) -> bool {
        self.edition == other.edition && self.id == other.id
    }
}

impl Eq for EditionOutcome {}

/// A domain as one edition lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionDomain {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) votes: Option<u16>,
    pub(crate) title_reconstructed: Option<&'static str>,
    pub(crate) source: Source,
}

impl EditionDomain {
    /// The id: the same for a domain in all editions, whatever its title there.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The title as this edition prints it, in sentence case.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// How many top-five votes it had in round 1.
    #[must_use]
    pub const fn votes(&self) -> Option<u16> {
        self.votes
    }

    /// Why the title had to be reconstructed, where the print lost it.
    #[must_use]
    pub const fn title_reconstructed(&self) -> Option<&'static str> {
        self.title_reconstructed
    }

    /// Where it is printed.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

/// How round 1 of the e-Delphi rated an outcome.
///
/// The score is the number of respondents who strongly agreed that the outcome belongs in the core set,
/// less the number who neither agreed nor disagreed. It says how a list was narrowed down, not how much
/// an outcome matters to a survivor.
///
/// Source: e-Delphi round 1 results, section "Rating results".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    pub(crate) score: i16,
    pub(crate) rank: u16,
    pub(crate) band: Band,
    pub(crate) votes: Option<u16>,
}

impl Rating {
    /// The printed rating: strongly agree, less neither agree nor disagree.
    #[must_use]
    pub const fn score(&self) -> i16 {
        self.score
    }

    /// The place by rating, from one; equal ratings share the first place of their run.
    #[must_use]
    pub const fn rank(&self) -> u16 {
        self.rank
    }

    /// Where it stands between the printed median and quartile lines.
    #[must_use]
    pub const fn band(&self) -> Band {
        self.band
    }

    /// How many respondents had it among their top five, where the table of votes lists it.
    #[must_use]
    pub const fn votes(&self) -> Option<u16> {
        self.votes
    }
}

vocabulary! {
    /// Where an outcome of round 1 stands between the lines that its table prints.
    ///
    /// Source: e-Delphi round 1 results, section "Rating results", table 1.
    pub enum Band: "band" {
        AboveMedian = "above-median", "Above the median", "Above the printed median of 24.5.";
        BelowMedian = "below-median", "Below the median", "Between the median and the line of the lower quartile.";
        LowerQuartile = "lower-quartile", "Lower quartile", "Below the line of the lower quartile, which is printed without a number.";
    }
}

/// A size that a document declares of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    pub(crate) what: &'static str,
    pub(crate) number: Option<u16>,
    pub(crate) note: Option<&'static str>,
    pub(crate) source: Source,
}

impl Declared {
    /// What is counted: `outcomes`, `core`, `longlist` or `domains`.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The declared number; `None` where the document gives words and no number, which the note tells.
    #[must_use]
    pub const fn number(&self) -> Option<u16> {
        self.number
    }

    /// What goes with the number.
    #[must_use]
    pub const fn note(&self) -> Option<&'static str> {
        self.note
    }

    /// Where it is declared.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

/// A place where the documents contradict themselves, and what was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) about: &'static [&'static str],
    pub(crate) printed: &'static str,
    pub(crate) recorded: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) sources: &'static [Source],
}

impl Discrepancy {
    /// A number for it, such as `D01`; the same in every edition that it concerns.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// A short name.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The ids of the outcomes and domains that it is about, if of any.
    #[must_use]
    pub const fn about(&self) -> &'static [&'static str] {
        self.about
    }

    /// What the documents say.
    #[must_use]
    pub const fn printed(&self) -> &'static str {
        self.printed
    }

    /// What the data hold.
    #[must_use]
    pub const fn recorded(&self) -> &'static str {
        self.recorded
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// Where the documents say it.
    #[must_use]
    pub const fn sources(&self) -> &'static [Source] {
        self.sources
    }
}

//! Indicators: the clauses of the descriptors, as statements that can be checked.

use crate::set::Set;
use crate::tables::indicator::{ALL, RECORDS, SELF_REPORT};
use crate::vocabulary::{Vocabulary, vocabulary, vocabulary_traits};
use crate::{Outcome, Source};

/// A set of indicators.
pub type IndicatorSet = Set<Indicator, { RECORDS.len().div_ceil(64) }>;

/// One clause of an outcome's descriptor, as a statement that can be checked.
///
/// A handle of two bytes: compare and copy it freely. Its id is the outcome's id, a slash and a slug.
///
/// ```
/// use mscos::{Indicator, Outcome};
///
/// let indicator: Indicator = "secure-and-suitable-housing/private-personal-space".parse()?;
/// assert_eq!(indicator.outcome(), Outcome::SecureAndSuitableHousing);
/// assert_eq!(indicator.slug(), "private-personal-space");
/// # Ok::<(), mscos::UnknownId>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Indicator(pub(crate) u16);

/// What the tables hold of an indicator.
pub(crate) struct Record {
    pub(crate) id: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) statement: &'static str,
    pub(crate) level: Level,
    pub(crate) given_as: GivenAs,
}

/// What the tables hold of an indicator that a survivor can answer.
pub(crate) struct SelfReport {
    pub(crate) at: u16,
    pub(crate) statement: &'static str,
    pub(crate) care: bool,
    pub(crate) felt: bool,
}

vocabulary! {
    /// Who has to act or change for a thing to come about.
    ///
    /// The report spans four levels so that survivors are not seen as solely responsible for
    /// outcomes that institutions and systems make possible. It assigns no clause to a level: the
    /// level of an indicator is this project's reading.
    ///
    /// Source: final report, sections "Executive summary" and "Holistic thinking".
    pub enum Level: "level" {
        Individual = "individual", "Individual", "The survivor, or people close to them, in their own life.";
        Organisational = "organisational", "Organisational", "Services, charities, clinics, colleges, employers and housing providers, and the people who work there.", ["organizational"];
        Governmental = "governmental", "Governmental", "Government, law, police, courts, immigration authorities, public funding and entitlements.";
        Societal = "societal", "Societal", "Public attitudes, communities and the wider society.";
    }
}

vocabulary! {
    /// How the source gives a clause.
    pub enum GivenAs: "way of being given" {
        Feature = "feature", "Feature", "The descriptor states it as part of the outcome.";
        Example = "example", "Example", "The descriptor offers it as an example of what the outcome could include.";
    }
}

impl Indicator {
    /// Every indicator, in the order of the outcomes and of their descriptors.
    pub const ALL: &'static [Self] = &ALL;

    /// The stable id: the outcome's id, a slash, and the slug.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.record().id
    }

    /// The part of the id behind the slash.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.id().rsplit('/').next().unwrap_or_default()
    }

    /// The outcome whose descriptor it is a clause of.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        self.record().outcome
    }

    /// What can be checked, as one statement in plain words.
    #[must_use]
    pub fn statement(self) -> &'static str {
        self.record().statement
    }

    /// The statement as a survivor says it of themselves; `None` where nobody can know it of themselves, such as how
    /// staff are trained.
    ///
    /// The report names self-report as one way to measure and gives no questions: these are this project's own words
    /// (`data/self-report.json`), to be replaced by what survivors would rather say.
    ///
    /// ```
    /// use mscos::Indicator;
    ///
    /// let space: Indicator = "secure-and-suitable-housing/private-personal-space".parse()?;
    /// assert_eq!(space.self_report(), Some("I have private space of my own where I live."));
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn self_report(self) -> Option<&'static str> {
        self.said_of_oneself().map(|said| said.statement)
    }

    /// Whether a survivor's honest answer may call for somebody who can respond: it can touch on danger, harm, fear, or
    /// wanting to live (this project's reading).
    #[must_use]
    pub fn needs_care(self) -> bool {
        self.said_of_oneself().is_some_and(|said| said.care)
    }

    /// Whether nobody but the survivor can tell: what they feel, fear, trust or hope (this project's reading).
    ///
    /// ```
    /// use mscos::Indicator;
    ///
    /// let fear: Indicator = "safety-from-any-trafficker-or-other-abuser/no-fear-of-recapture".parse()?;
    /// assert!(fear.is_felt());
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn is_felt(self) -> bool {
        self.said_of_oneself().is_some_and(|said| said.felt)
    }

    fn said_of_oneself(self) -> Option<&'static SelfReport> {
        SELF_REPORT.binary_search_by_key(&self.0, |said| said.at).ok().and_then(|place| SELF_REPORT.get(place))
    }

    /// Who has to act or change for it to be met (this project's reading).
    #[must_use]
    pub fn level(self) -> Level {
        self.record().level
    }

    /// Whether the descriptor states it, or offers it as an example.
    #[must_use]
    pub fn given_as(self) -> GivenAs {
        self.record().given_as
    }

    /// Where the clause is printed: with its outcome's descriptor.
    #[must_use]
    pub fn source(self) -> Source {
        self.outcome().source()
    }

    /// The indicator with exactly this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let (outcome, _) = id.split_once('/')?;
        let indicators = Outcome::from_id(outcome)?.indicators();
        indicators.iter().copied().find(|indicator| indicator.id() == id)
    }

    #[expect(clippy::indexing_slicing, reason = "handles are made by the tables alone, one for each record")]
    fn record(self) -> &'static Record {
        &RECORDS[usize::from(self.0)]
    }
}

impl core::fmt::Debug for Indicator {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Indicator({})", self.id())
    }
}

impl Vocabulary for Indicator {
    const NAME: &'static str = "indicator";
    const ALL: &'static [Self] = Self::ALL;

    fn id(self) -> &'static str {
        self.id()
    }

    /// The statement.
    fn title(self) -> &'static str {
        self.statement()
    }

    /// The title of its outcome.
    fn text(self) -> &'static str {
        self.outcome().title()
    }

    fn from_id(id: &str) -> Option<Self> {
        Self::from_id(id)
    }

    /// An id holds a slash, a statement spaces.
    fn may_be_name(input: &str) -> bool {
        input.contains(' ') || input.split_once('/').is_some_and(|(outcome, _)| outcome.parse::<Outcome>().is_ok())
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }
}

vocabulary_traits!(Indicator);

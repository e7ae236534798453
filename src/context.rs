//! Contexts: the circumstances that decide which longlist outcomes supplement the core set, and the evidence.
//!
//! The report asks that the seven core outcomes be supplemented from the longlist on three grounds, and
//! leaves the choice to those who know the people served. A [`Pairing`] records one reason to choose an
//! outcome for a context: what it rests on, a reason in plain words, and its source. What follows from
//! all of them for a given project is in [`suggest`](crate::suggest).
//!
//! Source: final report, sections "Important considerations" and "MSCOS Outcomes Longlist".
//!
#![doc = include_str!("context.md")]

pub use crate::tables::context::Context;

use core::fmt;

use crate::set::Set;
use crate::tables::context::{GENERAL, PAIRINGS, RECORDS};
use crate::vocabulary::vocabulary;
use crate::{Indicator, Outcome, Source};

/// A set of contexts.
pub type ContextSet = Set<Context, 1>;

/// What the tables hold of a context beside its row in the vocabulary.
pub(crate) struct Record {
    pub(crate) ground: Ground,
    pub(crate) note: Option<&'static str>,
    pub(crate) pairings: (u16, u16),
    pub(crate) source: Source,
}

vocabulary! {
    /// The grounds on which the report has longlist outcomes chosen.
    ///
    /// Source: final report, section "MSCOS Outcomes Longlist".
    pub enum Ground: "ground" {
        ProjectFocus = "project-focus", "Project focus", "What the project is about and what its organisation prefers.";
        SurvivorBackground = "survivor-background", "Survivor background", "The background and circumstances of the survivors served, and where they are on their journey.";
        CountryOrCommunity = "country-or-community", "Country or community", "What is particular to the country or the community.";
    }
}

vocabulary! {
    /// What a suggestion rests on, the firmest first.
    pub enum Basis: "basis" {
        Stated = "stated", "Stated", "The report itself pairs the outcome with this circumstance.";
        Descriptor = "descriptor", "Descriptor", "The outcome's own descriptor names the circumstance.";
        Judgement = "judgement", "Judgement", "A careful reading by this project, with its reason spelled out.", ["judgment"];
        Local = "local", "Local", "An organisation added the pairing itself.";
    }
}

vocabulary! {
    /// What a pairing asks for.
    pub enum Role: "role" {
        Supplement = "supplement", "Supplement", "Add the longlist outcome to the plan.";
        Emphasis = "emphasis", "Emphasis", "Look closely at this core outcome, which is in every plan anyway.";
    }
}

impl Context {
    /// The ground to which it belongs.
    #[must_use]
    pub fn ground(self) -> Ground {
        self.record().ground
    }

    /// What else to know of it: that the report names it as underrepresented in research, for example.
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        self.record().note
    }

    /// The outcomes that suit it, each with its evidence.
    ///
    /// ```
    /// use mscos::{Basis, Context, Outcome};
    ///
    /// let first = &Context::Lgbtq.pairings()[0];
    /// assert_eq!(first.outcome(), Outcome::NoDiscriminationAgainstLgbtq);
    /// assert_eq!(first.basis(), Basis::Stated);
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables hold the bounds, and a test holds them to it")]
    pub fn pairings(self) -> &'static [Pairing<'static>] {
        let (from, to) = self.record().pairings;
        &PAIRINGS[usize::from(from)..usize::from(to)]
    }

    /// Where the documents speak of it.
    #[must_use]
    pub fn source(self) -> Source {
        self.record().source
    }

    #[expect(clippy::indexing_slicing, reason = "one record a context, which a test holds the tables to")]
    fn record(self) -> &'static Record {
        &RECORDS[self as usize]
    }
}

/// One reason to choose an outcome for a context.
///
/// Those of the crate live for ever; an organisation's own (`plan::LocalContexts`) live as long as its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing<'a> {
    pub(crate) context: PairedContext<'a>,
    pub(crate) outcome: Outcome,
    pub(crate) role: Role,
    pub(crate) basis: Basis,
    pub(crate) reason: &'a str,
    pub(crate) indicators: &'a [Indicator],
    pub(crate) source: Cited<'a>,
}

impl<'a> Pairing<'a> {
    /// The context.
    #[must_use]
    pub const fn context(&self) -> PairedContext<'a> {
        self.context
    }

    /// The outcome that suits it.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Whether it supplements the core set, or puts weight on a part of it.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What it rests on.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The reason, in words that a commissioner could read.
    #[must_use]
    pub const fn reason(&self) -> &'a str {
        self.reason
    }

    /// The indicators that carry the pairing: those to begin with. Where there are none, the whole outcome carries it.
    #[must_use]
    pub const fn indicators(&self) -> &'a [Indicator] {
        self.indicators
    }

    /// Where it stands in the documents, or where the organisation takes it from.
    #[must_use]
    pub const fn source(&self) -> Cited<'a> {
        self.source
    }
}

/// The context of a pairing: one of the crate, or an organisation's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PairedContext<'a> {
    /// A context of the crate.
    Known(Context),
    /// An organisation's own.
    Local {
        /// Its id.
        id: &'a str,
        /// Its title.
        title: &'a str,
    },
}

impl<'a> PairedContext<'a> {
    /// The id.
    #[must_use]
    pub const fn id(self) -> &'a str {
        match self {
            Self::Known(context) => context.id(),
            Self::Local { id, .. } => id,
        }
    }

    /// The title.
    #[must_use]
    pub const fn title(self) -> &'a str {
        match self {
            Self::Known(context) => context.title(),
            Self::Local { title, .. } => title,
        }
    }

    /// The context of the crate, unless it is an organisation's own.
    #[must_use]
    pub const fn known(self) -> Option<Context> {
        match self {
            Self::Known(context) => Some(context),
            Self::Local { .. } => None,
        }
    }
}

/// Where a pairing comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cited<'a> {
    /// A section of a document of the set.
    Document(Source),
    /// What an organisation names as its source.
    Local(&'a str),
}

impl fmt::Display for Cited<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(source) => source.fmt(f),
            Self::Local(source) => write!(f, "own pairing, from {source}"),
        }
    }
}

/// A longlist outcome that suits any project, whoever it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct General {
    pub(crate) outcome: Outcome,
    pub(crate) reason: &'static str,
    pub(crate) source: Source,
}

impl General {
    /// All of them, in the order of print.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &GENERAL
    }

    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why it suits any project.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// Where it stands.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

//! What the report recommends, defines and asks of those who use the set: records to cite.

pub use crate::tables::guidance::{Definition, Recommendation, RuleOfUse};

use crate::tables::guidance::{DEFINITIONS, RECOMMENDATIONS, RULES};
use crate::vocabulary::vocabulary;
use crate::{OutcomeSet, Source, Warrant};

/// What the tables hold of a recommendation beside its row in the vocabulary.
pub(crate) struct RecommendationRecord {
    pub(crate) kind: Kind,
    pub(crate) number: u8,
    pub(crate) addressed_to: &'static [Audience],
    pub(crate) outcomes: OutcomeSet,
    pub(crate) plan_fields: &'static [&'static str],
    pub(crate) twins: &'static [Recommendation],
    pub(crate) note: Option<&'static str>,
    pub(crate) source: Source,
}

/// What the tables hold of a definition beside its row in the vocabulary.
pub(crate) struct DefinitionRecord {
    pub(crate) variants: &'static [Variant],
    pub(crate) source: Source,
}

/// What the tables hold of a rule of use beside its row in the vocabulary.
pub(crate) struct RuleRecord {
    pub(crate) warrant: Warrant,
    pub(crate) recommendations: &'static [Recommendation],
    pub(crate) plan_fields: &'static [&'static str],
    pub(crate) source: Source,
}

vocabulary! {
    /// In which form the report gives a recommendation.
    pub enum Kind: "kind of recommendation" {
        Priority = "priority", "Priority recommendation", "One of the nine of the executive summary, numbered here in the order of print.";
        Boxed = "boxed", "Boxed recommendation", "One of those set in a box in the body of the report, numbered here in the order of print.";
    }
}

vocabulary! {
    /// Whom the report addresses.
    pub enum Audience: "audience" {
        Researchers = "researchers", "Researchers", "People who carry out research with or about survivors.";
        Policymakers = "policymakers", "Policymakers", "People who make or shape policy.";
        ServiceProviders = "service-providers", "Service providers", "Organisations that support survivors, and those who work there.";
        Professionals = "professionals", "Professionals", "Everyone who works with survivors by profession.";
        Government = "government", "Government", "Public bodies that provide or pay for support.";
        Evaluators = "evaluators", "Evaluators", "People who find out whether an intervention works and how to improve it.";
        OutcomeSetDevelopers = "outcome-set-developers", "Developers of outcome sets", "Those who build or revise a core outcome set.";
        All = "all", "Everyone", "All who have a part in it; the text names nobody in particular.";
    }
}

#[expect(clippy::indexing_slicing, reason = "one record a row, which a test holds the tables to")]
impl Recommendation {
    /// Priority or boxed.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.record().kind
    }

    /// Its number among those of its kind, from one, in the order of print.
    #[must_use]
    pub fn number(self) -> u8 {
        self.record().number
    }

    /// Whom it addresses.
    #[must_use]
    pub fn addressed_to(self) -> &'static [Audience] {
        self.record().addressed_to
    }

    /// The outcomes that it touches.
    #[must_use]
    pub fn outcomes(self) -> OutcomeSet {
        self.record().outcomes
    }

    /// The fields of a plan that it touches, as JSON Pointers with `*` for any index.
    #[must_use]
    pub fn plan_fields(self) -> &'static [&'static str] {
        self.record().plan_fields
    }

    /// The recommendations that say the same in the other form.
    #[must_use]
    pub fn twins(self) -> &'static [Self] {
        self.record().twins
    }

    /// What is odd about how it is printed.
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        self.record().note
    }

    /// Where it is printed.
    #[must_use]
    pub fn source(self) -> Source {
        self.record().source
    }

    fn record(self) -> &'static RecommendationRecord {
        &RECOMMENDATIONS[self as usize]
    }
}

#[expect(clippy::indexing_slicing, reason = "one record a row, which a test holds the tables to")]
impl Definition {
    /// Other wordings that the documents give, and how they differ.
    #[must_use]
    pub fn variants(self) -> &'static [Variant] {
        DEFINITIONS[self as usize].variants
    }

    /// Where it is printed.
    #[must_use]
    pub fn source(self) -> Source {
        DEFINITIONS[self as usize].source
    }
}

#[expect(clippy::indexing_slicing, reason = "one record a row, which a test holds the tables to")]
impl RuleOfUse {
    /// Whether the report states the rule, or it is read out of it.
    #[must_use]
    pub fn warrant(self) -> Warrant {
        RULES[self as usize].warrant
    }

    /// The recommendations that say it.
    #[must_use]
    pub fn recommendations(self) -> &'static [Recommendation] {
        RULES[self as usize].recommendations
    }

    /// The fields of a plan that it touches, as JSON Pointers with `*` for any index.
    #[must_use]
    pub fn plan_fields(self) -> &'static [&'static str] {
        RULES[self as usize].plan_fields
    }

    /// Where it is printed.
    #[must_use]
    pub fn source(self) -> Source {
        RULES[self as usize].source
    }
}

/// Another wording of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    pub(crate) text: &'static str,
    pub(crate) source: Source,
}

impl Variant {
    /// How it differs, in plain words.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Where it is printed.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

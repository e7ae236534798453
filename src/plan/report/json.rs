//! The report as JSON.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Coverage, CoveredBy, Report, Verdict};
use crate::context::{Cited, General, Role};
use crate::plan::{Finding, Ignored, IgnoredBy, Severity};
use crate::wording::Wording;
use crate::{Advice, Basis, Context, Edition, Indicator, Outcome, Pairing, Recommendation, Source, Suggestion};

/// What a check of a plan finds.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Report"))]
pub(crate) struct ReportView<'a> {
    /// The edition that the plan was checked against.
    #[cfg_attr(feature = "schema", schemars(title = "Edition"))]
    edition: Edition,
    /// The language of the titles in the messages, as a BCP 47 tag; left out for the crate's own English.
    #[cfg_attr(feature = "schema", schemars(title = "Language"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// What has to be shown to readers: that the wording is a machine translation, say.
    #[cfg_attr(feature = "schema", schemars(title = "Notice"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'a str>,
    /// What the plan comes to.
    #[cfg_attr(feature = "schema", schemars(title = "Verdict"))]
    verdict: Verdict,
    /// How each of the seven core outcomes is covered, in order.
    #[cfg_attr(feature = "schema", schemars(title = "Core outcomes"))]
    core: Vec<CoverageView<'a>>,
    /// Everything that was found.
    #[cfg_attr(feature = "schema", schemars(title = "Findings"))]
    findings: Vec<FindingView>,
    /// What was found and is set aside, because the plan or whoever ran the check asks for it.
    #[cfg_attr(feature = "schema", schemars(title = "Findings set aside"))]
    ignored: Vec<IgnoredView>,
    /// Longlist outcomes that suit the contexts of the plan, the firmest evidence first.
    #[cfg_attr(feature = "schema", schemars(title = "Suggestions"))]
    suggestions: Vec<SuggestionView<'a>>,
    /// Why some core outcomes are to be looked at closely for the contexts of the plan.
    #[cfg_attr(feature = "schema", schemars(title = "Core outcomes to look at closely"))]
    emphases: Vec<EmphasisView<'a>>,
    /// What else there is to know of the contexts of the plan.
    #[cfg_attr(feature = "schema", schemars(title = "Notes"))]
    notes: Vec<NoteView>,
}

/// What suits the people whom a project serves: longlist outcomes to add, core outcomes to look at closely, what suits any
/// project, and what else there is to know.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Suggestions"))]
pub(crate) struct AdviceView<'a> {
    /// The edition that the outcomes are of.
    #[cfg_attr(feature = "schema", schemars(title = "Edition"))]
    edition: Edition,
    /// Longlist outcomes that suit the people served and are not planned yet, the firmest evidence first.
    #[cfg_attr(feature = "schema", schemars(title = "Suggestions"))]
    suggestions: Vec<SuggestionView<'a>>,
    /// Why some core outcomes are to be looked at closely for the people served.
    #[cfg_attr(feature = "schema", schemars(title = "Core outcomes to look at closely"))]
    emphases: Vec<EmphasisView<'a>>,
    /// Longlist outcomes that suit any project and are not planned yet.
    #[cfg_attr(feature = "schema", schemars(title = "Outcomes for any project"))]
    general: Vec<GeneralView>,
    /// What else there is to know of the people served.
    #[cfg_attr(feature = "schema", schemars(title = "Notes"))]
    notes: Vec<NoteView>,
}

/// A longlist outcome that suits any project.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Outcome for any project"))]
struct GeneralView {
    /// The outcome.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// Why it suits any project.
    #[cfg_attr(feature = "schema", schemars(title = "Reason"))]
    reason: &'static str,
    /// Where that stands.
    #[cfg_attr(feature = "schema", schemars(title = "Source"))]
    source: Source,
}

/// How one outcome is covered.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Coverage"))]
struct CoverageView<'a> {
    /// The outcome.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// What covers it.
    #[cfg_attr(feature = "schema", schemars(title = "Covered by"))]
    covered_by: CoveredBy,
    /// The names of the partners that cover it.
    #[cfg_attr(feature = "schema", schemars(title = "Partners"))]
    partners: Vec<&'a str>,
    /// The indicators that the plan uses for it.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators"))]
    indicators: Vec<Indicator>,
    /// The other indicators of its descriptor; the report leaves open whether all have to be there.
    #[cfg_attr(feature = "schema", schemars(title = "Unused indicators"))]
    unused_indicators: Vec<Indicator>,
}

/// One thing that was found.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Finding"))]
struct FindingView {
    /// The rule's stable code.
    #[cfg_attr(feature = "schema", schemars(title = "Code"))]
    code: &'static str,
    /// The rule's stable name.
    #[cfg_attr(feature = "schema", schemars(title = "Name"))]
    name: &'static str,
    /// How much it weighs.
    #[cfg_attr(feature = "schema", schemars(title = "Severity"))]
    severity: Severity,
    /// Where in the plan it stands, as a JSON Pointer.
    #[cfg_attr(feature = "schema", schemars(title = "Pointer"))]
    pointer: String,
    /// The outcome that it is about, if it is about one.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    /// What is the matter.
    #[cfg_attr(feature = "schema", schemars(title = "Message"))]
    message: String,
    /// How to mend it.
    #[cfg_attr(feature = "schema", schemars(title = "Help"))]
    help: String,
    /// The recommendations of the report that it rests on.
    #[cfg_attr(feature = "schema", schemars(title = "Guidance"))]
    guidance: &'static [Recommendation],
    /// Where in the documents it rests.
    #[cfg_attr(feature = "schema", schemars(title = "Source"))]
    source: Source,
}

/// A finding that is set aside. The reason is not repeated: it may be text of the plan.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Ignored finding"))]
struct IgnoredView {
    /// The rule's stable code.
    #[cfg_attr(feature = "schema", schemars(title = "Code"))]
    code: &'static str,
    /// The rule's stable name.
    #[cfg_attr(feature = "schema", schemars(title = "Name"))]
    name: &'static str,
    /// Where in the plan it stands, as a JSON Pointer.
    #[cfg_attr(feature = "schema", schemars(title = "Pointer"))]
    pointer: String,
    /// Who asked for it to be ignored.
    #[cfg_attr(feature = "schema", schemars(title = "Set aside by"))]
    by: IgnoredBy,
}

/// A longlist outcome that suits the plan.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Suggestion"))]
struct SuggestionView<'a> {
    /// The outcome to add.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// The firmest of what it rests on.
    #[cfg_attr(feature = "schema", schemars(title = "Basis"))]
    basis: Basis,
    /// The ids of the contexts that it answers.
    #[cfg_attr(feature = "schema", schemars(title = "Contexts"))]
    contexts: Vec<&'a str>,
    /// The firmest reason.
    #[cfg_attr(feature = "schema", schemars(title = "Reason"))]
    reason: &'a str,
    /// Where that stands.
    #[cfg_attr(feature = "schema", schemars(title = "Source"))]
    source: Cited<'a>,
    /// Every reason.
    #[cfg_attr(feature = "schema", schemars(title = "Reasons"))]
    reasons: Vec<ReasonView<'a>>,
}

/// What else there is to know of a context.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Note"))]
struct NoteView {
    /// The context.
    #[cfg_attr(feature = "schema", schemars(title = "Context"))]
    context: Context,
    /// The note.
    #[cfg_attr(feature = "schema", schemars(title = "Note"))]
    note: &'static str,
}

/// Why a core outcome is to be looked at closely.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Emphasis"))]
struct EmphasisView<'a> {
    /// The core outcome.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// The reason.
    #[serde(flatten)]
    reason: ReasonView<'a>,
}

/// One reason for a suggestion.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Reason"))]
struct ReasonView<'a> {
    /// The id of the context that it answers.
    #[cfg_attr(feature = "schema", schemars(title = "Context"))]
    context: &'a str,
    /// What it rests on.
    #[cfg_attr(feature = "schema", schemars(title = "Basis"))]
    basis: Basis,
    /// The reason.
    #[cfg_attr(feature = "schema", schemars(title = "Reason"))]
    reason: &'a str,
    /// The indicators that carry it.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators"))]
    indicators: &'a [Indicator],
    /// Where it stands.
    #[cfg_attr(feature = "schema", schemars(title = "Source"))]
    source: Cited<'a>,
}

/// One reason to choose an outcome for a context, as it stands alone.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Pairing"))]
pub(crate) struct PairingView<'a> {
    /// The id of the context, of the crate or an organisation's own.
    #[cfg_attr(feature = "schema", schemars(title = "Context"))]
    context: &'a str,
    /// The outcome that suits it.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// Whether it supplements the core set, or puts weight on a part of it.
    #[cfg_attr(feature = "schema", schemars(title = "Role"))]
    role: Role,
    /// What it rests on.
    #[cfg_attr(feature = "schema", schemars(title = "Basis"))]
    basis: Basis,
    /// The reason.
    #[cfg_attr(feature = "schema", schemars(title = "Reason"))]
    reason: &'a str,
    /// The indicators that carry it; where there are none, the whole outcome carries it.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators"))]
    indicators: &'a [Indicator],
    /// Where it stands.
    #[cfg_attr(feature = "schema", schemars(title = "Source"))]
    source: Cited<'a>,
}

impl<'a> From<Coverage<'_, 'a>> for CoverageView<'a> {
    fn from(coverage: Coverage<'_, 'a>) -> Self {
        Self {
            outcome: coverage.outcome(),
            covered_by: coverage.covered_by(),
            partners: coverage.partners().map(|partner| partner.name.as_str()).collect(),
            indicators: coverage.indicators().collect(),
            unused_indicators: coverage.unused_indicators().collect(),
        }
    }
}

impl From<&Finding<'_>> for FindingView {
    fn from(finding: &Finding<'_>) -> Self {
        Self {
            code: finding.code(),
            name: finding.name(),
            severity: finding.severity(),
            pointer: finding.pointer().to_string(),
            outcome: finding.outcome(),
            message: finding.message().to_string(),
            help: finding.help().to_string(),
            guidance: finding.guidance(),
            source: finding.source(),
        }
    }
}

impl From<&Ignored<'_>> for IgnoredView {
    fn from(ignored: &Ignored<'_>) -> Self {
        let finding = ignored.finding();
        Self { code: finding.code(), name: finding.name(), pointer: finding.pointer().to_string(), by: ignored.by() }
    }
}

impl<'a> From<&'a Pairing<'a>> for ReasonView<'a> {
    fn from(pairing: &'a Pairing<'a>) -> Self {
        Self {
            context: pairing.context().id(),
            basis: pairing.basis(),
            reason: pairing.reason(),
            indicators: pairing.indicators(),
            source: pairing.source(),
        }
    }
}

impl<'a> From<&'a Pairing<'a>> for PairingView<'a> {
    fn from(pairing: &'a Pairing<'a>) -> Self {
        Self {
            context: pairing.context().id(),
            outcome: pairing.outcome(),
            role: pairing.role(),
            basis: pairing.basis(),
            reason: pairing.reason(),
            indicators: pairing.indicators(),
            source: pairing.source(),
        }
    }
}

impl<'a> From<&'a Pairing<'a>> for EmphasisView<'a> {
    fn from(pairing: &'a Pairing<'a>) -> Self {
        Self { outcome: pairing.outcome(), reason: pairing.into() }
    }
}

impl<'a> SuggestionView<'a> {
    fn of(suggestion: Suggestion<'a>) -> Option<Self> {
        let first = suggestion.reasons().next()?;
        Some(Self {
            outcome: suggestion.outcome(),
            basis: suggestion.basis(),
            contexts: suggestion.reasons().map(|pairing| pairing.context().id()).collect(),
            reason: first.reason(),
            source: first.source(),
            reasons: suggestion.reasons().map(ReasonView::from).collect(),
        })
    }
}

/// A section of a document as its source is written; what an organisation names under `own`.
impl Serialize for Cited<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Document(source) => source.serialize(serializer),
            Self::Local(source) => {
                let mut own = serializer.serialize_struct("Cited", 1)?;
                own.serialize_field("own", source)?;
                own.end()
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Cited<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cited".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "title": "Cited",
            "description": "A section of a document, or what an organisation names as its own source.",
            "anyOf": [
                generator.subschema_for::<crate::Source>(),
                {
                    "title": "Own source",
                    "description": "What an organisation takes a pairing of its own from.",
                    "type": "object",
                    "properties": {
                        "own": { "title": "Own source", "description": "In its own words.", "type": "string" },
                    },
                    "required": ["own"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}

impl<'a> From<&'a Report<'_>> for ReportView<'a> {
    fn from(report: &'a Report<'_>) -> Self {
        let advice = AdviceView::from(report.advice());
        Self {
            edition: Edition::CURRENT,
            language: Some(report.wording()).filter(|wording| !wording.is_own_english()).map(Wording::language),
            notice: report.wording().notice(),
            verdict: report.verdict(),
            core: report.core().map(CoverageView::from).collect(),
            findings: report.findings().iter().map(FindingView::from).collect(),
            ignored: report.ignored().iter().map(IgnoredView::from).collect(),
            suggestions: advice.suggestions,
            emphases: advice.emphases,
            notes: advice.notes,
        }
    }
}

impl<'a> From<Advice<'a>> for AdviceView<'a> {
    fn from(advice: Advice<'a>) -> Self {
        Self {
            edition: Edition::CURRENT,
            suggestions: advice.suggestions().filter_map(SuggestionView::of).collect(),
            emphases: advice.emphases().map(EmphasisView::from).collect(),
            general: advice.general().map(GeneralView::from).collect(),
            notes: advice.notes().map(|(context, note)| NoteView { context, note }).collect(),
        }
    }
}

impl From<&General> for GeneralView {
    fn from(general: &General) -> Self {
        Self { outcome: general.outcome(), reason: general.reason(), source: general.source() }
    }
}

/// A document that fits the schema of suggestions.
impl Serialize for Advice<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AdviceView::from(*self).serialize(serializer)
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ReportView::from(self).serialize(serializer)
    }
}

/// As in the report.
impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FindingView::from(self).serialize(serializer)
    }
}

/// As in the report.
impl Serialize for Coverage<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CoverageView::from(*self).serialize(serializer)
    }
}

/// As a reason of a suggestion in the report, with the outcome and the role, which are clear from the place there.
impl Serialize for Pairing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PairingView::from(self).serialize(serializer)
    }
}

/// As in the report.
impl Serialize for Suggestion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SuggestionView::of(*self).serialize(serializer)
    }
}

//! The data files as types. Their JSON Schemas under `data/schema/` are derived from these.

use schemars::JsonSchema;
use serde::Deserialize;

/// Where in the documents a fact stands.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// The id of a document of `documents.json`.
    pub(crate) document: String,
    /// The heading of the section, as printed.
    pub(crate) section: String,
}

/// The documents that everything else cites.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The documents.
    pub(crate) documents: Vec<Document>,
}

/// One document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// Its stable id.
    pub(crate) id: String,
    /// Its title, as printed.
    pub(crate) title: String,
    /// What it holds.
    pub(crate) description: String,
    /// Its date in ISO 8601, where it prints one.
    pub(crate) date: Option<String>,
    /// Where the date comes from, or why there is none.
    pub(crate) date_basis: String,
}

/// Which edition files there are, oldest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Editions {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The ids of the editions, which are the names of their files, oldest first.
    pub(crate) editions: Vec<String>,
    /// The id of the current one.
    pub(crate) current: String,
}

/// One edition: a list of outcomes as it was published.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edition {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// Its stable id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// The id of the document that defines it.
    pub(crate) document: String,
    /// Its date in ISO 8601, as precise as it is known.
    pub(crate) date: String,
    /// Where the date comes from.
    pub(crate) date_basis: String,
    /// What it is, in a sentence or two.
    pub(crate) summary: String,
    /// The sizes that the documents declare of it, and those that it has.
    pub(crate) counts: Counts,
    /// How it was rated, where ratings were published.
    #[serde(default)]
    pub(crate) rating: Option<RatingMethod>,
    /// Its domains, in the order of print.
    pub(crate) domains: Vec<Domain>,
    /// Its outcomes, in the order of print.
    pub(crate) outcomes: Vec<Outcome>,
    /// Where the documents contradict themselves about it.
    pub(crate) discrepancies: Vec<Discrepancy>,
}

/// Sizes, declared and real.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    /// What the documents declare.
    pub(crate) declared: Vec<Declared>,
    /// What this file lists.
    pub(crate) listed: Listed,
}

/// A size that a document declares.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declared {
    /// What is counted.
    pub(crate) what: Counted,
    /// The number, where there is one.
    #[serde(default)]
    pub(crate) number: Option<u16>,
    /// What goes with the number.
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// Where it is declared.
    pub(crate) source: Source,
}

/// What can be counted.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Counted {
    /// All outcomes.
    Outcomes,
    /// Core outcomes.
    Core,
    /// Longlist outcomes.
    Longlist,
    /// Domains.
    Domains,
}

/// The sizes that the file has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listed {
    /// All outcomes.
    pub(crate) outcomes: usize,
    /// Core outcomes, where the edition has tiers.
    #[serde(default)]
    pub(crate) core: Option<usize>,
    /// Longlist outcomes, where the edition has tiers.
    #[serde(default)]
    pub(crate) longlist: Option<usize>,
    /// Domains.
    pub(crate) domains: usize,
}

/// How an edition was rated.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RatingMethod {
    /// The answers that respondents could choose from.
    pub(crate) scale: Vec<String>,
    /// How a score is made of the answers.
    pub(crate) score: String,
    /// How many people answered.
    pub(crate) respondents: u16,
    /// How many ratings they gave.
    pub(crate) ratings: u32,
    /// How many of those disagreed.
    pub(crate) disagreeing: u32,
    /// The printed median.
    pub(crate) median: f64,
    /// What the printed line of the lower quartile says.
    pub(crate) lower_quartile: String,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// A domain of an edition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    /// Its id, the same in all editions.
    pub(crate) id: String,
    /// Its title in this edition, in sentence case.
    pub(crate) title: String,
    /// Why the title had to be reconstructed, where the print lost it.
    #[serde(default)]
    pub(crate) title_reconstructed: Option<String>,
    /// Its top-five votes.
    #[serde(default)]
    pub(crate) votes: Option<u16>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// An outcome of an edition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Outcome {
    /// Its id: the title in lower-case ASCII words joined by hyphens.
    pub(crate) id: String,
    /// Its title, as printed.
    pub(crate) title: String,
    /// Why the title had to be reconstructed, where the print lost it.
    #[serde(default)]
    pub(crate) title_reconstructed: Option<String>,
    /// Other forms of the title that the document prints.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// Core or longlist, where the edition has tiers.
    #[serde(default)]
    pub(crate) tier: Option<Tier>,
    /// The id of its domain, where the edition says it.
    #[serde(default)]
    pub(crate) domain: Option<String>,
    /// Why it is in that domain, where the edition itself does not say.
    #[serde(default)]
    pub(crate) domain_basis: Option<DomainBasis>,
    /// What it means, in this project's own words.
    #[serde(default)]
    pub(crate) descriptor: Option<String>,
    /// The clauses of the descriptor as statements that can be checked.
    #[serde(default)]
    pub(crate) indicators: Vec<Indicator>,
    /// The printed rating.
    #[serde(default)]
    pub(crate) rating: Option<i16>,
    /// The place by rating; equal ratings share the first place of their run.
    #[serde(default)]
    pub(crate) rank: Option<u16>,
    /// Where it stands between the printed median and quartile lines.
    #[serde(default)]
    pub(crate) band: Option<Band>,
    /// Its top-five votes, where the table lists it.
    #[serde(default)]
    pub(crate) votes: Option<u16>,
    /// What is uncertain about the votes.
    #[serde(default)]
    pub(crate) votes_note: Option<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Core or longlist.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tier {
    /// One of the core outcomes.
    Core,
    /// A longlist outcome.
    Longlist,
}

/// Why an outcome is in its domain.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainBasis {
    /// Stated or inferred.
    pub(crate) basis: Warrant,
    /// The reason.
    pub(crate) reason: String,
    /// Where the domain is printed.
    pub(crate) source: Source,
}

/// Whether a document says it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Warrant {
    /// A document says so.
    Stated,
    /// It follows from a comparison of the documents.
    Inferred,
}

/// A clause of a descriptor.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Indicator {
    /// The id of the outcome, a slash, a slug.
    pub(crate) id: String,
    /// What can be checked.
    pub(crate) statement: String,
    /// Who has to act or change for it to be met (inferred).
    pub(crate) level: Level,
    /// Whether the source states it or gives it as an example.
    pub(crate) given_as: GivenAs,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Who has to act or change.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Level {
    /// The survivor, or people close to them.
    Individual,
    /// Services and other organisations.
    Organisational,
    /// The state.
    Governmental,
    /// Society.
    Societal,
}

/// How the source gives a clause.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GivenAs {
    /// As part of the outcome.
    Feature,
    /// As an example.
    Example,
}

/// A place between the printed lines.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Band {
    /// Above the median.
    AboveMedian,
    /// Below the median, above the lower quartile.
    BelowMedian,
    /// In the lower quartile.
    LowerQuartile,
}

/// A contradiction in the documents.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Discrepancy {
    /// A stable number.
    pub(crate) id: String,
    /// A short name.
    pub(crate) title: String,
    /// The outcomes and domains that it is about.
    pub(crate) about: Vec<Reference>,
    /// What the documents say.
    pub(crate) printed: String,
    /// What this file holds.
    pub(crate) recorded: String,
    /// Why.
    pub(crate) reason: String,
    /// Where the documents say it.
    pub(crate) sources: Vec<Source>,
}

/// An outcome or a domain, named by its id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    /// Its id.
    pub(crate) id: String,
}

/// What became of each outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lineage {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// One step of one outcome from an edition to a later one.
    pub(crate) edges: Vec<Edge>,
}

/// One step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edge {
    /// The earlier edition and the outcome there, whose id is null where it was added.
    pub(crate) from: End,
    /// The later edition and the outcome there, whose id is null where it was dropped.
    pub(crate) to: End,
    /// What happened.
    pub(crate) relation: Relation,
    /// Stated or inferred.
    pub(crate) basis: Warrant,
    /// Why it is held to be so.
    pub(crate) reason: String,
    /// Where it shows.
    pub(crate) source: Source,
}

/// One end of a step.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    /// The id of the edition.
    pub(crate) edition: String,
    /// The id of the outcome there, if it is there.
    pub(crate) id: Option<String>,
}

/// What happened to an outcome.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Relation {
    /// It went on under its title.
    Same,
    /// It went on under another title.
    Renamed,
    /// Its matter went into another outcome.
    Merged,
    /// It ended.
    Dropped,
    /// It began.
    Added,
    /// It came back after it had been dropped.
    Readmitted,
}

/// Contexts and what suits them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contexts {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The circumstances that a plan can declare.
    pub(crate) contexts: Vec<Context>,
    /// Why an outcome suits a context.
    pub(crate) pairings: Vec<Pairing>,
    /// Longlist outcomes that suit any project.
    #[serde(default)]
    pub(crate) general: Vec<General>,
}

/// One circumstance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Context {
    /// Its stable id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// The ground of choice that it belongs to.
    pub(crate) ground: Ground,
    /// Who or what it is.
    pub(crate) description: String,
    /// What people type for it.
    pub(crate) aliases: Vec<String>,
    /// What else to know of it.
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// Where the note comes from.
    #[serde(default)]
    pub(crate) note_source: Option<Source>,
    /// Where the documents speak of it.
    pub(crate) source: Source,
}

/// The report's three grounds.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Ground {
    /// Project focus and organisational preference.
    ProjectFocus,
    /// Survivor background, circumstance and journey.
    SurvivorBackground,
    /// Country or community.
    CountryOrCommunity,
}

/// Why an outcome suits a context.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pairing {
    /// The id of the context, a slash, the id of the outcome.
    pub(crate) id: String,
    /// Supplement for longlist outcomes, emphasis for core ones.
    pub(crate) role: Role,
    /// What it rests on.
    pub(crate) basis: Basis,
    /// The reason, as a commissioner could read it.
    pub(crate) reason: String,
    /// Which clause of the descriptor carries it.
    pub(crate) clause: String,
    /// The slugs of the outcome's indicators that carry it.
    pub(crate) indicators: Vec<String>,
    /// Where it stands.
    pub(crate) source: Source,
}

/// What a pairing asks for.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// Add the outcome.
    Supplement,
    /// Look closely at it.
    Emphasis,
}

/// What a pairing rests on.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Basis {
    /// The report pairs them.
    Stated,
    /// The outcome's descriptor names the circumstance.
    Descriptor,
    /// A careful reading.
    Judgement,
}

/// A longlist outcome that suits any project.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct General {
    /// The id of the outcome.
    pub(crate) id: String,
    /// Why.
    pub(crate) reason: String,
    /// Where it stands.
    pub(crate) source: Source,
}

/// Recommendations, definitions and rules of use.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Guidance {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The report's recommendations.
    pub(crate) recommendations: Vec<Recommendation>,
    /// The key definitions.
    pub(crate) definitions: Vec<Definition>,
    /// The rules of use.
    pub(crate) rules: Vec<RuleOfUse>,
}

/// One recommendation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recommendation {
    /// P and its number for a priority recommendation, B and its number for a boxed one.
    pub(crate) id: String,
    /// Priority or boxed.
    pub(crate) kind: Kind,
    /// Its number in the order of print.
    pub(crate) number: u8,
    /// A short name.
    pub(crate) title: String,
    /// What it asks.
    pub(crate) text: String,
    /// Whom it addresses.
    pub(crate) addressed_to: Vec<String>,
    /// The ids of the outcomes that it touches.
    pub(crate) outcomes: Vec<String>,
    /// The plan fields that it touches, as JSON Pointers with `*` for any index.
    pub(crate) plan_fields: Vec<String>,
    /// The ids of those that say the same in the other form.
    pub(crate) twins: Vec<String>,
    /// What is odd about how it is printed.
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// The form of a recommendation.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// In the executive summary.
    Priority,
    /// In a box.
    Boxed,
}

/// One definition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Definition {
    /// Its stable id.
    pub(crate) id: String,
    /// The term.
    pub(crate) term: String,
    /// What it means.
    pub(crate) text: String,
    /// Other wordings that the documents give.
    pub(crate) variants: Vec<Variant>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Another wording.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Variant {
    /// How it differs.
    pub(crate) text: String,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// One rule of use.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleOfUse {
    /// Its stable id.
    pub(crate) id: String,
    /// A short name.
    pub(crate) title: String,
    /// What it asks.
    pub(crate) text: String,
    /// Stated or inferred.
    pub(crate) basis: Warrant,
    /// The ids of the recommendations that say it.
    pub(crate) recommendations: Vec<String>,
    /// The plan fields that it touches.
    pub(crate) plan_fields: Vec<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// What the report cites for the core outcomes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidences {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The works cited.
    pub(crate) evidence: Vec<Evidence>,
    /// Where the children's set overlaps.
    pub(crate) overlaps: Vec<Overlap>,
}

/// A work cited for an outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    /// Its stable id.
    pub(crate) id: String,
    /// The id of the outcome.
    pub(crate) outcome: String,
    /// What kind of work it is.
    pub(crate) kind: EvidenceKind,
    /// The authors as cited.
    pub(crate) authors: String,
    /// The year as cited.
    pub(crate) year: Option<u16>,
    /// What the report says that it found or offers.
    pub(crate) finding: String,
    /// Where it is cited.
    pub(crate) source: Source,
}

/// What kind of work is cited.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum EvidenceKind {
    /// A study or review.
    Research,
    /// Standards or guidance.
    Guidance,
    /// A service.
    Practice,
    /// The project that made the set.
    Project,
}

/// An overlap with the children's set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overlap {
    /// Its stable id.
    pub(crate) id: String,
    /// The id of the outcome of this set.
    pub(crate) outcome: String,
    /// The other set.
    pub(crate) with: String,
    /// The group of outcomes there, where the report names one.
    pub(crate) cluster: Option<String>,
    /// What overlaps.
    pub(crate) note: String,
    /// Where the report says so.
    pub(crate) source: Source,
}

/// Response scales of forms, and the answers that they offer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scales {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// What the scales rest on.
    pub(crate) grounds: Grounds,
    /// The scales.
    pub(crate) scales: Vec<Scale>,
    /// Every answer, whichever scale has it.
    pub(crate) answers: Vec<Answer>,
    /// The scale of each kind of question, unless another is chosen.
    pub(crate) usual: Usual,
    /// The answers that questions add to every scale, in the order in which they stand behind its own.
    pub(crate) added: Vec<Added>,
}

/// What a thing rests on that the documents do not say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grounds {
    /// Stated or inferred.
    pub(crate) basis: Warrant,
    /// The reason.
    pub(crate) reason: String,
    /// Where the documents speak of it.
    pub(crate) source: Source,
}

/// A response scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    /// Its stable id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// What it asks, and what it is for.
    pub(crate) description: String,
    /// The ids of its answers, in order.
    pub(crate) answers: Vec<String>,
}

/// An answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    /// Its stable id.
    pub(crate) id: String,
    /// What people read.
    pub(crate) title: String,
    /// What it means.
    pub(crate) description: String,
    /// What kind of answer it is.
    pub(crate) kind: AnswerKind,
}

/// What an answer tells those who count answers.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum AnswerKind {
    /// Whether or how far a thing is so.
    Answered,
    /// That it is not known.
    NotKnown,
    /// That the question does not fit.
    NotApplicable,
    /// That somebody would rather not say.
    Declined,
}

/// The usual scales.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Usual {
    /// That of questions that a survivor or a practitioner answers, whoever else does.
    pub(crate) told: Choice,
    /// That of questions that are only looked up, in records or published sources.
    pub(crate) looked_up: Choice,
}

/// A scale, and why it was chosen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// The id of the scale.
    pub(crate) scale: String,
    /// Why.
    pub(crate) reason: String,
}

/// An answer that questions add to every scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Added {
    /// The id of the answer.
    pub(crate) answer: String,
    /// Which questions add it.
    pub(crate) when: When,
    /// Why.
    pub(crate) reason: String,
}

/// The indicators as a survivor says them of themselves.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelfReport {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The id of the edition whose indicators these are.
    pub(crate) edition: String,
    /// What the statements rest on.
    pub(crate) grounds: Grounds,
    /// The statements, in the order of the indicators.
    pub(crate) statements: Vec<SelfStatement>,
    /// The indicators that nobody can answer of themselves, in their order.
    pub(crate) not_for_self_report: Vec<NotForSelfReport>,
}

/// An indicator in the voice of the person who answers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelfStatement {
    /// The id of the indicator.
    pub(crate) id: String,
    /// What the person says of themselves, if it is so.
    pub(crate) statement: String,
    /// Whether an honest answer may call for somebody who can respond: danger, harm, fear, wanting to live.
    #[serde(default)]
    pub(crate) care: bool,
    /// Whether nobody but the person can tell: what they feel, fear, trust or hope.
    #[serde(default)]
    pub(crate) felt: bool,
}

/// An indicator that nobody can answer of themselves.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotForSelfReport {
    /// The id of the indicator.
    pub(crate) id: String,
    /// Why.
    pub(crate) reason: String,
}

/// Which questions something holds of.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum When {
    /// All.
    Always,
    /// Those about one survivor.
    AboutSurvivor,
}

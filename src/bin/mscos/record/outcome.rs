//! An outcome, of the current edition or an earlier one.

use mscos::edition::{Band, EditionOutcome};
use mscos::evidence::{Evidence, EvidenceKind, Overlap};
use mscos::lineage::Edge;
use mscos::{Context, Domain, Edition, Indicator, Outcome, Pairing, Source, Tier};
use serde::Serialize;

use super::indicator::IndicatorRecord;
use super::{Record, cited, ids, or_empty};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct OutcomeRecord {
    id: &'static str,
    title: &'static str,
    edition: Edition,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<Tier>,
    domain: Option<&'static str>,
    #[serde(skip)]
    domain_title: Option<&'static str>,
    descriptor: Option<&'static str>,
    aliases: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<Rating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_reconstructed: Option<&'static str>,
    indicators: Vec<IndicatorRecord>,
    contexts: Vec<&'static Pairing<'static>>,
    lineage: Vec<&'static Edge>,
    evidence: Vec<Cited>,
    overlaps: Vec<Overlapping>,
    source: Source,
}

/// How round 1 rated it: how a list was narrowed down, not how much it matters to anybody.
#[derive(Serialize)]
struct Rating {
    score: i16,
    rank: u16,
    band: Band,
    votes: Option<u16>,
}

/// A work that the report cites for it.
#[derive(Serialize)]
struct Cited {
    id: &'static str,
    kind: EvidenceKind,
    authors: &'static str,
    year: Option<u16>,
    finding: &'static str,
    source: Source,
}

/// Where the children's outcome set overlaps with it.
#[derive(Serialize)]
struct Overlapping {
    with: &'static str,
    cluster: Option<&'static str>,
    note: &'static str,
    source: Source,
}

impl From<&'static EditionOutcome> for OutcomeRecord {
    fn from(entry: &'static EditionOutcome) -> Self {
        let outcome = entry.current();
        let domain = entry.domain().map(|domain| (domain.id(), domain.title()));
        // The edition prints no domain for the core outcomes; the crate says where it takes it from.
        let domain = domain.or_else(|| outcome.map(Outcome::domain).map(|domain| (domain.id(), domain.title())));
        let history = entry.predecessors().chain(entry.successors());
        Self {
            id: entry.id(),
            title: entry.title(),
            edition: entry.edition(),
            tier: outcome.map(Outcome::tier),
            domain: domain.map(|(id, _)| id),
            domain_title: domain.map(|(_, title)| title),
            descriptor: entry.descriptor(),
            aliases: entry.aliases(),
            rating: entry.rating().map(|rating| Rating {
                score: rating.score(),
                rank: rating.rank(),
                band: rating.band(),
                votes: rating.votes(),
            }),
            title_reconstructed: entry.title_reconstructed(),
            indicators: outcome.map(Outcome::indicators).unwrap_or_default().iter().copied().map(Into::into).collect(),
            contexts: outcome.into_iter().flat_map(pairings).collect(),
            lineage: outcome.map_or_else(|| history.collect(), |outcome| outcome.history().collect()),
            evidence: outcome.into_iter().flat_map(Outcome::evidence).map(Cited::from).collect(),
            overlaps: outcome.into_iter().flat_map(Outcome::overlaps).map(Overlapping::from).collect(),
            source: entry.source(),
        }
    }
}

impl OutcomeRecord {
    /// An outcome of the current edition.
    pub(crate) fn of(outcome: Outcome) -> Option<Self> {
        outcome.entry().map(Self::from)
    }

    fn indicator_ids(&self) -> String {
        ids(self.indicators.iter().map(|indicator| indicator.id))
    }
}

/// The contexts that the outcome suits, each with its evidence.
fn pairings(outcome: Outcome) -> impl Iterator<Item = &'static Pairing<'static>> {
    let all = Context::ALL.iter().flat_map(|context| context.pairings());
    all.filter(move |pairing| pairing.outcome() == outcome)
}

impl From<&'static Evidence> for Cited {
    fn from(evidence: &'static Evidence) -> Self {
        Self {
            id: evidence.id(),
            kind: evidence.kind(),
            authors: evidence.authors(),
            year: evidence.year(),
            finding: evidence.finding(),
            source: evidence.source(),
        }
    }
}

impl From<&'static Overlap> for Overlapping {
    fn from(overlap: &'static Overlap) -> Self {
        Self { with: overlap.with(), cluster: overlap.cluster(), note: overlap.note(), source: overlap.source() }
    }
}

impl Record for OutcomeRecord {
    const KEY: &'static str = "outcomes";
    const HEADS: &'static [&'static str] = &[
        "id",
        "title",
        "edition",
        "tier",
        "domain",
        "descriptor",
        "indicators",
        "rating",
        "source_document",
        "source_section",
    ];
    const COLUMNS: &'static [&'static str] = &["id", "title"];

    fn cells(&self) -> Vec<String> {
        let [document, section] = cited(self.source);
        vec![
            self.id.to_owned(),
            self.title.to_owned(),
            self.edition.id().to_owned(),
            or_empty(self.tier),
            or_empty(self.domain),
            or_empty(self.descriptor),
            self.indicator_ids(),
            or_empty(self.rating.as_ref().map(|rating| rating.score)),
            document,
            section,
        ]
    }

    fn row(&self) -> Vec<String> {
        vec![self.id.to_owned(), self.title.to_owned()]
    }

    fn section(&self) -> Option<&'static str> {
        match self.tier {
            Some(Tier::Core) => Some("Core outcomes"),
            _ => self.domain_title,
        }
    }

    fn facts(&self) -> Facts {
        let rated = |rating: &Rating| {
            let votes = rating.votes.map(|votes| format!(", {votes} top-five votes")).unwrap_or_default();
            format!("{} (place {}, {}{votes})", rating.score, rating.rank, rating.band.title().to_lowercase())
        };
        let indicator =
            |one: &IndicatorRecord| (Indicator::from_id(one.id).map_or(one.id, Indicator::slug), one.told());
        let suits = |pairing: &&'static Pairing<'static>| {
            (pairing.context().title(), format!("{} ({})", pairing.reason(), pairing.basis()))
        };
        let cites = |one: &Cited| {
            let year = one.year.map(|year| format!(", {year}")).unwrap_or_default();
            (format!("{}{year}", one.authors), one.finding)
        };
        Facts::of("outcome", self.id, self.title)
            .fact("Edition", self.edition.title())
            .maybe("Tier", self.tier.map(Tier::title))
            .maybe("Domain", self.domain_title)
            .maybe("Descriptor", self.descriptor)
            .maybe("Rating in round 1", self.rating.as_ref().map(rated))
            .maybe("Title reconstructed", self.title_reconstructed)
            .source(self.source)
            .list("Indicators", self.indicators.iter().map(indicator))
            .list("Suits", self.contexts.iter().map(suits))
            .list("Lineage", self.lineage.iter().map(|step| told(step)))
            .list("Evidence that the report cites", self.evidence.iter().map(cites))
            .list("Overlaps", self.overlaps.iter().map(|one| (one.with, one.note)))
    }
}

/// A step of a lineage in words: between which editions, and what happened.
pub(crate) fn told(step: &Edge) -> (String, String) {
    let editions = format!("{} to {}", step.from_edition().title(), step.to_edition().title());
    let title = |outcome: Option<&EditionOutcome>| outcome.map(|outcome| format!("\"{}\"", outcome.title()));
    let ends: Vec<_> = title(step.from()).into_iter().chain(title(step.to())).collect();
    let what = format!("{}: {} ({})", ends.join(" -> "), step.relation(), step.warrant());
    (editions, format!("{what}. {}", step.reason()))
}

/// The domains of the current edition have texts; those of others have titles alone.
pub(super) fn text_of_domain(edition: Edition, id: &str) -> Option<&'static str> {
    (edition == Edition::CURRENT).then(|| Domain::from_id(id).map(Domain::text)).flatten()
}

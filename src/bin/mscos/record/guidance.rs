//! Recommendations and definitions of the report.

use mscos::guidance::{Audience, Kind, Variant};
use mscos::{Definition, OutcomeSet, Recommendation, Source};
use serde::Serialize;

use super::{Record, cited, ids, or_empty};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct RecommendationRecord {
    id: &'static str,
    title: &'static str,
    text: &'static str,
    kind: Kind,
    number: u8,
    addressed_to: &'static [Audience],
    outcomes: OutcomeSet,
    plan_fields: &'static [&'static str],
    twins: &'static [Recommendation],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    source: Source,
}

impl From<Recommendation> for RecommendationRecord {
    fn from(recommendation: Recommendation) -> Self {
        Self {
            id: recommendation.id(),
            title: recommendation.title(),
            text: recommendation.text(),
            kind: recommendation.kind(),
            number: recommendation.number(),
            addressed_to: recommendation.addressed_to(),
            outcomes: recommendation.outcomes(),
            plan_fields: recommendation.plan_fields(),
            twins: recommendation.twins(),
            note: recommendation.note(),
            source: recommendation.source(),
        }
    }
}

impl Record for RecommendationRecord {
    const KEY: &'static str = "recommendations";
    const HEADS: &'static [&'static str] = &[
        "id",
        "title",
        "text",
        "kind",
        "number",
        "addressed_to",
        "outcomes",
        "plan_fields",
        "twins",
        "note",
        "source_document",
        "source_section",
    ];
    const COLUMNS: &'static [&'static str] = &["id", "title", "text"];

    fn cells(&self) -> Vec<String> {
        let texts = [self.id, self.title, self.text, self.kind.id()].into_iter().map(str::to_owned);
        let lists = [
            self.number.to_string(),
            ids(self.addressed_to),
            ids(self.outcomes),
            self.plan_fields.join(" "),
            ids(self.twins),
            or_empty(self.note),
        ];
        texts.chain(lists).chain(cited(self.source)).collect()
    }

    fn row(&self) -> Vec<String> {
        [self.id, self.title, self.text].map(str::to_owned).to_vec()
    }

    fn section(&self) -> Option<&'static str> {
        Some(match self.kind {
            Kind::Priority => "Priority recommendations",
            _ => "Boxed recommendations",
        })
    }

    fn facts(&self) -> Facts {
        let addressed: Vec<_> = self.addressed_to.iter().map(|audience| audience.title()).collect();
        Facts::of("recommendation", self.id, self.title)
            .fact("Text", self.text)
            .fact("Kind", format!("{}, number {}", self.kind.title(), self.number))
            .fact("Addressed to", addressed.join(", "))
            .maybe("Note", self.note)
            .source(self.source)
            .list("Outcomes", self.outcomes.iter().map(|outcome| (outcome.id(), outcome.title())))
            .list("Fields of a plan", self.plan_fields.iter().map(|field| (field, "")))
            .list("Says the same as", self.twins.iter().map(|twin| (twin.id(), twin.title())))
    }
}

#[derive(Serialize)]
pub(crate) struct DefinitionRecord {
    id: &'static str,
    title: &'static str,
    text: &'static str,
    variants: Vec<Wording>,
    source: Source,
}

/// Another wording.
#[derive(Serialize)]
struct Wording {
    text: &'static str,
    source: Source,
}

impl From<Definition> for DefinitionRecord {
    fn from(definition: Definition) -> Self {
        let variant = |one: &'static Variant| Wording { text: one.text(), source: one.source() };
        Self {
            id: definition.id(),
            title: definition.title(),
            text: definition.text(),
            variants: definition.variants().iter().map(variant).collect(),
            source: definition.source(),
        }
    }
}

impl Record for DefinitionRecord {
    const KEY: &'static str = "definitions";
    const HEADS: &'static [&'static str] = &["id", "title", "text", "variants", "source_document", "source_section"];
    const COLUMNS: &'static [&'static str] = &["id", "text"];

    fn cells(&self) -> Vec<String> {
        let variants: Vec<_> = self.variants.iter().map(|one| one.text).collect();
        let texts = [self.id, self.title, self.text].into_iter().map(str::to_owned);
        texts.chain([variants.join(" | ")]).chain(cited(self.source)).collect()
    }

    fn row(&self) -> Vec<String> {
        vec![self.id.to_owned(), self.text.to_owned()]
    }

    fn facts(&self) -> Facts {
        let variants = self.variants.iter().map(|one| (one.source.to_string(), one.text));
        Facts::of("definition", self.id, self.title)
            .fact("Text", self.text)
            .source(self.source)
            .list("Other wordings", variants)
    }
}

//! A domain: what the longlist is sorted by.

use mscos::edition::{EditionDomain, EditionOutcome};
use mscos::lineage::migrate;
use mscos::{Domain, Edition, Outcome, Source};
use serde::Serialize;

use super::outcome::text_of_domain;
use super::{Record, cited, ids, or_empty};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct DomainRecord {
    id: &'static str,
    title: &'static str,
    edition: Edition,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
    /// Those that have it, the oldest first.
    editions: Vec<Edition>,
    outcomes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    votes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_reconstructed: Option<&'static str>,
    source: Source,
}

impl DomainRecord {
    /// A domain as an edition lists it.
    pub(crate) fn of(edition: Edition, domain: &'static EditionDomain) -> Self {
        let current = Domain::from_id(domain.id()).filter(|_| edition == Edition::CURRENT);
        let listed = edition.outcomes().iter();
        let listed = listed.filter(|outcome| outcome.domain().is_some_and(|other| other.id() == domain.id()));
        // The current edition prints no domain for its core outcomes; the crate knows it from elsewhere.
        let outcomes = match current {
            Some(domain) => domain.outcomes().iter().map(Outcome::id).collect(),
            None => listed.map(EditionOutcome::id).collect(),
        };
        Self {
            id: domain.id(),
            title: domain.title(),
            edition,
            text: text_of_domain(edition, domain.id()),
            editions: Edition::ALL.iter().copied().filter(|edition| has(*edition, domain.id())).collect(),
            outcomes,
            votes: domain.votes(),
            title_reconstructed: domain.title_reconstructed(),
            source: domain.source(),
        }
    }
}

fn has(edition: Edition, domain: &str) -> bool {
    edition.domains().iter().any(|other| other.id() == domain)
}

impl DomainRecord {
    /// An outcome in it: by its title, and with what it is today where that is another one.
    fn outcome(&self, id: &'static str) -> (&'static str, String) {
        let title = self.edition.outcome(id).map_or("", EditionOutcome::title);
        if self.edition == Edition::CURRENT {
            return (id, title.to_owned());
        }
        let today: Vec<_> = migrate(self.edition, id).outcomes().iter().map(Outcome::title).collect();
        let today = if today.is_empty() { "dropped since".to_owned() } else { format!("today {}", today.join(" or ")) };
        (id, format!("{title} ({today})"))
    }
}

impl Record for DomainRecord {
    const KEY: &'static str = "domains";
    const HEADS: &'static [&'static str] =
        &["id", "title", "edition", "text", "outcomes", "source_document", "source_section"];
    const COLUMNS: &'static [&'static str] = &["id", "title", "outcomes"];

    fn cells(&self) -> Vec<String> {
        let texts = [self.id, self.title, self.edition.id()].into_iter().map(str::to_owned);
        texts.chain([or_empty(self.text), ids(&self.outcomes)]).chain(cited(self.source)).collect()
    }

    fn row(&self) -> Vec<String> {
        vec![self.id.to_owned(), self.title.to_owned(), self.outcomes.len().to_string()]
    }

    fn facts(&self) -> Facts {
        Facts::of("domain", self.id, self.title)
            .fact("Edition", self.edition.title())
            .maybe("Text", self.text)
            .maybe("Top-five votes in round 1", self.votes)
            .maybe("Title reconstructed", self.title_reconstructed)
            .source(self.source)
            .list("Outcomes", self.outcomes.iter().map(|id| self.outcome(id)))
            .list("Editions that have it", self.editions.iter().map(|edition| (edition.id(), edition.title())))
    }
}

//! An edition: a list of outcomes that was published.

use mscos::edition::{Declared, Discrepancy};
use mscos::{Document, Edition, Source};
use serde::Serialize;

use super::Record;
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct EditionRecord {
    id: &'static str,
    title: &'static str,
    text: &'static str,
    date: &'static str,
    date_basis: &'static str,
    document: Document,
    outcomes: usize,
    domains: usize,
    declared: Vec<Size>,
    discrepancies: Vec<Difference>,
}

/// A size that the document declares.
#[derive(Serialize)]
struct Size {
    what: &'static str,
    number: Option<u16>,
    note: Option<&'static str>,
    source: Source,
}

/// Where the documents contradict themselves.
#[derive(Serialize)]
struct Difference {
    id: &'static str,
    title: &'static str,
    about: &'static [&'static str],
    printed: &'static str,
    recorded: &'static str,
    reason: &'static str,
    sources: &'static [Source],
}

impl From<Edition> for EditionRecord {
    fn from(edition: Edition) -> Self {
        Self {
            id: edition.id(),
            title: edition.title(),
            text: edition.text(),
            date: edition.date(),
            date_basis: edition.date_basis(),
            document: edition.document(),
            outcomes: edition.outcomes().len(),
            domains: edition.domains().len(),
            declared: edition.declared().iter().map(Size::from).collect(),
            discrepancies: edition.discrepancies().iter().map(Difference::from).collect(),
        }
    }
}

impl From<&Declared> for Size {
    fn from(declared: &Declared) -> Self {
        Self { what: declared.what(), number: declared.number(), note: declared.note(), source: declared.source() }
    }
}

impl From<&Discrepancy> for Difference {
    fn from(one: &Discrepancy) -> Self {
        Self {
            id: one.id(),
            title: one.title(),
            about: one.about(),
            printed: one.printed(),
            recorded: one.recorded(),
            reason: one.reason(),
            sources: one.sources(),
        }
    }
}

impl Size {
    fn told(&self) -> (&'static str, String) {
        let number = self.number.map(|number| number.to_string());
        let parts: Vec<_> = number.into_iter().chain(self.note.map(str::to_owned)).collect();
        (self.what, parts.join(", "))
    }
}

impl Record for EditionRecord {
    const KEY: &'static str = "editions";
    const HEADS: &'static [&'static str] =
        &["id", "title", "text", "date", "date_basis", "document", "outcomes", "domains"];
    const COLUMNS: &'static [&'static str] = &["id", "date", "outcomes", "domains", "text"];

    fn cells(&self) -> Vec<String> {
        let texts = [self.id, self.title, self.text, self.date, self.date_basis, self.document.id()];
        let counts = [self.outcomes, self.domains].into_iter().map(|count| count.to_string());
        texts.into_iter().map(str::to_owned).chain(counts).collect()
    }

    fn row(&self) -> Vec<String> {
        let counts = [self.outcomes, self.domains].map(|count| count.to_string());
        let [outcomes, domains] = counts;
        vec![self.id.to_owned(), self.date.to_owned(), outcomes, domains, self.text.to_owned()]
    }

    fn facts(&self) -> Facts {
        let differs = |one: &Difference| {
            (format!("{} {}", one.id, one.title), format!("{} Recorded: {} {}", one.printed, one.recorded, one.reason))
        };
        Facts::of("edition", self.id, self.title)
            .fact("Text", self.text)
            .fact("Date", format!("{} ({})", self.date, self.date_basis))
            .fact("Document", self.document.title())
            .fact("Outcomes", self.outcomes)
            .fact("Domains", self.domains)
            .list("Declared", self.declared.iter().map(Size::told))
            .list("Where the documents contradict themselves", self.discrepancies.iter().map(differs))
    }
}

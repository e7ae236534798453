//! A context: a circumstance that longlist outcomes are chosen for.

use mscos::context::{Ground, Role};
use mscos::{Context, Pairing, Source};
use serde::Serialize;

use super::{Record, cited, ids, or_empty};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct ContextRecord {
    id: &'static str,
    title: &'static str,
    text: &'static str,
    ground: Ground,
    aliases: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    supplements: Vec<&'static Pairing<'static>>,
    emphases: Vec<&'static Pairing<'static>>,
    source: Source,
}

impl From<Context> for ContextRecord {
    fn from(context: Context) -> Self {
        let paired = |role| context.pairings().iter().filter(move |pairing| pairing.role() == role).collect();
        Self {
            id: context.id(),
            title: context.title(),
            text: context.text(),
            ground: context.ground(),
            aliases: context.aliases(),
            note: context.note(),
            supplements: paired(Role::Supplement),
            emphases: paired(Role::Emphasis),
            source: context.source(),
        }
    }
}

/// An outcome that suits the context, and why.
fn told(pairing: &'static Pairing<'static>) -> (&'static str, String) {
    (pairing.outcome().title(), format!("{} ({})", pairing.reason(), pairing.basis()))
}

impl Record for ContextRecord {
    const KEY: &'static str = "contexts";
    const HEADS: &'static [&'static str] = &[
        "id",
        "title",
        "text",
        "ground",
        "aliases",
        "note",
        "supplements",
        "emphases",
        "source_document",
        "source_section",
    ];
    const COLUMNS: &'static [&'static str] = &["id", "text"];

    fn cells(&self) -> Vec<String> {
        let outcomes = |paired: &[&Pairing<'_>]| ids(paired.iter().map(|one| one.outcome()));
        let texts = [self.id, self.title, self.text, self.ground.id()].into_iter().map(str::to_owned);
        let lists =
            [self.aliases.join("; "), or_empty(self.note), outcomes(&self.supplements), outcomes(&self.emphases)];
        texts.chain(lists).chain(cited(self.source)).collect()
    }

    fn row(&self) -> Vec<String> {
        vec![self.id.to_owned(), self.text.to_owned()]
    }

    fn section(&self) -> Option<&'static str> {
        Some(self.ground.title())
    }

    fn facts(&self) -> Facts {
        Facts::of("context", self.id, self.title)
            .fact("Text", self.text)
            .fact("Ground", self.ground.title())
            .fact("Also known as", self.aliases.join("; "))
            .maybe("Note", self.note)
            .source(self.source)
            .list("Outcomes to add", self.supplements.iter().copied().map(told))
            .list("Core outcomes to look at closely", self.emphases.iter().copied().map(told))
    }
}

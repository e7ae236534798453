//! Entries as records: the same in `list` and in `show`, and in every format.

mod context;
mod domain;
mod edition;
mod guidance;
mod indicator;
mod outcome;
mod record_rule;
mod rule;

pub(crate) use context::ContextRecord;
pub(crate) use domain::DomainRecord;
pub(crate) use edition::EditionRecord;
pub(crate) use guidance::{DefinitionRecord, RecommendationRecord};
pub(crate) use indicator::IndicatorRecord;
pub(crate) use outcome::{OutcomeRecord, told};
pub(crate) use record_rule::RecordRuleRecord;
pub(crate) use rule::RuleRecord;

use mscos::Source;
use serde::Serialize;

use crate::facts::Facts;
use crate::table::Table;

/// One entry.
pub(crate) trait Record: Serialize {
    /// What its list is called in JSON.
    const KEY: &'static str;

    /// The columns of its list as CSV.
    const HEADS: &'static [&'static str];

    /// The columns of its list for people: fewer.
    const COLUMNS: &'static [&'static str];

    /// The row of its list as CSV.
    fn cells(&self) -> Vec<String>;

    /// The row of its list for people.
    fn row(&self) -> Vec<String>;

    /// The heading under which a list for people has it.
    fn section(&self) -> Option<&'static str> {
        None
    }

    /// Everything there is to say of it.
    fn facts(&self) -> Facts;
}

/// A table of records for people.
pub(crate) fn table<R: Record>(records: &[R]) -> Table {
    let mut table = Table::new(R::COLUMNS);
    let mut sections: Vec<Option<&str>> = Vec::new();
    for record in records {
        if !sections.contains(&record.section()) {
            sections.push(record.section());
        }
    }
    for section in sections {
        if let Some(title) = section {
            table.section(title);
        }
        for record in records.iter().filter(|record| record.section() == section) {
            table.row(record.row());
        }
    }
    table
}

/// Ids in one cell, with spaces between them.
fn ids(ids: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let ids: Vec<_> = ids.into_iter().map(|id| id.as_ref().to_owned()).collect();
    ids.join(" ")
}

/// A source as two cells: document and section.
fn cited(source: Source) -> [String; 2] {
    [source.document().id().to_owned(), source.section().to_owned()]
}

/// A cell of what may not be there.
fn or_empty(text: Option<impl std::fmt::Display>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

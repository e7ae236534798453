//! An indicator: a clause of a descriptor.

use mscos::{GivenAs, Indicator, Level, Outcome, Source};
use serde::Serialize;

use super::{Record, cited};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct IndicatorRecord {
    pub(super) id: &'static str,
    outcome: Outcome,
    statement: &'static str,
    level: Level,
    given_as: GivenAs,
    source: Source,
}

impl From<Indicator> for IndicatorRecord {
    fn from(indicator: Indicator) -> Self {
        Self {
            id: indicator.id(),
            outcome: indicator.outcome(),
            statement: indicator.statement(),
            level: indicator.level(),
            given_as: indicator.given_as(),
            source: indicator.source(),
        }
    }
}

impl IndicatorRecord {
    /// The statement, with what goes with it.
    pub(super) fn told(&self) -> String {
        let example = if self.given_as == GivenAs::Example { ", an example" } else { "" };
        format!("{} ({}{example})", self.statement, self.level)
    }
}

impl Record for IndicatorRecord {
    const KEY: &'static str = "indicators";
    const HEADS: &'static [&'static str] =
        &["id", "outcome", "statement", "level", "given_as", "source_document", "source_section"];
    const COLUMNS: &'static [&'static str] = &["id", "level", "statement"];

    fn cells(&self) -> Vec<String> {
        let [document, section] = cited(self.source);
        let ids = [self.id, self.outcome.id(), self.statement, self.level.id(), self.given_as.id()];
        ids.into_iter().map(str::to_owned).chain([document, section]).collect()
    }

    fn row(&self) -> Vec<String> {
        [self.id, self.level.id(), self.statement].map(str::to_owned).to_vec()
    }

    fn facts(&self) -> Facts {
        Facts::of("indicator", self.id, self.statement)
            .fact("Outcome", format!("{} ({})", self.outcome.title(), self.outcome))
            .fact("Level", format!("{}: {} (this project's reading)", self.level.title(), self.level.text()))
            .fact("Given as", format!("{}: {}", self.given_as.title(), self.given_as.text()))
            .source(self.source)
    }
}

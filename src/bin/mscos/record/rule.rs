//! A rule of the check.

use mscos::plan::{Rule, Severity};
use mscos::{Recommendation, Source};
use serde::Serialize;

use super::{Record, cited, ids};
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct RuleRecord {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    since: &'static str,
    checks: &'static str,
    why: &'static str,
    mend: &'static str,
    example: &'static str,
    guidance: &'static [Recommendation],
    source: Source,
}

impl From<&'static Rule> for RuleRecord {
    fn from(rule: &'static Rule) -> Self {
        Self {
            code: rule.code(),
            name: rule.name(),
            severity: rule.severity(),
            since: rule.since(),
            checks: rule.checks(),
            why: rule.why(),
            mend: rule.mend(),
            example: rule.example(),
            guidance: rule.guidance(),
            source: rule.source(),
        }
    }
}

impl Record for RuleRecord {
    const KEY: &'static str = "rules";
    const HEADS: &'static [&'static str] = &[
        "code",
        "name",
        "severity",
        "since",
        "checks",
        "why",
        "mend",
        "guidance",
        "source_document",
        "source_section",
    ];
    const COLUMNS: &'static [&'static str] = &["code", "name", "severity", "checks"];

    fn cells(&self) -> Vec<String> {
        let texts = [self.code, self.name, self.severity.id(), self.since, self.checks, self.why, self.mend];
        let texts = texts.into_iter().map(str::to_owned);
        texts.chain([ids(self.guidance)]).chain(cited(self.source)).collect()
    }

    fn row(&self) -> Vec<String> {
        [self.code, self.name, self.severity.id(), self.checks].map(str::to_owned).to_vec()
    }

    fn facts(&self) -> Facts {
        Facts::of("rule", self.code, self.name)
            .fact("Severity", format!("{}: {}", self.severity, self.severity.text()))
            .fact("Checks", self.checks)
            .fact("Why", self.why)
            .fact("To mend it", self.mend)
            .fact("Since", self.since)
            .source(self.source)
            .list("Recommendations", self.guidance.iter().map(|one| (one.id(), one.title())))
    }
}

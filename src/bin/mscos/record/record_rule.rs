//! A rule of the check of records.

use mscos::assessment::Rule;
use mscos::plan::Severity;
use serde::Serialize;

use super::Record;
use crate::facts::Facts;

#[derive(Serialize)]
pub(crate) struct RecordRuleRecord {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    checks: &'static str,
    why: &'static str,
    mend: &'static str,
}

impl From<&'static Rule> for RecordRuleRecord {
    fn from(rule: &'static Rule) -> Self {
        Self {
            code: rule.code(),
            name: rule.name(),
            severity: rule.severity(),
            checks: rule.checks(),
            why: rule.why(),
            mend: rule.mend(),
        }
    }
}

impl Record for RecordRuleRecord {
    const KEY: &'static str = "record_rules";
    const HEADS: &'static [&'static str] = &["code", "name", "severity", "checks", "why", "mend"];
    const COLUMNS: &'static [&'static str] = &["code", "name", "severity", "checks"];

    fn cells(&self) -> Vec<String> {
        let texts = [self.code, self.name, self.severity.id(), self.checks, self.why, self.mend];
        texts.map(str::to_owned).to_vec()
    }

    fn row(&self) -> Vec<String> {
        [self.code, self.name, self.severity.id(), self.checks].map(str::to_owned).to_vec()
    }

    fn facts(&self) -> Facts {
        Facts::of("rule of records", self.code, self.name)
            .fact("Severity", self.severity)
            .fact("Checks", self.checks)
            .fact("Why", self.why)
            .fact("To mend it", self.mend)
    }
}

//! What the check of a record, or of many, found.

mod json;

use std::borrow::Cow;
use std::fmt;

#[cfg(feature = "schema")]
pub(crate) use self::json::ReportView;
use super::Rule;
use crate::Outcome;
use crate::form::Timepoint;
use crate::plan::{Severity, paragraph};

/// What a check of records found. Printed, it is a text for a person; through serde it is JSON.
///
/// Neither repeats an answer, a note or a case reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentReport {
    findings: Vec<Finding>,
}

/// One thing that was found in a record: what, where, and how to mend it.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) record: Option<usize>,
    pub(super) pointer: String,
    pub(super) outcome: Option<Outcome>,
    pub(super) timepoint: Option<Timepoint>,
    pub(super) other_record: Option<usize>,
    pub(super) help: Cow<'static, str>,
}

impl AssessmentReport {
    /// The gravest first; of the same weight in the order of the records.
    pub(super) fn of(mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(Finding::severity);
        Self { findings }
    }

    /// Everything that was found, the gravest first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }
}

impl Finding {
    /// A finding about a record of a list, or about the list; the pointer leads from there.
    pub(super) fn of(
        rule: &'static Rule,
        record: Option<usize>,
        pointer: &str,
        help: impl Into<Cow<'static, str>>,
    ) -> Self {
        let record_pointer = record.map(|record| format!("/{record}")).unwrap_or_default();
        let pointer = record_pointer + pointer;
        Self { rule, record, pointer, outcome: None, timepoint: None, other_record: None, help: help.into() }
    }

    /// The rule that found it.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's stable code, such as `A001`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// The rule's stable name, such as `unknown-outcome`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.rule.name()
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// The index of the record, from zero, where many were checked.
    #[must_use]
    pub const fn record(&self) -> Option<usize> {
        self.record
    }

    /// Where it stands, as a JSON Pointer into the record, or into the list of records where many were checked.
    ///
    /// A key that looks like no id may be anything, so the pointer then ends before it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The outcome that it is about, if it is about one.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// The timepoint that it is about, where it is about all records of one.
    #[must_use]
    pub const fn timepoint(&self) -> Option<&Timepoint> {
        self.timepoint.as_ref()
    }

    /// The index of the record beside which it shows, from zero: the one that this one repeats, or the one whose date is
    /// out of order with it.
    #[must_use]
    pub const fn other_record(&self) -> Option<usize> {
        self.other_record
    }

    /// What is the matter, in one sentence.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        self.rule.message
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }
}

/// Each finding on some lines, after how many there are.
impl fmt::Display for AssessmentReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings.is_empty() {
            return f.write_str("Nothing was found that needs mending.\n");
        }
        let counts = Severity::ALL.iter().map(|severity| (self.count(*severity), severity));
        let counts = counts.filter(|(count, _)| *count > 0).map(|(count, severity)| match (count, severity) {
            (1, _) | (_, Severity::Advice) => format!("{count} {severity}"),
            _ => format!("{count} {severity}s"),
        });
        writeln!(f, "Found: {}.", counts.collect::<Vec<_>>().join(", "))?;
        self.findings.iter().try_for_each(|finding| {
            let (severity, code, name) = (finding.severity(), finding.code(), finding.name());
            writeln!(f, "\n  {severity}[{code}] {name} at {}", finding.place())?;
            match finding.outcome {
                Some(outcome) => paragraph(f, "    ", "    ", &format!("{} ({outcome})", finding.message()))?,
                None => paragraph(f, "    ", "    ", finding.message())?,
            }
            paragraph(f, "    help: ", "          ", &finding.help)
        })
    }
}

impl Finding {
    /// Where it stands, for people.
    fn place(&self) -> String {
        let place = match (&self.timepoint, self.pointer.as_str()) {
            (Some(timepoint), "") => timepoint.to_string(),
            (Some(timepoint), pointer) => format!("{timepoint} ({pointer})"),
            (_, "") => "the whole record".to_owned(),
            (_, pointer) => pointer.to_owned(),
        };
        let other = self.other_record.map(|other| format!(", beside /{other}"));
        place + &other.unwrap_or_default()
    }
}

/// One line: severity, code, name, place and message.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, code, name) = (self.severity(), self.code(), self.name());
        write!(f, "{severity}[{code}] {name}: {} (at {})", self.message(), self.place())
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding").field("name", &self.name()).field("pointer", &self.pointer).finish_non_exhaustive()
    }
}

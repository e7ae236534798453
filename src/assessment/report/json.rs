//! The report as JSON.

use serde::{Serialize, Serializer};

use super::{AssessmentReport, Finding};
use crate::Outcome;
use crate::plan::Severity;

/// What a check of assessment records finds.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Assessment report"))]
pub(crate) struct ReportView<'a> {
    /// Everything that was found, the gravest first.
    #[cfg_attr(feature = "schema", schemars(title = "Findings"))]
    findings: Vec<FindingView<'a>>,
}

/// One thing that was found in a record.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Finding"))]
struct FindingView<'a> {
    /// The rule's stable code.
    #[cfg_attr(feature = "schema", schemars(title = "Code"))]
    code: &'a str,
    /// The rule's stable name.
    #[cfg_attr(feature = "schema", schemars(title = "Name"))]
    name: &'a str,
    /// How much it weighs: an error keeps something from being counted or may name a person, a warning is to be looked at,
    /// and advice is a chance to ask for less.
    #[cfg_attr(feature = "schema", schemars(title = "Severity"))]
    severity: Severity,
    /// Which record it is in, from zero, where many were checked.
    #[cfg_attr(feature = "schema", schemars(title = "Record"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    /// Where it stands, as a JSON Pointer into the record, or into the list of records where many were checked.
    #[cfg_attr(feature = "schema", schemars(title = "Pointer"))]
    pointer: &'a str,
    /// The outcome that it is about, if it is about one.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    /// The timepoint that it is about, where it is about all records of one.
    #[cfg_attr(feature = "schema", schemars(title = "Timepoint"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    timepoint: Option<String>,
    /// Which record it shows beside, from zero: the one that this one repeats, or the one whose date is out of order with it.
    #[cfg_attr(feature = "schema", schemars(title = "Other record"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    other_record: Option<usize>,
    /// What is the matter.
    #[cfg_attr(feature = "schema", schemars(title = "Message"))]
    message: &'a str,
    /// How to mend it.
    #[cfg_attr(feature = "schema", schemars(title = "Help"))]
    help: &'a str,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            code: finding.code(),
            name: finding.name(),
            severity: finding.severity(),
            record: finding.record(),
            pointer: finding.pointer(),
            outcome: finding.outcome(),
            timepoint: finding.timepoint().map(ToString::to_string),
            other_record: finding.other_record(),
            message: finding.message(),
            help: finding.help(),
        }
    }
}

impl Serialize for AssessmentReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ReportView { findings: self.findings().iter().map(FindingView::from).collect() }.serialize(serializer)
    }
}

/// As in the report.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FindingView::from(self).serialize(serializer)
    }
}

//! What a check came to, as a line of JSON.

use mscos::plan::Report;
use serde::Serialize;

use super::Place;
use crate::errors::{Failure, Slip};

/// One of several plans in JSON, or one that cannot be read: its report, or why there is none.
#[derive(Serialize)]
pub(super) struct Checked<'a, 'plan> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report<'plan>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<Vec<ProblemLine<'a>>>,
}

/// Why a plan cannot be read. The column counts bytes.
#[derive(Serialize)]
struct ProblemLine<'a> {
    message: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl<'a, 'plan> Checked<'a, 'plan> {
    pub(super) fn new(place: &Place<'_>, report: Option<&'a Report<'plan>>, failure: Option<&'a Failure>) -> Self {
        Self { file: place.input.name(), line: place.line, report, problems: failure.map(problems) }
    }
}

fn problems<'failure>(failure: &'failure Failure) -> Vec<ProblemLine<'failure>> {
    match failure {
        Failure::Closed => Vec::new(),
        Failure::Refused { message, help } => {
            vec![ProblemLine { message, help, pointer: None, line: None, column: None }]
        }
        Failure::Unreadable(unreadable) => {
            let line = |slip: &'failure Slip| ProblemLine {
                message: &slip.message,
                help: &slip.help,
                pointer: Some(&slip.pointer),
                line: Some(slip.line),
                column: Some(slip.column),
            };
            unreadable.slips().iter().map(line).collect()
        }
    }
}

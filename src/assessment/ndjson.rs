//! Many records in one text, one on each line.

use std::io::BufRead;

use super::Assessment;
use crate::plan::load::{Limits, Lines, LoadError};

/// Reads many records from newline-delimited JSON, going on after a line that is no record.
///
/// Blank lines are passed over. A line is read only as far as the limit allows, so a line without an end does no harm.
///
/// ```
/// use mscos::assessment::ndjson;
///
/// let text = r#"
/// {"assessment_date":"2026-01-05","timepoint":"baseline","answers":{}}
/// {"assessment_date":"2026-07-05","timepoint":
/// {"assessment_date":"2026-07-05","timepoint":"month-6","answers":{}}
/// "#;
/// let lines: Vec<_> = ndjson(text.as_bytes()).collect();
/// assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 3, 4]);
/// assert_eq!(lines[1].record.as_ref().unwrap_err().line(), 3);
/// ```
pub fn ndjson<R: BufRead>(reader: R) -> Ndjson<R> {
    Ndjson { lines: Lines::of(reader), limits: Limits::default() }
}

/// The records of a text, as [`ndjson`] gives them.
#[derive(Debug)]
pub struct Ndjson<R> {
    lines: Lines<R>,
    limits: Limits,
}

/// One line of a text of many records.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Line {
    /// The number of the line, from one.
    pub number: usize,
    /// The record, or why the line is none; the error counts lines from the beginning of the text.
    pub record: Result<Assessment, LoadError>,
}

impl<R: BufRead> Ndjson<R> {
    /// Sets how many [`bytes`](Limits::bytes) a line may have.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

impl<R: BufRead> Iterator for Ndjson<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let limits = self.limits;
        let (number, record) = self.lines.next(limits.bytes, |line| Assessment::from_json_within(line, &limits))?;
        Some(Line { number, record })
    }
}

impl<R: BufRead> std::iter::FusedIterator for Ndjson<R> {}

//! Many plans in one text, one on each line.

use std::io::BufRead;

use super::error::LoadError;
use super::limits::Limits;
use super::lines::Lines;
use crate::plan::Plan;

/// Reads many plans from newline-delimited JSON, going on after a line that is no plan.
///
/// Blank lines are passed over. A line is read only as far as the [`Limits`] allow, so a line without an end does no
/// harm.
///
/// ```
/// use mscos::plan::ndjson;
///
/// let text = r#"
/// {"edition":"mscos-2023","title":"One","measures":[]}
/// {"edition":"mscos-2023","title":
/// {"edition":"mscos-2023","title":"Three","measures":[]}
/// "#;
/// let lines: Vec<_> = ndjson(text.as_bytes()).collect();
/// assert_eq!(lines.len(), 3);
/// assert_eq!(lines[0].plan.as_ref().unwrap().title, "One");
/// assert_eq!(lines[1].plan.as_ref().unwrap_err().line(), 3);
/// assert_eq!((lines[2].number, &*lines[2].plan.as_ref().unwrap().title), (4, "Three"));
/// ```
pub fn ndjson<R: BufRead>(reader: R) -> Ndjson<R> {
    Ndjson { lines: Lines::of(reader), limits: Limits::default() }
}

/// The plans of a text, as [`ndjson`] gives them.
#[derive(Debug)]
pub struct Ndjson<R> {
    lines: Lines<R>,
    limits: Limits,
}

/// One line of a text of many plans.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Line {
    /// The number of the line, from one.
    pub number: usize,
    /// The plan, or why the line is none; the error counts lines from the beginning of the text.
    pub plan: Result<Plan, LoadError>,
}

impl<R: BufRead> Ndjson<R> {
    /// Sets the limits of each line.
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
        let (number, plan) = self.lines.next(limits.bytes, |line| Plan::from_json_within(line, &limits))?;
        Some(Line { number, plan })
    }
}

impl<R: BufRead> std::iter::FusedIterator for Ndjson<R> {}

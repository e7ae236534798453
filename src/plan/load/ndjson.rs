//! Many plans in one text, one on each line.

use std::io::{self, BufRead, Read};

use super::error::{LoadError, LoadErrorKind, Problem};
use super::limits::{Limits, too_large};
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
    Ndjson { reader, number: 0, limits: Limits::default(), ended: false }
}

/// The plans of a text, as [`ndjson`] gives them.
#[derive(Debug)]
pub struct Ndjson<R> {
    reader: R,
    number: usize,
    limits: Limits,
    ended: bool,
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

    /// The next line without its end, or as much of it as the limits allow and one byte more.
    fn read_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let most = u64::try_from(self.limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else {
            self.skip_line()?;
        }
        Ok(Some(line))
    }

    /// Passes over the rest of a line.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let (used, done) = end.map_or((buffer.len(), buffer.is_empty()), |at| (at + 1, true));
            self.reader.consume(used);
            if done {
                return Ok(());
            }
        }
    }

    fn plan(&self, line: &[u8]) -> Result<Plan, LoadError> {
        if line.len() > self.limits.bytes {
            return Err(too_large(format!("the line has more than {} bytes", self.limits.bytes), "", 1));
        }
        Plan::from_json_within(line, &self.limits)
    }
}

impl<R: BufRead> Iterator for Ndjson<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            self.number += 1;
            let line = match self.read_line() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Line { number: self.number, plan: Err(unreadable(&error, self.number)) });
                }
            };
            if line.trim_ascii().is_empty() {
                continue;
            }
            let plan = self.plan(&line).map_err(|error| error.starting_at(self.number));
            return Some(Line { number: self.number, plan });
        }
        self.ended = true;
        None
    }
}

impl<R: BufRead> std::iter::FusedIterator for Ndjson<R> {}

fn unreadable(error: &io::Error, line: usize) -> LoadError {
    LoadError::one(Problem {
        kind: LoadErrorKind::Unreadable,
        message: format!("the text could not be read further: {}", error.kind()),
        help: String::new(),
        pointer: String::new(),
        line,
        column: 1,
    })
}

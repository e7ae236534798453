//! Many documents in one text, one on each line, whatever a line holds.

use std::io::{self, BufRead, Read};

use super::error::{LoadError, LoadErrorKind, Problem};
use super::limits::too_large;

/// The lines of a text, each read only as far as a limit allows.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    reader: R,
    number: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) const fn of(reader: R) -> Self {
        Self { reader, number: 0, ended: false }
    }

    /// The number of the next line that is not blank, and what `read` makes of it; its error counts lines from the
    /// beginning of the text.
    pub(crate) fn next<T>(
        &mut self,
        bytes: usize,
        read: impl FnOnce(&[u8]) -> Result<T, LoadError>,
    ) -> Option<(usize, Result<T, LoadError>)> {
        while !self.ended {
            self.number += 1;
            let line = match self.line(bytes) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some((self.number, Err(unreadable(&error, self.number))));
                }
            };
            if line.trim_ascii().is_empty() {
                continue;
            }
            let document = if line.len() > bytes {
                Err(too_large(format!("the line has more than {bytes} bytes"), "", 1))
            } else {
                read(&line)
            };
            return Some((self.number, document.map_err(|error| error.starting_at(self.number))));
        }
        self.ended = true;
        None
    }

    /// The next line without its end, or as much of it as the limit allows and one byte more.
    fn line(&mut self, bytes: usize) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let most = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_add(1);
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
}

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

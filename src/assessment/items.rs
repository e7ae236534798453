//! Reading a list item by item, going on after one that can't be read.

use serde_json::value::RawValue;

use crate::plan::load::{LoadError, Problem, too_large};

/// A list with more items than this that can't be read is one of something else.
pub(super) const MOST_BAD: usize = 1000;

/// Every item of a list, or why it can't be read, with places in the whole document.
pub(super) type Items<T> = Vec<Result<T, LoadError>>;

/// Reads the items of a list that stands under this pointer of a document; `None` where it is no list.
///
/// # Errors
///
/// If too many items can't be read.
pub(super) fn read<T>(
    json: &[u8],
    list: &RawValue,
    pointer: &str,
    mut read: impl FnMut(&Place, &[u8]) -> Result<T, LoadError>,
) -> Option<Result<Items<T>, LoadError>> {
    let items = serde_json::from_str::<Vec<&RawValue>>(list.get()).ok()?;
    let (mut all, mut bad) = (Vec::with_capacity(items.len()), 0);
    let (mut offset, mut line, mut column) = (0, 1, 1);
    for (at, item) in items.into_iter().enumerate() {
        // Counted on from the item before, so that a long document is gone through once.
        let start = (item.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
        let between = json.get(offset..start).unwrap_or_default();
        line += between.split(|byte| *byte == b'\n').count() - 1;
        column = match between.iter().rev().position(|byte| *byte == b'\n') {
            Some(behind) => behind + 1,
            None => column + between.len(),
        };
        offset = start;
        let place = Place { pointer: format!("{pointer}/{at}"), line, column };
        let item = read(&place, item.get().as_bytes()).map_err(|error| place.shifted(error));
        bad += usize::from(item.is_err());
        all.push(item);
        if bad > MOST_BAD {
            return Some(Err(too_large(
                format!("more than {MOST_BAD} items of the list can't be read"),
                pointer,
                line,
            )));
        }
    }
    Some(Ok(all))
}

/// Where an item stands in the document.
pub(super) struct Place {
    pointer: String,
    line: usize,
    column: usize,
}

impl Place {
    /// Moves a problem that was told within the item to its place in the document.
    pub(super) fn shift(&self, problem: &mut Problem) {
        if problem.line == 1 {
            problem.column += self.column - 1;
        }
        problem.line += self.line - 1;
        problem.pointer.insert_str(0, &self.pointer);
    }

    /// The line on which the item begins.
    pub(super) const fn line(&self) -> usize {
        self.line
    }

    fn shifted(&self, error: LoadError) -> LoadError {
        let mut problems = error.problems().to_vec();
        for problem in &mut problems {
            self.shift(problem);
        }
        LoadError::all(problems).unwrap_or(error)
    }
}

//! Reading plans from JSON.
//!
//! The good path is one pass of serde. Only when that fails is the text read a second time, by
//! [`inspect`](self::inspect), which finds every problem of the document and where it stands.

mod error;
mod foreign;
mod inspect;
mod limits;
mod lines;
mod ndjson;
mod places;
mod syntax;

pub use error::{LoadError, LoadErrorKind, Problem};
pub use limits::Limits;
pub use ndjson::{Line, Ndjson, ndjson};

pub(crate) use inspect::{
    Entry, Inspect, MOST as MOST_PROBLEMS, Problems, Step, entries, entry, ids, key_in_pointer, leaf, problems_at,
    read_with,
};
pub(crate) use limits::too_large;
pub(crate) use lines::Lines;
pub(crate) use places::lines_of;

use serde::de::DeserializeOwned;

use super::Plan;

impl Plan {
    /// Reads a plan from JSON, as text or as bytes, within the usual [`Limits`]; a byte-order mark is accepted.
    ///
    /// Names that a vocabulary does not have are not errors: the [check](Plan::check) reports all of them.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not a plan. The error tells every problem, each with JSON Pointer, line and column,
    /// and what would mend it; it never repeats text of the document.
    ///
    /// ```
    /// use mscos::plan::{LoadErrorKind, Plan};
    ///
    /// let error = Plan::from_json(r#"{"edition":"mscos-2023","title":7,"mesures":[]}"#).unwrap_err();
    /// let kinds: Vec<_> = error.problems().iter().map(|problem| problem.kind()).collect();
    /// assert_eq!(kinds, [LoadErrorKind::MissingKey, LoadErrorKind::WrongValue, LoadErrorKind::UnknownKey]);
    ///
    /// let unknown = &error.problems()[2];
    /// assert_eq!(unknown.pointer(), "/mesures");
    /// assert_eq!((unknown.line(), unknown.column()), (1, 35));
    /// assert_eq!(unknown.help(), "the nearest is `measures`");
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        Self::from_json_within(json, &Limits::default())
    }

    /// Reads a plan from JSON within limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json), and if the document goes beyond the limits.
    pub fn from_json_within(json: impl AsRef<[u8]>, limits: &Limits) -> Result<Self, LoadError> {
        let json = json.as_ref();
        limits.check_size(json)?;
        let plan: Self = read(json).map_err(|error| foreign::no_plan(json).unwrap_or(error))?;
        limits.check_plan(json, &plan)?;
        Ok(plan)
    }

    /// Writes the plan as JSON, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in a plan can fail to be written: it is texts, numbers and lists.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Reads a document: in one pass where it is right, and a second time where it is not, to say where.
pub(crate) fn read<T: DeserializeOwned + Inspect>(json: &[u8]) -> Result<T, LoadError> {
    let json = without_mark(json);
    serde_json::from_slice(json).map_err(|error| inspect::locate::<T>(json, &error))
}

/// The document without the byte-order mark that some programs write.
pub(crate) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json)
}

//! How much is read.

use super::error::{LoadError, LoadErrorKind, Problem};
use crate::plan::Plan;

/// How large a document may be, so that reading it is bounded work.
///
/// How deep it may be nested is fixed: 128 levels, of which a plan needs five.
///
/// ```
/// use mscos::plan::{Limits, LoadErrorKind, Plan};
///
/// let json = r#"{"edition":"mscos-2023","title":"","measures":[{"outcome":"life-skills"}]}"#;
/// assert!(Plan::from_json_within(json, &Limits::default().measures(1)).is_ok());
///
/// let error = Plan::from_json_within(json, &Limits::default().measures(0)).unwrap_err();
/// assert_eq!(error.kind(), LoadErrorKind::TooLarge);
/// assert_eq!(error.pointer(), "/measures");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that a document may have.
    pub bytes: usize,
    /// The most measures that a plan may have.
    pub measures: usize,
}

impl Default for Limits {
    /// 4 MiB and 5000 measures: a hundred times what the largest plans have.
    fn default() -> Self {
        Self { bytes: 4 << 20, measures: 5000 }
    }
}

impl Limits {
    /// Sets the most bytes.
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the most measures.
    #[must_use]
    pub const fn measures(mut self, measures: usize) -> Self {
        self.measures = measures;
        self
    }

    pub(super) fn check_size(&self, json: &[u8]) -> Result<(), LoadError> {
        if json.len() <= self.bytes {
            return Ok(());
        }
        Err(too_large(format!("the document has more than {} bytes", self.bytes), "", 1))
    }

    pub(super) fn check_plan(&self, plan: &Plan) -> Result<(), LoadError> {
        if plan.measures.len() <= self.measures {
            return Ok(());
        }
        Err(too_large(format!("the plan has more than {} measures", self.measures), "/measures", 1))
    }
}

pub(super) fn too_large(message: String, pointer: &str, line: usize) -> LoadError {
    LoadError::one(Problem {
        kind: LoadErrorKind::TooLarge,
        message,
        help: "split it, or read it with larger limits".to_owned(),
        pointer: pointer.to_owned(),
        line,
        column: 1,
    })
}

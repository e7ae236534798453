//! How much is read.

use super::error::{LoadError, LoadErrorKind, Problem};
use super::inspect;
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
    /// The most names that its measures, partners, population and ignored rules may give together.
    pub references: usize,
}

impl Default for Limits {
    /// 1 MiB, 5000 measures and 10000 names: far more than the largest plans have.
    fn default() -> Self {
        Self { bytes: 1 << 20, measures: 5000, references: 10_000 }
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

    /// Sets the most names.
    #[must_use]
    pub const fn references(mut self, references: usize) -> Self {
        self.references = references;
        self
    }

    pub(crate) fn check_size(&self, json: &[u8]) -> Result<(), LoadError> {
        if json.len() <= self.bytes {
            return Ok(());
        }
        Err(too_large(format!("the document has more than {} bytes", self.bytes), "", 1))
    }

    pub(super) fn check_plan(&self, json: &[u8], plan: &Plan) -> Result<(), LoadError> {
        if plan.measures.len() > self.measures {
            let message = format!("the plan has more than {} measures", self.measures);
            return Err(too_large(message, "/measures", inspect::line_of(json, "measures")));
        }
        let measured = plan.measures.iter().map(|measure| 1 + measure.indicators.len());
        let partnered = plan.partners.iter().map(|partner| partner.outcomes.len());
        let declared = plan.population.iter().map(|population| population.contexts.len());
        let names = measured.chain(partnered).chain(declared).sum::<usize>()
            + plan.ignore.iter().len()
            + plan.severity.iter().len();
        if names > self.references {
            return Err(too_large(format!("the plan gives more than {} names", self.references), "", 1));
        }
        Ok(())
    }
}

pub(crate) fn too_large(message: String, pointer: &str, line: usize) -> LoadError {
    LoadError::one(Problem {
        kind: LoadErrorKind::TooLarge,
        message,
        help: "split it, or take out what is not needed".to_owned(),
        pointer: pointer.to_owned(),
        line,
        column: 1,
    })
}

//! Evaluation plans: reading them, building them, checking them.
//!
//! A [`Plan`] says what an evaluation measures, of whom, when, and with which partners. Read one from JSON
//! with [`Plan::from_json`] or build it in Rust; then [`Plan::check`] checks it against the seven core
//! outcomes and what the report recommends, and gives a [`Report`]. A check never fails: what is wrong
//! with a plan is a [`Finding`] in the report, which says where, why and how to mend it. Errors are for
//! what cannot be read at all.
//!
//! ```
//! use mscos::plan::{Measure, Partner, Plan, Verdict};
//! use mscos::{Outcome, OutcomeSet};
//!
//! let own = Outcome::CORE.into_iter().filter(|o| *o != Outcome::AccessToMedicalTreatment);
//! let mut plan = own.map(Measure::of).fold(Plan::new("Outreach, year one"), Plan::measure);
//! assert_eq!(plan.check().verdict(), Verdict::Incomplete);
//! assert_eq!(plan.check().missing(), OutcomeSet::from(Outcome::AccessToMedicalTreatment));
//!
//! plan = plan.partner(Partner::named("City clinic").covering(Outcome::AccessToMedicalTreatment));
//! assert_eq!(plan.check().verdict(), Verdict::MeetsWithPartners);
//! ```
//!
//! | To | use |
//! |---|---|
//! | read one plan, or many from newline-delimited JSON | [`Plan::from_json`], [`ndjson`], within [`Limits`] |
//! | check it | [`Plan::check`]; [`Rule`] documents every rule |
//! | ignore rules, or give them another severity | [`ByRule`] in the plan, [`Settings`] in code |
//! | add an organisation's own contexts | [`LocalContexts`] through [`Settings::contexts`] |
//! | report in other words | [`Wording`](crate::wording::Wording) through [`Settings::wording`] |
//! | show the report | [`Report`] prints as text; [`Report::markdown`], [`Report::html`], and JSON through serde |

mod check;
mod document;
mod finding;
pub(crate) mod load;
mod local;
pub(crate) mod object;
mod pointer;
mod reference;
mod report;
mod rules;
mod settings;

pub use document::{
    DataSource, InvolvementStage, Measure, Method, Partner, Plan, Population, Stage, SurvivorInvolvement, Timepoints,
};
pub use finding::{Finding, Ignored, IgnoredBy, Severity};
pub use load::{Limits, Line, LoadError, LoadErrorKind, Ndjson, Problem, ndjson};
#[cfg(feature = "schema")]
pub(crate) use local::LocalFile;
pub use local::{LocalContext, LocalContexts};
pub use pointer::Pointer;
pub use reference::Reference;
pub(crate) use report::paragraph;
pub(crate) use report::visible;
#[cfg(feature = "schema")]
pub(crate) use report::{AdviceView, PairingView, ReportView};
pub use report::{Coverage, CoveredBy, Report, ReportPhrase, Verdict};
pub use rules::Rule;
pub(crate) use rules::outcome_meant;
pub use settings::{ByRule, Settings, SettingsError};

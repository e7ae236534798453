//! Assessment records: what a form returns, checked against the form, and summed up so that nothing is revealed about
//! any one person.
//!
//! An [`Assessment`] is the record of one filled form: when, who answered, and the answers. Read it as the JSON that the
//! crate's forms return ([`Assessment::from_json`], [`list`], [`ndjson`]), or as the servers of XLSForm programs give it
//! ([`Assessment::from_submission`], [`submissions`], and `submissions_csv` with the feature `csv`; where several files are
//! read, [`count_once`] makes sure that each submission counts once). [`Assessment::check`] checks it against the [`Form`](crate::form::Form),
//! which knows the questions, scales and timepoints of the plan; [`check_all`] does so for many records and finds what
//! only shows when they are seen together. [`Summary`] counts answers over time.
//!
//! ```
//! use mscos::assessment::{self, Assessment, Summary};
//! use mscos::form::Form;
//! use mscos::plan::{Measure, Plan, Severity, Timepoints};
//! use mscos::Outcome;
//!
//! let plan = Plan::new("Outreach")
//!     .timepoints(Timepoints::every_months(6).until_month(12))
//!     .measure(Measure::of(Outcome::SecureAndSuitableHousing)
//!         .indicator("secure-and-suitable-housing/private-personal-space"));
//! let form = Form::of_plan(&plan);
//!
//! let record = Assessment::from_json(r#"{
//!     "case_reference": "C-0427", "assessment_date": "2026-11-22", "timepoint": "month-7",
//!     "answers": { "secure-and-suitable-housing": { "private-personal-space": "yes" } }
//! }"#)?;
//! let report = record.check(&form);
//! assert_eq!(report.count(Severity::Error), 1);
//! assert_eq!(report.findings()[0].name(), "unknown-timepoint");
//! assert_eq!(report.findings()[0].help(), "the plan has `baseline`, `month-6`, `month-12`");
//!
//! println!("{}", Summary::of(&form, &[record]));
//! # Ok::<(), mscos::plan::LoadError>(())
//! ```
//!
//! No answer, note or case reference is ever repeated in a message, an error or a `Debug` output. Nothing is scored, and
//! nothing is told of one person.

mod check;
mod date;
mod items;
mod ndjson;
mod personal;
mod read;
mod record;
mod report;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod set;
mod submission;
mod summary;

pub use date::{Date, InvalidDate};
pub use ndjson::{Line, Ndjson, ndjson};
pub use read::list;
pub use record::{Assessment, SectionAnswers};
#[cfg(feature = "schema")]
pub(crate) use report::ReportView;
pub use report::{AssessmentReport, Finding};
pub use rules::Rule;
pub use set::check_all;
pub use submission::{NotCounted, Submission, Submissions, count_once, submissions, submissions_within};
#[cfg(feature = "csv")]
pub use submission::{submissions_csv, submissions_csv_within};
pub use summary::{Count, CountKind, Group, QuestionSummary, SectionSummary, Summary, Threshold};

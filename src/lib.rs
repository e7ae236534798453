//! The Modern Slavery Core Outcome Set (MSCOS) as software: what support for adult survivors should achieve, as
//! typed, versioned data that can be cited, and checks of evaluation plans against it.
//!
//! The set was chosen with survivors of modern slavery over a year of consensus work. It has **seven core outcomes**
//! that every intervention for adult survivors is asked to cover, itself or through partners, and a **longlist** of
//! further outcomes to add according to who is being supported. This crate compiles it in: no network, no files, no
//! clock.
//!
//! # The main job
//!
//! Does an evaluation plan cover all seven core outcomes? What does it miss, and what would mend it?
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! use mscos::Outcome;
//! use mscos::plan::{Plan, Verdict};
//!
//! let plan = Plan::from_json(r#"{
//!     "edition": "mscos-2023",
//!     "title": "Northside safe house",
//!     "population": { "minimum_age": 18, "contexts": ["lgbtq"] },
//!     "measures": [
//!         { "outcome": "secure-and-suitable-housing",
//!           "indicators": ["secure-and-suitable-housing/private-personal-space"] },
//!         { "outcome": "access-to-education" }
//!     ],
//!     "partners": [ { "name": "City clinic", "outcomes": ["access-to-medical-treatment"] } ]
//! }"#)?;
//!
//! let report = plan.check();
//! assert_eq!(report.verdict(), Verdict::Incomplete);
//! assert!(report.missing().contains(Outcome::LongTermConsistentSupport));
//!
//! // For people, a text; for machines, JSON.
//! println!("{report}");
//! println!("{}", serde_json::to_string(&report).unwrap());
//!
//! // And what else suits the people served, each with its evidence.
//! let first = report.suggestions().next().unwrap();
//! assert_eq!(first.outcome(), Outcome::NoDiscriminationAgainstLgbtq);
//! # Ok::<(), mscos::plan::LoadError>(())
//! ```
//!
//! # The taxonomy
//!
//! [`Outcome`] is the heart: 44 outcomes, the seven core ones first. Each knows its [`Domain`], its descriptor, its
//! [`Indicator`]s and its [`Source`]. Sets of them are bits ([`OutcomeSet`]).
//!
//! ```
//! use mscos::{Domain, Outcome};
//!
//! let outcome: Outcome = "Access to medical treatment".parse()?;
//! assert_eq!(outcome.id(), "access-to-medical-treatment");
//! assert_eq!(outcome.domain(), Domain::HealthAndWellbeing);
//! assert!(outcome.indicators().iter().any(|i| i.slug() == "dental-treatment"));
//! assert_eq!(outcome.source().section(), "The Modern Slavery Core Outcome Set");
//! # Ok::<(), mscos::UnknownId>(())
//! ```
//!
//! | Ask | and get |
//! |---|---|
//! | [`Outcome`], [`Domain`], [`Indicator`], [`Level`] | what the set is made of |
//! | [`suggest()`], [`advise()`], [`Context`] | which longlist outcomes suit whom, and why |
//! | [`Edition`], [`lineage`], [`Outcome::resolve`] | the four published lists, and what an old name is today |
//! | [`Recommendation`], [`Definition`], [`RuleOfUse`] | what the report recommends, defines and asks |
//! | [`evidence`] | what the report cites for each core outcome |
#![cfg_attr(feature = "json", doc = "| [`plan`] | evaluation plans: read, build, check, report |")]
#![cfg_attr(feature = "json", doc = "| [`form`] | forms made of plans: web forms, XLSForm for Kobo and ODK |")]
#![cfg_attr(feature = "json", doc = "| [`wording`] | the texts in other languages and other words |")]
#![cfg_attr(feature = "json", doc = "| [`assessment`] | records of assessments: read, check against a form, sum up |")]
#![cfg_attr(feature = "schema", doc = "| [`schema`] | JSON Schemas of what is read and written |")]
//!
//! # What it never does
//!
//! The set is for **adult** survivors. The report leaves open whether every clause of a descriptor has to be met, so
//! nothing here scores an outcome or a person. No text of a plan is repeated in a message, since plans can hold what
//! survivors said. Titles stand as printed; descriptors, indicators and everything else are this project's own plain
//! words, with the document and section that they rest on. What is inferred says so.
//!
//! # Features
//!
//! | Feature | by default | gives |
//! |---|---|---|
//! | none | | the taxonomy alone: `no_std`, no allocation, no dependency |
//! | `std` | yes | what needs the standard library |
//! | `json` | yes | plans, checks, reports, forms, wordings, assessments, and serde for everything |
//! | `schema` | yes | JSON Schemas, and web forms (schemars) |
//! | `strum` | yes | the strum traits on every vocabulary |
//! | `color` | | reports with colours for a terminal |
//! | `csv` | | XLSForm sheets and summaries as CSV |
//! | `xlsx` | | XLSForm as a workbook |
//! | `cli` | | the command `mscos` |
#![cfg_attr(not(any(test, feature = "std")), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "json")]
pub mod assessment;
pub mod context;
mod domain;
pub mod edition;
pub mod evidence;
#[cfg(feature = "json")]
pub mod form;
pub mod guidance;
mod indicator;
pub mod lineage;
mod outcome;
#[cfg(feature = "json")]
pub mod plan;
#[cfg(feature = "schema")]
pub mod schema;
mod set;
mod source;
mod suggest;
mod tables;
mod vocabulary;
#[cfg(feature = "json")]
pub mod wording;

pub use context::{Basis, Context, ContextSet, Pairing};
pub use domain::Domain;
pub use edition::Edition;
pub use guidance::{Definition, Recommendation, RuleOfUse};
pub use indicator::{GivenAs, Indicator, IndicatorSet, Level};
pub use outcome::{DomainBasis, Outcome, OutcomeSet, Tier};
pub use set::{Iter, Set};
pub use source::{Document, Source, Warrant};
pub use suggest::{
    Advice, Suggestion, Suggestions, advise, advise_with, emphases, emphases_with, suggest, suggest_with,
};
pub use vocabulary::{UnknownId, Vocabulary};

/// The README's Rust blocks run as tests.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
struct Readme;

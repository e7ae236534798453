//! JSON Schemas of what a user reads or writes.
//!
//! [`Name`] lists the documents that have one. Each is written in two [`Draft`]s, for validators and for form renderers,
//! and in two [`Flavour`]s of choices. The files in `data/schema/` are the same, for those who have no Rust.
//!
//! ```
//! use mscos::schema::{Draft, Flavour, Name};
//!
//! let schema = Name::Plan.json(Draft::Draft202012, Flavour::OneOf);
//! assert_eq!(schema["title"], "Evaluation plan");
//! assert_eq!(schema["required"], serde_json::json!(["edition", "title", "measures"]));
//!
//! // With its keys in an order that people can follow, and ready for a form:
//! let text = Name::Outcome.pretty(Draft::Draft7, Flavour::OneOf);
//! assert!(text.starts_with("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\","));
//! ```
//!
//! # In RJSF
//!
//! Since its version 5.22 RJSF (react-jsonschema-form) puts the first of titled choices into every field that nobody has
//! filled in: a plan would be for the oldest edition, and measure the first outcome. Tell it not to:
//!
//! ```jsx
//! <Form
//!   schema={schema}
//!   validator={validator}
//!   experimental_defaultFormStateBehavior={{ constAsDefaults: "never" }}
//! />
//! ```
//!
//! Of versions that fill in but do not know this option, such as 5.22.4, take a later one, or [`Flavour::Enum`], from whose
//! plain lists RJSF takes nothing. The forms of [`Form::json_schema`](crate::form::Form::json_schema) don't need the option.

mod forms;
mod text;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::plan::{AdviceView, LocalFile, PairingView, Plan, ReportView};
use crate::vocabulary::vocabulary;
use crate::{Context, ContextSet, Indicator, IndicatorSet, Outcome, OutcomeSet};

vocabulary! {
    /// What there is a schema of.
    pub enum Name: "schema" {
        Plan = "plan", "Evaluation plan", "What an evaluation measures, of whom, when, and with which partners.";
        Report = "report", "Report", "What a check of a plan finds.";
        Suggestions = "suggestions", "Suggestions", "What suits the people whom a project serves, and why, the firmest evidence first.";
        Outcome = "outcome", "Outcome", "The id of one outcome.";
        Outcomes = "outcomes", "Outcomes", "The ids of outcomes, each once.";
        Indicator = "indicator", "Indicator", "The id of one indicator.";
        Indicators = "indicators", "Indicators", "The ids of indicators, each once.";
        Context = "context", "Context", "The id of one context.";
        Contexts = "contexts", "Contexts", "The ids of contexts, each once.";
        Pairings = "pairings", "Pairings", "Why outcomes suit contexts, each with its evidence.";
        LocalContexts = "local-contexts", "Own contexts", "The contexts and pairings that an organisation adds to those of the crate.";
        Assessment = "assessment", "Assessment record", "What a filled-in form returns.";
        AssessmentReport = "assessment-report", "Assessment report", "What a check of assessment records finds.";
        Summary = "summary", "Summary", "What many assessment records say over time, with small counts hidden.";
        Scales = "scales", "Own response scales", "The response scales that an organisation puts in place of the crate's.";
        Wording = "wording", "Wording", "Titles and texts in another language or in an organisation's own words.";
    }
}

vocabulary! {
    /// The draft of JSON Schema that a schema is written in.
    pub enum Draft: "draft" {
        Draft202012 = "2020-12", "Draft 2020-12", "For validators: the current draft, with shared parts under `$defs`.", ["2020"];
        Draft7 = "draft-07", "Draft 7", "For form renderers: everything inlined, optional instead of nullable, as RJSF and JSON Forms need it. Give RJSF constAsDefaults: \"never\", or it preselects the first of titled choices.", ["7", "draft-7"];
    }
}

vocabulary! {
    /// How a choice among ids is written in a schema.
    pub enum Flavour: "flavour" {
        OneOf = "one-of", "One of", "Each id with its title and description, which most renderers show as a list of choices.", ["oneOf"];
        Enum = "enum", "Plain enum", "The ids alone, for tools that know nothing else, such as json-editor.";
    }
}

impl Name {
    /// The schema.
    ///
    /// In draft 2020-12 it accepts what the crate writes, and what it accepts the crate can read. In draft 7 it is for
    /// forms, and a little stricter: what is not said is left out instead of `null`, what people choose from a list they
    /// choose once, and what may be anything (the English in a wording) has no place. What it leaves out are conditions
    /// between fields: those of a wording, on who went over it with survivors, are then told by the reader alone.
    ///
    /// ```
    /// use mscos::schema::{Draft, Flavour, Name};
    ///
    /// let schema = Name::Context.json(Draft::Draft7, Flavour::Enum);
    /// assert_eq!(schema["enum"][0], mscos::Context::ALL[0].id());
    /// assert_eq!(schema["$id"], "urn:mscos:schema:context:0.1:draft-07:enum");
    /// ```
    #[must_use]
    pub fn json(self, draft: Draft, flavour: Flavour) -> Value {
        let mut schema = self.current();
        if draft == Draft::Draft7 {
            forms::make(&mut schema, self.is_filled_in());
        }
        if flavour == Flavour::Enum {
            forms::plain_enums(&mut schema);
        }
        if let Some(root) = schema.as_object_mut() {
            root.insert("$id".to_owned(), id(self.id(), draft, flavour).into());
        }
        schema
    }

    /// The schema as a text whose keys stand in a sensible order: properties as in the documents that it describes.
    ///
    /// A [`Value`] sorts its keys, so a form made of [`json`](Self::json) has its fields in the order of the alphabet.
    #[must_use]
    pub fn pretty(self, draft: Draft, flavour: Flavour) -> String {
        text::pretty(&self.json(draft, flavour))
    }

    /// In draft 2020-12, with titles and descriptions of choices.
    fn current(self) -> Value {
        match self {
            Self::Plan => plan(),
            Self::Report => report(),
            Self::Suggestions => of::<AdviceView<'_>>("suggestions"),
            Self::Outcome => of::<Outcome>("outcome"),
            Self::Outcomes => of::<OutcomeSet>("outcomes"),
            Self::Indicator => of::<Indicator>("indicator"),
            Self::Indicators => of::<IndicatorSet>("indicators"),
            Self::Context => of::<Context>("context"),
            Self::Contexts => of::<ContextSet>("contexts"),
            Self::Pairings => of::<Vec<PairingView<'_>>>("pairings"),
            Self::LocalContexts => local_contexts(),
            Self::Assessment => assessment(),
            Self::AssessmentReport => of::<crate::assessment::ReportView<'_>>("assessment-report"),
            Self::Summary => of::<crate::assessment::Summary>("summary"),
            Self::Scales => scales(),
            Self::Wording => wording(),
        }
    }

    /// Whether people fill it in, and not the crate.
    const fn is_filled_in(self) -> bool {
        !matches!(self, Self::Report | Self::Suggestions | Self::Pairings | Self::AssessmentReport | Self::Summary)
    }
}

/// The JSON Schema of a plan, in draft 2020-12.
///
/// It asks for ids where [`Plan::from_json`] also takes titles, since ids are what a plan should hold. What it accepts can
/// be read, within the [limits](crate::plan::Limits) and with whole numbers written as such (`18`, not `18.0`).
#[must_use]
pub fn plan() -> Value {
    of::<Plan>("plan")
}

/// The JSON Schema of a report, in draft 2020-12.
#[must_use]
pub fn report() -> Value {
    of::<ReportView<'_>>("report")
}

/// The JSON Schema of a file of an organisation's own contexts, in draft 2020-12.
///
/// What it cannot say, reading the file still checks: that ids are new, and that each pairing names a context that there
/// is and indicators of its own outcome.
#[must_use]
pub fn local_contexts() -> Value {
    of::<LocalFile>("local-contexts")
}

/// The JSON Schema of an assessment record, whatever form it is of, in draft 2020-12: any outcome, any answer.
///
/// What it accepts can be read, but for days that the calendar does not have; whether the answers are those that the form
/// offers is for [`Assessment::check`](crate::assessment::Assessment::check) to say.
#[must_use]
pub fn assessment() -> Value {
    of::<crate::assessment::Assessment>("assessment")
}

/// The JSON Schema of a file of an organisation's own response scales, in draft 2020-12.
///
/// What it cannot say, reading the file still checks: that ids are new, that titles can be told from one another, and that
/// no two scales are for the same.
#[must_use]
pub fn scales() -> Value {
    of::<crate::form::ScalesFile>("scales")
}

/// The JSON Schema of a [wording](crate::wording::Wording), in draft 2020-12: a translation, or an organisation's own words.
///
/// What it cannot say, reading still checks: that nothing stands twice, and that the language is a tag that BCP 47 knows.
#[must_use]
pub fn wording() -> Value {
    of::<crate::wording::File>("wording")
}

/// The schema of a type in draft 2020-12, with an id that is stable for a version of the crate.
fn of<T: JsonSchema>(name: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(tidy));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    if let (Some("array"), Some(list)) = (schema.get("type").and_then(Value::as_str), Name::from_id(name)) {
        // A list has no words of its own.
        schema.insert("title".to_owned(), list.title().into());
        schema.insert("description".to_owned(), list.text().into());
    }
    schema.insert("$id".to_owned(), id(name, Draft::Draft202012, Flavour::OneOf).into());
    schema.into()
}

/// The id of a schema: that of the usual form is the shortest.
fn id(name: &str, draft: Draft, flavour: Flavour) -> String {
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    let draft = if draft == Draft::Draft202012 { String::new() } else { format!(":{draft}") };
    let flavour = if flavour == Flavour::OneOf { String::new() } else { format!(":{flavour}") };
    format!("urn:mscos:schema:{name}:{version}{draft}{flavour}")
}

/// Leaves out formats such as `uint16`, which no standard knows and strict validators refuse (the bounds say the same),
/// and the line breaks of doc comments.
fn tidy(schema: &mut Schema) {
    let known = schema.get("format").and_then(Value::as_str);
    if known.is_some_and(|format| format.starts_with("uint") || format.starts_with("int")) {
        schema.remove("format");
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        let paragraphs: Vec<_> = description.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        *description = paragraphs.join("\n\n");
    }
}

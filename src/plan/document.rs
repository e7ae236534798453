//! The plan document, as it is written in JSON and built in Rust.

use serde::Serialize;

use super::object::read_from_object;
use super::{ByRule, Reference, Severity};
use crate::vocabulary::vocabulary;
use crate::{Context, Edition, Indicator, Level, Outcome};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// An evaluation plan: what is measured, of whom, when, and with which partners.
///
/// `edition`, `title` and `measures` are required; what is left out of the rest is simply not said.
/// Texts are for people: no check repeats them, and nobody's story belongs into them.
///
/// Read it with [`from_json`](Self::from_json), which bounds the work and tells where every problem stands; reading it
/// through serde alone does neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Evaluation plan", deny_unknown_fields))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "What is measured, of whom, when, and with which partners. Only the edition, the title and \
        the measures are required; what is left out of the rest is simply not said. Texts are for people: no check \
        repeats them, and nobody's story belongs into them."
    )
)]
#[non_exhaustive]
pub struct Plan {
    /// The edition of the outcome set that the plan is written for.
    #[cfg_attr(feature = "schema", schemars(title = "Edition"))]
    pub edition: Reference<Edition>,
    /// What the plan is called.
    #[cfg_attr(feature = "schema", schemars(title = "Title"))]
    pub title: String,
    /// What the project is for, in a few sentences.
    #[cfg_attr(feature = "schema", schemars(title = "Aim"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<String>,
    /// Whom the project serves.
    #[cfg_attr(feature = "schema", schemars(title = "Population"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
    /// When everything is measured, unless a measure says otherwise.
    #[cfg_attr(feature = "schema", schemars(title = "Timepoints"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timepoints: Option<Timepoints>,
    /// What is measured.
    #[cfg_attr(feature = "schema", schemars(title = "Measures"))]
    pub measures: Vec<Measure>,
    /// Services that cover outcomes which this project does not.
    #[cfg_attr(feature = "schema", schemars(title = "Partners", default))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Partner>,
    /// How survivors take part in the project itself.
    #[cfg_attr(feature = "schema", schemars(title = "Survivor involvement"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survivor_involvement: Option<SurvivorInvolvement>,
    /// After how many months support ends for everyone; left out where it does not.
    #[cfg_attr(feature = "schema", schemars(title = "Support ends after (months)"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_ends_after_months: Option<u16>,
    /// The rules of the check that do not fit this plan: the name or code of each, and why.
    #[cfg_attr(feature = "schema", schemars(title = "Rules to set aside", default))]
    #[serde(skip_serializing_if = "ByRule::is_empty")]
    pub ignore: ByRule<String>,
    /// The rules of the check that weigh more or less in this plan than usual.
    #[cfg_attr(feature = "schema", schemars(title = "Severity of rules", default))]
    #[serde(skip_serializing_if = "ByRule::is_empty")]
    pub severity: ByRule<Severity>,
}

/// Whom a project serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Population", deny_unknown_fields))]
#[non_exhaustive]
pub struct Population {
    /// The age in years from which people are taken on. The core set is for adults: 18 or more.
    #[cfg_attr(feature = "schema", schemars(title = "Minimum age"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<u8>,
    /// The circumstances of the people served, which longlist outcomes are suggested for.
    #[cfg_attr(feature = "schema", schemars(title = "Contexts", default))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<Reference<Context>>,
}

/// When outcomes are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Timepoints", deny_unknown_fields))]
#[non_exhaustive]
pub struct Timepoints {
    /// Whether there is a baseline, before or as support begins.
    #[cfg_attr(feature = "schema", schemars(title = "Baseline", default))]
    pub baseline: bool,
    /// The months from one timepoint to the next.
    #[cfg_attr(feature = "schema", schemars(title = "Every (months)"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every_months: Option<u16>,
    /// The month of the last timepoint, counted from the baseline; left out where there is no end.
    #[cfg_attr(feature = "schema", schemars(title = "Until (month)"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_month: Option<u16>,
}

/// One thing that is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Measure", deny_unknown_fields))]
#[non_exhaustive]
pub struct Measure {
    /// The outcome that it speaks for.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    pub outcome: Reference<Outcome>,
    /// The indicators of that outcome that it looks at.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators", default))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Reference<Indicator>>,
    /// Who would have to act or change for it to be met.
    #[cfg_attr(feature = "schema", schemars(title = "Level"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Where the data come from.
    #[cfg_attr(feature = "schema", schemars(title = "Data source"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_source: Option<DataSource>,
    /// How it is measured.
    #[cfg_attr(feature = "schema", schemars(title = "Method"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The questionnaire, checklist or other tool.
    #[cfg_attr(feature = "schema", schemars(title = "Instrument"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// When it is measured, where that differs from the rest of the plan.
    #[cfg_attr(feature = "schema", schemars(title = "Timepoints"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timepoints: Option<Timepoints>,
    /// The stage that a logframe puts it in.
    #[cfg_attr(feature = "schema", schemars(title = "Stage"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
}

/// A service that covers outcomes which the project itself does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Partner", deny_unknown_fields))]
#[non_exhaustive]
pub struct Partner {
    /// The name of the service. Reports show it beside what it covers.
    #[cfg_attr(feature = "schema", schemars(title = "Name"))]
    pub name: String,
    /// The outcomes that it covers.
    #[cfg_attr(feature = "schema", schemars(title = "Outcomes", default))]
    pub outcomes: Vec<Reference<Outcome>>,
}

/// How survivors take part in the project itself; what is left out is not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Survivor involvement", deny_unknown_fields))]
#[non_exhaustive]
pub struct SurvivorInvolvement {
    /// The earliest stage in which survivors take part.
    #[cfg_attr(feature = "schema", schemars(title = "Involved from"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<InvolvementStage>,
    /// Whether they are paid for it.
    #[cfg_attr(feature = "schema", schemars(title = "Paid"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<bool>,
    /// Whether the project's finances are open to them.
    #[cfg_attr(feature = "schema", schemars(title = "Finances shared"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finances_shared: Option<bool>,
    /// Whether they have an induction, and support throughout.
    #[cfg_attr(feature = "schema", schemars(title = "Induction and support"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub induction_and_support: Option<bool>,
    /// Whether there is a clear way to leave.
    #[cfg_attr(feature = "schema", schemars(title = "Exit procedure"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit_procedure: Option<bool>,
}

read_from_object!(Plan {
    edition, title, measures;
    aim, population, timepoints, partners, survivor_involvement, support_ends_after_months, ignore,
    severity,
});
read_from_object!(Population { ; minimum_age, contexts });
read_from_object!(Timepoints { ; baseline, every_months, until_month });
read_from_object!(Measure {
    outcome;
    indicators, level, data_source, method, instrument, timepoints, stage,
});
read_from_object!(Partner { name; outcomes });
read_from_object!(SurvivorInvolvement {
    ; from, paid, finances_shared, induction_and_support, exit_procedure,
});

vocabulary! {
    /// Where the data of a measure come from.
    pub enum DataSource: "data source" {
        SurvivorSelfReport = "survivor-self-report", "Survivor self-report", "Survivors say it of themselves, in their own words or answers.";
        PractitionerReport = "practitioner-report", "Practitioner report", "Someone who works with the survivor says it.";
        ServiceRecords = "service-records", "Service records", "The records that the project keeps anyway.";
        PartnerRecords = "partner-records", "Partner records", "Records of another service.";
        PublicData = "public-data", "Public data", "Published statistics, law, policy or inspections.";
    }
}

vocabulary! {
    /// How a thing is measured.
    pub enum Method: "method" {
        Quantitative = "quantitative", "Quantitative", "In numbers.";
        Qualitative = "qualitative", "Qualitative", "In words, such as interviews.";
        Mixed = "mixed", "Mixed", "In numbers and in words.";
    }
}

vocabulary! {
    /// The stage that a logframe puts a measure in. The report advises against such stages.
    ///
    /// Source: final report, section "Priority recommendations".
    pub enum Stage: "stage" {
        ShortTerm = "short-term", "Short-term", "Expected soon after support begins.";
        MediumTerm = "medium-term", "Medium-term", "Expected some time into support.";
        LongTerm = "long-term", "Long-term", "Expected late, or after support.";
    }
}

vocabulary! {
    /// The stage of a project in which survivors first take part, the earliest first.
    pub enum InvolvementStage: "involvement stage" {
        Funding = "funding", "Funding", "When the money is applied for and the questions are set.";
        Design = "design", "Design", "When the project or its evaluation is designed.";
        Delivery = "delivery", "Delivery", "While the project runs.";
        Analysis = "analysis", "Analysis", "When results are read and written up.";
        NotInvolved = "none", "None", "Survivors take no part in the project itself.";
    }
}

impl Plan {
    /// A plan for the current edition that measures nothing yet.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            edition: Edition::CURRENT.into(),
            title: title.into(),
            aim: None,
            population: None,
            timepoints: None,
            measures: Vec::new(),
            partners: Vec::new(),
            survivor_involvement: None,
            support_ends_after_months: None,
            ignore: ByRule::default(),
            severity: ByRule::default(),
        }
    }

    /// Says for which edition of the outcome set it is written.
    #[must_use]
    pub fn edition(mut self, edition: impl Into<Reference<Edition>>) -> Self {
        self.edition = edition.into();
        self
    }

    /// Says what the project is for.
    #[must_use]
    pub fn aim(mut self, aim: impl Into<String>) -> Self {
        self.aim = Some(aim.into());
        self
    }

    /// Says whom the project serves.
    #[must_use]
    pub fn population(mut self, population: Population) -> Self {
        self.population = Some(population);
        self
    }

    /// Says when everything is measured.
    #[must_use]
    pub fn timepoints(mut self, timepoints: Timepoints) -> Self {
        self.timepoints = Some(timepoints);
        self
    }

    /// Adds a measure.
    #[must_use]
    pub fn measure(mut self, measure: Measure) -> Self {
        self.measures.push(measure);
        self
    }

    /// Adds a partner.
    #[must_use]
    pub fn partner(mut self, partner: Partner) -> Self {
        self.partners.push(partner);
        self
    }

    /// Says that support ends for everyone after so many months.
    #[must_use]
    pub fn support_ends_after_months(mut self, months: u16) -> Self {
        self.support_ends_after_months = Some(months);
        self
    }

    /// Ignores a rule of the check, by its name or code, for a reason.
    #[must_use]
    pub fn ignore(mut self, rule: impl Into<String>, reason: impl Into<String>) -> Self {
        self.ignore.insert(rule, reason);
        self
    }

    /// Gives a rule of the check, by its name or code, another weight.
    #[must_use]
    pub fn severity(mut self, rule: impl Into<String>, severity: Severity) -> Self {
        self.severity.insert(rule, severity);
        self
    }

    /// Says how survivors take part.
    #[must_use]
    pub fn survivor_involvement(mut self, involvement: SurvivorInvolvement) -> Self {
        self.survivor_involvement = Some(involvement);
        self
    }
}

impl Population {
    /// Adults, of 18 years or more.
    #[must_use]
    pub fn adults() -> Self {
        Self { minimum_age: Some(18), contexts: Vec::new() }
    }

    /// Sets the age, in years, from which people are served.
    #[must_use]
    pub const fn minimum_age(mut self, years: u8) -> Self {
        self.minimum_age = Some(years);
        self
    }

    /// Adds a context.
    #[must_use]
    pub fn context(mut self, context: impl Into<Reference<Context>>) -> Self {
        self.contexts.push(context.into());
        self
    }
}

impl Timepoints {
    /// A baseline, and nothing after it.
    #[must_use]
    pub const fn baseline() -> Self {
        Self { baseline: true, every_months: None, until_month: None }
    }

    /// A baseline, and then every so many months without an end.
    #[must_use]
    pub const fn every_months(months: u16) -> Self {
        Self { baseline: true, every_months: Some(months), until_month: None }
    }

    /// Leaves the baseline out.
    ///
    /// ```
    /// use mscos::form::Timepoint;
    /// use mscos::plan::Timepoints;
    ///
    /// let later = Timepoints::every_months(6).until_month(12).without_baseline();
    /// assert!(later.contains(&Timepoint::Month(12)) && !later.contains(&Timepoint::Baseline));
    /// ```
    #[must_use]
    pub const fn without_baseline(mut self) -> Self {
        self.baseline = false;
        self
    }

    /// Sets the month of the last timepoint.
    #[must_use]
    pub const fn until_month(mut self, month: u16) -> Self {
        self.until_month = Some(month);
        self
    }
}

impl Measure {
    /// A measure of this outcome of which nothing more is said yet.
    #[must_use]
    pub fn of(outcome: impl Into<Reference<Outcome>>) -> Self {
        Self {
            outcome: outcome.into(),
            indicators: Vec::new(),
            level: None,
            data_source: None,
            method: None,
            instrument: None,
            timepoints: None,
            stage: None,
        }
    }

    /// Adds an indicator.
    #[must_use]
    pub fn indicator(mut self, indicator: impl Into<Reference<Indicator>>) -> Self {
        self.indicators.push(indicator.into());
        self
    }

    /// Adds several indicators.
    ///
    /// ```
    /// use mscos::Outcome;
    /// use mscos::plan::Measure;
    ///
    /// let outcome = Outcome::AccessToEducation;
    /// assert_eq!(Measure::of(outcome).indicators(outcome.indicators().iter().copied()).indicators.len(), 15);
    /// ```
    #[must_use]
    pub fn indicators(mut self, indicators: impl IntoIterator<Item = impl Into<Reference<Indicator>>>) -> Self {
        self.indicators.extend(indicators.into_iter().map(Into::into));
        self
    }

    /// Says who would have to act or change.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Says where the data come from.
    #[must_use]
    pub const fn data_source(mut self, source: DataSource) -> Self {
        self.data_source = Some(source);
        self
    }

    /// Says how it is measured.
    #[must_use]
    pub const fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// Names the tool.
    #[must_use]
    pub fn instrument(mut self, instrument: impl Into<String>) -> Self {
        self.instrument = Some(instrument.into());
        self
    }

    /// Sets times of its own.
    #[must_use]
    pub const fn timepoints(mut self, timepoints: Timepoints) -> Self {
        self.timepoints = Some(timepoints);
        self
    }

    /// Carries over the stage of a logframe.
    #[must_use]
    pub const fn stage(mut self, stage: Stage) -> Self {
        self.stage = Some(stage);
        self
    }
}

impl SurvivorInvolvement {
    /// Survivors take part from this stage on; nothing more is said yet.
    #[must_use]
    pub const fn starting_at(stage: InvolvementStage) -> Self {
        Self { from: Some(stage), paid: None, finances_shared: None, induction_and_support: None, exit_procedure: None }
    }

    /// Says whether they are paid for it.
    #[must_use]
    pub const fn paid(mut self, paid: bool) -> Self {
        self.paid = Some(paid);
        self
    }

    /// Says whether the project's finances are open to them.
    #[must_use]
    pub const fn finances_shared(mut self, shared: bool) -> Self {
        self.finances_shared = Some(shared);
        self
    }

    /// Says whether they have an induction, and support throughout.
    #[must_use]
    pub const fn induction_and_support(mut self, given: bool) -> Self {
        self.induction_and_support = Some(given);
        self
    }

    /// Says whether there is a clear way to leave.
    #[must_use]
    pub const fn exit_procedure(mut self, clear: bool) -> Self {
        self.exit_procedure = Some(clear);
        self
    }
}

impl Partner {
    /// A partner of this name that covers nothing yet.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), outcomes: Vec::new() }
    }

    /// Adds an outcome that it covers.
    #[must_use]
    pub fn covering(mut self, outcome: impl Into<Reference<Outcome>>) -> Self {
        self.outcomes.push(outcome.into());
        self
    }

    /// Whether it has a name, with at least one letter or digit. One that nobody can be asked about covers nothing.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.name.chars().any(char::is_alphanumeric)
    }
}

//! What a check gives: coverage, verdict, findings, suggestions.

mod group;
mod html;
mod json;
mod markdown;
mod paint;
mod phrase;
mod text;
mod words;

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use super::check::Facts;
use super::load::lines_of;
use super::{Finding, Ignored, Partner, Pointer, Severity};
use crate::vocabulary::vocabulary;
use crate::wording::Wording;
use crate::{
    Advice, Context, ContextSet, Indicator, IndicatorSet, Outcome, OutcomeSet, Pairing, Suggestions, advise_with,
};

#[cfg(feature = "schema")]
pub(crate) use json::{AdviceView, PairingView, ReportView};
pub use phrase::ReportPhrase;
pub(crate) use text::{cited, paragraph};
use words::Place;
pub(crate) use words::visible;

vocabulary! {
    /// What a plan comes to, by the coverage of the seven core outcomes alone.
    ///
    /// Source: final report, section "Priority recommendations".
    pub enum Verdict: "verdict" {
        MeetsMinimumStandard = "meets-minimum-standard", "Meets the minimum standard", "The plan itself measures all seven core outcomes.";
        MeetsWithPartners = "meets-with-partners", "Meets the minimum standard with partners", "The plan and the partners that it names cover all seven core outcomes.";
        Incomplete = "incomplete", "Incomplete", "At least one of the seven core outcomes is covered neither by the plan nor by a partner that it names.";
    }
}

vocabulary! {
    /// What covers an outcome.
    pub enum CoveredBy: "kind of coverage" {
        Plan = "plan", "Plan", "The plan measures it.";
        Partner = "partner", "Partner", "A partner that the plan names covers it.";
        Missing = "missing", "Missing", "Nothing covers it.";
    }
}

/// What a check found out about a plan.
///
/// Printed, it is a text for a person; through serde it is the JSON report. Neither repeats any text of the plan
/// except the names of partners, which stand where their owners expect them: beside what they cover.
///
/// The lines of the text are folded at 88 columns, or at the width of the format:
///
/// ```
/// use mscos::plan::Plan;
///
/// let plan = Plan::new("Outreach");
/// let narrow = format!("{:60}", plan.check());
/// assert!(narrow.lines().all(|line| line.chars().count() <= 60));
/// assert_ne!(narrow, plan.check().to_string());
/// ```
#[derive(Clone)]
pub struct Report<'plan> {
    facts: Facts<'plan>,
    findings: Vec<Finding<'plan>>,
    ignored: Vec<Ignored<'plan>>,
    wording: &'plan Wording,
    /// The lines of the places, where the document is known.
    lines: BTreeMap<Pointer, usize>,
}

impl<'plan> Report<'plan> {
    pub(super) const fn new(
        facts: Facts<'plan>,
        findings: Vec<Finding<'plan>>,
        ignored: Vec<Ignored<'plan>>,
        wording: &'plan Wording,
    ) -> Self {
        Self { facts, findings, ignored, wording, lines: BTreeMap::new() }
    }

    /// The same, with the lines of the document beside the places: `json` is what the plan was read from.
    ///
    /// ```
    /// use mscos::plan::Plan;
    ///
    /// let json = "{ \"edition\": \"mscos-2023\", \"title\": \"\",\n\"measures\": [\n{ \"outcome\": \"joy\" }\n] }";
    /// let plan = Plan::from_json(json)?;
    /// let report = plan.check().with_lines_of(json);
    /// assert!(report.to_string().contains("unknown-outcome at /measures/0/outcome (line 3)"));
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    #[must_use]
    pub fn with_lines_of(mut self, json: impl AsRef<[u8]>) -> Self {
        let places = self.findings.iter().map(Finding::pointer);
        let places = places.chain(self.ignored.iter().map(|ignored| ignored.finding().pointer()));
        self.lines = lines_of(json.as_ref(), places.filter(|pointer| *pointer != Pointer::ROOT));
        self
    }

    /// A place, with its line where that is known.
    fn place(&self, pointer: Pointer) -> Place<'plan> {
        Place { pointer, line: self.lines.get(&pointer).copied(), wording: self.wording }
    }

    /// The words in which it is printed. What the rules say, reasons and sources are English in any of them.
    #[must_use]
    pub const fn wording(&self) -> &'plan Wording {
        self.wording
    }

    /// What the plan comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if OutcomeSet::CORE.is_subset(&self.facts.measured) {
            Verdict::MeetsMinimumStandard
        } else if self.missing().is_empty() {
            Verdict::MeetsWithPartners
        } else {
            Verdict::Incomplete
        }
    }

    /// How each of the seven core outcomes is covered, in order.
    #[must_use]
    pub fn core(&self) -> impl ExactSizeIterator<Item = Coverage<'_, 'plan>> {
        Outcome::CORE.into_iter().map(|outcome| Coverage { outcome, facts: &self.facts })
    }

    /// How any outcome is covered.
    #[must_use]
    pub const fn coverage(&self, outcome: Outcome) -> Coverage<'_, 'plan> {
        Coverage { outcome, facts: &self.facts }
    }

    /// The core outcomes that nothing covers.
    #[must_use]
    pub fn missing(&self) -> OutcomeSet {
        OutcomeSet::CORE - self.facts.measured - self.facts.partnered
    }

    /// The outcomes that the plan measures.
    #[must_use]
    pub const fn measured(&self) -> OutcomeSet {
        self.facts.measured
    }

    /// The outcomes that partners with a name cover.
    #[must_use]
    pub const fn partnered(&self) -> OutcomeSet {
        self.facts.partnered
    }

    /// The indicators that the plan uses for the outcomes that they belong to.
    #[must_use]
    pub const fn indicators(&self) -> IndicatorSet {
        self.facts.indicators
    }

    /// The contexts that the plan declares.
    #[must_use]
    pub const fn contexts(&self) -> ContextSet {
        self.facts.contexts
    }

    /// Everything that was found: the gravest first, then in the order of the rules and of the plan.
    #[must_use]
    pub fn findings(&self) -> &[Finding<'plan>] {
        &self.findings
    }

    /// What was found and is set aside, because the plan or the settings ask for it.
    #[must_use]
    pub fn ignored(&self) -> &[Ignored<'plan>] {
        &self.ignored
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Longlist outcomes that suit the contexts of the plan and that it does not have yet.
    ///
    /// What partners cover is not suggested again.
    #[must_use]
    pub fn suggestions(&self) -> Suggestions<'_> {
        self.advice().suggestions()
    }

    /// What there is to say about the people served: the [suggestions](Self::suggestions), the
    /// [emphases](Self::emphases) and the [notes](Self::notes), with what suits any project.
    #[must_use]
    pub fn advice(&self) -> Advice<'_> {
        let planned = self.facts.measured | self.facts.partnered;
        advise_with(self.facts.contexts, &self.facts.pairings, planned)
    }

    /// What else there is to know of the contexts of the plan: that research has heard some groups too little, say.
    pub fn notes(&self) -> impl Iterator<Item = (Context, &'static str)> + use<> {
        self.advice().notes()
    }

    /// Why some core outcomes are to be looked at closely for the contexts of the plan.
    pub fn emphases(&self) -> impl Iterator<Item = &Pairing<'_>> {
        self.advice().emphases()
    }

    /// The report as a text with colours for a terminal, which take nothing away where they don't show.
    ///
    /// Whoever prints it decides whether colours are wanted: on a terminal, and unless `NO_COLOR` is set.
    #[cfg(feature = "color")]
    #[must_use]
    pub fn coloured(&self) -> impl Display + '_ {
        text::Text(self, paint::Paint::Ansi)
    }

    /// The report as Markdown, for a wiki, an issue or a document.
    ///
    /// Everything in it is escaped, so that no partner's name can become markup. The same plan gives the same text,
    /// byte for byte.
    ///
    /// ```
    /// use mscos::Outcome;
    /// use mscos::plan::{Partner, Plan};
    ///
    /// let clinic = Partner::named("City | clinic").covering(Outcome::AccessToMedicalTreatment);
    /// let plan = Plan::new("Outreach").partner(clinic);
    /// let markdown = plan.check().markdown().to_string();
    /// assert!(markdown.starts_with("# Evaluation plan"));
    /// assert!(markdown.contains(r"| Access to medical treatment | through a partner | City \| clinic |"));
    /// ```
    #[must_use]
    pub fn markdown(&self) -> impl Display + '_ {
        markdown::Markdown(self)
    }

    /// The report as one HTML page that stands alone: it loads nothing, runs no script, and prints well.
    ///
    /// Everything in it is escaped, so that no partner's name can become markup. The same plan gives the same page,
    /// byte for byte.
    ///
    /// ```
    /// use mscos::Outcome;
    /// use mscos::plan::{Partner, Plan};
    ///
    /// let clinic = Partner::named("<b>City clinic</b>").covering(Outcome::AccessToMedicalTreatment);
    /// let plan = Plan::new("Outreach").partner(clinic);
    /// let page = plan.check().html().to_string();
    /// assert!(page.starts_with("<!doctype html>"));
    /// assert!(page.contains("&lt;b&gt;City clinic&lt;/b&gt;"));
    /// ```
    #[must_use]
    pub fn html(&self) -> impl Display + '_ {
        html::Html(self)
    }

    /// Writes the report as JSON, indented. A report borrows its plan: this is what outlives it, in a database or as the
    /// answer of a server.
    ///
    /// ```
    /// use mscos::plan::{LoadError, Plan};
    ///
    /// /// What a server does with the body of a request.
    /// fn checked(body: &[u8]) -> Result<String, LoadError> {
    ///     Ok(Plan::from_json(body)?.check().to_json())
    /// }
    ///
    /// let plan = br#"{ "edition": "mscos-2023", "title": "Outreach", "measures": [] }"#;
    /// assert!(checked(plan)?.contains(r#""verdict": "incomplete""#));
    /// assert_eq!(checked(b"{}").unwrap_err().problems().len(), 1);
    /// # Ok::<(), LoadError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in a report can fail to be written: it is texts, numbers and lists.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Leaves out what the plan says.
impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("verdict", &self.verdict())
            .field("missing", &self.missing())
            .field("findings", &self.findings)
            .field("ignored", &self.ignored)
            .finish_non_exhaustive()
    }
}

/// How one outcome is covered.
#[derive(Clone, Copy)]
pub struct Coverage<'report, 'plan> {
    outcome: Outcome,
    facts: &'report Facts<'plan>,
}

impl<'plan> Coverage<'_, 'plan> {
    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What covers it; the plan itself, where both do.
    #[must_use]
    pub fn covered_by(&self) -> CoveredBy {
        if self.facts.measured.contains(self.outcome) {
            CoveredBy::Plan
        } else if self.facts.partnered.contains(self.outcome) {
            CoveredBy::Partner
        } else {
            CoveredBy::Missing
        }
    }

    /// The partners with a name that cover it, in the order of the plan.
    pub fn partners(&self) -> impl Iterator<Item = &'plan Partner> + use<'plan> {
        let outcome = self.outcome;
        let covers = move |partner: &&Partner| partner.outcomes.iter().any(|o| o.known() == Some(outcome));
        self.facts.plan.partners.iter().filter(|partner| partner.is_named()).filter(covers)
    }

    /// The indicators that the plan uses for it.
    pub fn indicators(&self) -> impl Iterator<Item = Indicator> + use<> {
        let used = self.facts.indicators;
        self.outcome.indicators().iter().copied().filter(move |indicator| used.contains(*indicator))
    }

    /// The indicators of its descriptor that the plan does not use.
    ///
    /// The report leaves open whether all have to be there: these are no gap, only what else there is.
    pub fn unused_indicators(&self) -> impl Iterator<Item = Indicator> + use<> {
        let used = self.facts.indicators;
        self.outcome.indicators().iter().copied().filter(move |indicator| !used.contains(*indicator))
    }
}

/// Leaves out what the plan says.
impl fmt::Debug for Coverage<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (outcome, by) = (self.outcome, self.covered_by());
        f.debug_struct("Coverage").field("outcome", &outcome).field("covered_by", &by).finish_non_exhaustive()
    }
}

//! Forms: what is asked, of whom, and which answers are offered.
//!
//! A [`Form`] is neutral: it knows no format and no language. Make one from a plan or from a set of outcomes, and write
//! it in a format: each format takes the [`Wording`]s to write it in.
//!
//! No question about a survivor is compulsory. Those with answers to choose from offer "not applicable" and, where they
//! are about a survivor, "prefer not to say"; those that are answered in words can be left empty. Sections can be skipped,
//! and notes say that they want no names and no account of what happened. The report leaves open whether every clause of a
//! descriptor has to be met, so nothing is scored.

pub(crate) mod cell;
mod checksum;
mod condition;
#[cfg(feature = "schema")]
mod field;
mod gather;
#[cfg(feature = "schema")]
mod json_forms;
#[cfg(feature = "schema")]
mod json_schema;
#[cfg(feature = "schema")]
mod messages;
pub(crate) mod name;
#[cfg(feature = "schema")]
mod ordered;
mod own;
mod phrase;
mod question;
mod respondent;
pub(crate) mod scale;
mod shown;
mod timepoint;
#[cfg(feature = "schema")]
mod ui_schema;
mod xlsform;

use gather::Gathered;
#[cfg(feature = "schema")]
pub use ordered::OrderedJson;
#[cfg(feature = "schema")]
pub(crate) use own::ScalesFile;
pub use own::{OwnScale, OwnScales};
pub use phrase::Phrase;
use question::Chosen;
pub use question::{Question, Section};
pub use respondent::Respondent;
pub use scale::{Answer, AnswerKind, AnswerOption, ResponseScale, Scale};
pub(crate) use shown::{Entry, Shown};
use timepoint::MOST_LISTED;
pub use timepoint::{InvalidTimepoint, Label, Timepoint};
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub use xlsform::XlsFormError;
pub use xlsform::{Sheet, XlsForm};

use std::fmt;

use crate::plan::{Plan, Pointer, Timepoints, visible};
use crate::wording::Wording;
use crate::{Edition, Indicator, Outcome, OutcomeSet};

/// What is asked: sections by outcome, the core outcomes first, then in the order of the domains.
///
/// ```
/// use mscos::form::{Form, Respondent};
/// use mscos::plan::{DataSource, Measure, Plan};
/// use mscos::Outcome;
///
/// let housing = Measure::of(Outcome::SecureAndSuitableHousing)
///     .indicator("secure-and-suitable-housing/private-personal-space")
///     .data_source(DataSource::SurvivorSelfReport);
/// let form = Form::of_plan(&Plan::new("Outreach").measure(housing));
///
/// let question = &form.sections()[0].questions()[0];
/// assert_eq!(question.respondents(), [Respondent::Survivor]);
/// assert!(question.is_about_survivor());
/// ```
///
/// Which scale a question offers is settled by the first of these that fits: an organisation's own scale for it
/// ([`own_scales`](Self::own_scales)), the scale that was chosen for the form ([`scale`](Self::scale)), and the one
/// that is [usual](Scale::usual) for its kind. In which order they are chosen, and for whom the form is, makes no
/// difference.
#[derive(Clone, PartialEq, Eq)]
pub struct Form {
    title: Option<String>,
    edition: Edition,
    timepoints: Vec<Timepoints>,
    /// The only timepoint that it is for.
    timepoint: Option<Timepoint>,
    sections: Vec<Section>,
    left_out: Vec<Pointer>,
    beyond_self_report: Vec<Indicator>,
    chosen: Chosen,
}

impl Form {
    /// What a case reference looks like, as a regular expression: letters, digits, hyphens and underscores with at least
    /// one digit, so that neither an e-mail address nor a plain name is one.
    pub const CASE_REFERENCE: &'static str = "^[A-Za-z_-]*[0-9][A-Za-z0-9_-]*$";

    /// The most characters that a case reference has.
    pub const LONGEST_CASE_REFERENCE: usize = 40;

    /// The most characters of a note.
    pub const LONGEST_NOTE: usize = 2000;

    /// What this plan has asked: one question for each indicator of its measures, however many measures name it, of the
    /// respondents that fit their data sources. A measure without indicators asks for all of its outcome's, but of survivors
    /// only what they [can know of themselves](Self::beyond_self_report).
    ///
    /// Names that nobody knows are not asked about: [`left_out`](Self::left_out) tells where they stand. A plan for an
    /// older edition is asked about the outcomes that the current edition knows, whether by id, title or alias. What
    /// partners cover is theirs to ask.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::plan::{DataSource, Measure, Plan};
    /// use mscos::{Indicator, Outcome};
    ///
    /// let courses: Indicator = "access-to-education/free-courses".parse()?;
    /// let asked_twice = [DataSource::SurvivorSelfReport, DataSource::ServiceRecords]
    ///     .map(|source| Measure::of(Outcome::AccessToEducation).indicator(courses).data_source(source));
    /// let form = Form::of_plan(&asked_twice.into_iter().fold(Plan::new("Open Door"), Plan::measure));
    ///
    /// assert_eq!(form.questions().count(), 1);
    /// assert_eq!(form.question(courses).unwrap().respondents().len(), 2);
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn of_plan(plan: &Plan) -> Self {
        let usual = gather::said(plan.timepoints);
        let own = plan.measures.iter().map(|measure| gather::said(measure.timepoints).or(usual));
        let Gathered { sections, left_out, beyond_self_report } = gather::of_plan(plan);
        Self {
            title: title_of(plan),
            edition: Edition::CURRENT,
            timepoints: gather::together(usual.map(Some).into_iter().chain(own)),
            timepoint: None,
            sections,
            left_out,
            beyond_self_report,
            chosen: Chosen::default(),
        }
    }

    /// Every indicator of these outcomes, each asked of the respondent that [fits](Respondent::fitting) it.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::{Form, Respondent};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::CORE);
    /// assert_eq!(form.sections().len(), 7);
    /// assert_eq!(form.respondents(), [Respondent::Survivor, Respondent::Practitioner, Respondent::Researcher]);
    /// ```
    #[must_use]
    pub fn of_outcomes(outcomes: OutcomeSet) -> Self {
        Self {
            title: None,
            edition: Edition::CURRENT,
            timepoints: Vec::new(),
            timepoint: None,
            sections: gather::of_outcomes(outcomes),
            left_out: Vec::new(),
            beyond_self_report: Vec::new(),
            chosen: Chosen::default(),
        }
    }

    /// The part of the form that this respondent answers; [empty](Self::is_empty) where they are asked nothing.
    ///
    /// A question keeps the scale that it has in the whole form, so that the answers of all respondents can be read side
    /// by side. It adds "prefer not to say" as suits the one who is asked.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::{Form, Respondent};
    ///
    /// let whole = Form::of_outcomes(OutcomeSet::CORE);
    /// let own = whole.clone().asked_of(Respondent::Survivor);
    /// assert!(own.questions().count() < whole.questions().count());
    /// assert!(whole.asked_of(Respondent::PartnerService).is_empty());
    /// ```
    #[must_use]
    pub fn asked_of(mut self, respondent: Respondent) -> Self {
        self.sections.retain_mut(|section| section.keep(respondent));
        self.offering()
    }

    /// The part of the form that is asked at this timepoint, so that nobody has to choose it and nothing is asked more
    /// often than planned; [empty](Self::is_empty) where nothing is.
    ///
    /// ```
    /// use mscos::form::{Form, Timepoint};
    /// use mscos::plan::{Measure, Plan, Timepoints};
    /// use mscos::Outcome;
    ///
    /// let yearly = Timepoints::every_months(12).until_month(12);
    /// let plan = Plan::new("Open Door").timepoints(yearly).measure(Measure::of(Outcome::LifeSkills));
    /// let form = Form::of_plan(&plan);
    /// assert!(!form.clone().at(&Timepoint::Month(12)).is_empty());
    /// assert!(form.at(&Timepoint::Month(6)).is_empty());
    /// ```
    #[must_use]
    pub fn at(mut self, timepoint: &Timepoint) -> Self {
        let is_planned = self.has_timepoint(timepoint);
        self.sections.retain_mut(|section| is_planned && section.keep_at(timepoint));
        self.timepoint = Some(timepoint.clone());
        self.offering()
    }

    /// Offers this scale wherever a question offers choices and no [own](Self::own_scales) scale is for it.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::{Form, Scale};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::CORE).scale(Scale::HowOften);
    /// let scale = form.sections()[0].questions()[0].scale();
    /// assert_eq!(scale.id(), "how-often");
    /// assert!(scale.option("sometimes").is_some() && scale.option("not-applicable").is_some());
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: Scale) -> Self {
        self.chosen.scale = Some(scale);
        self.offering()
    }

    /// Offers an organisation's own scales for the questions that they are for. [`OwnScales`] has an example.
    #[must_use]
    pub fn own_scales(mut self, scales: &OwnScales) -> Self {
        self.chosen.own = scales.clone();
        self.offering()
    }

    fn offering(mut self) -> Self {
        self.sections.iter_mut().for_each(|section| section.offer(&self.chosen));
        self
    }

    /// The title: that of the plan, or the usual one. Characters that do not show, break the line or turn the direction of
    /// writing have a replacement character (U+FFFD) in their place, as in a report.
    #[must_use]
    pub fn title<'a>(&'a self, wording: &'a Wording) -> &'a str {
        self.title.as_deref().unwrap_or_else(|| wording.title(Phrase::Title))
    }

    /// The edition of the outcome set.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The sections, core outcomes first, then in the order of the domains.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The section of this outcome.
    #[must_use]
    pub fn section(&self, outcome: Outcome) -> Option<&Section> {
        self.sections.iter().find(|section| section.outcome() == outcome)
    }

    /// The question about this indicator.
    #[must_use]
    pub fn question(&self, indicator: Indicator) -> Option<&Question> {
        let questions = self.section(indicator.outcome())?.questions();
        questions.iter().find(|question| question.indicator() == indicator)
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Where the plan names what the form does not ask: outcomes and indicators that nobody knows, and indicators that
    /// stand under another outcome than their own. In the order of the plan; the plan's [check](Plan::check) says of each
    /// what would mend it.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::plan::{Measure, Plan};
    /// use mscos::Outcome;
    ///
    /// let education = Measure::of(Outcome::AccessToEducation).indicator("access-to-education/fre-courses");
    /// let form = Form::of_plan(&Plan::new("Open Door").measure(education).measure(Measure::of("joy")));
    /// let left_out: Vec<_> = form.left_out().iter().map(ToString::to_string).collect();
    /// assert_eq!(left_out, ["/measures/0/indicators/0", "/measures/1/outcome"]);
    /// assert!(form.is_empty());
    /// ```
    #[must_use]
    pub fn left_out(&self) -> &[Pointer] {
        &self.left_out
    }

    /// What the plan has survivors asked and nobody can [know of themselves](Indicator::self_report), such as how staff are
    /// trained. A measure that names such an indicator has it asked all the same; one that names none, and so would have
    /// its whole outcome asked, leaves it out. Name somebody else to answer it.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::plan::{DataSource, Measure, Plan};
    /// use mscos::Outcome;
    ///
    /// let support = Measure::of(Outcome::LongTermConsistentSupport).data_source(DataSource::SurvivorSelfReport);
    /// let form = Form::of_plan(&Plan::new("Open Door").measure(support));
    /// assert!(form.beyond_self_report().iter().all(|indicator| form.question(*indicator).is_none()));
    /// assert_eq!(form.beyond_self_report().len(), 4);
    /// ```
    #[must_use]
    pub fn beyond_self_report(&self) -> &[Indicator] {
        &self.beyond_self_report
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(Section::questions)
    }

    /// Who is asked something, in the order of the vocabulary.
    #[must_use]
    pub fn respondents(&self) -> Vec<Respondent> {
        let asked = |respondent: &Respondent| self.questions().any(|q| q.respondents().contains(respondent));
        Respondent::ALL.iter().copied().filter(asked).collect()
    }

    /// Whether any question is about one survivor; only then is a case reference asked for.
    #[must_use]
    pub fn is_about_survivor(&self) -> bool {
        self.questions().any(Question::is_about_survivor)
    }

    /// The timepoints to choose from, in order: those at which something is asked. `None` where they have no end, are too many for a list, or nobody said,
    /// and a label is typed.
    #[must_use]
    pub fn timepoints(&self) -> Option<Vec<Timepoint>> {
        if let Some(only) = &self.timepoint {
            return Some(vec![only.clone()]);
        }
        let mut all = Vec::new();
        for timepoints in &self.timepoints {
            all.extend(timepoints.listed()?);
        }
        all.sort();
        all.dedup();
        all.retain(|timepoint| self.is_empty() || self.questions().any(|question| question.is_asked_at(timepoint)));
        (1..=MOST_LISTED + 1).contains(&all.len()).then_some(all)
    }

    /// Whether an assessment may be of this timepoint: one of the plan's, or any where the plan, or one of its measures,
    /// says none.
    #[must_use]
    pub fn has_timepoint(&self, timepoint: &Timepoint) -> bool {
        let is_meant = self.timepoint.as_ref().is_none_or(|only| only == timepoint);
        let is_planned = || self.timepoints.iter().any(|timepoints| timepoints.contains(timepoint));
        is_meant && (self.timepoints.is_empty() || is_planned())
    }
}

/// The title as a page may show it, unless it is blank.
fn title_of(plan: &Plan) -> Option<String> {
    let title = &plan.title;
    (!crate::vocabulary::is_blank(title)).then(|| title.chars().map(visible).collect())
}

/// What it asks, and nothing of the plan's title or of own scales.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked: Vec<_> = self.questions().map(Question::indicator).collect();
        f.debug_struct("Form")
            .field("edition", &self.edition)
            .field("timepoints", &self.timepoints)
            .field("asked", &asked)
            .field("left_out", &self.left_out)
            .finish_non_exhaustive()
    }
}

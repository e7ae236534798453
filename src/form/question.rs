//! Sections and questions: what is asked, of whom, when and how.

use super::gather::in_order;
use super::{Answer, OwnScales, Respondent, ResponseScale, Scale, Timepoint};
use crate::plan::{Method, Timepoints};
use crate::wording::Wording;
use crate::{Indicator, Level, Outcome};

/// The questions about one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub(super) outcome: Outcome,
    pub(super) questions: Vec<Question>,
}

/// One indicator, and how it is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    indicator: Indicator,
    level: Level,
    /// What each measure asks, of those who are asked in this form.
    asks: Vec<Ask>,
    respondents: Vec<Respondent>,
    /// Whether anybody whom the plan has asked chooses from a scale; then all do.
    has_choices: bool,
    /// Everybody whom the plan has asked, also where this form is for one of them alone.
    all_asked: Vec<Respondent>,
    scale: ResponseScale,
}

/// What one measure asks: of whom, when, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) respondent: Respondent,
    /// `None` where the plan does not say.
    pub(super) timepoints: Option<Timepoints>,
    pub(super) method: Method,
}

/// The scales that were chosen for a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) own: OwnScales,
    pub(super) scale: Option<Scale>,
}

impl Ask {
    const fn wants_choice(self) -> bool {
        !matches!(self.method, Method::Qualitative)
    }

    pub(super) const fn wants_words(self) -> bool {
        matches!(self.method, Method::Qualitative)
    }

    pub(super) fn is_at(self, timepoint: &Timepoint) -> bool {
        self.timepoints.is_none_or(|timepoints| timepoints.contains(timepoint))
    }
}

impl Section {
    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The title of the outcome.
    #[must_use]
    pub fn title<'a>(&self, wording: &'a Wording) -> &'a str {
        wording.title(self.outcome)
    }

    /// What the outcome means.
    #[must_use]
    pub fn text<'a>(&self, wording: &'a Wording) -> &'a str {
        wording.text(self.outcome)
    }

    /// The questions, in the order of the outcome's descriptor; at least one.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The respondents that are asked something here, in the order of the vocabulary.
    #[must_use]
    pub fn respondents(&self) -> Vec<Respondent> {
        let asked = |respondent: &Respondent| self.questions.iter().any(|q| q.respondents.contains(respondent));
        Respondent::ALL.iter().copied().filter(asked).collect()
    }

    /// Leaves out what others are asked; whether anything is left.
    pub(super) fn keep(&mut self, respondent: Respondent) -> bool {
        self.questions.retain_mut(|question| question.keep(|ask| ask.respondent == respondent));
        !self.questions.is_empty()
    }

    /// Leaves out what is asked at other times; whether anything is left.
    pub(super) fn keep_at(&mut self, timepoint: &Timepoint) -> bool {
        self.questions.retain_mut(|question| question.keep(|ask| ask.is_at(timepoint)));
        !self.questions.is_empty()
    }

    pub(super) fn offer(&mut self, chosen: &Chosen) {
        self.questions.iter_mut().for_each(|question| question.offer(chosen));
    }
}

impl Question {
    /// A question that offers what is usual.
    pub(super) fn new(indicator: Indicator, level: Level, mut asks: Vec<Ask>) -> Self {
        // Whatever the order of the measures, and however often one stands there.
        asks.sort_by_key(|ask| (ask.respondent, ask.timepoints.map(in_order), ask.method));
        asks.dedup();
        let mut respondents: Vec<_> = asks.iter().map(|ask| ask.respondent).collect();
        respondents.dedup();
        let scale = ResponseScale::in_words(std::iter::empty());
        let has_choices = asks.iter().any(|ask| ask.wants_choice());
        let all_asked = respondents.clone();
        let mut question = Self { indicator, level, asks, respondents, has_choices, all_asked, scale };
        question.offer(&Chosen::default());
        question
    }

    /// The indicator that is asked about.
    #[must_use]
    pub const fn indicator(&self) -> Indicator {
        self.indicator
    }

    /// What is asked about: the statement of the indicator, or, where survivors alone are asked, what they
    /// [say of themselves](Wording::self_report).
    ///
    /// ```
    /// use mscos::form::{Form, Respondent};
    /// use mscos::wording::Wording;
    /// use mscos::{Outcome, OutcomeSet};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::from(Outcome::HealthyRelationships)).asked_of(Respondent::Survivor);
    /// assert!(form.questions().any(|question| question.title(&Wording::english()) == "I decide who I trust."));
    /// ```
    #[must_use]
    pub fn title<'a>(&self, wording: &'a Wording) -> &'a str {
        let own = || wording.self_report(self.indicator).filter(|_| self.is_for_survivors_alone());
        own().unwrap_or_else(|| wording.title(self.indicator))
    }

    /// Whether nobody but survivors is asked.
    pub(crate) fn is_for_survivors_alone(&self) -> bool {
        self.respondents == [Respondent::Survivor]
    }

    /// Whether survivors are asked it, and others too: then it is not in the survivor's own voice.
    #[must_use]
    pub fn is_shared_with_survivors(&self) -> bool {
        self.respondents.len() > 1 && self.respondents.contains(&Respondent::Survivor)
    }

    /// Whether a survivor is asked what [needs care](Indicator::needs_care): have somebody there who can respond.
    #[must_use]
    pub fn needs_care(&self) -> bool {
        self.respondents.contains(&Respondent::Survivor) && self.indicator.needs_care()
    }

    /// The level at which it is asked: that of the measure, or of the indicator where the measure names none. Where
    /// measures differ, it is the one nearest to the survivor.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Who is asked; at least one.
    #[must_use]
    pub fn respondents(&self) -> &[Respondent] {
        &self.respondents
    }

    /// What there is to choose from: the answers of a scale, then those that say why there is none. A question that is
    /// answered in words alone has only the latter.
    #[must_use]
    pub const fn scale(&self) -> &ResponseScale {
        &self.scale
    }

    /// Whether the answers of a scale can be chosen: unless every method by which the plan has it asked is qualitative. It
    /// is the same for all whom the plan has asked, so that their answers can be read side by side.
    #[must_use]
    pub const fn has_choices(&self) -> bool {
        self.has_choices
    }

    /// Whether words are asked for, where a method of the plan is qualitative. A mixed one has choices, with the notes of
    /// the section for words: a box below every statement would be much to ask.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::plan::{Measure, Method, Plan};
    /// use mscos::Outcome;
    ///
    /// let by = |method| Measure::of(Outcome::AccessToEducation).method(method);
    /// let plan = Plan::new("Open Door").measure(by(Method::Quantitative)).measure(by(Method::Qualitative));
    /// let form = Form::of_plan(&plan);
    /// assert!(form.questions().all(|question| question.has_choices() && question.has_words()));
    /// ```
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.asks.iter().any(|ask| ask.wants_words())
    }

    /// Whether the answer is about one survivor: it is theirs, or a practitioner's about them, or of the level of the
    /// individual.
    #[must_use]
    pub fn is_about_survivor(&self) -> bool {
        self.level == Level::Individual || self.respondents.iter().any(|respondent| respondent.speaks_of_a_survivor())
    }

    /// Whether anybody is asked it at this timepoint; always where the plan does not say.
    #[must_use]
    pub fn is_asked_at(&self, timepoint: &Timepoint) -> bool {
        self.asks.iter().any(|ask| ask.is_at(timepoint))
    }

    /// Whether this respondent is asked it at this timepoint. A plan can ask one respondent more often than another.
    ///
    /// ```
    /// use mscos::form::{Form, Respondent, Timepoint};
    /// use mscos::plan::{DataSource, Measure, Plan, Timepoints};
    /// use mscos::Outcome;
    ///
    /// let of = |source| Measure::of(Outcome::AccessToEducation).data_source(source);
    /// let mut records = of(DataSource::ServiceRecords);
    /// records.timepoints = Some(Timepoints::every_months(12).until_month(12));
    /// let plan = Plan::new("Open Door").timepoints(Timepoints::every_months(6).until_month(12));
    /// let form = Form::of_plan(&plan.measure(of(DataSource::SurvivorSelfReport)).measure(records));
    ///
    /// let question = &form.sections()[0].questions()[0];
    /// assert!(question.is_asked_of(Respondent::Survivor, &Timepoint::Month(6)));
    /// assert!(!question.is_asked_of(Respondent::RecordKeeper, &Timepoint::Month(6)));
    /// ```
    #[must_use]
    pub fn is_asked_of(&self, respondent: Respondent, timepoint: &Timepoint) -> bool {
        self.asks.iter().any(|ask| ask.respondent == respondent && ask.is_at(timepoint))
    }

    /// Whether it is about one survivor, or somebody is asked so who may have no part in this form.
    pub(crate) fn touches_survivors(&self) -> bool {
        self.is_about_survivor() || self.all_asked.iter().any(|respondent| respondent.speaks_of_a_survivor())
    }

    /// Whether a form says so beside it: others are not told that they need not answer alone.
    pub(super) fn shows_care(&self) -> bool {
        self.is_for_survivors_alone() && self.needs_care()
    }

    /// Whether this respondent is asked for words at this timepoint.
    #[must_use]
    pub fn is_asked_for_words(&self, respondent: Respondent, timepoint: &Timepoint) -> bool {
        self.asks.iter().any(|ask| ask.respondent == respondent && ask.wants_words() && ask.is_at(timepoint))
    }

    pub(super) fn asks(&self) -> &[Ask] {
        &self.asks
    }

    /// Leaves out what is asked otherwise; whether anything is left.
    fn keep(&mut self, wanted: impl Fn(&Ask) -> bool) -> bool {
        self.asks.retain(wanted);
        let asks = &self.asks;
        self.respondents.retain(|one| asks.iter().any(|ask| ask.respondent == *one));
        !asks.is_empty()
    }

    /// Offers what was chosen, or what suits the kind of question, and what every question of its kind adds.
    ///
    /// The scale follows from all whom the plan has asked, so that the answers of each can be read beside those of the
    /// others; what is added follows from who is asked in this form.
    fn offer(&mut self, chosen: &Chosen) {
        let added = Answer::added(self.is_about_survivor());
        self.scale = if !self.has_choices() {
            ResponseScale::in_words(added)
        } else if let Some(own) = chosen.own.fitting(self, &self.all_asked) {
            ResponseScale::of_own(own, added)
        } else {
            let usual = || Scale::usual(self.all_asked.iter().any(|respondent| respondent.speaks_of_a_survivor()));
            ResponseScale::of(chosen.scale.unwrap_or_else(usual), added)
        };
    }
}

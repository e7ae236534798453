//! From measures and outcomes to sections and questions.

use super::{Answer, OwnScales, Respondent, ResponseScale, Scale, Timepoint};
use crate::plan::{Measure, Method, Plan, Pointer, Timepoints};
use crate::wording::Wording;
use crate::{Indicator, Level, Outcome, OutcomeSet};

/// The questions about one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    outcome: Outcome,
    questions: Vec<Question>,
}

/// One indicator, and how it is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    indicator: Indicator,
    level: Level,
    /// What each measure asks, of those who are asked in this form.
    asks: Vec<Ask>,
    respondents: Vec<Respondent>,
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
    method: Method,
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
    pub(super) fn is_for_survivors_alone(&self) -> bool {
        self.respondents == [Respondent::Survivor]
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

    /// Whether the answers of a scale can be chosen: unless every method of the plan is qualitative.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        self.asks.iter().any(|ask| ask.wants_choice())
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

/// What is asked about one indicator.
struct Asked {
    indicator: Indicator,
    level: Level,
    ask: Ask,
}

/// What a plan asks for, and where it names what cannot be asked for.
pub(super) fn of_plan(plan: &Plan) -> (Vec<Section>, Vec<Pointer>) {
    let (mut all, mut left_out) = (Vec::new(), Vec::new());
    for (at, measure) in plan.measures.iter().enumerate() {
        let place = Pointer::ROOT.key("measures").index(at);
        let own = own_indicators(measure, place, &mut left_out);
        let whole = || measure.outcome.known().map_or(&[][..], Outcome::indicators).to_vec();
        let indicators = if measure.indicators.is_empty() { whole() } else { own };
        all.extend(indicators.into_iter().map(|indicator| asked(indicator, measure, plan.timepoints)));
    }
    (sections(all), left_out)
}

/// The indicators that a measure names of its own outcome. What else it names is left out, and told where.
fn own_indicators(measure: &Measure, place: Pointer, left_out: &mut Vec<Pointer>) -> Vec<Indicator> {
    let outcome = measure.outcome.known();
    if outcome.is_none() {
        left_out.push(place.key("outcome"));
    }
    let mut own = Vec::new();
    for (nth, named) in measure.indicators.iter().enumerate() {
        match named.known().filter(|indicator| Some(indicator.outcome()) == outcome) {
            Some(indicator) => own.push(indicator),
            None => left_out.push(place.key("indicators").index(nth)),
        }
    }
    own
}

fn asked(indicator: Indicator, measure: &Measure, usual: Option<Timepoints>) -> Asked {
    let level = measure.level.unwrap_or_else(|| indicator.level());
    let ask = Ask {
        respondent: measure.data_source.map_or_else(|| Respondent::at(level), Respondent::of),
        timepoints: said(measure.timepoints).or_else(|| said(usual)),
        method: measure.method.unwrap_or(Method::Quantitative),
    };
    Asked { indicator, level, ask }
}

/// Timepoints that say nothing are none.
pub(super) fn said(timepoints: Option<Timepoints>) -> Option<Timepoints> {
    timepoints.filter(Timepoints::has_any)
}

pub(super) fn of_outcomes(outcomes: OutcomeSet) -> Vec<Section> {
    let indicators = outcomes.iter().flat_map(Outcome::indicators).copied();
    let asked = |indicator: Indicator| Asked {
        indicator,
        level: indicator.level(),
        ask: Ask { respondent: Respondent::fitting(indicator), timepoints: None, method: Method::Quantitative },
    };
    sections(indicators.map(asked).collect())
}

/// One question an indicator, which keeps what each measure asks of whom, when and how.
fn sections(mut all: Vec<Asked>) -> Vec<Section> {
    all.sort_by_key(|asked| (place(asked.indicator.outcome()), asked.indicator));
    let mut sections: Vec<Section> = Vec::new();
    for same in all.chunk_by(|left, right| left.indicator == right.indicator) {
        let Some(first) = same.first() else { continue };
        let outcome = first.indicator.outcome();
        if sections.last().is_none_or(|section| section.outcome != outcome) {
            sections.push(Section { outcome, questions: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.questions.push(question(first, same));
        }
    }
    sections
}

fn question(first: &Asked, same: &[Asked]) -> Question {
    let mut asks: Vec<_> = same.iter().map(|asked| asked.ask).collect();
    // Whatever the order of the measures, and however often one stands there.
    asks.sort_by_key(|ask| (ask.respondent, ask.timepoints.map(in_order), ask.method));
    asks.dedup();
    let mut respondents: Vec<_> = asks.iter().map(|ask| ask.respondent).collect();
    respondents.dedup();
    let mut question = Question {
        indicator: first.indicator,
        level: same.iter().fold(first.level, |nearest, asked| nearest.min(asked.level)),
        asks,
        all_asked: respondents.clone(),
        respondents,
        scale: ResponseScale::in_words(std::iter::empty()),
    };
    question.offer(&Chosen::default());
    question
}

/// All of these timepoints, each once; none, which is any, where one is not said.
pub(super) fn together(timepoints: impl Iterator<Item = Option<Timepoints>>) -> Vec<Timepoints> {
    let mut all = timepoints.collect::<Option<Vec<_>>>().unwrap_or_default();
    all.sort_by_key(|timepoints| in_order(*timepoints));
    all.dedup();
    all
}

/// An order of timepoints, to tell the same by.
fn in_order(timepoints: Timepoints) -> impl Ord {
    (timepoints.baseline, timepoints.every_months, timepoints.until_month)
}

/// Core outcomes first, then the order of the domains, then that of print.
fn place(outcome: Outcome) -> impl Ord {
    (!outcome.is_core(), (!outcome.is_core()).then(|| outcome.domain()), outcome)
}

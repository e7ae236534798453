//! From measures and outcomes to sections and questions.

use std::collections::BTreeSet;

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
    respondents: Vec<Respondent>,
    /// Everybody whom the plan has asked, also where this form is for one of them alone.
    all_asked: Vec<Respondent>,
    response: Response,
    timepoints: Vec<Timepoints>,
}

/// The scales that were chosen for a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) own: OwnScales,
    pub(super) scale: Option<Scale>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Response {
    /// By choosing one of some options.
    Choice(ResponseScale),
    /// In words, where the plan's method is qualitative, or by choosing one of some options in their place: that the
    /// question does not fit, or that somebody would rather not say.
    Words(ResponseScale),
}

impl Response {
    /// What can be chosen, be it for the answer or in place of words.
    #[must_use]
    pub const fn scale(&self) -> &ResponseScale {
        match self {
            Self::Choice(scale) | Self::Words(scale) => scale,
        }
    }

    /// Whether it is answered in words.
    #[must_use]
    pub const fn is_in_words(&self) -> bool {
        matches!(self, Self::Words(_))
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
        self.questions.retain(|question| question.respondents.contains(&respondent));
        for question in &mut self.questions {
            question.respondents = vec![respondent];
        }
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

    /// What is asked about: the statement of the indicator.
    #[must_use]
    pub fn title<'a>(&self, wording: &'a Wording) -> &'a str {
        wording.title(self.indicator)
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

    /// How it is answered.
    #[must_use]
    pub const fn response(&self) -> &Response {
        &self.response
    }

    /// Whether the answer is about one survivor: it is theirs, or a practitioner's about them, or of the level of the
    /// individual.
    #[must_use]
    pub fn is_about_survivor(&self) -> bool {
        is_about_survivor(self.level, &self.respondents)
    }

    /// Whether it is asked at this timepoint; always where the plan does not say.
    #[must_use]
    pub fn is_asked_at(&self, timepoint: &Timepoint) -> bool {
        self.timepoints.is_empty() || self.timepoints.iter().any(|timepoints| timepoints.contains(timepoint))
    }

    /// Offers what was chosen, or what suits the kind of question, and what every question of its kind adds.
    ///
    /// The scale follows from all whom the plan has asked, so that the answers of each can be read beside those of the
    /// others; what is added follows from who is asked in this form.
    fn offer(&mut self, chosen: &Chosen) {
        self.response = self.offered(self.response.is_in_words(), chosen);
    }

    fn offered(&self, words: bool, chosen: &Chosen) -> Response {
        let others_asked = self.respondents.iter().any(|respondent| *respondent != Respondent::Survivor);
        let added = Answer::added(self.is_about_survivor(), others_asked);
        if words {
            Response::Words(ResponseScale::in_words(added))
        } else {
            Response::Choice(self.scale(added, chosen))
        }
    }

    fn scale(&self, added: impl Iterator<Item = Answer>, chosen: &Chosen) -> ResponseScale {
        if let Some(own) = chosen.own.fitting(self, &self.all_asked) {
            return ResponseScale::of_own(own, added);
        }
        let usual = || Scale::usual(self.all_asked.iter().any(|respondent| respondent.speaks_of_a_survivor()));
        ResponseScale::of(chosen.scale.unwrap_or_else(usual), added)
    }
}

fn is_about_survivor(level: Level, respondents: &[Respondent]) -> bool {
    level == Level::Individual || respondents.iter().any(|respondent| respondent.speaks_of_a_survivor())
}

/// What one measure asks about one indicator.
struct Ask {
    indicator: Indicator,
    level: Level,
    respondent: Respondent,
    words: bool,
    timepoints: Option<Timepoints>,
}

/// What a plan asks for, and where it names what cannot be asked for.
pub(super) fn of_plan(plan: &Plan) -> (Vec<Section>, Vec<Pointer>) {
    let (mut asks, mut left_out) = (Vec::new(), Vec::new());
    for (at, measure) in plan.measures.iter().enumerate() {
        let place = Pointer::ROOT.key("measures").index(at);
        let own = own_indicators(measure, place, &mut left_out);
        let all = || measure.outcome.known().map_or(&[][..], Outcome::indicators).to_vec();
        let indicators = if measure.indicators.is_empty() { all() } else { own };
        asks.extend(indicators.into_iter().map(|indicator| ask(indicator, measure, plan.timepoints)));
    }
    (sections(asks), left_out)
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

fn ask(indicator: Indicator, measure: &Measure, usual: Option<Timepoints>) -> Ask {
    let level = measure.level.unwrap_or_else(|| indicator.level());
    Ask {
        indicator,
        level,
        respondent: measure.data_source.map_or_else(|| Respondent::at(level), Respondent::of),
        words: measure.method == Some(Method::Qualitative),
        timepoints: said(measure.timepoints).or_else(|| said(usual)),
    }
}

/// Timepoints that say nothing are none.
pub(super) fn said(timepoints: Option<Timepoints>) -> Option<Timepoints> {
    timepoints.filter(Timepoints::has_any)
}

pub(super) fn of_outcomes(outcomes: OutcomeSet) -> Vec<Section> {
    let indicators = outcomes.iter().flat_map(Outcome::indicators).copied();
    let ask = |indicator: Indicator| Ask {
        indicator,
        level: indicator.level(),
        respondent: Respondent::fitting(indicator),
        words: false,
        timepoints: None,
    };
    sections(indicators.map(ask).collect())
}

/// One question an indicator: where several measures ask about it, all their respondents are asked, and choices are
/// offered if one of them wants numbers.
fn sections(mut asks: Vec<Ask>) -> Vec<Section> {
    asks.sort_by_key(|ask| (place(ask.indicator.outcome()), ask.indicator));
    let mut sections: Vec<Section> = Vec::new();
    for same in asks.chunk_by(|left, right| left.indicator == right.indicator) {
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

fn question(first: &Ask, same: &[Ask]) -> Question {
    let respondents: BTreeSet<_> = same.iter().map(|ask| ask.respondent).collect();
    let respondents: Vec<_> = respondents.into_iter().collect();
    let words = same.iter().all(|ask| ask.words);
    let mut question = Question {
        indicator: first.indicator,
        level: same.iter().fold(first.level, |nearest, ask| nearest.min(ask.level)),
        all_asked: respondents.clone(),
        respondents,
        response: Response::Words(ResponseScale::in_words(std::iter::empty())),
        timepoints: together(same.iter().map(|ask| ask.timepoints)),
    };
    question.response = question.offered(words, &Chosen::default());
    question
}

/// All of these timepoints, each once; none, which is any, where one is not said.
pub(super) fn together(timepoints: impl Iterator<Item = Option<Timepoints>>) -> Vec<Timepoints> {
    let mut all = timepoints.collect::<Option<Vec<_>>>().unwrap_or_default();
    all.sort_by_key(|timepoints| (timepoints.baseline, timepoints.every_months, timepoints.until_month));
    all.dedup();
    all
}

/// Core outcomes first, then the order of the domains, then that of print.
fn place(outcome: Outcome) -> impl Ord {
    (!outcome.is_core(), (!outcome.is_core()).then(|| outcome.domain()), outcome)
}

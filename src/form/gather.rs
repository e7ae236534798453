//! From measures and outcomes to sections and questions.

use std::collections::BTreeSet;

use super::question::Ask;
use super::{Question, Respondent, Section};
use crate::plan::{DataSource, Measure, Method, Plan, Pointer, Timepoints};
use crate::{Indicator, Level, Outcome, OutcomeSet};

/// What is asked about one indicator.
struct Asked {
    indicator: Indicator,
    level: Level,
    ask: Ask,
}

/// What a plan asks for.
pub(super) struct Gathered {
    pub(super) sections: Vec<Section>,
    /// Where it names what cannot be asked for.
    pub(super) left_out: Vec<Pointer>,
    /// What it has survivors asked though nobody can know it of themselves.
    pub(super) beyond_self_report: Vec<Indicator>,
}

pub(super) fn of_plan(plan: &Plan) -> Gathered {
    let (mut all, mut left_out, mut beyond) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, measure) in plan.measures.iter().enumerate() {
        let place = Pointer::ROOT.key("measures").index(at);
        let own = own_indicators(measure, place, &mut left_out);
        let is_whole = measure.indicators.is_empty();
        let whole = || measure.outcome.known().map_or(&[][..], Outcome::indicators).to_vec();
        let of_survivors = measure.data_source == Some(DataSource::SurvivorSelfReport);
        for indicator in if is_whole { whole() } else { own } {
            let is_beyond = of_survivors && indicator.self_report().is_none();
            if is_beyond {
                beyond.insert(indicator);
            }
            // It is asked all the same where the measure names it.
            if !(is_beyond && is_whole) {
                all.push(asked(indicator, measure, plan.timepoints));
            }
        }
    }
    Gathered { sections: sections(all), left_out, beyond_self_report: beyond.into_iter().collect() }
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
        respondent: measure.data_source.map_or_else(|| Respondent::fitting_at(indicator, level), Respondent::of),
        timepoints: said(measure.timepoints).or_else(|| said(usual)),
        method: measure.method.unwrap_or(Method::Quantitative),
    };
    Asked { indicator, level, ask }
}

/// Timepoints that say nothing are none.
pub(super) fn said(timepoints: Option<Timepoints>) -> Option<Timepoints> {
    timepoints.filter(Timepoints::has_any)
}

/// What is asked about these outcomes where there is no plan.
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
            let level = same.iter().fold(first.level, |nearest, asked| nearest.min(asked.level));
            let asks = same.iter().map(|asked| asked.ask).collect();
            section.questions.push(Question::new(first.indicator, level, asks));
        }
    }
    sections
}

/// All of these timepoints, each once; none, which is any, where one is not said.
pub(super) fn together(timepoints: impl Iterator<Item = Option<Timepoints>>) -> Vec<Timepoints> {
    let mut all = timepoints.collect::<Option<Vec<_>>>().unwrap_or_default();
    all.sort_by_key(|timepoints| in_order(*timepoints));
    all.dedup();
    all
}

/// An order of timepoints, to tell the same by.
pub(super) fn in_order(timepoints: Timepoints) -> impl Ord {
    (timepoints.baseline, timepoints.every_months, timepoints.until_month)
}

/// Core outcomes first, then the order of the domains, then that of print.
fn place(outcome: Outcome) -> impl Ord {
    (!outcome.is_core(), (!outcome.is_core()).then(|| outcome.domain()), outcome)
}

//! When a question is asked: of whom, and at which timepoints.

use std::collections::{BTreeMap, BTreeSet};

use super::question::Ask;
use super::{Form, Question, Respondent, Timepoint};
use crate::plan::Timepoints;

/// What the answers at the head of a form decide: who answers, and at which timepoint.
pub(super) struct Head {
    respondents: Vec<Respondent>,
    /// Those to choose from; `None` where a label is typed.
    timepoints: Option<Vec<Timepoint>>,
}

/// Of whom and when a question is asked: as one of these terms says. None is never.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Condition(Vec<Term>);

/// One way to be asked; `None` where that makes no difference.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) respondents: Option<Vec<Respondent>>,
    pub(super) when: Option<When>,
}

/// At which timepoints.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum When {
    /// These of those to choose from.
    Chosen(BTreeSet<Timepoint>),
    /// Those of the plan, where a label is typed.
    Typed(Vec<Timepoints>),
}

impl Head {
    pub(super) fn of(form: &Form) -> Self {
        Self { respondents: form.respondents(), timepoints: form.timepoints() }
    }

    /// Those who may answer.
    pub(super) fn respondents(&self) -> &[Respondent] {
        &self.respondents
    }

    /// The timepoints to choose from; `None` where a label is typed.
    pub(super) fn timepoints(&self) -> Option<&[Timepoint]> {
        self.timepoints.as_deref()
    }

    /// When a question is asked at all.
    pub(super) fn asked(&self, question: &Question) -> Condition {
        self.condition(question.asks().iter())
    }

    /// When it is asked to be answered in words.
    pub(super) fn asked_for_words(&self, question: &Question) -> Condition {
        self.condition(question.asks().iter().filter(|ask| ask.wants_words()))
    }

    fn condition<'a>(&self, asks: impl Iterator<Item = &'a Ask>) -> Condition {
        let mut by_respondent: BTreeMap<_, Vec<&Ask>> = BTreeMap::new();
        for ask in asks {
            by_respondent.entry(ask.respondent).or_default().push(ask);
        }
        self.gathered(by_respondent.into_iter().map(|(respondent, asks)| (respondent, self.when(&asks))))
    }

    /// When one of these conditions holds.
    pub(super) fn either(&self, conditions: &[Condition]) -> Condition {
        let mut by_respondent: BTreeMap<_, Option<When>> = BTreeMap::new();
        for term in conditions.iter().flat_map(|condition| &condition.0) {
            for respondent in term.respondents.as_ref().unwrap_or(&self.respondents) {
                let when = by_respondent.entry(*respondent).or_insert_with(|| term.when.clone());
                *when = self.whenever(when.take(), term.when.clone());
            }
        }
        self.gathered(by_respondent.into_iter())
    }

    /// When any of these asks; `None` where that is always.
    fn when(&self, asks: &[&Ask]) -> Option<When> {
        if let Some(listed) = &self.timepoints {
            let is_asked = |timepoint: &&Timepoint| asks.iter().any(|ask| ask.is_at(timepoint));
            let at: BTreeSet<_> = listed.iter().filter(is_asked).cloned().collect();
            return (at.len() < listed.len()).then_some(When::Chosen(at));
        }
        let mut typed = asks.iter().map(|ask| ask.timepoints).collect::<Option<Vec<_>>>()?;
        typed.dedup();
        Some(When::Typed(typed))
    }

    /// When either says; `None` is always.
    fn whenever(&self, one: Option<When>, other: Option<When>) -> Option<When> {
        match (one?, other?) {
            (When::Chosen(mut one), When::Chosen(other)) => {
                one.extend(other);
                let all = self.timepoints.as_ref().map_or(0, Vec::len);
                (one.len() < all).then_some(When::Chosen(one))
            }
            (When::Typed(mut one), When::Typed(other)) => {
                one.extend(other.into_iter().filter(|new| !one.contains(new)).collect::<Vec<_>>());
                Some(When::Typed(one))
            }
            // A form has timepoints of one kind.
            (one, _) => Some(one),
        }
    }

    /// One term for all respondents who are asked at the same timepoints.
    fn gathered(&self, each: impl Iterator<Item = (Respondent, Option<When>)>) -> Condition {
        let mut terms: Vec<(Vec<Respondent>, Option<When>)> = Vec::new();
        for (respondent, when) in each {
            match terms.iter_mut().find(|(_, same)| *same == when) {
                Some((respondents, _)) => respondents.push(respondent),
                None => terms.push((vec![respondent], when)),
            }
        }
        let term = |(respondents, when): (Vec<_>, _)| Term {
            respondents: (respondents != self.respondents).then_some(respondents),
            when,
        };
        Condition(terms.into_iter().map(term).collect())
    }
}

impl Condition {
    /// Its terms, of which one has to hold.
    pub(super) fn terms(&self) -> &[Term] {
        &self.0
    }

    pub(super) fn is_always(&self) -> bool {
        self.0.iter().any(|term| term.respondents.is_none() && term.when.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::plan::{DataSource, Measure, Plan};

    fn of(source: DataSource, timepoints: Option<Timepoints>) -> Measure {
        let mut measure = Measure::of(Outcome::AccessToEducation).indicator("access-to-education/free-courses");
        measure.data_source = Some(source);
        measure.timepoints = timepoints;
        measure
    }

    fn condition(plan: &Plan) -> Condition {
        let form = Form::of_plan(plan);
        Head::of(&form).asked(form.questions().next().unwrap())
    }

    fn every(months: u16) -> Timepoints {
        Timepoints::every_months(months).until_month(12)
    }

    #[test]
    fn what_is_asked_of_everybody_at_all_times_is_always_asked() {
        let plan = Plan::new("").timepoints(every(6)).measure(of(DataSource::SurvivorSelfReport, None));
        assert!(condition(&plan).is_always());
        assert!(condition(&plan.measure(of(DataSource::ServiceRecords, None))).is_always());
    }

    #[test]
    fn each_respondent_has_timepoints_of_their_own() {
        let plan = Plan::new("")
            .timepoints(every(6))
            .measure(of(DataSource::SurvivorSelfReport, None))
            .measure(of(DataSource::ServiceRecords, Some(every(12))));
        let terms = condition(&plan).0;
        assert_eq!(terms.len(), 2);
        assert!(terms[0].respondents == Some(vec![Respondent::Survivor]) && terms[0].when.is_none());
        let at = BTreeSet::from([Timepoint::Baseline, Timepoint::Month(12)]);
        assert!(terms[1].respondents == Some(vec![Respondent::RecordKeeper]));
        assert!(terms[1].when == Some(When::Chosen(at)));
    }

    #[test]
    fn several_measures_of_one_respondent_are_one_term() {
        let plan = Plan::new("")
            .timepoints(every(4))
            .measure(of(DataSource::SurvivorSelfReport, Some(every(6))))
            .measure(of(DataSource::SurvivorSelfReport, Some(every(12))))
            .measure(Measure::of(Outcome::LifeSkills).data_source(DataSource::SurvivorSelfReport));
        let form = Form::of_plan(&plan);
        let question = form.question("access-to-education/free-courses".parse().unwrap()).unwrap();
        let terms = Head::of(&form).asked(question).0;
        let at = [Timepoint::Baseline, Timepoint::Month(6), Timepoint::Month(12)];
        assert!(terms.len() == 1 && terms[0].when == Some(When::Chosen(BTreeSet::from(at))));
    }

    #[test]
    fn either_of_two_holds_wherever_one_does() {
        let plan = Plan::new("")
            .timepoints(every(6))
            .measure(of(DataSource::SurvivorSelfReport, Some(every(12))))
            .measure(of(DataSource::ServiceRecords, None))
            .measure(Measure::of(Outcome::LifeSkills).data_source(DataSource::SurvivorSelfReport));
        let form = Form::of_plan(&plan);
        let head = Head::of(&form);
        let all: Vec<_> = form.questions().map(|question| head.asked(question)).collect();
        assert!(!all.iter().any(Condition::is_always));
        assert!(head.either(&all).is_always());
    }

    #[test]
    fn timepoints_without_an_end_are_held_against_what_is_typed() {
        let forever = Timepoints::every_months(6);
        let plan = Plan::new("").timepoints(forever).measure(of(DataSource::SurvivorSelfReport, None));
        assert!(condition(&plan).0[0].when == Some(When::Typed(vec![forever])));
    }
}

//! When a question is shown, as an expression over the answers given before.

use super::name::{of_indicator, of_skip, underscored};
use crate::form::{Form, Question, Respondent, Timepoint};
use crate::{Indicator, Outcome};

/// What the answers at the head of a form decide: who answers, and at which timepoint.
pub(super) struct Asked {
    respondents: Vec<Respondent>,
    timepoints: Option<Vec<Timepoint>>,
}

/// Of whom and when a question is asked; `None` where that makes no difference.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Condition {
    respondents: Option<Vec<Respondent>>,
    timepoints: Option<Vec<Timepoint>>,
}

impl Asked {
    pub(super) fn of(form: &Form) -> Self {
        Self { respondents: form.respondents(), timepoints: form.timepoints() }
    }

    /// Those who may answer.
    pub(super) fn respondents(&self) -> &[Respondent] {
        &self.respondents
    }

    /// The timepoints to choose from; `None` where a label is typed, so that it decides nothing.
    pub(super) fn timepoints(&self) -> Option<&[Timepoint]> {
        self.timepoints.as_deref()
    }

    /// When a question is asked.
    pub(super) fn condition(&self, question: &Question) -> Condition {
        let respondents = question.respondents();
        let timepoints = self.timepoints.iter().flatten();
        let at: Vec<_> = timepoints.filter(|timepoint| question.is_asked_at(timepoint)).cloned().collect();
        let always = self.timepoints.as_ref().is_none_or(|all| all.len() == at.len());
        Condition {
            respondents: (self.respondents != respondents).then(|| respondents.to_vec()),
            timepoints: (!always).then_some(at),
        }
    }
}

impl Condition {
    /// The condition as an expression; empty where there is none.
    fn expression(&self) -> String {
        let who = self.respondents.as_ref().map(|all| any("respondent", all.iter().map(|r| underscored(r.id()))));
        let when =
            self.timepoints.as_ref().map(|all| any("timepoint", all.iter().map(|t| underscored(&t.to_string()))));
        joined(who.into_iter().chain(when).collect(), " and ")
    }

    fn is_always(&self) -> bool {
        self.respondents.is_none() && self.timepoints.is_none()
    }
}

/// The expression for a group, and for each of its questions what is left to say.
pub(super) fn shared(conditions: &[Condition]) -> (String, Vec<String>) {
    let own = || conditions.iter().map(Condition::expression).collect();
    match conditions {
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            (first.expression(), vec![String::new(); conditions.len()])
        }
        several if several.iter().any(Condition::is_always) => (String::new(), own()),
        several => (joined(either(several).iter().map(Condition::expression).collect(), " or "), own()),
    }
}

/// Conditions that hold where one of these does: those of the same timepoints as one.
fn either(conditions: &[Condition]) -> Vec<Condition> {
    let mut merged: Vec<Condition> = Vec::new();
    for condition in conditions {
        let same = merged.iter_mut().find(|other| other.timepoints == condition.timepoints);
        match (same, &condition.respondents) {
            (None, _) => merged.push(condition.clone()),
            (Some(same), None) => same.respondents = None,
            (Some(Condition { respondents: Some(all), .. }), Some(more)) => {
                all.extend(more);
                all.sort();
                all.dedup();
            }
            (Some(_), Some(_)) => {}
        }
    }
    merged
}

/// Several expressions as one, each in brackets where that makes a difference.
fn joined(expressions: Vec<String>, with: &str) -> String {
    if expressions.len() < 2 {
        return expressions.concat();
    }
    let simple = |one: &String| !one.contains(" or ") && !one.contains(" and ");
    let each = expressions.into_iter().map(|one| if simple(&one) { one } else { format!("({one})") });
    each.collect::<Vec<_>>().join(with)
}

/// The section is not skipped.
pub(super) fn not_skipped(outcome: Outcome) -> String {
    format!("${{{}}} != 'yes'", of_skip(outcome))
}

/// The question is asked, and there are no words.
pub(super) fn without_words(indicator: Indicator, asked: &str) -> String {
    let empty = format!("${{{}}} = ''", of_indicator(indicator));
    joined([asked.to_owned(), empty].into_iter().filter(|one| !one.is_empty()).collect(), " and ")
}

/// This respondent answers.
pub(super) fn answers(respondent: Respondent) -> String {
    any("respondent", [underscored(respondent.id())].into_iter())
}

/// The answer is one of these names, all of which are ours: letters, digits and underscores.
fn any(question: &str, names: impl Iterator<Item = String>) -> String {
    let equal: Vec<_> = names.map(|name| format!("${{{question}}} = '{name}'")).collect();
    if equal.is_empty() { "false()".to_owned() } else { equal.join(" or ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(respondents: Option<&[Respondent]>, months: Option<&[u16]>) -> Condition {
        let timepoints = months.map(|months| months.iter().copied().map(Timepoint::Month).collect());
        Condition { respondents: respondents.map(<[Respondent]>::to_vec), timepoints }
    }

    #[test]
    fn a_condition_of_all_questions_is_the_groups() {
        let survivor = condition(Some(&[Respondent::Survivor]), None);
        let (group, left) = shared(&[survivor.clone(), survivor]);
        assert_eq!(group, "${respondent} = 'survivor'");
        assert_eq!(left, ["", ""]);
    }

    #[test]
    fn a_group_shows_where_any_of_its_questions_does() {
        let survivor = condition(Some(&[Respondent::Survivor]), Some(&[6]));
        let researcher = condition(Some(&[Respondent::Researcher]), Some(&[6]));
        let either_of = condition(Some(&[Respondent::Researcher, Respondent::RecordKeeper]), Some(&[6, 12]));
        let (group, left) = shared(&[survivor.clone(), researcher, either_of]);
        let first = "(${respondent} = 'survivor' or ${respondent} = 'researcher') and ${timepoint} = 'month_6'";
        let second = "(${respondent} = 'researcher' or ${respondent} = 'record_keeper') and (${timepoint} = 'month_6' or ${timepoint} = 'month_12')";
        assert_eq!(group, format!("({first}) or ({second})"));
        assert_eq!(left[0], "${respondent} = 'survivor' and ${timepoint} = 'month_6'");
        assert_eq!(left[2], second);

        let (group, left) = shared(&[survivor, condition(None, None)]);
        assert_eq!(group, "");
        assert_eq!(left[1], "");
    }

    #[test]
    fn what_is_asked_at_no_timepoint_never_shows() {
        assert_eq!(condition(None, Some(&[])).expression(), "false()");
    }
}

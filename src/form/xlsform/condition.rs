//! Conditions as expressions over the answers given before.

use super::name::{of_skip, underscored};
use crate::Outcome;
use crate::form::condition::{Condition, Head, Term, When};
use crate::form::{Respondent, Timepoint};
use crate::plan::Timepoints;

/// The answer to the question for the timepoint.
const TIMEPOINT: &str = "${timepoint}";

/// The expression for a group, and for each of its questions what is left to say.
pub(super) fn shared(head: &Head, conditions: &[Condition]) -> (String, Vec<String>) {
    match conditions {
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            (expression(first), vec![String::new(); conditions.len()])
        }
        several => (expression(&head.either(several)), several.iter().map(expression).collect()),
    }
}

/// A condition; empty where it always holds.
pub(super) fn expression(condition: &Condition) -> String {
    if condition.is_always() {
        return String::new();
    }
    if condition.terms().is_empty() {
        return "false()".to_owned();
    }
    joined(condition.terms().iter().map(term).collect(), " or ")
}

fn term(term: &Term) -> String {
    let who = term.respondents.as_ref().map(|all| any("${respondent}", all.iter().map(|r| underscored(r.id()))));
    let when = term.when.as_ref().map(|when| match when {
        When::Chosen(all) => any(TIMEPOINT, all.iter().map(|timepoint| underscored(&timepoint.to_string()))),
        When::Typed(all) => typed(TIMEPOINT, all),
    });
    joined(who.into_iter().chain(when).collect(), " and ")
}

/// That what is typed is one of these timepoints. `value` is where it stands.
pub(super) fn typed(value: &str, timepoints: &[Timepoints]) -> String {
    joined(timepoints.iter().map(|timepoints| is_one_of(value, timepoints)).collect(), " or ")
}

fn is_one_of(value: &str, timepoints: &Timepoints) -> String {
    if let Some(listed) = timepoints.listed() {
        return any(value, listed.iter().map(Timepoint::to_string));
    }
    // What stands behind `month-`, and is no number where something else is typed.
    let month = format!("int(substr({value}, 6))");
    let every = timepoints.every_months.unwrap_or_default();
    let mut rhythm = format!("starts-with({value}, 'month-') and {month} > 0 and {month} mod {every} = 0");
    let mut labels = Vec::new();
    if timepoints.baseline {
        labels.push(Timepoint::Baseline.to_string());
    }
    if let Some(until) = timepoints.until_month {
        rhythm = format!("{rhythm} and {month} <= {until}");
        labels.push(Timepoint::month(until).to_string());
    }
    let labels = Some(any(value, labels.into_iter())).filter(|labels| labels != NEVER);
    joined(labels.into_iter().chain([rhythm]).collect(), " or ")
}

/// The section is not skipped.
pub(super) fn not_skipped(outcome: Outcome) -> String {
    format!("${{{}}} != 'yes'", of_skip(outcome))
}

/// This respondent answers.
pub(super) fn answers(respondent: Respondent) -> String {
    any("${respondent}", [underscored(respondent.id())].into_iter())
}

/// The question is asked, and there are no words.
pub(super) fn without_words(words: &str, asked: &str) -> String {
    both(asked, &format!("${{{words}}} = ''"))
}

/// Both hold; an empty one always does.
fn both(one: &str, other: &str) -> String {
    joined([one, other].into_iter().filter(|one| !one.is_empty()).map(str::to_owned).collect(), " and ")
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

const NEVER: &str = "false()";

/// The value is one of these names, all of which are ours: letters, digits, hyphens and underscores.
fn any(value: &str, names: impl Iterator<Item = String>) -> String {
    let equal: Vec<_> = names.map(|name| format!("{value} = '{name}'")).collect();
    if equal.is_empty() { NEVER.to_owned() } else { equal.join(" or ") }
}

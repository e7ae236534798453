//! What whoever makes a form has to know of it.

use std::path::Path;

use mscos::Edition;
use mscos::form::Form;
use mscos::plan::Plan;
use mscos::wording::Wording;

use super::Target;
use crate::console::Console;
use crate::input::Input;
use crate::text::{count, printable};

/// Tells what has to be known of the words of a form: who made them, and whether a translation has all of them.
pub(super) fn of_words(words: &Wording, form: &Form, console: &Console) {
    if let Some(notice) = words.notice() {
        console.note(&printable(notice));
    }
    let has = words.completeness_for(form);
    if !words.is_english() && !has.is_complete() {
        let (language, there, all) = (words.language(), has.there(), has.all());
        console.note(&format!("{language}: {there} of {all} texts are there; the others are English"));
    }
}

/// Tells what to think of where survivors are asked.
pub(super) fn of_survivors(form: &Form, to: Target, console: &Console) {
    let beyond = form.beyond_self_report();
    if !beyond.is_empty() {
        let ids: Vec<_> = beyond.iter().map(|indicator| indicator.id().to_owned()).collect();
        let message = "the plan has survivors asked what nobody can know of themselves";
        let help = "name another `data_source` for these; where a measure names no indicators, they are not asked";
        console.warn(message, &ids, help);
    }
    let several = form.respondents().len() > 1;
    let shared = form.questions().filter(|question| several && question.is_shared_with_survivors()).count();
    if shared > 0 {
        let questions = count(shared, "question is", "questions are");
        console.note(&format!(
            "{questions} put to survivors and to others, and so not in the survivor's own voice: \
             --respondent survivor makes a form for them alone"
        ));
    }
    if several && to.has_schema() {
        console.note(
            "RJSF shows everybody every question: for RJSF, make a form for each with --respondent, and --timepoint",
        );
    }
    let care = form.questions().filter(|question| question.needs_care()).count();
    if care > 0 {
        let questions = count(care, "question", "questions");
        console.note(&format!(
            "{questions} for survivors can touch on danger, harm or fear: have somebody there who can respond"
        ));
    }
}

/// Tells where a plan is written for another edition than the form, which knows the current one alone.
pub(super) fn of_current_edition(path: &Path, plan: &Plan, console: &Console) {
    let (current, name) = (Edition::CURRENT, Input::named(path).name());
    let written_for = match plan.edition.known() {
        Some(edition) if edition == current => return,
        Some(edition) => edition.title(),
        None => "an edition that is not known",
    };
    let message = format!("{name}: the plan is written for {written_for}, and the form is of {}", current.title());
    console.warn(&message, &["at /edition".to_owned()], "mscos check tells what the plan's names are called today");
}

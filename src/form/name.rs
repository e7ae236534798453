//! Names in formats that know neither hyphens nor slashes: ASCII letters, digits and underscores.
//!
//! An outcome's name is its id with underscores. A question's name is the slug of its indicator with underscores, which
//! is short enough for most programs; where two outcomes have an indicator of the same slug, the outcome's name and a
//! second underscore stand before it. So a name is the same in every form.

use super::Respondent;
use crate::{Indicator, Outcome};

/// The name of a section.
pub(crate) fn of_outcome(outcome: Outcome) -> String {
    underscored(outcome.id())
}

/// The name of a question.
pub(crate) fn of_indicator(indicator: Indicator) -> String {
    let alike = Indicator::ALL.iter().filter(|other| other.slug() == indicator.slug()).count();
    let slug = underscored(indicator.slug());
    if alike == 1 { slug } else { format!("{}__{slug}", of_outcome(indicator.outcome())) }
}

/// Stands behind the name of a question where it is answered in words. No id and no slug has an underscore.
pub(crate) const WORDS: &str = "_words";

/// The name of the answer in words to a question.
pub(crate) fn of_words(indicator: Indicator) -> String {
    of_indicator(indicator) + WORDS
}

/// The indicator whose question has exactly this name.
pub(crate) fn indicator(name: &str) -> Option<Indicator> {
    let (outcome, slug) = name.split_once("__").map_or((None, name), |(outcome, slug)| (Some(outcome), slug));
    let slug = hyphened(slug);
    let outcome = outcome.map(hyphened);
    let fits = |indicator: &Indicator| {
        indicator.slug() == slug && outcome.as_deref().is_none_or(|outcome| outcome == indicator.outcome().id())
    };
    Indicator::ALL.iter().copied().find(|candidate| fits(candidate) && of_indicator(*candidate) == name)
}

/// The name of the notes of a section.
pub(crate) fn of_notes(outcome: Outcome) -> String {
    format!("notes__{}", of_outcome(outcome))
}

/// The name of the question whether to skip a section.
pub(crate) fn of_skip(outcome: Outcome) -> String {
    format!("skip__{}", of_outcome(outcome))
}

/// The name of the text that says what a section is about.
pub(crate) fn of_about(outcome: Outcome) -> String {
    format!("about__{}", of_outcome(outcome))
}

/// The name of the part of a section that is skipped.
pub(crate) fn of_asked(outcome: Outcome) -> String {
    format!("asked__{}", of_outcome(outcome))
}

/// The name of the text that puts a section's questions to a respondent.
pub(crate) fn of_asking(respondent: Respondent, outcome: Outcome) -> String {
    format!("ask_{}__{}", underscored(respondent.id()), of_outcome(outcome))
}

/// An id with underscores; ids have none, so no two ids become the same.
pub(crate) fn underscored(id: &str) -> String {
    id.replace('-', "_")
}

fn hyphened(name: &str) -> String {
    name.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_things_of_a_form_have_the_same_name() {
        let section = |o: &Outcome| [of_outcome, of_notes, of_skip, of_about, of_asked].map(|name| name(*o));
        let asking = |o: &Outcome| Respondent::ALL.iter().map(|r| of_asking(*r, *o)).collect::<Vec<_>>();
        let sections = Outcome::ALL.iter().flat_map(section).chain(Outcome::ALL.iter().flat_map(asking));
        let questions = Indicator::ALL.iter().flat_map(|i| [of_indicator(*i), of_words(*i)]);
        let names: Vec<_> = sections.chain(questions).collect();
        let header = [
            "edition",
            "case_reference",
            "assessment_date",
            "timepoint",
            "respondent",
            "answers",
            "assessment",
            "welcome",
            "closing",
            "notice",
            "meta",
        ];
        let all: BTreeSet<_> = names.iter().map(String::as_str).chain(header).collect();
        assert_eq!(all.len(), names.len() + header.len());
        assert!(all.iter().all(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')));
        assert!(all.iter().all(|name| name.starts_with(|first: char| first.is_ascii_lowercase())));
    }

    #[test]
    fn every_name_of_a_question_leads_back_to_its_indicator_and_no_other_name_does() {
        for known in Indicator::ALL {
            assert_eq!(indicator(&of_indicator(*known)), Some(*known));
        }
        let section = |o: &Outcome| [of_outcome, of_notes, of_skip, of_about, of_asked].map(|name| name(*o));
        assert!(Outcome::ALL.iter().flat_map(section).all(|name| indicator(&name).is_none()));
        // Two outcomes have an indicator of this slug, so it is nobody's name alone.
        assert_eq!(indicator("optimism"), None);
        assert_eq!(indicator("private-personal-space"), None);
        assert_eq!(indicator("secure_and_suitable_housing__private_personal_space"), None);
    }

    #[test]
    fn no_slug_is_a_key_of_a_section() {
        assert!(Indicator::ALL.iter().all(|i| !["notes", "skipped"].contains(&i.slug())));
    }
}

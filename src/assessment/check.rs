//! Checking one record against the form.

use std::borrow::Cow;

use super::personal::{may_identify, reference_may_identify, refused};
use super::record::{key_of_words, slug};
use super::report::{AssessmentReport, Finding};
use super::{Assessment, Rule, SectionAnswers, rules};
use crate::form::name::WORDS;
use crate::form::{AnswerKind, Form, Question, Respondent, Section};
use crate::plan::Reference;
use crate::plan::load::key_in_pointer;
use crate::plan::outcome_meant;
use crate::vocabulary::{is_blank, nearest, nearest_of};
use crate::{Edition, Indicator, Outcome};

impl Assessment {
    /// Checks the record against the form that it came from, and through it against the plan and the edition.
    ///
    /// Never fails and never panics: what is wrong with the record is in the report. No answer, no note and no case
    /// reference is repeated there.
    ///
    /// A question accepts what this form offers, whoever answers: a form for several respondents offers "prefer not
    /// to say" to all of them where it offers it to one. A record of a [form for one respondent](Form::asked_of) can be checked
    /// against that form or against the whole, which offers the same answers and maybe more. Answers that stand in a skipped
    /// section are not counted, and so not held to the question either.
    ///
    /// ```
    /// use mscos::assessment::Assessment;
    /// use mscos::form::Form;
    /// use mscos::{Outcome, OutcomeSet};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
    /// let record = Assessment::from_json(r#"{
    ///     "assessment_date": "2026-11-22", "timepoint": "baseline", "respondent": "practitioner",
    ///     "answers": { "secure-and-suitable-housing": { "private-personal-space": "perhaps" } }
    /// }"#)?;
    /// let report = record.check(&form);
    /// let finding = &report.findings()[0];
    /// assert_eq!(finding.code(), "A004");
    /// assert_eq!(finding.pointer(), "/answers/secure-and-suitable-housing/private-personal-space");
    /// assert_eq!(finding.help(), "it offers `yes`, `partly`, `no`, `not-known`, `not-applicable`, `prefer-not-to-say`");
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    #[must_use]
    pub fn check(&self, form: &Form) -> AssessmentReport {
        AssessmentReport::of(found(form, self, None))
    }
}

/// What is found in a record, which may be one of a list.
pub(super) fn found(form: &Form, record: &Assessment, index: Option<usize>) -> Vec<Finding> {
    let mut check = Check {
        form,
        record,
        respondent: respondent(form, record),
        in_time: form.has_timepoint(&record.timepoint),
        index,
        found: Vec::new(),
    };
    check.head();
    for (outcome, answers) in record.sections() {
        match outcome {
            Reference::Known(outcome) => check.section(*outcome, answers),
            Reference::Unknown(name) => check.unknown_section(name, answers),
        }
    }
    check.left_out();
    check.found
}

/// Who answered: whom the record names, or the only one whom the form asks; `None` where that can't be told.
pub(super) fn respondent(form: &Form, record: &Assessment) -> Option<Respondent> {
    let asked = form.respondents();
    match (record.respondent, asked.as_slice()) {
        (Some(respondent), _) => Some(respondent).filter(|respondent| asked.contains(respondent)),
        (None, [only]) => Some(*only),
        (None, _) => None,
    }
}

/// Who answered, where the record can be counted: it is of the form's edition and of one of the plan's timepoints.
///
/// A record that names another edition is not counted, whatever its ids: the same id may mean another thing there.
pub(super) fn counted(form: &Form, record: &Assessment) -> Option<Respondent> {
    let is_placed = is_of_edition(form, record) && form.has_timepoint(&record.timepoint);
    respondent(form, record).filter(|_| is_placed)
}

/// Whether a record is of the form's edition; one that names none is.
pub(super) fn is_of_edition(form: &Form, record: &Assessment) -> bool {
    record.edition.as_ref().is_none_or(|edition| edition.known() == Some(form.edition()))
}

/// Whether a core outcome that is asked has neither an answer nor was skipped; `None` where it isn't asked.
pub(super) fn leaves_out(section: &Section, respondent: Respondent, record: &Assessment) -> Option<bool> {
    let mut asked =
        section.questions().iter().filter(|question| question.is_asked_of(respondent, &record.timepoint)).peekable();
    asked.peek()?;
    let answers = record.section(section.outcome());
    let skipped = answers.is_some_and(SectionAnswers::is_skipped);
    Some(!skipped && !asked.any(|question| record.is_answered(question.indicator())))
}

struct Check<'a> {
    form: &'a Form,
    record: &'a Assessment,
    respondent: Option<Respondent>,
    /// Whether the timepoint is one of the plan's.
    in_time: bool,
    index: Option<usize>,
    found: Vec<Finding>,
}

impl Check<'_> {
    fn tell(
        &mut self,
        rule: &'static Rule,
        place: &[&str],
        outcome: Option<Outcome>,
        help: impl Into<Cow<'static, str>>,
    ) {
        let mut pointer = String::new();
        for key in place.iter().map_while(|key| key_in_pointer(key)) {
            pointer.push('/');
            pointer.push_str(&key);
        }
        self.found.push(Finding { outcome, ..Finding::of(rule, self.index, &pointer, help) });
    }

    fn head(&mut self) {
        let edition = self.form.edition();
        match &self.record.edition {
            Some(Reference::Known(own)) if *own != edition => {
                self.tell(
                    &rules::OTHER_EDITION,
                    &["edition"],
                    None,
                    format!("the form is of `{edition}`, the record of `{own}`"),
                );
            }
            Some(Reference::Unknown(name)) => {
                let help = match nearest::<Edition>(name) {
                    Some(id) => format!("no edition has this name; the nearest is `{id}`"),
                    None => format!("no edition has this name; the form is of `{edition}`"),
                };
                self.tell(&rules::OTHER_EDITION, &["edition"], None, help);
            }
            _ => {}
        }
        if let Some(reference) = &self.record.case_reference {
            if let Some(help) = refused(reference) {
                self.tell(&rules::CASE_REFERENCE, &["case_reference"], None, help);
            } else if let Some(help) = reference_may_identify(reference) {
                self.tell(&rules::REFERENCE_MAY_IDENTIFY, &["case_reference"], None, help);
            }
            if !self.form.is_about_survivor() {
                let help = "leave it out, unless the record is about one person: then keep it, and numbers stay hidden";
                self.tell(&rules::NO_CASE, &["case_reference"], None, help);
            }
        }
        let year = self.record.assessment_date.year();
        if !(2000..=2100).contains(&year) {
            let help = "look up the day: of repeated records the latest date decides which one counts";
            self.tell(&rules::UNLIKELY_DATE, &["assessment_date"], None, help);
        }
        if !self.in_time {
            let listed = self.form.timepoints().map(|all| ids(all.iter().map(ToString::to_string)));
            let help = listed.map_or("the plan says when it measures".into(), |ids| format!("the plan has {ids}"));
            self.tell(&rules::UNKNOWN_TIMEPOINT, &["timepoint"], None, help);
        }
        if self.respondent.is_none() {
            let asked = self.form.respondents();
            let help = || match asked.as_slice() {
                [] => "the form asks nothing".to_owned(),
                asked => format!("the form asks {}", ids(asked.iter().map(ToString::to_string))),
            };
            if self.record.respondent.is_some() {
                self.tell(&rules::RESPONDENT_NOT_ASKED, &["respondent"], None, help());
            } else if !asked.is_empty() {
                self.tell(&rules::NO_RESPONDENT, &[], None, help());
            }
        }
    }

    fn unknown_section(&mut self, name: &str, answers: &SectionAnswers) {
        self.tell(&rules::UNKNOWN_OUTCOME, &["answers", name], None, Meant(name).to_string());
        self.texts(name, None, answers.notes.as_deref().map(|notes| (super::read::NOTES, notes)));
        for given in Given::of(answers) {
            self.may_identify(&["answers", name, &given.key], None, given.text);
        }
    }

    fn section(&mut self, outcome: Outcome, answers: &SectionAnswers) {
        let id = outcome.id();
        let notes = answers.notes.as_deref().map(|notes| (super::read::NOTES, notes));
        self.texts(id, Some(outcome), notes);
        let section = self.form.sections().iter().find(|section| section.outcome() == outcome);
        if section.is_none() {
            let help = "the form has no section about this outcome";
            self.tell(&rules::NOT_IN_FORM, &["answers", id], Some(outcome), help);
        }
        if answers.skipped && Given::of(answers).next().is_some() {
            let help = "remove the answers, or `skipped`; ask the person which";
            self.tell(&rules::SKIPPED, &["answers", id], Some(outcome), help);
        }
        for given in Given::of(answers) {
            self.given(outcome, section, &given, answers.skipped);
        }
    }

    /// One answer, chosen or in words.
    fn given(&mut self, outcome: Outcome, section: Option<&Section>, given: &Given<'_>, skipped: bool) {
        let place = ["answers", outcome.id(), &given.key];
        let asked = |known: Indicator| section.and_then(|one| one.questions().iter().find(|q| q.indicator() == known));
        match (given.indicator, given.indicator.known().and_then(asked)) {
            (_, Some(question)) => return self.answer(question, given, skipped),
            (Reference::Unknown(name), None) => {
                self.tell(&rules::UNKNOWN_INDICATOR, &place, Some(outcome), nearest_slug(outcome, name));
            }
            // Where there is no section, that has been told already.
            (Reference::Known(_), None) if section.is_some() => {
                let help = "the form has no question about this indicator";
                self.tell(&rules::NOT_IN_FORM, &place, Some(outcome), help);
            }
            (Reference::Known(_), None) => {}
        }
        self.may_identify(&place, Some(outcome), given.text);
    }

    fn answer(&mut self, question: &Question, given: &Given<'_>, skipped: bool) {
        let indicator = question.indicator();
        let outcome = Some(indicator.outcome());
        let place = ["answers", indicator.outcome().id(), &given.key];
        let is_outside = !given.is_words && question.scale().option(given.text).is_none();
        if given.is_words && question.has_words() {
            self.texts(indicator.outcome().id(), outcome, [(given.key.as_ref(), given.text)]);
        } else if given.is_words || is_outside {
            self.may_identify(&place, outcome, given.text);
        }
        if skipped {
            return;
        }
        if let Some(respondent) = self.respondent {
            if !question.respondents().contains(&respondent) {
                let asked = ids(question.respondents().iter().map(ToString::to_string));
                self.tell(&rules::OTHER_RESPONDENT, &place, outcome, format!("it is asked of {asked}"));
            } else if self.in_time && !question.is_asked_of(respondent, &self.record.timepoint) {
                let help = "leave it out, or let the plan ask it at this timepoint";
                self.tell(&rules::OTHER_TIME, &place, outcome, help);
            }
        }
        let timepoint = &self.record.timepoint;
        let is_asked = self.respondent.filter(|one| self.in_time && question.is_asked_of(*one, timepoint));
        let may_write = is_asked.map_or(question.has_words(), |one| question.is_asked_for_words(one, timepoint));
        if given.is_words && !may_write {
            let help = format!("it has no room for words: choose an answer under `{}`", indicator.slug());
            self.tell(&rules::NOT_IN_FORM, &place, outcome, help);
        } else if is_outside {
            let offered = ids(question.scale().options().iter().map(|option| option.id().to_owned()));
            let words = question.has_words().then(|| format!("; words stand under `{}{WORDS}`", indicator.slug()));
            self.tell(
                &rules::OUTSIDE_SCALE,
                &place,
                outcome,
                format!("it offers {offered}{}", words.unwrap_or_default()),
            );
        } else if given.is_words && self.is_declined(question) && !is_blank(given.text) {
            let help = "remove the words, or the choice; ask the person which";
            self.tell(&rules::WORDS_DECLINED, &place, outcome, help);
        }
    }

    /// Whether the record says that somebody would rather not answer.
    fn is_declined(&self, question: &Question) -> bool {
        let chosen = self.record.answer(question.indicator()).and_then(|id| question.scale().option(id));
        chosen.is_some_and(|option| option.kind() == AnswerKind::Declined)
    }

    /// Texts of a section under their keys.
    fn texts<'t>(
        &mut self,
        section: &str,
        outcome: Option<Outcome>,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) {
        for (key, text) in texts {
            let place = ["answers", section, key];
            if text.chars().nth(Form::LONGEST_NOTE).is_some() {
                let help =
                    format!("up to {} characters, with no names and no account of what happened", Form::LONGEST_NOTE);
                self.tell(&rules::TOO_LONG, &place, outcome, help);
            }
            self.may_identify(&place, outcome, text);
        }
    }

    fn may_identify(&mut self, place: &[&str], outcome: Option<Outcome>, text: &str) {
        if may_identify(text) {
            self.tell(&rules::MAY_IDENTIFY, place, outcome, "take out what tells whom it is about");
        }
    }

    fn left_out(&mut self) {
        let says = |section: &SectionAnswers| {
            let answered = Given::of(section).any(|given| !is_blank(given.text));
            answered || section.skipped || section.notes.as_deref().is_some_and(|notes| !is_blank(notes))
        };
        if !self.record.sections().any(|(_, section)| says(section)) {
            let asked = |respondent| {
                let mut questions = self.form.questions();
                questions.any(|question| question.is_asked_of(respondent, &self.record.timepoint))
            };
            let help = match self.respondent.filter(|_| self.in_time) {
                Some(respondent) if !asked(respondent) => "the plan asks this respondent nothing at this timepoint",
                _ => "was it sent by mistake? a section can be marked as skipped",
            };
            self.tell(&rules::EMPTY, &["answers"], None, help);
            return;
        }
        let Some(respondent) = self.respondent.filter(|_| self.in_time) else { return };
        let core = self.form.sections().iter().filter(|section| section.outcome().is_core());
        for section in core.filter(|section| leaves_out(section, respondent, self.record) == Some(true)) {
            let help = "mark the section as skipped if the person chose so; nobody has to answer";
            self.tell(&rules::CORE_LEFT_OUT, &["answers"], Some(section.outcome()), help);
        }
    }
}

/// What stands under one key of a section: an answer that was chosen, or one in words.
struct Given<'a> {
    indicator: &'a Reference<Indicator>,
    key: Cow<'a, str>,
    text: &'a str,
    is_words: bool,
}

impl<'a> Given<'a> {
    fn of(section: &'a SectionAnswers) -> impl Iterator<Item = Self> {
        let answers = section.answers().map(|(indicator, text)| Self {
            indicator,
            key: slug(indicator).into(),
            text,
            is_words: false,
        });
        let in_words = section.answers_in_words().map(|(indicator, text)| Self {
            indicator,
            key: key_of_words(indicator).into(),
            text,
            is_words: true,
        });
        answers.chain(in_words)
    }
}

/// What the name of an outcome is today, or the nearest id.
struct Meant<'name>(&'name str);

impl std::fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        outcome_meant(self.0, f)
    }
}

/// Ids in a sentence.
pub(super) fn ids(ids: impl Iterator<Item = String>) -> String {
    ids.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

/// The slug of the outcome's indicators that was most likely meant.
fn nearest_slug(outcome: Outcome, name: &str) -> String {
    let slugs = outcome.indicators().iter().map(|indicator| (indicator.slug(), indicator.statement()));
    match (nearest_of(name, slugs), Indicator::from_id(name)) {
        (_, Some(indicator)) if indicator.outcome() == outcome => {
            format!("use the part behind the slash: `{}`", indicator.slug())
        }
        (_, Some(indicator)) => format!("it is an indicator of `{}`", indicator.outcome()),
        (Some(slug), None) => format!("the nearest is `{slug}`"),
        (None, None) => "use the slug of one of the outcome's indicators".to_owned(),
    }
}

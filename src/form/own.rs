//! An organisation's own response scales, in place of those of the crate.

mod file;

use std::collections::BTreeMap;
use std::fmt;

#[cfg(feature = "schema")]
pub(crate) use file::ScalesFile;
#[cfg(not(feature = "schema"))]
use file::ScalesFile;

use super::{AnswerOption, Question, Respondent};
use crate::plan::Limits;
use crate::plan::load::{LoadError, read};
use crate::{Indicator, Level, Outcome};

/// The response scales that an organisation uses in its forms, read from a JSON file.
///
/// A scale can be for all questions, or for some: those about certain indicators or outcomes, of certain respondents, at
/// certain levels. "Not applicable" and, about a survivor, "prefer not to say" are added to own scales all the same.
///
/// ```
/// use mscos::form::{Form, OwnScales};
/// use mscos::{Outcome, OutcomeSet};
///
/// let own = OwnScales::from_json(r#"{ "scales": [
///     { "id": "our-three-steps", "title": "Our three steps", "description": "Where somebody stands, as they see it.",
///       "answers": [
///         { "id": "not-yet", "title": "Not yet", "description": "It has not begun." },
///         { "id": "on-the-way", "title": "On the way", "description": "It has begun." },
///         { "id": "there", "title": "There", "description": "It is so." } ],
///       "for": { "outcomes": ["access-to-education"] } }
/// ] }"#)?;
///
/// let form = Form::of_outcomes(OutcomeSet::from(Outcome::AccessToEducation)).own_scales(&own);
/// let scale = form.sections()[0].questions()[0].scale();
/// assert_eq!(scale.id(), "our-three-steps");
/// let ids: Vec<_> = scale.options().iter().map(|option| option.id()).collect();
/// assert_eq!(ids[..3], ["not-yet", "on-the-way", "there"]);
/// assert!(ids.contains(&"not-applicable"));
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnScales {
    scales: Vec<OwnScale>,
    /// Which scale, by its place, is for what.
    uses: BTreeMap<Use, usize>,
}

/// One of an organisation's own response scales.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnScale {
    id: String,
    title: String,
    description: String,
    answers: Vec<AnswerOption>,
}

/// Which questions a scale is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Indicator(Indicator),
    Outcome(Outcome),
    Respondent(Respondent),
    Level(Level),
    All,
}

impl OwnScales {
    /// Reads scales from JSON; `mscos::schema::scales()` is the schema of the file.
    ///
    /// A scale has an `id`, a `title`, a `description` and 2 to 11 `answers`, each with the same three keys. Under `for`
    /// stands which questions it is used for: lists of `indicators`, `outcomes`, `respondents` and `levels`. Of several
    /// scales that fit a question, the most special one is used, in the order of these lists; where `for` is left out or
    /// names nothing, the scale is for all questions that no other is for.
    ///
    /// Records hold the ids of answers, so an id means one answer in all scales. Where a scale lists an answer that
    /// questions [add](super::Answer::added), under another title, it is always offered, and where the scale has it.
    ///
    /// # Errors
    ///
    /// If the text cannot be read or is larger than 1 MiB, or if it breaks a promise: every id is new and made of
    /// lower-case words joined by hyphens, every title can be told from the others, nothing is empty, `for` names what
    /// there is, and no two scales are for the same. The error tells every problem with JSON Pointer, line and column,
    /// and repeats nothing of the file.
    ///
    /// ```
    /// use mscos::form::OwnScales;
    ///
    /// let error = OwnScales::from_json(r#"{ "scales": [
    ///     { "id": "so-so", "title": "So, so", "description": "How things are.",
    ///       "answers": [ { "id": "good", "title": "Good", "description": "Good." } ],
    ///       "for": { "outcomes": ["acces-to-education"] } } ] }"#).unwrap_err();
    /// let messages: Vec<_> = error.problems().iter().map(|problem| problem.message()).collect();
    /// assert_eq!(messages, [
    ///     "a scale has 2 to 11 answers of its own",
    ///     "no outcome has this id or title; the nearest is `access-to-education`",
    /// ]);
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        let json = json.as_ref();
        Limits::default().check_size(json)?;
        read::<ScalesFile>(json)?.validate(json)
    }

    /// The scales, in the order of the file.
    #[must_use]
    pub fn scales(&self) -> &[OwnScale] {
        &self.scales
    }

    /// The scale of this question, if any is for it.
    ///
    /// Where several respondents are asked, the first of them that has a scale decides, so that all choose from the same.
    pub(super) fn fitting(&self, question: &Question, respondents: &[Respondent]) -> Option<&OwnScale> {
        let indicator = question.indicator();
        let subject = [Use::Indicator(indicator), Use::Outcome(indicator.outcome())].into_iter();
        let respondents = respondents.iter().copied().map(Use::Respondent);
        let uses = subject.chain(respondents).chain([Use::Level(question.level()), Use::All]);
        uses.filter_map(|kind| self.uses.get(&kind)).find_map(|at| self.scales.get(*at))
    }
}

impl OwnScale {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it asks, and what it is for.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Its answers, in order, without those that questions [add](super::Answer::added) and it has no words for.
    #[must_use]
    pub fn answers(&self) -> &[AnswerOption] {
        &self.answers
    }
}

/// Without the words, which are somebody's own.
impl fmt::Debug for OwnScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnScale").field("id", &self.id).field("answers", &self.answers).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OutcomeSet;
    use crate::form::{AnswerKind, Form, ResponseScale};

    /// The file with one scale after another, each with an id and what stands behind its answers.
    fn file(scales: &[(&str, &str)]) -> String {
        let scale = |(id, used_for): &(&str, &str)| {
            let answer = |nth| format!(r#"{{ "id": "{id}-{nth}", "title": "{id} {nth}", "description": "A step." }}"#);
            let [one, two] = ["one", "two"].map(answer);
            format!(r#"{{ "id": "{id}", "title": "T", "description": "D", "answers": [{one}, {two}] {used_for} }}"#)
        };
        let scales: Vec<_> = scales.iter().map(scale).collect();
        format!(r#"{{ "scales": [{}] }}"#, scales.join(", "))
    }

    fn own(scales: &[(&str, &str)]) -> OwnScales {
        OwnScales::from_json(file(scales)).unwrap()
    }

    fn scale<'a>(form: &'a Form, indicator: &str) -> &'a ResponseScale {
        form.question(indicator.parse().unwrap()).unwrap().scale()
    }

    const HOUSING: &str = "secure-and-suitable-housing/private-personal-space";

    #[test]
    fn a_scale_without_for_replaces_every_other() {
        let form = Form::of_outcomes(Outcome::ALL.iter().copied().collect()).own_scales(&own(&[("ours", "")]));
        for question in form.questions() {
            assert_eq!(question.scale().id(), "ours");
        }
    }

    #[test]
    fn a_for_that_names_nothing_is_for_all() {
        let nothing = r#", "for": { "outcomes": [], "indicators": [], "levels": [], "respondents": [] }"#;
        assert_eq!(own(&[("ours", nothing)]).uses, own(&[("ours", "")]).uses);
    }

    #[test]
    fn the_most_special_scale_is_used() {
        let indicator: Indicator = HOUSING.parse().unwrap();
        let level = format!(r#", "for": {{ "levels": ["{}"] }}"#, indicator.level());
        let respondent = format!(r#", "for": {{ "respondents": ["{}"] }}"#, Respondent::fitting(indicator));
        let outcome = format!(r#", "for": {{ "outcomes": ["{}"] }}"#, indicator.outcome());
        let one = format!(r#", "for": {{ "indicators": ["{indicator}"] }}"#);
        let mut scales = vec![
            ("all", ""),
            ("level", &level),
            ("respondent", &respondent),
            ("outcome", &outcome),
            ("indicator", &one),
        ];
        let form = Form::of_outcomes(OutcomeSet::CORE);
        while let Some((id, _)) = scales.last() {
            assert_eq!(scale(&form.clone().own_scales(&own(&scales)), HOUSING).id(), *id);
            scales.pop();
        }
        assert_eq!(form.clone().own_scales(&OwnScales::default()), form);
    }

    #[test]
    fn what_questions_add_cannot_be_taken_away_but_said_in_own_words() {
        let json = r#"{ "scales": [ { "id": "ours", "title": "T", "description": "D", "answers": [
            { "id": "good", "title": "Good", "description": "D" },
            { "id": "not-known", "title": "No idea", "description": "D" },
            { "id": "bad", "title": "Bad", "description": "D" } ] } ] }"#;
        let own = OwnScales::from_json(json).unwrap();
        let form = Form::of_outcomes(OutcomeSet::CORE).asked_of(Respondent::Survivor).own_scales(&own);
        let question = form.questions().next().unwrap();
        let scale = question.scale();
        let options: Vec<_> = scale.options().iter().map(|option| (option.id(), option.kind())).collect();
        let expected = [
            ("good", AnswerKind::Answered),
            ("not-known", AnswerKind::NotKnown),
            ("bad", AnswerKind::Answered),
            ("not-applicable", AnswerKind::NotApplicable),
            ("prefer-not-to-say", AnswerKind::Declined),
        ];
        assert_eq!(options, expected);
        let english = crate::wording::Wording::english();
        assert_eq!(scale.option("not-known").unwrap().title(&english), "No idea");
        assert_eq!(scale.option("not-known").unwrap().known(), None);
    }
}

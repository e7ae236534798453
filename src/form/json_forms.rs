//! A form as JSON Forms draws it: the elements beside its JSON Schema.

use super::field::{ANSWERS, Field, NOTES, SKIPPED};
use super::json_schema::{key_of_else, pointer_to_answer, pointer_to_field, welcome};
use super::ordered::{Node, OrderedJson, object};
use super::{Form, Question, Respondent, Section};
use crate::wording::Wording;

impl Form {
    /// The UI schema with which JSON Forms draws the [`json_schema`](Self::json_schema): the header, then a group for
    /// each section.
    ///
    /// Ticking "skip" hides the questions of a section. Once it is chosen who answers, what others are asked is hidden,
    /// and so is what is not asked at the chosen timepoint. Start it with [`empty_record`](Self::empty_record), since
    /// JSON Forms fills in no defaults.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    ///
    /// let text = Form::of_outcomes(OutcomeSet::CORE).json_forms(&Wording::english()).to_string();
    /// let ui: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(ui["type"], "VerticalLayout");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn json_forms<'a>(&'a self, wording: &'a Wording) -> OrderedJson<'a> {
        let header = Field::of(self).into_iter().filter_map(|field| self.asked(field));
        let header = object([("type", "VerticalLayout".into()), ("elements", header.collect())]);
        let sections = self.sections().iter().map(|section| self.group(section, wording));
        // A notice has a line of its own, so that nobody reads over it.
        let texts = [self.title(wording)].into_iter().chain(wording.notice()).map(label);
        let texts = texts.chain([label(welcome(wording).join(" "))]);
        let elements = texts.chain([header]).chain(sections);
        OrderedJson(object([("type", "VerticalLayout".into()), ("elements", elements.collect())]))
    }

    /// The record before anything is answered: what is the same whoever fills the form in.
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::{Outcome, OutcomeSet};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::AccessToEducation]));
    /// let record: serde_json::Value = serde_json::from_str(&form.empty_record().to_string())?;
    /// assert_eq!(record["edition"], "mscos-2023");
    /// assert_eq!(record["answers"], serde_json::json!({}));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn empty_record(&self) -> OrderedJson<'static> {
        let known = Field::of(self).into_iter().filter_map(|field| Some((field.key(), field.fixed(self)?.into())));
        OrderedJson(known.collect::<Node<'_>>().with(ANSWERS, object([])))
    }

    /// The control of a field that somebody is asked for.
    fn asked(&self, field: Field) -> Option<Node<'static>> {
        field.fixed(self).is_none().then(|| control(pointer_to_field(field), false))
    }

    fn group<'a>(&self, section: &'a Section, wording: &'a Wording) -> Node<'a> {
        let outcome = section.outcome();
        let skipped = pointer_to_answer(outcome, SKIPPED);
        let skip = control(skipped.clone(), false);
        let questions = section.questions().iter().flat_map(|question| self.controls_of(question));
        let notes = control(pointer_to_answer(outcome, NOTES), true);
        let rest = object([
            ("type", "VerticalLayout".into()),
            ("rule", hidden_if(vec![condition(skipped, object([("const", true.into())]))])),
            ("elements", questions.chain([notes]).collect()),
        ]);
        let others = self.others(&section.respondents());
        object([("type", "Group".into()), ("label", wording.title(outcome).into())])
            .with_some("rule", others.map(|others| hidden_if(vec![others])))
            .with("elements", [label(wording.text(outcome)), skip, rest].into_iter().collect::<Node<'_>>())
    }

    /// The question, and behind one that is answered in words what can be chosen in their place.
    fn controls_of(&self, question: &Question) -> Vec<Node<'static>> {
        let indicator = question.indicator();
        let others = self.others(question.respondents());
        let conditions: Vec<_> = others.into_iter().chain(self.at_other_times(question)).collect();
        let shown = |key: &str, words| {
            control(pointer_to_answer(indicator.outcome(), key), words)
                .with_some("rule", (!conditions.is_empty()).then(|| hidden_if(conditions.clone())))
        };
        if question.response().is_in_words() {
            vec![shown(indicator.slug(), true), shown(&key_of_else(question), false)]
        } else {
            vec![shown(indicator.slug(), false)]
        }
    }

    /// That somebody answers who is none of these.
    fn others(&self, asked: &[Respondent]) -> Option<Node<'static>> {
        let others = self.respondents().into_iter().filter(|respondent| !asked.contains(respondent));
        one_of(Field::Respondent, others.map(|respondent| Node::from(respondent.id())).collect())
    }

    /// That it is a timepoint at which this is not asked.
    fn at_other_times(&self, question: &Question) -> Option<Node<'static>> {
        let listed = self.timepoints().unwrap_or_default();
        let others = listed.iter().filter(|timepoint| !question.is_asked_at(timepoint));
        one_of(Field::ListedTimepoint, others.map(|timepoint| Node::from(timepoint.to_string())).collect())
    }
}

/// That the field has one of these values. While nobody has chosen, it has none.
fn one_of(field: Field, values: Node<'static>) -> Option<Node<'static>> {
    (!values.is_empty()).then(|| condition(pointer_to_field(field), object([("enum", values)])))
}

fn condition(scope: String, schema: Node<'static>) -> Node<'static> {
    object([("scope", scope.into()), ("schema", schema)])
}

fn hidden_if(mut conditions: Vec<Node<'static>>) -> Node<'static> {
    let condition = match (conditions.pop(), conditions.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            conditions.extend(last);
            object([("type", "OR".into()), ("conditions", Node::List(conditions))])
        }
    };
    object([("effect", "HIDE".into()), ("condition", condition)])
}

/// A control with its hint always in sight, since that says what not to write.
///
/// Choices are left to be drawn as a drop-down list: the radio buttons of the plain renderers have the same ids in each
/// question, so that a click on a label answers the first question of the form.
fn control(scope: String, words: bool) -> Node<'static> {
    let options = object([("showUnfocusedDescription", true.into())]);
    let options = options.with_some("multi", words.then_some(true));
    object([("type", "Control".into()), ("scope", scope.into()), ("options", options)])
}

fn label<'a>(text: impl Into<Node<'a>>) -> Node<'a> {
    object([("type", "Label".into()), ("text", text.into())])
}

//! A form as JSON Forms draws it: the elements beside its JSON Schema.

use super::condition::{Condition, Head, Term, When};
use super::field::{ANSWERS, Field, NOTES, Part, SKIPPED};
use super::json_schema::{pointer_to_answer, pointer_to_field, welcome};
use super::ordered::{Node, OrderedJson, list, object};
use super::{Form, Phrase, Question, Respondent, Section, Timepoint};
use crate::plan::Timepoints;
use crate::wording::Wording;

impl Form {
    /// The UI schema with which JSON Forms draws the [`json_schema`](Self::json_schema): the header, then a group for
    /// each section.
    ///
    /// Ticking "skip" hides the questions of a section. Once it is chosen who answers, what others are asked is hidden,
    /// and so is what is not asked at the chosen timepoint, unless the plan's timepoints have no end. Start it with
    /// [`empty_record`](Self::empty_record), since JSON Forms fills in no defaults.
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
        let head = Head::of(self);
        let sections = self.sections().iter().map(|section| group(section, &head, wording));
        // A notice has a line of its own, so that nobody reads over it.
        let texts = [self.title(wording)].into_iter().chain(wording.notice()).map(label);
        let texts = texts.chain([label(welcome(wording).join(" "))]);
        let elements = texts.chain([header]).chain(sections).chain(closing(&head, wording));
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
}

fn group<'a>(section: &'a Section, head: &Head, wording: &'a Wording) -> Node<'a> {
    let outcome = section.outcome();
    let skipped = pointer_to_answer(outcome, SKIPPED);
    let skip = control(skipped.clone(), false);
    let questions = section.questions().iter().flat_map(|question| controls(question, head));
    let notes = control(pointer_to_answer(outcome, NOTES), true);
    let rest = object([
        ("type", "VerticalLayout".into()),
        ("rule", hidden_if(skipped, object([("const", true.into())]))),
        ("elements", questions.chain([notes]).collect()),
    ]);
    let conditions: Vec<_> = section.questions().iter().map(|question| head.asked(question)).collect();
    object([("type", "Group".into()), ("label", wording.title(outcome).into())])
        .with_some("rule", hidden_unless(&head.either(&conditions)))
        .with("elements", [label(wording.text(outcome)), skip, rest].into_iter().collect::<Node<'_>>())
}

/// A question, in the order of the schema.
fn controls(question: &Question, head: &Head) -> Vec<Node<'static>> {
    let shown = |part: &Part| {
        let pointer = pointer_to_answer(question.indicator().outcome(), &part.key(question));
        let (is_words, condition) = match part {
            Part::Choice => (false, head.asked(question)),
            Part::Words => (true, head.asked_for_words(question)),
        };
        control(pointer, is_words).with_some("rule", hidden_unless(&condition))
    };
    Part::of(question).iter().map(shown).collect()
}

/// What a survivor reads at the end.
fn closing<'a>(head: &Head, wording: &'a Wording) -> Option<Node<'a>> {
    let others = head.respondents().iter().filter(|respondent| **respondent != Respondent::Survivor);
    let others: Node<'_> = others.map(|respondent| Node::from(respondent.id())).collect();
    let rule = (!others.is_empty()).then(|| hidden_if(pointer_to_field(Field::Respondent), object([("enum", others)])));
    let texts = [wording.title(Phrase::Closing), wording.text(Phrase::Closing)].join(". ");
    // A label has no rule that every renderer keeps to; a layout has.
    let layout =
        object([("type", "VerticalLayout".into()), ("elements", list([label(texts)]))]).with_some("rule", rule);
    head.respondents().contains(&Respondent::Survivor).then_some(layout)
}

/// Hides what is not asked; `None` where it always is. While nobody has chosen who answers, or when, it is shown.
fn hidden_unless(condition: &Condition) -> Option<Node<'static>> {
    let terms = condition.terms().iter().map(properties).collect::<Option<Vec<_>>>()?;
    let asked = object([("anyOf", Node::List(terms))]);
    (!condition.is_always()).then(|| hidden_if("#".to_owned(), object([("not", asked)])))
}

/// What the record has where a term holds; `None` where no schema can say it.
fn properties(term: &Term) -> Option<Node<'static>> {
    let respondents =
        term.respondents.iter().flatten().map(|respondent| Node::from(respondent.id())).collect::<Node<'_>>();
    let labels = match &term.when {
        None => Vec::new(),
        Some(When::Chosen(timepoints)) => timepoints.iter().map(Timepoint::to_string).collect(),
        Some(When::Typed(all)) => {
            let listed = all.iter().map(Timepoints::listed).collect::<Option<Vec<_>>>();
            listed.into_iter().flatten().flatten().map(|timepoint| timepoint.to_string()).collect()
        }
    };
    let labels = labels.into_iter().map(Node::from).collect::<Node<'_>>();
    let known = [(Field::Respondent, respondents), (Field::ListedTimepoint, labels)].into_iter();
    let known: Node<'_> = known
        .filter(|(_, values)| !values.is_empty())
        .map(|(field, values)| (field.key(), object([("enum", values)])))
        .collect();
    (!known.is_empty()).then(|| object([("properties", known)]))
}

fn hidden_if(scope: String, schema: Node<'static>) -> Node<'static> {
    let condition = object([("scope", scope.into()), ("schema", schema)]);
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

//! A form as RJSF draws it: the uiSchema beside its JSON Schema.

use std::borrow::Cow;

use super::field::{ANSWERS, Field, NOTES, Part, SKIPPED};
use super::json_schema::header_choices;
use super::ordered::{Node, OrderedJson, object};
use super::{Form, Phrase, Question, Respondent, Section};
use crate::wording::Wording;

/// A list of so many choices is shown whole; a longer one is folded up.
const SHOWN_WHOLE: usize = 7;

impl Form {
    /// The uiSchema with which RJSF (react-jsonschema-form) draws the [`json_schema`](Self::json_schema): the order at
    /// every level, choices shown whole, room for notes, and nothing shown that nobody is asked.
    ///
    /// RJSF shows the questions of every respondent and of sections that are skipped. Where that is too much, make a
    /// form for each respondent with [`asked_of`](Self::asked_of).
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    ///
    /// let text = Form::of_outcomes(OutcomeSet::CORE).ui_schema(&Wording::english()).to_string();
    /// let ui: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(ui["ui:order"][0], "edition");
    /// assert_eq!(ui["edition"]["ui:widget"], "hidden");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn ui_schema<'a>(&'a self, wording: &'a Wording) -> OrderedJson<'a> {
        let fields = Field::of(self);
        let keys = fields.iter().map(|field| field.key()).chain([ANSWERS]);
        let submit = object([("submitText", wording.title(Phrase::Submit).into())]);
        let header = fields.iter().filter_map(|field| Some((field.key(), drawn(*field, self, wording)?)));
        OrderedJson(
            object([("ui:order", texts(keys)), ("ui:submitButtonOptions", submit)])
                .and(header.collect())
                .with(ANSWERS, answers(self, wording)),
        )
    }
}

fn drawn<'a>(field: Field, form: &Form, wording: &'a Wording) -> Option<Node<'a>> {
    if field.fixed(form).is_some() {
        return Some(object([("ui:widget", "hidden".into())]));
    }
    // The schema has these as a plain `enum`, without titles.
    let titles: Vec<_> = header_choices(field, form, wording).into_iter().map(|choice| choice.title).collect();
    let widget = (!titles.is_empty()).then(|| choices(titles.len()))?;
    Some(widget.with("ui:enumNames", Node::List(titles)))
}

fn answers<'a>(form: &'a Form, wording: &'a Wording) -> Node<'a> {
    let sections = form.sections();
    let order = texts(sections.iter().map(|section| section.outcome().id()));
    // The sections have titles; one more above them all says nothing.
    let closing = form.respondents().contains(&Respondent::Survivor).then(|| wording.text(Phrase::Closing));
    object([("ui:order", order), ("ui:options", object([("label", false.into())]))])
        .with_some("ui:help", closing)
        .and(sections.iter().map(|one| (one.outcome().id(), section(one, wording))).collect())
}

fn section<'a>(section: &'a Section, wording: &'a Wording) -> Node<'a> {
    let drawn: Vec<_> = section.questions().iter().flat_map(question).collect();
    let keys = drawn.iter().map(|(key, _)| Node::Text(key.clone()));
    let order = [Node::from(SKIPPED)].into_iter().chain(keys).chain([NOTES.into()]);
    // The hint would stand above the box, before anybody knows what it is about.
    let skip = object([("ui:description", "".into()), ("ui:help", wording.text(Phrase::Skip).into())]);
    object([("ui:order", order.collect())]).with(SKIPPED, skip).and(drawn.into_iter().collect()).with(NOTES, words())
}

/// How a question is drawn, in the order of the schema.
fn question(question: &Question) -> Vec<(Cow<'static, str>, Node<'static>)> {
    let widget = |part: &Part| match part {
        Part::Choice => choices(question.scale().options().len()),
        Part::Words => words(),
    };
    Part::of(question).iter().map(|part| (part.key(question), widget(part))).collect()
}

/// Few choices are read at a glance and chosen with one click.
fn choices(number: usize) -> Node<'static> {
    if number > SHOWN_WHOLE {
        return object([("ui:widget", "select".into())]);
    }
    object([("ui:widget", "radio".into()), ("ui:options", object([("inline", true.into())]))])
}

fn words() -> Node<'static> {
    object([("ui:widget", "textarea".into()), ("ui:options", object([("rows", 4.into())]))])
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Node<'a> {
    texts.into_iter().map(Node::from).collect()
}

//! The lists of choices: one for each distinct set of options, with names that say what they are.

use super::{Columns, Languages};
use crate::form::name::underscored;
use crate::form::{Answer, AnswerOption, Phrase, Respondent, ResponseScale, Timepoint};

/// The lists that a form needs, in the order in which it first needs them.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
}

#[derive(Debug)]
struct List {
    name: String,
    options: Vec<Choice>,
}

/// A name, and a label in each language.
type Choice = (String, Vec<String>);

impl Lists {
    /// The list of the options of a scale.
    pub(super) fn scale(&mut self, scale: &ResponseScale, languages: &Languages<'_>) -> String {
        let choice = |option: &AnswerOption| languages.each(|w| option.title(w).to_owned());
        let options = scale.options().iter().map(|option| (underscored(option.id()), choice(option))).collect();
        self.add(&scale_name(scale), options)
    }

    /// The list of the timepoints of a plan.
    pub(super) fn timepoints(&mut self, timepoints: &[Timepoint], languages: &Languages<'_>) -> String {
        let choice = |timepoint: &Timepoint| {
            let label = languages.each(|w| timepoint.title(w).into_owned());
            (underscored(&timepoint.to_string()), label)
        };
        self.add("timepoint", timepoints.iter().map(choice).collect())
    }

    /// The list of those who answer.
    pub(super) fn respondents(&mut self, respondents: &[Respondent], languages: &Languages<'_>) -> String {
        let label = |respondent: Respondent| languages.each(|w| w.title(respondent).to_owned());
        self.add("respondent", respondents.iter().map(|r| (underscored(r.id()), label(*r))).collect())
    }

    /// The list of yes and no, for whether to skip a section. Its words are its own: those of answers are about a survivor.
    pub(super) fn skip(&mut self, languages: &Languages<'_>) -> String {
        let choice =
            |(name, phrase): (&str, _)| (name.to_owned(), languages.each(|w| w.title::<Phrase>(phrase).to_owned()));
        self.add("skip", [("yes", Phrase::SkipYes), ("no", Phrase::SkipNo)].map(choice).into())
    }

    /// The name of the list with these options: this one, unless another list has it.
    fn add(&mut self, name: &str, options: Vec<Choice>) -> String {
        let mut free = name.to_owned();
        let mut nth = 1;
        while let Some(list) = self.lists.iter().find(|list| list.name == free) {
            if list.options == options {
                return free;
            }
            nth += 1;
            free = format!("{name}__{nth}");
        }
        self.lists.push(List { name: free.clone(), options });
        free
    }

    /// The rows of the sheet.
    pub(super) fn rows(self, columns: &Columns) -> Vec<Vec<String>> {
        let rows = |list: List| {
            let row = move |(name, label): Choice| {
                columns.row(|column, language| match column {
                    "list_name" => list.name.clone(),
                    "name" => name.clone(),
                    "label" => label.get(language).cloned().unwrap_or_default(),
                    _ => String::new(),
                })
            };
            list.options.into_iter().map(row).collect::<Vec<_>>()
        };
        self.lists.into_iter().flat_map(rows).collect()
    }
}

/// The scale, and for whom its options are: with "prefer not to say" they are about a survivor, and with "not known"
/// somebody else than the survivor answers.
fn scale_name(scale: &ResponseScale) -> String {
    let has = |answer: Answer| scale.option(answer.id()).is_some();
    let whom = match (has(Answer::PreferNotToSay), has(Answer::NotKnown)) {
        (true, false) => "__survivor",
        (true, true) => "__about_survivor",
        (false, true) => "__sources",
        (false, false) => "",
    };
    format!("{}{whom}", underscored(scale.id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_shared_and_another_one_of_its_name_gets_a_number() {
        let one = vec![("yes".to_owned(), vec!["Yes".to_owned()])];
        let other = vec![("no".to_owned(), vec!["No".to_owned()])];
        let mut lists = Lists::default();
        assert_eq!(lists.add("scale", one.clone()), "scale");
        assert_eq!(lists.add("scale", other.clone()), "scale__2");
        assert_eq!(lists.add("scale", one), "scale");
        assert_eq!(lists.add("scale", other), "scale__2");
        assert_eq!(lists.lists.len(), 2);
    }

    #[test]
    fn each_label_stands_in_the_column_of_its_language() {
        let english = crate::wording::Wording::english();
        let wordings = [&english, &english];
        let columns = Columns::new(&super::super::CHOICES, &Languages::of(&wordings));
        let mut lists = Lists::default();
        lists.add("scale", vec![("yes".to_owned(), vec!["Yes".to_owned(), "Oui".to_owned()])]);
        assert_eq!(lists.rows(&columns), [["scale", "yes", "Yes", "Oui"]]);
    }
}

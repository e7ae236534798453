//! What a form asks: the outcomes or the plan that it is made of, its scales and its wordings.

use std::path::{Path, PathBuf};

use clap::ValueHint;
use mscos::form::{Form, Scale};
use mscos::plan::Plan;
use mscos::wording::Wording;
use mscos::{Outcome, OutcomeSet};

use crate::choice::choice;
use crate::console::Console;
use crate::errors::Failure;
use crate::input;
use crate::text::count;

/// The options of commands that have to know which answers a form offers.
#[derive(clap::Args)]
pub(crate) struct Scales {
    /// A response scale for every question that offers choices, in place of the usual ones
    #[arg(long, value_name = "ID", value_parser = choice::<Scale>())]
    scale: Option<Scale>,

    /// A file of your organisation's own response scales; they come before --scale
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    scales: Option<PathBuf>,
}

impl Scales {
    /// The file, if one is named.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.scales.as_deref()
    }

    /// The form with these scales.
    pub(crate) fn of(&self, form: Form) -> Result<Form, Failure> {
        let form = self.scale.into_iter().fold(form, Form::scale);
        Ok(match self.path() {
            Some(path) => form.own_scales(&input::scales(path)?),
            None => form,
        })
    }
}

/// What a plan has asked. What the plan names and nobody knows is told: it is not in the form.
pub(crate) fn of_plan(path: &Path, console: &Console) -> Result<Form, Failure> {
    Ok(of(path, &input::plan(path)?, console))
}

/// What a plan has asked that is read already.
pub(crate) fn of(path: &Path, plan: &Plan, console: &Console) -> Form {
    let form = Form::of_plan(plan);
    let left_out = form.left_out();
    if !left_out.is_empty() {
        let names = count(left_out.len(), "name", "names");
        let places: Vec<_> = left_out.iter().map(|pointer| format!("at {pointer}")).collect();
        let name = input::Input::named(path).name();
        let message = format!("{name}: {names} of this plan cannot be asked about");
        console.warn(&message, &places, "mscos check tells what would mend it");
    }
    form
}

/// Where to look for an outcome.
const OUTCOMES: &str = "mscos list outcomes shows them; `core` stands for the seven core ones, `all` for every one";

/// No title of an outcome has more commas than this.
const COMMAS: usize = 3;

/// The outcomes of a list: ids, titles, `core` or `all`, with commas between them.
pub(crate) fn outcomes(list: &str) -> Result<OutcomeSet, Failure> {
    let names: Vec<_> = list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(Failure::refused("no outcome is named", OUTCOMES));
    }
    let mut outcomes = OutcomeSet::EMPTY;
    let mut rest = names.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        if let Some(several) = several(first) {
            outcomes = outcomes | several;
            rest = behind;
            continue;
        }
        // Some titles have commas, so what stands between two of them may be a part of a name.
        let mut parts = (1..=rest.len().min(COMMAS + 1)).rev().filter_map(|parts| rest.split_at_checked(parts));
        let found = parts.find_map(|(name, behind)| Some((name.join(", ").parse::<Outcome>().ok()?, behind)));
        let Some((outcome, behind)) = found else {
            let error = first.parse::<Outcome>().err();
            let error = error.map_or_else(String::new, |error| error.to_string());
            return Err(Failure::unknown(first, error, OUTCOMES));
        };
        outcomes.insert(outcome);
        rest = behind;
    }
    Ok(outcomes)
}

/// What stands for several outcomes.
fn several(name: &str) -> Option<OutcomeSet> {
    match name.to_ascii_lowercase().as_str() {
        "core" => Some(OutcomeSet::CORE),
        "all" => Some(OutcomeSet::all()),
        _ => None,
    }
}

/// The wording that an argument names: a file, or one that the library has.
pub(crate) fn wording(path: &Path) -> Result<Wording, Failure> {
    match path.to_str() {
        Some("english") => Ok(Wording::english()),
        Some("pseudo") => Ok(Wording::pseudo()),
        _ => input::wording(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_a_title_do_not_part_it() {
        let list = "Long-term, consistent support,life-skills, Compassionate, trauma informed services,";
        let expected =
            [Outcome::LongTermConsistentSupport, Outcome::CompassionateTraumaInformedServices, Outcome::LifeSkills];
        assert_eq!(outcomes(list).ok(), Some(OutcomeSet::of(&expected)));
        let commas = Outcome::ALL.iter().map(|outcome| outcome.title().matches(',').count()).max();
        assert!(commas.is_some_and(|commas| commas <= COMMAS));
    }

    #[test]
    fn core_and_all_stand_for_several() {
        assert_eq!(outcomes("Core").ok(), Some(OutcomeSet::CORE));
        assert_eq!(outcomes("core,life-skills").map(|set| set.len()).ok(), Some(8));
        assert_eq!(outcomes("all").ok(), Some(OutcomeSet::all()));
        assert!(outcomes(" , ").is_err() && outcomes("core,joy").is_err());
    }
}

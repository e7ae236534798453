//! Whom a project serves, as options name them.

use mscos::Context;
use mscos::plan::LocalContexts;

use crate::choice;
use crate::errors::Failure;

/// The contexts of commands that are about people.
#[derive(clap::Args)]
pub(crate) struct People {
    /// Whom the project serves: ids, titles or names that people use, with commas between them; can be given several
    /// times
    #[arg(short = 'c', long = "context", value_name = "CONTEXT", value_parser = choice::contexts(), hide_possible_values = true)]
    served: Vec<String>,
}

/// Where to look for a context.
pub(crate) const CONTEXTS: &str = "mscos list contexts shows them";

impl People {
    pub(crate) fn is_empty(&self) -> bool {
        self.served.is_empty()
    }

    /// The names, each of which is known: to the crate, or to an organisation that has contexts of its own.
    pub(crate) fn names(&self, own: Option<&LocalContexts>) -> Result<Vec<&str>, Failure> {
        let is_known = |name: &str| own.is_some_and(|own| own.find(name).is_some()) || name.parse::<Context>().is_ok();
        let mut names = Vec::new();
        for asked in &self.served {
            // An organisation's own title may have commas.
            if is_known(asked) {
                names.push(asked.as_str());
                continue;
            }
            let parts: Vec<_> = asked.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
            let parts = if parts.is_empty() { vec![asked.as_str()] } else { parts };
            for name in parts {
                let unknown = name.parse::<Context>().err().filter(|_| !is_known(name));
                unknown.map_or(Ok(()), |error| Err(Failure::unknown(name, error, CONTEXTS)))?;
                names.push(name);
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(asked: &[&str]) -> Option<Vec<String>> {
        let people = People { served: asked.iter().map(|one| (*one).to_owned()).collect() };
        people.names(None).ok().map(|names| names.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn commas_part_names_and_no_name_of_a_context_has_one() {
        let expected = ["lgbtq", "Parents", "men"].map(str::to_owned);
        assert_eq!(names(&["lgbtq, Parents,", "men"]), Some(expected.to_vec()));
        assert_eq!(names(&[","]), None);
        assert_eq!(names(&["lgbtq,joy"]), None);
        let all = Context::ALL.iter().flat_map(|one| one.aliases().iter().copied().chain([one.title()]));
        assert!(all.into_iter().all(|name| !name.contains(',')));
    }
}

//! An organisation's own contexts and pairings, beside those of the crate.

mod file;

#[cfg(feature = "schema")]
pub(crate) use file::LocalFile;
#[cfg(not(feature = "schema"))]
use file::LocalFile;
use file::Validated;

use super::load::{Limits, LoadError, read};
use crate::context::{Cited, PairedContext, Pairing, Role};
use crate::vocabulary::same_words;
use crate::{Basis, Context, ContextSet, Indicator, Outcome};

/// The contexts and pairings that an organisation adds to those of the crate, read from a JSON file.
///
/// Names that the crate knows mean the crate's contexts. Suggestions that rest on own pairings have the basis [`Local`](Basis::Local), so that everyone can tell which is which.
///
/// ```
/// use mscos::plan::{LocalContexts, Plan, Population, Settings};
/// use mscos::{Basis, Outcome};
///
/// let own = LocalContexts::from_json(r#"{
///     "contexts": [
///         { "id": "fishing-crews", "title": "People from fishing crews",
///           "description": "Survivors who worked on fishing vessels.", "aliases": ["fishers"] }
///     ],
///     "pairings": [
///         { "context": "fishing-crews", "outcome": "affordable-and-reliable-transport",
///           "reason": "The harbour is far from every service that we work with.",
///           "source": "Our survivors' forum, spring 2026" }
///     ]
/// }"#)?;
///
/// let settings = Settings::new().contexts(own);
/// let plan = Plan::new("Harbour project").population(Population::adults().context("Fishers"));
/// let report = plan.check_with(&settings);
/// let suggestion = report.suggestions().next().unwrap();
/// assert_eq!(suggestion.outcome(), Outcome::AffordableAndReliableTransport);
/// assert_eq!(suggestion.basis(), Basis::Local);
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct LocalContexts {
    contexts: Vec<LocalContext>,
    pairings: Vec<LocalPairing>,
}

/// An organisation's own context.
#[derive(Clone, Debug)]
pub struct LocalContext {
    id: String,
    title: String,
    description: String,
    aliases: Vec<String>,
}

/// An organisation's own pairing.
#[derive(Clone, Debug)]
struct LocalPairing {
    context: Owner,
    outcome: Outcome,
    reason: String,
    indicators: Vec<Indicator>,
    source: String,
}

/// Whose context a pairing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Crate(Context),
    Local(usize),
}

impl LocalContexts {
    /// Reads contexts and pairings from JSON; `mscos::schema::local_contexts()` is the schema of the file.
    ///
    /// # Errors
    ///
    /// If the text cannot be read or is larger than 1 MiB, or if it breaks a promise that the crate's own pairings keep:
    /// every id is new, every pairing names a context and an outcome that there is, and has a reason and a source. The
    /// error tells every problem with JSON Pointer, line and column.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        let json = json.as_ref();
        Limits::default().check_size(json)?;
        let Validated { contexts, pairings } = read::<LocalFile>(json)?.validate(json)?;
        Ok(Self { contexts, pairings })
    }

    /// The contexts, in the order of the file.
    #[must_use]
    pub fn contexts(&self) -> &[LocalContext] {
        &self.contexts
    }

    /// Every pairing, in the order of the file.
    pub fn pairings(&self) -> impl Iterator<Item = Pairing<'_>> {
        self.pairings.iter().map(|pairing| pairing.as_pairing(&self.contexts))
    }

    /// The context of this id, title or alias, in any case and punctuation.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&LocalContext> {
        self.contexts.iter().find(|context| context.is_called(name))
    }

    /// The pairings for some contexts of the crate, and for own ones by their names.
    pub(crate) fn asked<'a>(&'a self, known: ContextSet, names: &[&str]) -> Vec<Pairing<'a>> {
        let asked = |owner: Owner| match owner {
            Owner::Crate(context) => known.contains(context),
            Owner::Local(at) => {
                self.contexts.get(at).is_some_and(|context| names.iter().any(|name| context.is_called(name)))
            }
        };
        let pairings = self.pairings.iter().filter(|pairing| asked(pairing.context));
        pairings.map(|pairing| pairing.as_pairing(&self.contexts)).collect()
    }
}

impl LocalContext {
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

    /// Who or what it is.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [&self.id, &self.title].into_iter().chain(&self.aliases).map(String::as_str)
    }

    fn is_called(&self, name: &str) -> bool {
        self.names().any(|known| same_words(known, name))
    }
}

impl LocalPairing {
    fn as_pairing<'a>(&'a self, contexts: &'a [LocalContext]) -> Pairing<'a> {
        let context = match self.context {
            Owner::Crate(context) => PairedContext::Known(context),
            Owner::Local(at) => contexts.get(at).map_or(PairedContext::Local { id: "", title: "" }, |context| {
                PairedContext::Local { id: &context.id, title: &context.title }
            }),
        };
        Pairing {
            context,
            outcome: self.outcome,
            role: if self.outcome.is_core() { Role::Emphasis } else { Role::Supplement },
            basis: Basis::Local,
            reason: &self.reason,
            indicators: &self.indicators,
            source: Cited::Local(&self.source),
        }
    }
}

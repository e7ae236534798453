//! Which rules of the check are ignored or weigh more, and why.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::{LocalContexts, Rule, Severity};
use crate::plan::rules::{self, RULES};
use crate::wording::Wording;

/// How a check is run: which rules are ignored, and which weigh more or less than usual.
///
/// What is ignored is told in the report, never left out silently.
///
/// ```
/// use mscos::plan::{Plan, Settings, Severity};
///
/// let settings = Settings::new()
///     .ignore("core-outcome-missing", "a pilot, checked in March")?
///     .severity("population-age-unstated", Severity::Error)?;
/// let plan = Plan::new("Pilot");
/// let report = plan.check_with(&settings);
/// assert_eq!(report.ignored().len(), 7);
/// assert_eq!(report.count(Severity::Error), 1);
/// # Ok::<(), mscos::plan::SettingsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    ignored: Vec<(&'static Rule, String)>,
    severities: Vec<(&'static Rule, Severity)>,
    contexts: Option<LocalContexts>,
    wording: Wording,
}

impl Settings {
    /// Every rule as it is.
    #[must_use]
    pub const fn new() -> Self {
        Self { ignored: Vec::new(), severities: Vec::new(), contexts: None, wording: Wording::english() }
    }

    /// Ignores a rule, by its name or code, for a reason.
    ///
    /// # Errors
    ///
    /// If there is no such rule, or the reason is blank.
    pub fn ignore(mut self, rule: &str, reason: impl Into<String>) -> Result<Self, SettingsError> {
        let (rule, reason) = (find(rule)?, reason.into());
        if reason.trim().is_empty() {
            return Err(SettingsError::BlankReason);
        }
        self.ignored.push((rule, reason));
        Ok(self)
    }

    /// Gives all findings of a rule, by its name or code, this severity.
    ///
    /// # Errors
    ///
    /// If there is no such rule.
    pub fn severity(mut self, rule: &str, severity: Severity) -> Result<Self, SettingsError> {
        self.severities.push((find(rule)?, severity));
        Ok(self)
    }

    /// Adds an organisation's own contexts and pairings to those of the crate.
    #[must_use]
    pub fn contexts(mut self, contexts: LocalContexts) -> Self {
        self.contexts = Some(contexts);
        self
    }

    /// Reports in these words. What the rules say stays English, with the titles in it as the wording has them.
    ///
    /// ```
    /// use mscos::plan::{Plan, Settings};
    /// use mscos::wording::Wording;
    ///
    /// let settings = Settings::new().wording(Wording::pseudo());
    /// let report = Plan::new("Pilot").check_with(&settings).to_string();
    /// assert!(report.starts_with("[Îñçöɱþļéţé"));
    /// ```
    #[must_use]
    pub fn wording(mut self, wording: Wording) -> Self {
        self.wording = wording;
        self
    }

    /// The words to report in.
    pub(crate) const fn words(&self) -> &Wording {
        &self.wording
    }

    /// The organisation's own contexts, if there are any.
    pub(crate) const fn own_contexts(&self) -> Option<&LocalContexts> {
        self.contexts.as_ref()
    }

    /// Why a rule is ignored, if it is.
    pub(crate) fn reason_to_ignore(&self, rule: &Rule) -> Option<&str> {
        let ignored = self.ignored.iter().rfind(|(ignored, _)| *ignored == rule);
        ignored.map(|(_, reason)| reason.as_str())
    }

    /// The severity that a rule was given, if it was given one.
    pub(crate) fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        let given = self.severities.iter().rfind(|(given, _)| *given == rule);
        given.map(|(_, severity)| *severity)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}

fn find(rule: &str) -> Result<&'static Rule, SettingsError> {
    Rule::find(rule).ok_or_else(|| SettingsError::UnknownRule { nearest: rules::nearest(rule) })
}

/// Why settings could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingsError {
    /// No rule has this name or code.
    UnknownRule {
        /// The name of the rule that was most likely meant.
        nearest: Option<&'static str>,
    },
    /// A rule is to be ignored without a reason.
    BlankReason,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownRule { nearest: Some(name) } => {
                write!(f, "no rule has this name or code; the nearest is `{name}`")
            }
            Self::UnknownRule { nearest: None } => f.write_str("no rule has this name or code"),
            Self::BlankReason => f.write_str("a rule is ignored for a reason, and this one is blank"),
        }
    }
}

impl Error for SettingsError {}

/// What a plan says of some rules of the check, each by its name or code, sorted by name.
///
/// Under `ignore` it is the reason why a rule is set aside, under `severity` the weight that it has in this plan. A rule
/// that does not exist, or is ignored without a reason, has no effect, and the check says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        title = "By rule",
        description = "What the plan says of some rules of the check, each by its name or code."
    )
)]
#[serde(transparent)]
pub struct ByRule<T>(BTreeMap<String, T>);

impl<T> ByRule<T> {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each name or code as it was written, and what is said of it.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.0.iter().map(|(rule, said)| (rule.as_str(), said))
    }

    /// Says something of a rule, by its name or code.
    pub fn insert(&mut self, rule: impl Into<String>, said: impl Into<T>) {
        self.0.insert(rule.into(), said.into());
    }

    /// For each rule, in the order of the registry, what is said of it and holds.
    fn resolve<'a, U>(&'a self, holds: impl Fn(&'a T) -> Option<U>) -> [Option<U>; RULES.len()] {
        let mut resolved = [const { None }; RULES.len()];
        for (name, said) in self.iter().filter_map(|(name, said)| Some((name, holds(said)?))) {
            let at = Rule::find(name).and_then(|rule| RULES.iter().position(|other| *other == rule));
            if let Some(place) = at.and_then(|at| resolved.get_mut(at)) {
                *place = Some(said);
            }
        }
        resolved
    }
}

impl ByRule<String> {
    /// For each rule, why the plan ignores it, if it does: a reason must not be blank.
    pub(crate) fn reasons(&self) -> [Option<&str>; RULES.len()] {
        self.resolve(|reason| Some(reason.as_str()).filter(|reason| !reason.trim().is_empty()))
    }
}

impl ByRule<Severity> {
    /// For each rule, the severity that the plan gives it, if it does.
    pub(crate) fn severities(&self) -> [Option<Severity>; RULES.len()] {
        self.resolve(|severity| Some(*severity))
    }
}

impl<T> Default for ByRule<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

/// The error of a rule of which something is said twice.
pub(crate) const REPEATED_RULE: &str = "a rule stands twice";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ByRule<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rules<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Rules<T> {
            type Value = ByRule<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with the names of rules as its keys")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<ByRule<T>, A::Error> {
                let mut rules = BTreeMap::new();
                while let Some((rule, said)) = object.next_entry()? {
                    if rules.insert(rule, said).is_some() {
                        return Err(de::Error::custom(REPEATED_RULE));
                    }
                }
                Ok(ByRule(rules))
            }
        }

        deserializer.deserialize_map(Rules(PhantomData))
    }
}

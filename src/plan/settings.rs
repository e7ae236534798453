//! Which rules of the check are ignored or weigh more, and why.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::{LocalContexts, Rule, Severity};
use crate::plan::rules::{self, RULES};

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
}

impl Settings {
    /// Every rule as it is.
    #[must_use]
    pub const fn new() -> Self {
        Self { ignored: Vec::new(), severities: Vec::new(), contexts: None }
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

/// The rules that a plan asks to ignore: the name or code of each, and the reason.
///
/// A rule that does not exist, or has no reason, is not ignored, and the check says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Ignored rules"))]
#[serde(transparent)]
pub struct Ignore(BTreeMap<String, String>);

impl Ignore {
    /// Whether nothing is ignored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each name or code as it was written, and its reason, sorted by name.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(rule, reason)| (rule.as_str(), reason.as_str()))
    }

    /// Ignores a rule, by its name or code, for a reason.
    pub fn insert(&mut self, rule: impl Into<String>, reason: impl Into<String>) {
        self.0.insert(rule.into(), reason.into());
    }

    /// For each rule, in the order of the registry, why the plan ignores it, if it does: the reason must not be blank.
    pub(crate) fn reasons(&self) -> [Option<&str>; RULES.len()] {
        let mut reasons = [None; RULES.len()];
        for (name, reason) in self.iter().filter(|(_, reason)| !reason.trim().is_empty()) {
            let at = Rule::find(name).and_then(|rule| RULES.iter().position(|other| *other == rule));
            if let Some(place) = at.and_then(|at| reasons.get_mut(at)) {
                *place = Some(reason);
            }
        }
        reasons
    }
}

/// The error of a rule that is ignored twice.
pub(crate) const REPEATED_RULE: &str = "a rule stands twice";

impl<'de> Deserialize<'de> for Ignore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rules;

        impl<'de> Visitor<'de> for Rules {
            type Value = Ignore;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a reason, as a text, for each rule")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Ignore, A::Error> {
                let mut rules = BTreeMap::new();
                while let Some((rule, reason)) = object.next_entry()? {
                    if rules.insert(rule, reason).is_some() {
                        return Err(de::Error::custom(REPEATED_RULE));
                    }
                }
                Ok(Ignore(rules))
            }
        }

        deserializer.deserialize_map(Rules)
    }
}

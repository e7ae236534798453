//! What a check finds.

use std::fmt;

use super::{Pointer, Rule};
use crate::vocabulary::vocabulary;
use crate::wording::Wording;
use crate::{Context, Edition, Indicator, IndicatorSet, Level, Outcome, Recommendation, Source, Vocabulary};

vocabulary! {
    /// How much a finding weighs, the gravest first.
    pub enum Severity: "severity" {
        Error = "error", "Error", "It has to be mended: a plan falls short of the minimum standard or of the set's terms of use, or a record can't be counted as it stands.";
        Warning = "warning", "Warning", "It deserves a look: a plan goes against a recommendation of the report, or something about a record seems wrong.";
        Advice = "advice", "Advice", "A chance to do better.";
    }
}

/// One thing that a check found: what, where, why, and how to mend it.
///
/// Nothing is put into words before it is printed, and no word of the plan is ever repeated.
#[derive(Clone, Copy)]
pub struct Finding<'plan> {
    rule: &'static Rule,
    severity: Severity,
    pointer: Pointer,
    subject: Subject<'plan>,
    wording: &'plan Wording,
}

/// What a finding is about: as little as its rule needs to put it into words.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'plan> {
    /// The plan, or the part of it that the pointer names.
    Part,
    /// A part of the plan that says no to what the rule asks.
    Refused,
    /// A part of the plan that does not say.
    Silent,
    /// An outcome.
    Outcome(Outcome),
    /// A name that its vocabulary does not have.
    Unknown(&'plan str),
    /// An indicator, and the outcome that it was given for.
    Indicator(Indicator, Outcome),
    /// An outcome, and the indicators of its descriptor that the plan does not use.
    Unused(Outcome, IndicatorSet),
    /// A context.
    Context(Context),
    /// An edition.
    Edition(Edition),
    /// A level.
    Level(Level),
    /// An age in years.
    Age(u8),
    /// A number of months.
    Months(u16),
    /// The index of an earlier part that is the same.
    SameAs(usize),
}

impl<'plan> Finding<'plan> {
    pub(crate) const fn new(
        rule: &'static Rule,
        severity: Severity,
        pointer: Pointer,
        subject: Subject<'plan>,
        wording: &'plan Wording,
    ) -> Self {
        Self { rule, severity, pointer, subject, wording }
    }

    /// The words in which it is told.
    pub(crate) const fn wording(&self) -> &'plan Wording {
        self.wording
    }

    /// The title of an entry, in these words.
    pub(crate) fn title<V: Vocabulary>(&self, entry: V) -> &'plan str {
        self.wording.title(entry)
    }

    /// The title of the outcome that it is about.
    pub(crate) fn outcome_title(&self) -> Option<&'plan str> {
        self.outcome().map(|outcome| self.title(outcome))
    }

    pub(crate) const fn subject(&self) -> Subject<'plan> {
        self.subject
    }

    /// The rule that found it.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's stable code, such as `M001`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// The rule's stable name, such as `core-outcome-missing`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.rule.name()
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Where in the plan it stands.
    #[must_use]
    pub const fn pointer(&self) -> Pointer {
        self.pointer
    }

    /// The outcome that it is about, if it is about one.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self.subject {
            Subject::Outcome(outcome) | Subject::Indicator(_, outcome) | Subject::Unused(outcome, _) => Some(outcome),
            _ => None,
        }
    }

    /// What is the matter, in one sentence.
    #[must_use]
    pub fn message(&self) -> impl fmt::Display + '_ {
        Words(self, self.rule.message)
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> impl fmt::Display + '_ {
        Words(self, self.rule.help)
    }

    /// The recommendations of the report that it rests on.
    #[must_use]
    pub const fn guidance(&self) -> &'static [Recommendation] {
        self.rule.guidance()
    }

    /// Where in the documents it rests.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.rule.source()
    }
}

/// How a rule puts a finding into words.
pub(crate) type Phrasing = fn(&Finding<'_>, &mut fmt::Formatter<'_>) -> fmt::Result;

struct Words<'a, 'plan>(&'a Finding<'plan>, Phrasing);

impl fmt::Display for Words<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(finding, phrasing) = self;
        phrasing(finding, f)
    }
}

/// One line: severity, code, name, place and message.
impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, code, name) = (self.severity(), self.code(), self.name());
        write!(f, "{severity}[{code}] {name}: {}", self.message())?;
        write!(f, " (at {})", self.pointer)
    }
}

/// Leaves out what the plan says.
impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("name", &self.name())
            .field("pointer", &format_args!("{}", self.pointer))
            .finish_non_exhaustive()
    }
}

vocabulary! {
    /// Who asked for a finding to be ignored.
    pub enum IgnoredBy: "way of being ignored" {
        Plan = "plan", "Plan", "The plan itself ignores the rule, with a reason.";
        Settings = "settings", "Settings", "Whoever ran the check ignores the rule, with a reason.";
    }
}

/// A finding that is set aside, and who asked for it.
#[derive(Clone, Copy)]
pub struct Ignored<'plan> {
    finding: Finding<'plan>,
    by: IgnoredBy,
    reason: &'plan str,
}

impl<'plan> Ignored<'plan> {
    pub(crate) const fn new(finding: Finding<'plan>, by: IgnoredBy, reason: &'plan str) -> Self {
        Self { finding, by, reason }
    }

    /// What was found.
    #[must_use]
    pub const fn finding(&self) -> &Finding<'plan> {
        &self.finding
    }

    /// Who asked for it to be ignored.
    #[must_use]
    pub const fn by(&self) -> IgnoredBy {
        self.by
    }

    /// The reason that was given. It may be text of the plan, so no report of this crate shows it.
    #[must_use]
    pub const fn reason(&self) -> &'plan str {
        self.reason
    }
}

/// Leaves out what the plan says.
impl fmt::Debug for Ignored<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ignored").field("finding", &self.finding).field("by", &self.by).finish_non_exhaustive()
    }
}

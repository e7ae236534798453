//! The words that the text, the Markdown and the HTML of a report share.

use std::fmt::{self, Display, Formatter, Write};

use super::{CoveredBy, Report};
use crate::plan::{Ignored, IgnoredBy, Pointer, Severity};
use crate::{Edition, Outcome, Recommendation};

/// What every page is called: a plan's own title is text of the plan, and stays there.
pub(super) const TITLE: &str = "Evaluation plan: check against the Modern Slavery Core Outcome Set";

/// What a page says where no rule found anything.
pub(super) const NOTHING: &str = "Nothing was found that needs mending.";

/// The heading of the core outcomes that carry more weight.
pub(super) const CLOSELY: &str = "Where to look closely in the core outcomes, for the people served";

/// What a page says of them.
pub(super) const WEIGHT: &str =
    "They belong in every plan; for the people served, these parts of them carry more weight.";

/// The heading of what else there is to know of the contexts.
pub(super) const NOTED: &str = "About the people served";

/// The heading of the suggestions.
pub(super) const SUITED: &str = "Longlist outcomes that suit the people served";

/// What a page says of suggestions, so that nobody takes them for gaps.
pub(super) const OFFER: &str =
    "These are offers to think over with the survivors served. They are no gaps in the plan.";

/// The core outcomes that the contexts put weight on.
pub(super) fn emphasised(report: &Report<'_>) -> impl Iterator<Item = Outcome> {
    Outcome::CORE.into_iter().filter(|outcome| report.emphases().any(|one| one.outcome() == *outcome))
}

/// A character as a page may show it.
///
/// Control characters, and those that break the line or turn the direction of writing, would let a name show as
/// something that it does not say.
pub(super) fn visible(c: char) -> char {
    let turns = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns { '\u{fffd}' } else { c }
}

/// How a core outcome is covered, in words.
pub(super) const fn covered(by: CoveredBy) -> &'static str {
    match by {
        CoveredBy::Plan => "in the plan",
        CoveredBy::Partner => "through a partner",
        CoveredBy::Missing => "missing",
    }
}

/// Items with commas between them, or `none`.
pub(super) fn list(f: &mut Formatter<'_>, mut items: impl Iterator<Item: Display>) -> fmt::Result {
    match items.next() {
        None => f.write_str("none"),
        Some(first) => {
            write!(f, "{first}")?;
            items.try_for_each(|item| write!(f, ", {item}"))
        }
    }
}

/// How many core outcomes are covered, and how much was found.
pub(super) struct Summary<'a, 'plan>(pub(super) &'a Report<'plan>);

impl Display for Summary<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(report) = *self;
        let by = |kind| report.core().filter(|c| c.covered_by() == kind).count();
        let (plan, partners) = (by(CoveredBy::Plan), by(CoveredBy::Partner));
        let core = report.core().len();
        match plan + partners {
            all if all == core => f.write_str("all seven core outcomes are covered")?,
            1 => write!(f, "1 of the {core} core outcomes is covered")?,
            some => write!(f, "{some} of the {core} core outcomes are covered")?,
        }
        match partners {
            0 => {}
            1 => f.write_str(", one of them through a partner")?,
            some => write!(f, ", {some} of them through partners")?,
        }
        f.write_str(" (")?;
        if report.findings().is_empty() {
            f.write_str("nothing found")?;
        } else {
            let counts = Severity::ALL.iter().map(|s| Count(report.count(*s), *s));
            list(f, counts.filter(|count| count.0 > 0))?;
        }
        write!(f, "; checked against {}).", Edition::CURRENT)
    }
}

struct Count(usize, Severity);

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plural = match self {
            Self(1, _) | Self(_, Severity::Advice) => "",
            _ => "s",
        };
        write!(f, "{} {}{plural}", self.0, self.1)
    }
}

/// Where a finding stands. The root has the empty pointer, which would read as nothing.
pub(super) struct Place(pub(super) Pointer);

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0 == Pointer::ROOT {
            return f.write_str("the whole plan");
        }
        write!(f, "{}", self.0)
    }
}

/// What is set aside, without its reason, which may be text of the plan.
pub(super) struct Aside<'a>(pub(super) &'a Ignored<'a>);

impl Display for Aside<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let finding = self.0.finding();
        let asked = match self.0.by() {
            IgnoredBy::Plan => "by the plan, which says why under /ignore",
            IgnoredBy::Settings => "by whoever ran the check",
        };
        write!(f, "{} {} at {}, {asked}", finding.code(), finding.name(), Place(finding.pointer()))
    }
}

/// Recommendations, each as its id and title.
pub(super) struct Guidance(pub(super) &'static [Recommendation]);

impl Display for Guidance {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut all = self.0.iter().enumerate();
        all.try_for_each(|(at, one)| {
            let comma = if at == 0 { "" } else { "; " };
            write!(f, "{comma}{one} ({})", one.title())
        })
    }
}

/// What a rule says, with a capital and a full stop.
pub(super) struct Sentence<T>(pub(super) T);

impl<T: Display> Display for Sentence<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Capital { f, due: true }, "{}", self.0)?;
        f.write_char('.')
    }
}

struct Capital<'a, 'f> {
    f: &'a mut Formatter<'f>,
    due: bool,
}

impl Write for Capital<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut chars = text.chars();
        if let (true, Some(first)) = (self.due, chars.next()) {
            self.due = false;
            write!(self.f, "{}", first.to_uppercase())?;
            return self.f.write_str(chars.as_str());
        }
        self.f.write_str(text)
    }
}

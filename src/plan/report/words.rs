//! The words that the text, the Markdown and the HTML of a report share.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter, Write};

use super::{CoveredBy, Report, ReportPhrase};
use crate::context::PairedContext;
use crate::plan::{Ignored, IgnoredBy, Pointer, Severity};
use crate::wording::Wording;
use crate::{Edition, Indicator, Outcome, Recommendation, Vocabulary};

/// The title of an entry within a line: as the wording has it, or else in lower case.
pub(super) fn small<V: Vocabulary>(wording: &Wording, entry: V) -> Cow<'_, str> {
    let own = wording.own_title(V::NAME, entry.id());
    own.map_or_else(|| entry.title().to_lowercase().into(), Cow::Borrowed)
}

/// An indicator as a list names it: by its title where the wording has one, or else by its slug, which is shorter.
pub(super) fn indicator(wording: &Wording, indicator: Indicator) -> &str {
    wording.own_title(<Indicator as Vocabulary>::NAME, indicator.id()).unwrap_or_else(|| indicator.slug())
}

/// The title of a context; an organisation's own is as its file has it.
pub(super) fn context<'a>(wording: &'a Wording, context: PairedContext<'a>) -> &'a str {
    context.known().map_or_else(|| context.title(), |known| wording.title(known))
}

/// What a report in other words tells its readers: that nobody wrote them, and that parts are English.
pub(super) fn notices(wording: &Wording) -> impl Iterator<Item = &str> {
    let parts = (!wording.is_english()).then(|| wording.title(ReportPhrase::PartsInEnglish));
    wording.notice().into_iter().chain(parts)
}

/// The core outcomes that the contexts put weight on.
pub(super) fn emphasised(report: &Report<'_>) -> impl Iterator<Item = Outcome> {
    Outcome::CORE.into_iter().filter(|outcome| report.emphases().any(|one| one.outcome() == *outcome))
}

/// A character as a page may show it.
///
/// Control characters, and those that break the line or turn the direction of writing, would let a name show as
/// something that it does not say.
pub(crate) fn visible(c: char) -> char {
    let turns = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns { '\u{fffd}' } else { c }
}

/// How a core outcome is covered, in words.
pub(super) const fn covered(by: CoveredBy) -> ReportPhrase {
    match by {
        CoveredBy::Plan => ReportPhrase::InThePlan,
        CoveredBy::Partner => ReportPhrase::ThroughAPartner,
        CoveredBy::Missing => ReportPhrase::Missing,
    }
}

/// Items with commas between them, or the word for none.
pub(super) fn list(f: &mut Formatter<'_>, none: impl Display, mut items: impl Iterator<Item: Display>) -> fmt::Result {
    match items.next() {
        None => write!(f, "{none}"),
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
        if report.wording().own_title(ReportPhrase::NAME, ReportPhrase::Covered.id()).is_some() {
            return labelled(report, plan + partners, partners, f);
        }
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
            list(f, "", counts.filter(|count| count.0 > 0))?;
        }
        write!(f, "; checked against {}).", Edition::CURRENT)
    }
}

/// The same as labels and numbers: plurals follow other rules in every language.
fn labelled(report: &Report<'_>, covered: usize, partners: usize, f: &mut Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    write!(f, "{}: {covered}/{}", wording.title(ReportPhrase::Covered), report.core().len())?;
    write!(f, "; {}: {partners}", wording.title(ReportPhrase::ThroughAPartner))?;
    for severity in Severity::ALL {
        write!(f, "; {}: {}", wording.title(*severity), report.count(*severity))?;
    }
    write!(f, "; {}: {}.", wording.title(ReportPhrase::CheckedAgainst), Edition::CURRENT)
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
pub(super) struct Place<'a> {
    pub(super) pointer: Pointer,
    pub(super) line: Option<usize>,
    pub(super) wording: &'a Wording,
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { pointer, line, wording } = self;
        if *pointer == Pointer::ROOT {
            return f.write_str(wording.title(ReportPhrase::WholePlan));
        }
        f.write_str(wording.left_to_right())?;
        write!(f, "{pointer}")?;
        line.map_or(Ok(()), |line| write!(f, " ({} {line})", wording.title(ReportPhrase::Line)))
    }
}

/// Places with commas between them.
pub(super) struct Places<'a, 'plan>(pub(super) &'a Report<'plan>, pub(super) &'a [Pointer]);

impl Display for Places<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        list(f, "", self.1.iter().map(|pointer| self.0.place(*pointer)))
    }
}

/// What is set aside, without its reason, which may be text of the plan.
pub(super) struct Aside<'a>(pub(super) &'a Ignored<'a>, pub(super) Place<'a>);

impl Display for Aside<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let finding = self.0.finding();
        let wording = finding.wording();
        let asked = wording.title(match self.0.by() {
            IgnoredBy::Plan => ReportPhrase::ByPlan,
            IgnoredBy::Settings => ReportPhrase::BySettings,
        });
        let (at, place) = (wording.title(ReportPhrase::At), &self.1);
        write!(f, "{} {} {at} {place}, {asked}", finding.code(), finding.name())
    }
}

/// Recommendations, each as its id and title.
pub(super) struct Guidance<'a>(pub(super) &'static [Recommendation], pub(super) &'a Wording);

impl Display for Guidance<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut all = self.0.iter().enumerate();
        all.try_for_each(|(at, one)| {
            let comma = if at == 0 { "" } else { "; " };
            write!(f, "{comma}{one} ({})", self.1.title(*one))
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

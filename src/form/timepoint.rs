//! Timepoints as a form labels them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::{Form, Phrase};
use crate::plan::Timepoints;
use crate::vocabulary::{ID_PATTERN, is_id};
use crate::wording::Wording;

/// One timepoint of an assessment, written `baseline`, `month-6`, or as another label of lower-case words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Timepoint {
    /// Before support begins, or as it begins.
    Baseline,
    /// That many months after the baseline, at least one: [`month`](Self::month) makes the baseline of none.
    Month(u16),
    /// Another label, such as `exit`.
    Other(Label),
}

/// A label of a timepoint: up to 40 lower-case ASCII letters and digits, joined by hyphens. Parsing a [`Timepoint`] makes
/// one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

impl Label {
    /// The label as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The error of a text that is not a label of a timepoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a timepoint is `baseline`, `month-6` or the like: up to 40 lower-case letters and digits, joined by hyphens")]
pub struct InvalidTimepoint(());

impl Timepoint {
    /// What a label looks like, as a regular expression.
    pub const PATTERN: &'static str = ID_PATTERN;

    /// The most characters that a label has.
    pub const LONGEST: usize = 40;

    /// That many months after the baseline; none is the baseline.
    ///
    /// ```
    /// use mscos::form::Timepoint;
    ///
    /// assert_eq!(Timepoint::month(6), Timepoint::Month(6));
    /// assert_eq!(Timepoint::month(0), Timepoint::Baseline);
    /// ```
    #[must_use]
    pub const fn month(months: u16) -> Self {
        if months == 0 { Self::Baseline } else { Self::Month(months) }
    }

    /// What people read. A label of somebody's own stands as it is.
    ///
    /// ```
    /// use mscos::form::Timepoint;
    /// use mscos::wording::Wording;
    ///
    /// assert_eq!(Timepoint::Month(6).title(&Wording::english()), "Month 6");
    /// ```
    #[must_use]
    pub fn title<'a>(&'a self, wording: &'a Wording) -> Cow<'a, str> {
        match self {
            Self::Baseline => wording.title(Phrase::Baseline).into(),
            Self::Month(month) => format!("{} {month}", wording.title(Phrase::Month)).into(),
            Self::Other(label) => label.as_str().into(),
        }
    }

    /// What it means; nothing for a label of somebody's own.
    #[must_use]
    pub fn text<'a>(&self, wording: &'a Wording) -> &'a str {
        match self {
            Self::Baseline => wording.text(Phrase::Baseline),
            Self::Month(_) => wording.text(Phrase::Month),
            Self::Other(_) => "",
        }
    }
}

impl Form {
    /// What a timepoint that is typed has to match, and what is said of one that does not; `None` where it is chosen.
    ///
    /// A plan whose timepoints have no end has the baseline and months all the same. Any label is one where nobody said.
    pub(super) fn typed_timepoint(&self) -> Option<(&'static str, Phrase)> {
        if self.timepoints().is_some() {
            return None;
        }
        let any = self.timepoints.is_empty();
        Some(if any { (Timepoint::PATTERN, Phrase::TimepointRefused) } else { (MONTHS, Phrase::MonthRefused) })
    }
}

impl FromStr for Timepoint {
    type Err = InvalidTimepoint;

    fn from_str(label: &str) -> Result<Self, InvalidTimepoint> {
        if label.len() > Self::LONGEST || !is_id(label) {
            return Err(InvalidTimepoint(()));
        }
        let month = || label.strip_prefix("month-")?.parse().ok();
        Ok(match label {
            "baseline" => Self::Baseline,
            _ => month().map_or_else(|| Self::Other(Label(label.to_owned())), Self::month),
        })
    }
}

impl fmt::Display for Timepoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Baseline => f.write_str("baseline"),
            Self::Month(month) => write!(f, "month-{month}"),
            Self::Other(label) => f.write_str(label.as_str()),
        }
    }
}

impl Timepoints {
    /// Whether this timepoint is one of them. Labels other than the baseline and months can't be.
    #[must_use]
    pub fn contains(&self, timepoint: &Timepoint) -> bool {
        match timepoint {
            Timepoint::Baseline => self.baseline,
            Timepoint::Month(month) => {
                let regular = self.every_months.is_some_and(|every| every > 0 && month % every == 0);
                let last = self.until_month == Some(*month);
                let ended = self.until_month.is_some_and(|until| *month > until);
                *month > 0 && (regular || last) && !ended
            }
            Timepoint::Other(_) => false,
        }
    }

    /// Whether there is any; where nothing is said there is none.
    pub(super) fn has_any(&self) -> bool {
        let every = self.every_months.is_some_and(|every| every > 0);
        self.baseline || self.until_month.map_or(every, |until| until > 0)
    }

    /// All of them in order; `None` where there is no end, or where they are more than a form can list.
    pub(super) fn listed(&self) -> Option<Vec<Timepoint>> {
        let baseline = self.baseline.then_some(Timepoint::Baseline);
        let every = self.every_months.filter(|every| *every > 0);
        if every.is_some_and(|every| self.until_month.is_none_or(|until| usize::from(until / every) > MOST_LISTED)) {
            return None;
        }
        let until = self.until_month.unwrap_or(0);
        let steps = every.map_or(0, |every| until / every);
        let regular = (1..=steps).map(|nth| nth * every.unwrap_or(0));
        let last = (until > 0 && every.is_none_or(|every| until % every != 0)).then_some(until);
        let months = regular.chain(last);
        Some(baseline.into_iter().chain(months.map(Timepoint::Month)).collect())
    }
}

/// What the labels of a plan's timepoints look like.
const MONTHS: &str = "^(baseline|month-[1-9][0-9]{0,3})$";

/// More than this are no list to choose from.
pub(super) const MOST_LISTED: usize = 60;

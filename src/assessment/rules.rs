//! The rules of the check of a record, one row each; what each looks for stands in [`check`](super::check) and
//! [`set`](super::set).

use std::fmt;

use crate::plan::{Severity, paragraph};
use crate::vocabulary::nearest_of;

/// A rule of the check of records.
///
/// Codes and names are stable. An **error** is an answer that can't be counted as it stands, or a reference that may name
/// a person; a **warning** is a thing to look at; **advice** is a chance to ask for or keep less.
///
/// ```
/// use mscos::assessment::Rule;
///
/// let rule = Rule::find("A004").unwrap();
/// assert_eq!(rule.name(), "answer-outside-scale");
/// println!("{}", rule.explain());
/// ```
pub struct Rule {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    pub(super) message: &'static str,
    checks: &'static str,
    why: &'static str,
    mend: &'static str,
}

/// Declares the rules and the list of them.
macro_rules! rules {
    ($($RULE:ident = $code:literal $name:literal $severity:ident { $($part:ident: $text:literal),+ $(,)? })+) => {
        $(
            pub(super) static $RULE: Rule =
                Rule { code: $code, name: $name, severity: Severity::$severity, $($part: $text),+ };
        )+

        static RULES: &[&Rule] = &[$(&$RULE),+];
    };
}

rules! {
    UNKNOWN_OUTCOME = "A001" "unknown-outcome" Error {
        message: "the edition has no outcome of this name, so the section can't be counted",
        checks: "Every key under `answers` is an outcome of the edition.",
        why: "Answers under an unknown name can't be compared with anyone else's.",
        mend: "Use the id of the outcome. Where an earlier edition had it, the help says what it is today.",
    }
    UNKNOWN_INDICATOR = "A002" "unknown-indicator" Error {
        message: "the outcome has no indicator of this name, so the answer can't be counted",
        checks: "Every key of a section, but `notes` and `skipped`, is the slug of an indicator of its outcome, with or without `_words`.",
        why: "An answer under a slip of a name would be lost unnoticed.",
        mend: "Use the slug, which is the part of the indicator's id behind the slash.",
    }
    NOT_IN_FORM = "A003" "question-not-in-form" Error {
        message: "the form does not ask this, so it can't be counted",
        checks: "Every section and every answer belongs to a question of the form.",
        why: "The plan has changed since the form was made, or the record is of another form.",
        mend: "Check the record against the form that it came from, or add the measure to the plan.",
    }
    OUTSIDE_SCALE = "A004" "answer-outside-scale" Error {
        message: "the question does not offer this answer, so it can't be counted",
        checks: "Every answer to a question with choices is the id of one of its options.",
        why: "An answer that the scale does not have means something that nobody agreed on.",
        mend: "Use one of the ids that the help lists, or give the form the scale that was asked with.",
    }
    OTHER_RESPONDENT = "A005" "asked-of-another" Error {
        message: "the question is asked of someone other than the person who answered",
        checks: "Every question that is answered is one that the form asks of the record's respondent.",
        why: "What a practitioner thinks is not what the survivor says: counted together, one would speak for the other.",
        mend: "Put the answer in a record of the respondent who gave it, or let the plan ask this respondent too.",
    }
    UNKNOWN_TIMEPOINT = "A006" "unknown-timepoint" Error {
        message: "the plan has no such timepoint, so the record can't be counted",
        checks: "The timepoint is one of those of the plan.",
        why: "A record that is not of one of the plan's timepoints can't be compared with the others.",
        mend: "Use the label of the timepoint that the assessment belongs to, or add the timepoint to the plan.",
    }
    OTHER_TIME = "A007" "not-asked-at-timepoint" Error {
        message: "the question is not asked at this timepoint, so the answer can't be counted",
        checks: "Every question that is answered is one that the plan asks at the record's timepoint.",
        why: "Asked more often than planned, a question costs the one who answers, and gives nothing to compare.",
        mend: "Leave the answer out, or give the measure this timepoint in the plan.",
    }
    OTHER_EDITION = "A008" "other-edition" Error {
        message: "the record names a different edition from the form, so it can't be counted",
        checks: "The edition, where the record names one, is that of the form.",
        why: "The same id can mean another thing in another edition, so nothing of such a record is counted, even where all its ids are known.",
        mend: "Find out which form was filled in. If it was this one, mend the edition of the record; if not, check the record against its own form.",
    }
    NO_RESPONDENT = "A009" "respondent-missing" Error {
        message: "the record does not say who answered, and the form asks more than one, so it can't be counted",
        checks: "The record says who answered, unless the form asks only one.",
        why: "Without it nobody can tell a survivor's answer from one about them.",
        mend: "Add `respondent`.",
    }
    RESPONDENT_NOT_ASKED = "A010" "respondent-not-asked" Error {
        message: "the form asks this respondent nothing, so the record can't be counted",
        checks: "The respondent is one of those whom the form asks.",
        why: "The record is of another form, or the plan no longer asks them.",
        mend: "Check the record against the form that it came from.",
    }
    CASE_REFERENCE = "A011" "case-reference-refused" Error {
        message: "this is not a usable case reference",
        checks: "The case reference has letters, digits, hyphens and underscores, at least one digit, and up to 40 characters.",
        why: "A name or an e-mail address would tell everyone who sees the record whom it is about.",
        mend: "Use a code that only your organisation can link to a person, such as C-0427.",
    }
    NO_CASE = "A012" "case-reference-not-needed" Advice {
        message: "the record has a case reference, and no question of the form is about one survivor",
        checks: "A case reference stands only in records of a form that asks about a survivor.",
        why: "What is not needed is better not kept.",
        mend: "Leave it out if the record is about a service or a place. If it is about one person after all, keep it: small numbers are hidden then.",
    }
    TOO_LONG = "A013" "text-too-long" Warning {
        message: "the text is longer than the form allows",
        checks: "Notes and answers in words have up to 2000 characters.",
        why: "A long text is likely to hold an account of what was done to somebody, which no assessment asks for.",
        mend: "Shorten it together with the one who wrote it, and keep an account, if it has to be kept, where such things are safe.",
    }
    MAY_IDENTIFY = "A014" "text-may-identify" Warning {
        message: "the text looks as if it contains an e-mail address or a phone number",
        checks: "Notes and answers, but those that the question offers, hold nothing that looks like an e-mail address or a phone number.",
        why: "A record should be kept apart from anything that shows whom it is about.",
        mend: "Take out what identifies somebody. Long numbers of other kinds are taken for phone numbers too: those can stay.",
    }
    CORE_LEFT_OUT = "A015" "core-outcome-left-out" Warning {
        message: "the form asks about this core outcome, and the record has no answer and did not skip it",
        checks: "Each core outcome that the form asks of this respondent at this timepoint has an answer, or was skipped.",
        why: "The core outcomes are those that belong in every evaluation. Nobody has to answer; a skipped section says so.",
        mend: "If the person chose not to answer, say that the section was skipped. If it was forgotten, ask at the next chance.",
    }
    SKIPPED = "A016" "answers-in-skipped-section" Advice {
        message: "the section was skipped and has answers, which are not counted",
        checks: "A section that was skipped has no answers.",
        why: "Whoever skips a section takes back what they had said in it. Forms may hide what was answered before and keep it.",
        mend: "Remove the answers, or `skipped` if it was a slip; ask the person which.",
    }
    EMPTY = "A017" "empty-record" Warning {
        message: "the record has no answer, no notes and no skipped section",
        checks: "The record says anything at all.",
        why: "It may have been sent by mistake, or lost its answers on the way.",
        mend: "Look at the form that was filled in. If the person wished to answer nothing, mark its sections as skipped.",
    }
    REPEATED = "A018" "repeated-record" Error {
        message: "an earlier record has the same case reference, timepoint and respondent; only the latest of them is counted",
        checks: "No two records have the same case reference, timepoint and respondent.",
        why: "Counted twice, one person would weigh as two, and a small number would no longer be hidden as one.",
        mend: "Keep the one that is correct. Of repeated records a summary counts that of the latest date alone, and of several of that day the last in the input.",
    }
    LEFT_OUT_BY_ALL = "A019" "core-outcome-left-out-by-all" Warning {
        message: "no record of this timepoint has an answer about this core outcome, though it is asked",
        checks: "At each timepoint up to the last that has records, some record of those who are asked answers, or skips, each core outcome.",
        why: "The core outcomes belong in every evaluation. What nobody answers is more likely a fault of the form, or a respondent who was not asked, than everybody's wish.",
        mend: "Ask the respondents that the help names. Where they sent records, look at how the questions come across, with survivors, and at whether the form shows them at all.",
    }
    REFERENCE_MAY_IDENTIFY = "A020" "case-reference-may-identify" Warning {
        message: "the case reference looks as if it held a name, a date, a phone or insurance number, or a postcode",
        checks: "The case reference holds no two words, no word beside a year or one or two digits, no date, no nine digits in a row, and neither a national insurance number nor a postcode of the United Kingdom. Words in capitals before a hyphen, such as EXAMPLE-01, and words such as client or case are taken for parts of a code.",
        why: "Names, dates of birth, numbers and postcodes tell whom a record is about.",
        mend: "Use a code that only your organisation can link to a person, such as C-0427. What is only a code can stay.",
    }
    WORDS_DECLINED = "A021" "words-though-declined" Warning {
        message: "the question is answered in words, and the person would rather not say; the words are not counted",
        checks: "Where the answer is that somebody would rather not say, there are no words.",
        why: "Whoever would rather not say takes back what they had written. The words should not go on being read unnoticed.",
        mend: "Remove the words, or the choice if it was a slip; ask the person which.",
    }
    NO_REFERENCES = "A022" "case-references-missing" Advice {
        message: "several records about survivors have no case reference, so repeated ones can't be told apart",
        checks: "Where a respondent has several records of one timepoint that are about survivors, each has a case reference.",
        why: "A person who was asked twice would weigh as two, and a small number would no longer be hidden as one.",
        mend: "Give each person a code that only your organisation can link to them, and write it into every record about them.",
    }
    OUT_OF_ORDER = "A023" "dates-out-of-order" Warning {
        message: "the record is dated before one of an earlier timepoint with the same case reference and respondent",
        checks: "The dates of one case reference and respondent follow the order of their timepoints.",
        why: "A slip in the date, the timepoint or the case reference puts answers where they don't belong.",
        mend: "Look up both records: which date, timepoint or case reference is the wrong one?",
    }
    UNLIKELY_DATE = "A024" "unlikely-date" Warning {
        message: "the date lies before 2000 or after 2100",
        checks: "The date of the assessment is in a year from 2000 to 2100.",
        why: "It is more likely a slip, and of repeated records the latest date decides which one counts.",
        mend: "Look up the day on which the questions were answered.",
    }
}

impl Rule {
    /// Every rule, in the order of its code.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = &'static Self> {
        RULES.iter().copied()
    }

    /// The rule with this name or code.
    #[must_use]
    pub fn find(name_or_code: &str) -> Option<&'static Self> {
        Self::all().find(|rule| rule.name == name_or_code || rule.code.eq_ignore_ascii_case(name_or_code))
    }

    /// The name of the rule that was most likely meant.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest_of(name, Self::all().map(|rule| (rule.name, rule.code)))
    }

    /// The stable code, such as `A001`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The stable name, such as `unknown-outcome`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How much its findings weigh.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What it checks.
    #[must_use]
    pub const fn checks(&self) -> &'static str {
        self.checks
    }

    /// Why that matters.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.why
    }

    /// How a record is mended.
    #[must_use]
    pub const fn mend(&self) -> &'static str {
        self.mend
    }

    /// Everything about it as a text for a terminal.
    #[must_use]
    pub fn explain(&self) -> impl fmt::Display + '_ {
        Explanation(self)
    }
}

struct Explanation<'rule>(&'rule Rule);

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(rule) = self;
        writeln!(f, "{} ({}, {})\n", rule.name, rule.code, rule.severity)?;
        paragraph(f, "Checks: ", "  ", rule.checks)?;
        paragraph(f, "Why: ", "  ", rule.why)?;
        paragraph(f, "To mend it: ", "  ", rule.mend)
    }
}

/// Rules are the same when they have the same code.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_each_other_and_lead_to_their_rules_as_names_do() {
        for (rule, nth) in Rule::all().zip(1..) {
            assert_eq!(rule.code, format!("A{nth:03}"));
            assert_eq!(Rule::find(&rule.code.to_lowercase()), Some(rule));
            assert_eq!(Rule::find(rule.name), Some(rule), "{rule:?}");
        }
    }
}

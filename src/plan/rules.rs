//! The rules of the check, one file each.
//!
//! A rule looks at the plan and reports what it finds; its file holds the check, the words, the reasons and
//! its tests. To add one, add its file and its row in the registry below.

use super::check::{Facts, Findings};
use super::finding::{Severity, Wording};
use crate::{Recommendation, Source};

/// A rule of the check.
///
/// ```
/// use mscos::plan::{Rule, Severity};
///
/// let rule = Rule::find("core-outcome-missing").unwrap();
/// assert_eq!(rule.code(), "M001");
/// assert_eq!(rule.severity(), Severity::Error);
/// ```
pub struct Rule {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    since: &'static str,
    checks: &'static str,
    why: &'static str,
    mend: &'static str,
    guidance: &'static [Recommendation],
    source: Source,
    pub(crate) check: for<'plan> fn(&Facts<'plan>, &mut Findings<'_, 'plan>),
    pub(crate) message: Wording,
    pub(crate) help: Wording,
}

/// Declares the registry: one row a rule, in the order of the codes.
macro_rules! registry {
    ($($module:ident)+) => {
        $(mod $module;)+

        /// Every rule, in the order of its code.
        pub(crate) static RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

registry! {
    core_outcome_missing
    population_not_adult
    unknown_outcome
    unknown_indicator
    indicator_of_another_outcome
    unknown_context
    unknown_edition
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
        Self::all()
            .find(|rule| rule.name == name_or_code || rule.code.eq_ignore_ascii_case(name_or_code))
    }

    /// The stable code, such as `M001`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The stable name, such as `core-outcome-missing`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How much its findings weigh.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The version of the crate that first had it.
    #[must_use]
    pub const fn since(&self) -> &'static str {
        self.since
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

    /// How a plan is mended.
    #[must_use]
    pub const fn mend(&self) -> &'static str {
        self.mend
    }

    /// The recommendations of the report that it rests on.
    #[must_use]
    pub const fn guidance(&self) -> &'static [Recommendation] {
        self.guidance
    }

    /// Where in the documents it rests.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }
}

/// Rules are the same when they have the same code.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_unique_and_well_formed() {
        let codes: BTreeSet<_> = Rule::all().map(Rule::code).collect();
        let names: BTreeSet<_> = Rule::all().map(Rule::name).collect();
        assert_eq!(codes.len(), RULES.len());
        assert_eq!(names.len(), RULES.len());
        for rule in Rule::all() {
            assert!(
                rule.code.len() == 4 && rule.code.starts_with('M'),
                "{rule:?}"
            );
            assert!(
                rule.code[1..].bytes().all(|b| b.is_ascii_digit()),
                "{rule:?}"
            );
            assert!(
                rule.name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{rule:?}"
            );
        }
    }

    #[test]
    fn the_registry_is_in_the_order_of_the_codes() {
        assert!(RULES.is_sorted_by_key(|rule| rule.code));
    }

    #[test]
    fn every_rule_says_what_why_and_how() {
        for rule in Rule::all() {
            for text in [rule.checks, rule.why, rule.mend, rule.since] {
                assert!(!text.is_empty(), "{rule:?}");
            }
        }
    }

    #[test]
    fn a_rule_is_found_by_name_and_by_code() {
        for rule in Rule::all() {
            assert_eq!(Rule::find(rule.name), Some(rule));
            assert_eq!(Rule::find(&rule.code.to_lowercase()), Some(rule));
        }
        assert_eq!(Rule::find("no-such-rule"), None);
    }
}

/// What the tests of the rules share.
#[cfg(test)]
pub(crate) mod testing {
    use super::Rule;
    use crate::Outcome;
    use crate::plan::{Finding, Measure, Plan};

    /// A plan that measures all seven core outcomes.
    pub(crate) fn all_seven() -> Plan {
        Outcome::CORE
            .into_iter()
            .map(Measure::of)
            .fold(Plan::new("All seven"), Plan::measure)
    }

    /// Where a rule finds something in the plan.
    pub(crate) fn found(rule: &Rule, plan: &Plan) -> Vec<String> {
        each(rule, plan, |finding| finding.pointer().to_string())
    }

    /// What a rule says and how it helps.
    pub(crate) fn words(rule: &Rule, plan: &Plan) -> Vec<String> {
        each(rule, plan, |finding| {
            format!("{} | {}", finding.message(), finding.help())
        })
    }

    fn each<T>(rule: &Rule, plan: &Plan, what: impl Fn(&Finding<'_>) -> T) -> Vec<T> {
        let report = plan.check();
        report
            .findings()
            .iter()
            .filter(|finding| finding.rule() == rule)
            .map(what)
            .collect()
    }
}

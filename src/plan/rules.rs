//! The rules of the check, one file each.
//!
//! A rule looks at the plan and reports what it finds; its file holds the check, the words, the reasons and
//! its tests. To add one, add its file and its row in the registry below.

mod access_measured_as_uptake;
mod context_without_supplement;
mod core_outcome_missing;
mod duplicate_measure;
mod explain;
mod few_indicators;
mod finances_not_shared;
mod ignore_without_effect;
mod indicator_of_another_outcome;
mod involvement;
mod involvement_unpaid;
mod involvement_unsupported;
mod linear_stages;
mod measure_without_indicator;
mod measure_without_instrument;
mod no_context;
mod no_exit_procedure;
mod no_longlist_outcome;
mod no_survivor_voice;
mod older_edition;
mod partner_unnamed;
mod partner_without_outcome;
mod population_age_unstated;
mod population_not_adult;
mod recovery_used_alone;
mod single_level;
mod support_time_limited;
mod survivors_carry_it_all;
mod survivors_involved_late;
mod survivors_not_involved;
mod timepoints_inconsistent;
mod timepoints_missing;
mod unknown_context;
mod unknown_edition;
mod unknown_indicator;
mod unknown_outcome;

pub(crate) use unknown_outcome::meant as outcome_meant;

use super::check::{Facts, Findings};
use super::finding::{Phrasing, Severity};
use crate::vocabulary::nearest_of;
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
///
#[doc = include_str!("rules.md")]
pub struct Rule {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    since: &'static str,
    checks: &'static str,
    why: &'static str,
    mend: &'static str,
    example: &'static str,
    guidance: &'static [Recommendation],
    source: Source,
    pub(crate) check: for<'plan> fn(&Facts<'plan>, &mut Findings<'_, 'plan>),
    pub(crate) message: Phrasing,
    pub(crate) help: Phrasing,
}

/// Every rule, in the order of its code.
pub(crate) static RULES: [&Rule; 34] = [
    &core_outcome_missing::RULE,
    &population_not_adult::RULE,
    &population_age_unstated::RULE,
    &unknown_outcome::RULE,
    &unknown_indicator::RULE,
    &indicator_of_another_outcome::RULE,
    &unknown_context::RULE,
    &unknown_edition::RULE,
    &older_edition::RULE,
    &duplicate_measure::RULE,
    &partner_without_outcome::RULE,
    &partner_unnamed::RULE,
    &timepoints_missing::RULE,
    &timepoints_inconsistent::RULE,
    &single_level::RULE,
    &survivors_carry_it_all::RULE,
    &access_measured_as_uptake::RULE,
    &linear_stages::RULE,
    &support_time_limited::RULE,
    &survivors_not_involved::RULE,
    &survivors_involved_late::RULE,
    &involvement_unpaid::RULE,
    &finances_not_shared::RULE,
    &involvement_unsupported::RULE,
    &no_exit_procedure::RULE,
    &recovery_used_alone::RULE,
    &no_survivor_voice::RULE,
    &measure_without_indicator::RULE,
    &measure_without_instrument::RULE,
    &few_indicators::RULE,
    &context_without_supplement::RULE,
    &no_longlist_outcome::RULE,
    &no_context::RULE,
    &ignore_without_effect::RULE,
];

/// Names that rules had once, and the names that they have now. A plan may still use the old ones.
static RETIRED: &[(&str, &str)] = &[];

impl Rule {
    /// Every rule, in the order of its code.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = &'static Self> {
        RULES.iter().copied()
    }

    /// The rule with this name or code; names that rules had once lead to those of today.
    #[must_use]
    pub fn find(name_or_code: &str) -> Option<&'static Self> {
        let name = current_name(name_or_code, RETIRED);
        Self::all().find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name))
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

    /// A plan, as JSON, in which it finds something.
    #[must_use]
    pub const fn example(&self) -> &'static str {
        self.example
    }

    /// Everything about it as a text for a terminal: what it checks, why, an example, how to mend it, its source.
    ///
    /// ```
    /// use mscos::plan::Rule;
    ///
    /// let explained = Rule::find("M026").unwrap().explain().to_string();
    /// assert!(explained.starts_with("recovery-used-alone (M026, warning, since 0.1.0)"));
    /// ```
    #[must_use]
    pub fn explain(&self) -> impl std::fmt::Display + '_ {
        explain::Explanation(self)
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

/// What a name that may be retired is today.
fn current_name<'name>(name: &'name str, retired: &[(&str, &'name str)]) -> &'name str {
    retired.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new)
}

/// The name of the rule that was most likely meant.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    nearest_of(name, RULES.iter().map(|rule| (rule.name, rule.code)))
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
            assert!(rule.code.len() == 4 && rule.code.starts_with('M'), "{rule:?}");
            assert!(rule.code[1..].bytes().all(|b| b.is_ascii_digit()), "{rule:?}");
            assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{rule:?}");
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
    fn the_example_of_every_rule_trips_it() {
        for rule in Rule::all() {
            let plan = crate::plan::Plan::from_json(rule.example);
            let plan = plan.unwrap_or_else(|error| panic!("{rule:?}: {error}"));
            let report = plan.check();
            assert!(report.findings().iter().any(|f| f.rule() == rule), "{rule:?}");
        }
    }

    #[test]
    fn a_retired_name_leads_to_that_of_today_and_no_name_is_used_again() {
        assert_eq!(current_name("old-name", &[("old-name", "new-name")]), "new-name");
        assert_eq!(current_name("other", &[("old-name", "new-name")]), "other");
        for (old, new) in RETIRED {
            assert!(Rule::find(new).is_some_and(|rule| rule.name == *new), "{new}");
            assert!(Rule::all().all(|rule| rule.name != *old), "{old}");
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
        Outcome::CORE.into_iter().map(Measure::of).fold(Plan::new("All seven"), Plan::measure)
    }

    /// Where a rule finds something in the plan.
    pub(crate) fn found(rule: &Rule, plan: &Plan) -> Vec<String> {
        each(rule, plan, |finding| finding.pointer().to_string())
    }

    /// What a rule says and how it helps.
    pub(crate) fn words(rule: &Rule, plan: &Plan) -> Vec<String> {
        each(rule, plan, |finding| format!("{} | {}", finding.message(), finding.help()))
    }

    fn each<T>(rule: &Rule, plan: &Plan, what: impl Fn(&Finding<'_>) -> T) -> Vec<T> {
        let report = plan.check();
        report.findings().iter().filter(|finding| finding.rule() == rule).map(what).collect()
    }
}

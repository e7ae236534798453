//! Everything can be sent to another thread, and shared between threads, as a server does.
#![cfg(feature = "json")]

use mscos::assessment::{self, Assessment, AssessmentReport, Submission, Summary};
use mscos::form::{Form, OwnScales, XlsForm};
use mscos::plan::{Finding, LoadError, LocalContexts, Plan, Report, Settings};
use mscos::wording::Wording;
use mscos::{Indicator, Outcome, OutcomeSet, UnknownId};

const fn shared<T: Send + Sync>() {}
const fn kept<T: Send + Sync + 'static>() {}

#[test]
fn every_type_goes_from_thread_to_thread() {
    kept::<(Outcome, OutcomeSet, Indicator, UnknownId)>();
    kept::<(Plan, Settings, LocalContexts, LoadError)>();
    kept::<(Wording, Form, OwnScales, XlsForm)>();
    kept::<(Assessment, AssessmentReport, assessment::Finding, Submission, Summary)>();
    shared::<(Report<'_>, Finding<'_>)>();
}

#[test]
fn errors_are_errors_that_any_program_can_pass_on() {
    const fn error<E: std::error::Error + Send + Sync + 'static>() {}
    error::<LoadError>();
    error::<UnknownId>();
    error::<mscos::form::InvalidTimepoint>();
    error::<assessment::InvalidDate>();
    error::<mscos::wording::InvalidLanguage>();
}

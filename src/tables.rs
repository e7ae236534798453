//! The data files as static tables.
//!
//! Generated from `data/` by `tests/tables.rs`, which fails when they are stale. Never edit them by
//! hand: edit the data and run `MSCOS_UPDATE=1 cargo test --test tables`.

#[rustfmt::skip]
pub(crate) mod context;
#[rustfmt::skip]
pub(crate) mod document;
#[rustfmt::skip]
pub(crate) mod domain;
#[rustfmt::skip]
pub(crate) mod edition;
#[rustfmt::skip]
pub(crate) mod evidence;
#[rustfmt::skip]
pub(crate) mod guidance;
#[rustfmt::skip]
pub(crate) mod indicator;
#[rustfmt::skip]
pub(crate) mod lineage;
#[rustfmt::skip]
pub(crate) mod outcome;
#[cfg(feature = "json")]
#[rustfmt::skip]
pub(crate) mod scale;

//! Which submissions are the same, in one export or in several.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{NotCounted, Submission};

/// What a server tells a submission apart by. Kobo and ODK write `uuid:` before an id in some places and not in others,
/// so ids stand here without it.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Ids {
    number: Option<String>,
    uuid: Option<String>,
    first: Option<String>,
    instance: Option<String>,
    /// Those of the versions before it was edited.
    earlier: Vec<String>,
}

/// The id without what stands before it, if there is one.
fn bare(id: Option<String>) -> Option<String> {
    let id = id?;
    let bare = id.trim().trim_start_matches("uuid:");
    (!bare.is_empty()).then(|| bare.to_owned())
}

impl Ids {
    /// The number that Kobo gives.
    pub(super) fn number(&mut self, number: &str) {
        self.number = Some(number.trim().to_owned()).filter(|number| !number.is_empty());
    }

    /// What Kobo tells it apart by.
    pub(super) fn uuid(&mut self, id: Option<String>) {
        self.uuid = bare(id).or(self.uuid.take());
    }

    /// What ODK tells it apart by, which stays when it is edited.
    pub(super) fn first(&mut self, id: Option<String>) {
        self.first = bare(id).or(self.first.take());
    }

    /// The instance, which is another one when it was edited.
    pub(super) fn instance(&mut self, id: Option<String>) {
        self.instance = bare(id).or(self.instance.take());
    }

    /// An instance that this one takes the place of.
    pub(super) fn earlier(&mut self, id: Option<String>) {
        self.earlier.extend(bare(id));
    }

    /// The instance that it is now.
    fn current(&self) -> Option<&str> {
        self.instance.as_deref().or(self.uuid.as_deref()).or(self.first.as_deref())
    }

    /// The instances that this one takes the place of. What ODK tells it apart by is the first of them.
    fn replaced(&self) -> impl Iterator<Item = &str> {
        let earlier = self.earlier.iter().chain(&self.first).map(String::as_str);
        earlier.filter(|id| Some(*id) != self.current())
    }

    /// All of them but Kobo's number, which another server may give too.
    fn all(&self) -> impl Iterator<Item = &str> {
        let own = [&self.instance, &self.uuid, &self.first].into_iter().flatten();
        own.chain(&self.earlier).map(String::as_str)
    }
}

impl Submission {
    /// What its server calls it: `_id`, `_uuid` or the instance ID; by this it is found there. Nothing personal: an id that
    /// looks like none is not told.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        let looks = |id: &&str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
            id.len() <= 64 && id.chars().all(plain) && id.bytes().any(|b| b.is_ascii_digit())
        };
        self.ids.number.as_deref().or_else(|| self.ids.all().next()).filter(looks)
    }

    /// Everything by which it is known for the same as another one: `_uuid`, `__id`, the instance ID, and those of the
    /// versions before it was edited; each without `uuid:`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.all()
    }
}

/// Says of submissions that are the same that one of them counts alone.
///
/// [`submissions`](super::submissions) does so for one file. Where a run reads several, as pages or exports that overlap,
/// call this with those of all files in their order, or one person weighs as two. Of the same submission the version that
/// takes the place of the others counts, or else the last. What the server holds for rejected stays so.
///
/// ```
/// use mscos::assessment::{NotCounted, count_once, submissions};
/// use mscos::form::Form;
/// use mscos::{Outcome, OutcomeSet};
///
/// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
/// let page = r#"[{ "_uuid": "0", "assessment_date": "2026-11-22", "timepoint": "month_6" }]"#;
/// let mut all: Vec<_> = [page, page].iter().flat_map(|page| submissions(page, &form).unwrap().all).flatten().collect();
/// count_once(&mut all);
/// assert_eq!(all[0].not_counted, Some(NotCounted::Repeated));
/// assert_eq!(all[1].not_counted, None);
/// ```
pub fn count_once<'a>(all: impl IntoIterator<Item = &'a mut Submission>) {
    let mut all: Vec<_> = all.into_iter().collect();
    let keeps = keeps(&all);
    for (at, submission) in all.iter_mut().enumerate() {
        match submission.not_counted {
            Some(NotCounted::Rejected) => {}
            _ => submission.not_counted = (!keeps.contains(&at)).then_some(NotCounted::Repeated),
        }
    }
}

/// The places of those that count.
fn keeps(all: &[&mut Submission]) -> BTreeSet<usize> {
    let mut same = Same((0..all.len()).collect());
    let mut first = BTreeMap::new();
    let mut replaced = BTreeSet::new();
    for (at, submission) in all.iter().enumerate() {
        for id in submission.ids.all() {
            same.join(*first.entry(id).or_insert(at), at);
        }
        replaced.extend(submission.ids.replaced());
    }
    let mut kept: BTreeMap<usize, (bool, usize)> = BTreeMap::new();
    for (at, submission) in all.iter().enumerate() {
        let holds = !submission.ids.current().is_some_and(|id| replaced.contains(id));
        let best = kept.entry(same.root(at)).or_insert((holds, at));
        *best = (*best).max((holds, at));
    }
    kept.into_values().map(|(_, at)| at).collect()
}

/// Which of some things are the same: each names another one, and the one that they all lead to names itself.
struct Same(Vec<usize>);

impl Same {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            // The way is made shorter for whoever comes next.
            let further = self.0.get(next).copied().unwrap_or(next);
            if let Some(here) = self.0.get_mut(at) {
                *here = further;
            }
            at = further;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(place) = self.0.get_mut(other) {
            *place = one;
        }
    }
}

/// Says how many there are: what stands in a file that is no export may be anything.
impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ids({})", self.all().count())
    }
}

//! What is read: files, folders of plans, and standard input, never more of it than the limits allow.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mscos::form::OwnScales;
use mscos::plan::{Limits, LoadError, LoadErrorKind, LocalContexts, Plan};
use mscos::wording::Wording;

use crate::errors::{Failure, Slip, reason};
use crate::text::printable;

/// One thing that is read.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// What is meant by an argument: `-` is standard input.
    pub(crate) fn named(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// The file, where it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// What it is called in reports and errors.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => printable(&path.to_string_lossy()),
        }
    }

    /// How the name ends, in lower case.
    pub(crate) fn extension(&self) -> String {
        match self {
            Self::Stdin => String::new(),
            Self::File(path) => path.extension().unwrap_or_default().to_string_lossy().to_lowercase(),
        }
    }

    /// How many bytes it has, where that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Self::Stdin => None,
            Self::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|there| there.len()),
        }
    }

    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Self::Stdin => Ok(Box::new(io::stdin().lock())),
            Self::File(path) => match File::open(path) {
                Ok(_) if path.is_dir() => Err(self.refused("it is a folder", "name a file")),
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(self.not_read(&error)),
            },
        }
    }

    pub(crate) fn refused(&self, why: &str, help: &str) -> Failure {
        Failure::refused(format!("{}: {why}", self.name()), help)
    }

    fn not_read(&self, error: &io::Error) -> Failure {
        self.refused(&format!("it cannot be read: {}", reason(error)), "")
    }

    /// Everything of a document in JSON up to the limit and one byte more, by which it shows that there is more.
    pub(crate) fn head(&self, reader: &mut impl Read, limit: usize) -> Result<Vec<u8>, Failure> {
        self.text(reader, limit, "a text in JSON is read here")
    }

    /// A text up to the limit and one byte more; `wanted` is told where it is none.
    fn text(&self, reader: &mut impl Read, limit: usize, wanted: &str) -> Result<Vec<u8>, Failure> {
        let mut head = Vec::new();
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        reader.take(most).read_to_end(&mut head).map_err(|error| self.not_read(&error))?;
        match no_text(&head) {
            Some(UTF_16) => Err(self.refused(UTF_16, "save it in UTF-8")),
            Some(why) => Err(self.refused(why, wanted)),
            None => Ok(head),
        }
    }

    /// A whole document of at most so many bytes and one, by which whoever reads it sees that it is too large.
    pub(crate) fn document(&self, limit: usize) -> Result<Vec<u8>, Failure> {
        self.head(&mut self.open()?, limit)
    }

    /// The same of a table: CSV, or JSON.
    pub(crate) fn table(&self, limit: usize) -> Result<Vec<u8>, Failure> {
        self.text(&mut self.open()?, limit, "save the sheet as CSV, in UTF-8")
    }

    /// The error of a plan: one that is empty can be begun by this command.
    pub(crate) fn no_plan(&self, error: &LoadError, text: Vec<u8>) -> Failure {
        if error.kind() == LoadErrorKind::UnexpectedEnd && without_mark(&text).trim_ascii().is_empty() {
            return self.refused("the document is empty", "begin a plan with mscos new");
        }
        self.unreadable(error, text, 1)
    }

    /// The error of a document of this input.
    pub(crate) fn unreadable(&self, error: &LoadError, text: Vec<u8>, first_line: usize) -> Failure {
        Failure::unreadable(self.name(), error.problems().iter().map(Slip::from).collect(), text, first_line)
    }
}

/// The byte-order mark that some programs write at the beginning of a text.
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A text without that mark.
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(MARK).unwrap_or(text)
}

const UTF_16: &str = "this text is in UTF-16";

/// Why bytes are no document at all.
fn no_text(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"PK\x03\x04") {
        return Some("this is a workbook or another packed file");
    }
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return Some(UTF_16);
    }
    head.contains(&0).then_some("this is a binary file, not a text")
}

/// Reads one plan.
pub(crate) fn plan(path: &Path) -> Result<Plan, Failure> {
    let input = Input::named(path);
    let json = input.document(Limits::default().bytes)?;
    Plan::from_json(&json).map_err(|error| input.no_plan(&error, json))
}

/// Reads an organisation's own contexts.
pub(crate) fn contexts(path: &Path) -> Result<LocalContexts, Failure> {
    read(path, |json| LocalContexts::from_json(json))
}

/// Reads an organisation's own response scales.
pub(crate) fn scales(path: &Path) -> Result<OwnScales, Failure> {
    read(path, |json| OwnScales::from_json(json))
}

/// Reads a translation, or an organisation's own words.
pub(crate) fn wording(path: &Path) -> Result<Wording, Failure> {
    read(path, |json| Wording::from_json(json))
}

fn read<T>(path: &Path, from_json: impl FnOnce(&[u8]) -> Result<T, LoadError>) -> Result<T, Failure> {
    let input = Input::named(path);
    let json = input.document(Limits::default().bytes)?;
    from_json(&json).map_err(|error| input.unreadable(&error, json, 1))
}

/// Refuses to read standard input for two things at once.
pub(crate) fn once<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
    match paths.into_iter().filter(|path| Input::named(path) == Input::Stdin).count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::refused("standard input can be read only once", "name `-` once")),
    }
}

/// Refuses a file that is named twice, be it by a link: what stands in it would be counted twice.
pub(crate) fn each_once(paths: &[&Path]) -> Result<(), Failure> {
    let is_again = |(nth, path): &(usize, &&Path)| paths.iter().take(*nth).any(|other| is_same_file(other, path));
    match paths.iter().enumerate().find(is_again) {
        Some((_, path)) => Err(Input::named(path).refused("it is named twice", "name each file once")),
        None => Ok(()),
    }
}

/// Whether two paths lead to one file, be it by a link. A device can be read and written.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(found), Ok(there)) = (fs::metadata(one), fs::metadata(other)) else { return false };
    if !found.is_file() || !there.is_file() {
        return false;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (found.dev(), found.ino()) == (there.dev(), there.ino())
    }
    #[cfg(not(unix))]
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// The plans that arguments name: folders stand for the files in them. Whether there was a folder.
pub(crate) fn plans(paths: &[PathBuf]) -> Result<(Vec<Input>, bool), Failure> {
    let (mut inputs, mut folders) = (Vec::new(), false);
    for path in paths {
        let input = Input::named(path);
        if input != Input::Stdin && path.is_dir() {
            folders = true;
            inputs.extend(in_folder(path)?.into_iter().map(Input::File));
        } else if input == Input::Stdin && inputs.contains(&Input::Stdin) {
            return Err(Failure::refused("standard input can be read only once", "name `-` once"));
        } else {
            inputs.push(input);
        }
    }
    Ok((inputs, folders))
}

/// Names of files that hold one plan, or one on each line.
const PLANS: [&str; 3] = ["json", "ndjson", "jsonl"];

/// The plans of a folder, sorted by name: regular files that are not hidden. Folders in it are not entered: they may
/// hold anything.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let input = Input::File(folder.to_owned());
    let mut plans = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| input.not_read(&error))? {
        let path = entry.map_err(|error| input.not_read(&error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let plan = PLANS.contains(&Input::File(path.clone()).extension().as_str());
        // A pipe or a device in it would be waited for without an end; a link that leads nowhere is told.
        if plan && !hidden && fs::metadata(&path).map_or(true, |there| there.is_file()) {
            plans.push(path);
        }
    }
    if plans.is_empty() {
        let help = "plans are files that end in .json, .ndjson or .jsonl; folders in it are not looked into";
        return Err(input.refused("there is no plan in this folder", help));
    }
    plans.sort();
    Ok(plans)
}

/// Whether a text holds a plan on each line: its name says so, or its first lines are objects by themselves.
pub(crate) fn is_ndjson(input: &Input, head: &[u8]) -> bool {
    if matches!(input.extension().as_str(), "ndjson" | "jsonl") {
        return true;
    }
    let mut lines =
        without_mark(head).split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    // One of the two may have a slip; the second may be cut off.
    let whole = |line: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    first.starts_with(b"{") && second.starts_with(b"{") && (whole(first) || whole(second))
}

/// A reader that remembers what was last read through it, so that an error can show the line.
pub(crate) struct Kept<R> {
    reader: R,
    text: Rc<RefCell<Vec<u8>>>,
    most: usize,
}

impl<R: BufRead> Kept<R> {
    pub(crate) fn new(reader: R, most: usize) -> (Self, Rc<RefCell<Vec<u8>>>) {
        let kept = Rc::new(RefCell::new(Vec::new()));
        (Self { reader, text: Rc::clone(&kept), most }, kept)
    }

    fn keep(kept: &RefCell<Vec<u8>>, most: usize, bytes: &[u8]) {
        let mut kept = kept.borrow_mut();
        let room = most.saturating_sub(kept.len()).min(bytes.len());
        kept.extend_from_slice(bytes.get(..room).unwrap_or_default());
    }
}

impl<R: BufRead> Read for Kept<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        Self::keep(&self.text, self.most, buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Kept<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed was filled before, so this reads nothing anew and cannot fail.
        if let Ok(buffer) = self.reader.fill_buf() {
            Self::keep(&self.text, self.most, buffer.get(..amount).unwrap_or_default());
        }
        self.reader.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_on_lines_are_told_from_one_plan() {
        let is = |text: &str| is_ndjson(&Input::Stdin, text.as_bytes());
        assert!(is("{\"a\":1}\n\n{\"b\":2}\n"));
        assert!(is("{\"a\":}\n{\"b\":2}\n"));
        assert!(is("{\"a\":1}\n{\"b\":"));
        assert!(!is("{\n  \"a\": 1\n}\n"));
        assert!(!is("{\"a\":1}\n"));
        assert!(!is(""));
        assert!(is_ndjson(&Input::named(Path::new("plans.JSONL")), b""));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(no_text(b"\x7fELF\0\0").is_some());
        assert!(no_text(b"PK\x03\x04rest").is_some());
        assert!(no_text("\u{feff}{}".as_bytes()).is_none());
    }

    #[test]
    fn what_is_read_is_kept_up_to_the_limit() {
        let (mut kept, text) = Kept::new(&b"one\ntwo\nthree\n"[..], 6);
        let mut line = Vec::new();
        kept.read_until(b'\n', &mut line).unwrap();
        assert_eq!(std::mem::take(&mut *text.borrow_mut()), b"one\n");
        kept.read_to_end(&mut line).unwrap();
        assert_eq!(*text.borrow(), b"two\nth");
    }
}

//! Where output goes: to standard output, or into a file that is written whole or not at all.
//!
//! A file is written beside the one that is meant, under a hidden name that begins with `.mscos-`, and takes its name
//! in the end. A run that is interrupted in between takes it away; one that is killed leaves it behind, and whoever finds
//! such a file can delete it.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anstream::adapter::strip_str;
use clap::ValueHint;
use tempfile::NamedTempFile;

use crate::console::Console;
use crate::errors::{Failure, reason};
use crate::input;
use crate::leftover;
use crate::text::printable;

/// The options of commands that can write a file.
#[derive(clap::Args)]
pub(crate) struct Destination {
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

impl Destination {
    pub(crate) const fn new(output: Option<PathBuf>, force: bool) -> Self {
        Self { output, force }
    }

    /// The file, if one is named; `-` is standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Refuses to write over a file that is read in the same run.
    pub(crate) fn apart_from<'a>(&self, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
        self.path().map_or(Ok(()), |path| apart(path, read))
    }

    pub(crate) fn open(&self, console: &Console) -> Result<Output, Failure> {
        match self.path() {
            Some(path) => Output::file(path, self.force, console),
            None => Ok(Output::stdout(console)),
        }
    }
}

/// What is written to; nothing of it is sure to be there before [`finish`](Self::finish).
pub(crate) struct Output {
    target: Target,
    colours: bool,
    width: usize,
}

enum Target {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file beside the one that is meant, which takes its place in the end.
    Beside {
        file: BufWriter<NamedTempFile>,
        path: PathBuf,
        force: bool,
    },
    /// A device or a pipe, which nothing can take the place of.
    Device(BufWriter<File>),
}

impl Output {
    pub(crate) fn stdout(console: &Console) -> Self {
        let colours = Console::is_coloured();
        if colours {
            // Some terminals have to be told that codes are coming; this does so.
            let _ = AutoStream::always_ansi(io::stdout());
        }
        let target = Target::Stdout(BufWriter::new(io::stdout().lock()));
        Self { target, colours, width: console.width_of_stdout() }
    }

    /// A file that is not there yet, or may be written over.
    pub(crate) fn file(path: &Path, force: bool, console: &Console) -> Result<Self, Failure> {
        let target = match fs::metadata(path) {
            Ok(there) if there.is_dir() => {
                return Err(refused(path, "it is a folder", "give the name of a file in it"));
            }
            Ok(there) if !there.is_file() => {
                let device = File::options().write(true).open(path).map_err(|error| not_written(path, &error))?;
                Target::Device(BufWriter::new(device))
            }
            Ok(_) if !force => return Err(exists(path)),
            Ok(there) => {
                // What a link leads to is written, not the link.
                let path = fs::canonicalize(path).map_err(|error| not_written(path, &error))?;
                let file = beside(&path)?;
                file.as_file().set_permissions(there.permissions()).map_err(|error| not_written(&path, &error))?;
                Target::Beside { file: BufWriter::new(file), path, force }
            }
            Err(_) => Target::Beside { file: BufWriter::new(beside(path)?), path: path.to_owned(), force },
        };
        Ok(Self { target, colours: false, width: console.width() })
    }

    /// At how many columns text is folded.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    /// Whether it scrolls over a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self.target, Target::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Writes a text that has the codes of colours, which are left out where they don't show.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        if self.colours {
            self.write_all(text.as_bytes())?;
        } else {
            write!(self, "{}", strip_str(text))?;
        }
        Ok(())
    }

    /// Makes sure that everything is there.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        self.settle()?.persist()
    }

    /// Writes out what is still held back. A file has all of its bytes then, but not its name yet.
    fn settle(mut self) -> Result<Settled, Failure> {
        let flushed = self.flush();
        let Target::Beside { file, path, force } = self.target else {
            flushed?;
            return Ok(Settled(None));
        };
        flushed.map_err(|error| not_written(&path, &error))?;
        let file = file.into_inner().map_err(|error| not_written(&path, error.error()))?;
        file.as_file().sync_all().map_err(|error| not_written(&path, &error))?;
        Ok(Settled(Some((file, path, force))))
    }
}

/// What is written to the last byte, and lacks its name where it is a file.
struct Settled(Option<(NamedTempFile, PathBuf, bool)>);

impl Settled {
    fn persist(self) -> Result<(), Failure> {
        let Some((file, path, force)) = self.0 else { return Ok(()) };
        let persisted = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        match persisted {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&path)),
            Err(error) => Err(not_written(&path, &error.error)),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.target {
            Target::Stdout(stdout) => stdout.write(bytes),
            Target::Beside { file, .. } => file.write(bytes),
            Target::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::Stdout(stdout) => stdout.flush(),
            Target::Beside { file, .. } => file.flush(),
            Target::Device(file) => file.flush(),
        }
    }
}

/// Makes a folder for files, and those that it is in, where they are not there yet.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    if folder.exists() && !folder.is_dir() {
        return Err(refused(folder, "it is a file, and a folder is needed", "give another name"));
    }
    let made = fs::create_dir_all(folder);
    made.map_err(|error| refused(folder, &format!("it cannot be made: {}", reason(&error)), ""))
}

/// Writes several files: where one of them cannot be written, none is.
pub(crate) fn files(files: &[(PathBuf, Vec<u8>)], force: bool, console: &Console) -> Result<(), Failure> {
    let open: Vec<_> =
        files.iter().map(|(path, _)| Output::file(path, force, console)).collect::<Result<_, Failure>>()?;
    let mut settled = Vec::new();
    for (mut out, (path, bytes)) in open.into_iter().zip(files) {
        out.write_all(bytes).map_err(|error| not_written(path, &error))?;
        settled.push(out.settle()?);
    }
    settled.into_iter().try_for_each(Settled::persist)
}

/// Refuses to write over a file that is read in the same run: with `--force` it would be gone, and nobody means that.
pub(crate) fn apart<'a>(written: &Path, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
    if read.into_iter().any(|read| input::is_same_file(written, read)) {
        return Err(refused(written, "it is read in this run, and writing over it would lose it", "give another name"));
    }
    Ok(())
}

/// A file in the same folder, so that it can take the other's place in one step.
fn beside(path: &Path) -> Result<NamedTempFile, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mscos-");
    // Such a file is its owner's alone, unless said otherwise; this one is to be like any other.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    leftover::listen();
    let made = builder.tempfile_in(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => refused(path, "there is no such folder", "make the folder first"),
        io::ErrorKind::NotADirectory => {
            refused(path, "a part of its path is a file, and no folder", "give another name")
        }
        _ => not_written(path, &error),
    })?;
    leftover::watch(made.path());
    Ok(made)
}

fn exists(path: &Path) -> Failure {
    refused(path, "the file is there already", "give another name, or --force to write over it")
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::Closed;
    }
    refused(path, &format!("it cannot be written: {}", reason(error)), "")
}

fn refused(path: &Path, why: &str, help: &str) -> Failure {
    Failure::refused(format!("{}: {why}", printable(&path.to_string_lossy())), help)
}

//! Files that are not finished: an interrupted run takes them away, since they can hold parts of a report.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

/// Files that have not got their names yet, or had not when they were begun.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The status of a run that was interrupted, as shells have it.
const INTERRUPTED: i32 = 130;

/// Listens for interruptions from now on: before the first file is made, so that none can be missed.
pub(crate) fn listen() {
    static LISTENING: Once = Once::new();
    // Where the system does not tell of interruptions, the run ends as it would without this, and leaves the file.
    LISTENING.call_once(|| drop(ctrlc::set_handler(end)));
}

/// Has a file taken away where the run is interrupted before the file gets its name.
pub(crate) fn watch(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// Takes the files away, and ends. Those that have their names are no longer found under this one.
fn end() {
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in unfinished.iter() {
        let _ = fs::remove_file(path);
    }
    std::process::exit(INTERRUPTED);
}

//! The walk-through of the README stays true: its commands are run, in order, in an empty folder, and print what stands
//! there.
//!
//! In a ```` ```console ```` block a line that begins with `$ ` is a command, and what follows is its output, with `...`
//! on a line of its own for any lines that are left out. Under `<!-- file: NAME -->` stands a file that the reader
//! writes.
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const README: &str = include_str!("../README.md");

/// What a reader does.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Run { command: Vec<String>, output: Vec<String> },
    Write { name: String, text: String },
}

/// What the section about the command line has its readers do.
fn steps(readme: &str) -> Vec<Step> {
    let section = readme.split("\n## ").find(|section| section.starts_with("On the command line")).unwrap();
    let mut steps = Vec::new();
    let mut file = None;
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")) {
            file = Some(name.to_owned());
        }
        let Some(language) = line.strip_prefix("```") else { continue };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(name) = file.take() {
            steps.push(Step::Write { name, text: block.join("\n") });
        } else if language == "console" {
            for line in block {
                if let Some(command) = line.strip_prefix("$ ") {
                    steps.push(Step::Run { command: words(command), output: Vec::new() });
                } else if let Some(Step::Run { output, .. }) = steps.last_mut() {
                    output.push(line.to_owned());
                }
            }
        }
    }
    steps
}

/// The words of a command; double quotes, which every shell takes, keep one together, and nothing else is special.
fn words(command: &str) -> Vec<String> {
    assert!(!command.contains(['|', '>', '\'', '\\', '*', '~']), "the test knows no shell: {command}");
    let mut words = Vec::new();
    for (nth, part) in command.split('"').enumerate() {
        if nth % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Whether these lines are those that are expected, where `...` stands for any lines.
fn fits(lines: &[&str], expected: &[String]) -> bool {
    match (expected.split_first(), lines.split_first()) {
        (None, rest) => rest.is_none(),
        (Some((first, behind)), _) if first == "..." => {
            (0..=lines.len()).any(|from| fits(lines.split_at(from).1, behind))
        }
        (Some((first, behind)), Some((line, rest))) => line.trim_end() == first && fits(rest, behind),
        (Some(_), None) => false,
    }
}

/// What a command prints, first on standard output; it may find something to do, but not fail.
fn printed(arguments: &[String], folder: &Path) -> String {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("mscos"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    let output = command.output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {printed}");
    printed
}

#[test]
fn every_command_of_the_walk_through_does_what_stands_there() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut run = Vec::new();
    for step in steps(README) {
        match step {
            Step::Write { name, text } => fs::write(folder.path().join(name), text).unwrap(),
            Step::Run { command, .. } if command.starts_with(&["cargo".to_owned(), "install".to_owned()]) => {}
            Step::Run { command, output } => {
                let (program, arguments) = command.split_first().unwrap();
                assert_eq!(program, "mscos", "only the command itself is run");
                let printed = printed(arguments, folder.path());
                let printed = if cfg!(windows) { printed.replace('\\', "/") } else { printed };
                let lines: Vec<_> = printed.lines().collect();
                assert!(fits(&lines, &output), "mscos {arguments:?} prints\n\n{printed}\nand not\n\n{output:#?}");
                run.extend(arguments.first().cloned());
            }
        }
    }
    for subcommand in ["new", "check", "suggest", "form", "wording"] {
        assert!(run.iter().any(|one| one == subcommand), "the walk-through leaves out {subcommand}");
    }
    for name in ["form.xlsx", "our-form.xlsx", "web/form.xlsx"] {
        assert!(fs::read(folder.path().join(name)).unwrap().starts_with(b"PK"), "{name}");
    }
    // What survivors are said to be asked.
    let said = "I feel safe and secure in my home.";
    let survey = fs::read_to_string(folder.path().join("web/form-survey.csv")).unwrap();
    assert!(README.replace('\n', " ").contains(said) && survey.contains(said));
}

#[test]
fn lines_are_compared_and_only_dots_stand_for_others() {
    let fits = |lines: &[&str], expected: &[&str]| {
        fits(lines, &expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
    };
    assert!(fits(&["a", "b", "c"], &["a", "...", "c"]));
    assert!(fits(&["a"], &["a", "..."]) && fits(&[], &["..."]) && fits(&[], &[]));
    assert!(!fits(&["a", "b"], &["a"]) && !fits(&["a"], &["a", "b"]) && !fits(&["a", "x"], &["...", "b"]));
    assert!(!fits(&["a", "b"], &["a ... b"]));
}

#[test]
fn commands_output_and_files_are_told_apart() {
    let readme = "\n## On the command line\n\n```console\n$ mscos new --title \"A b\"\nout\n$ cargo install mscos\n```\n\
        <!-- file: a.json -->\n```json\n{}\n```\n```sh\n$ other\n```\n## Next\n```console\n$ no\n```\n";
    let run = |command: &[&str], output: &[&str]| Step::Run {
        command: command.iter().map(|word| (*word).to_owned()).collect(),
        output: output.iter().map(|line| (*line).to_owned()).collect(),
    };
    let expected = [
        run(&["mscos", "new", "--title", "A b"], &["out"]),
        run(&["cargo", "install", "mscos"], &[]),
        Step::Write { name: "a.json".to_owned(), text: "{}".to_owned() },
    ];
    assert_eq!(steps(readme), expected);
}

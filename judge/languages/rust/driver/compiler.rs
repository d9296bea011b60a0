//! Runs rustc and reads what it says. No Cargo: nothing of a candidate's can steer the build.

use crate::manifest::{Crate, Manifest};
use ratchet::json::{number, object, parse, text, Json};
use std::fmt::Display;
use std::io::{Result, Write};
use std::path::PathBuf;
use std::process::{exit, Child, Command, Stdio};

const MAX_PROBLEMS: usize = 20;
/// The compiler was killed, or failed itself: neither says anything of a candidate's syntax.
const COMPILER_FAILED: i32 = 70;
/// In an error without a place: the disk, the linker.
const OF_MACHINE: [&str; 2] = ["os error", "linker `"];

/// Nothing that only a debugger, an optimizer or a later build would read.
const OPTIONS: [&str; 6] = ["--error-format=json", "--cap-lints=allow", "-Cprefer-dynamic", "-Cdebuginfo=0", "-Copt-level=0", "-Cembed-bitcode=no"];

pub struct Compiler {
    rustc: String,
    crates_folder: String,
    crates: Vec<Crate>,
}

/// One that waits for its arguments. Dropped, it gets none, and ends.
pub struct Started(Child);

pub struct Problem {
    pub code: String,
    pub message: String,
    /// empty where the compiler names no place
    pub path: String,
    pub line: usize,
}

impl Problem {
    pub fn json(&self) -> Json {
        object(vec![("path", text(&self.path)), ("line", number(self.line)), ("message", text(&self.message))])
    }
}

impl Compiler {
    /// From the arguments of the driver: the compiler, and the folder of the crates.
    pub fn from_arguments() -> Compiler {
        let mut arguments = std::env::args().skip(1);
        let mut next = || arguments.next().unwrap_or_default();
        let (rustc, crates_folder) = (next(), next());
        let crates = Crate::list(&crates_folder);
        Compiler { rustc, crates_folder, crates }
    }

    /// Starts one that waits for its arguments: to be loaded takes a compiler as long as a small crate does. It works in
    /// `root`, where the paths of problems and panics begin.
    pub fn start(&self, root: &str, prepare: impl FnOnce(&mut Command) -> Result<()>) -> Started {
        let mut command = Command::new(&self.rustc);
        // a file of arguments, one a line
        command.arg("@/dev/stdin").current_dir(root).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        Started(prepare(&mut command).and_then(|()| command.spawn()).unwrap_or_else(|error| failed(error)))
    }

    /// Every error that it found; none: it is done.
    pub fn compile(&self, Started(mut started): Started, manifest: &Manifest, arguments: &[&str]) -> Vec<Problem> {
        let mut all = OPTIONS.map(str::to_string).to_vec();
        all.extend(["--edition".to_string(), manifest.edition.clone(), format!("-Ldependency={}/target/debug/deps", self.crates_folder)]);
        all.extend(manifest.externs(&self.crates));
        all.extend(manifest.features.iter().flat_map(|feature| ["--cfg".to_string(), format!("feature=\"{}\"", feature)]));
        all.extend(arguments.iter().map(|each| each.to_string()));
        // one that has died says why when it is waited for
        started.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(all.join("\n").as_bytes())).unwrap_or(());
        let output = started.wait_with_output().unwrap_or_else(|error| failed(error));
        let said = String::from_utf8_lossy(&output.stderr);
        // the last one only counts them
        let problems: Vec<Problem> = said.lines().filter_map(problem).filter(|each| !each.message.starts_with("aborting due to")).collect();
        let of_machine = problems.iter().any(|each| each.path.is_empty() && OF_MACHINE.iter().any(|mark| each.message.contains(mark)));
        match output.status.code() {
            Some(0) => Vec::new(),
            Some(1) if !problems.is_empty() && !of_machine => problems,
            _ => failed(format!("{}\n{}", output.status, said.chars().take(2_000).collect::<String>())),
        }
    }
}

pub fn failed(why: impl Display) -> ! {
    eprintln!("the compiler failed: {}", why);
    exit(COMPILER_FAILED)
}

/// A file beside this program.
pub fn beside(name: &str) -> PathBuf {
    std::env::current_exe().unwrap_or_default().with_file_name(name)
}

pub fn reported(problems: &[&Problem]) -> Json {
    Json::List(problems.iter().take(MAX_PROBLEMS).map(|each| each.json()).collect())
}

fn problem(line: &str) -> Option<Problem> {
    let said = parse(line)?;
    if said.get("level").text() != "error" {
        return None;
    }
    let place = said.get("spans").list().iter().find(|span| span.get("is_primary").is_true()).map(outermost);
    Some(Problem {
        code: said.get("code").get("code").text().to_string(),
        message: said.get("message").text().to_string(),
        path: place.map_or(String::new(), |span| span.get("file_name").text().to_string()),
        line: place.map_or(0, |span| span.get("line_start").number()),
    })
}

/// Inside a macro of the standard library: where the macro was used.
fn outermost(span: &Json) -> &Json {
    let used_at = span.get("expansion").get("span");
    if span.get("file_name").text().starts_with('/') && *used_at != Json::Null { outermost(used_at) } else { span }
}
